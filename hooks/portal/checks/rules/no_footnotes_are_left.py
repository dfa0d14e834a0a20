"""A name carries no mark of a footnote: what the footnote said would be missing, and the mark is in the
way of whoever looks for the name."""

import re
from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.phase_out import PhaseOutRow
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "留下了注释的记号",
    "从表格抄来的 *、① 指着脚注，脚注没有抄来就会误导；“等、全部”不是型号。",
    "删去记号，把脚注写进 note 或 scope；型号一个个写全，写不全的把 match 改成 series 或 attribute。",
    (
        "rows[〈1〉].name: 〈名称〉里有注释的记号“〈*〉” (删去记号；注释的内容写在 note 或 scope 里)",
        "rows[〈1〉].models[〈2〉]: “〈全部〉”不是一个型号，逐个型号判断时对不上 (一个个写全；写不全的，把 match 改成 series 或 attribute)",
    ),
)

_MARK = re.compile(r"[*＊†‡※]|[①-⑳⑴-⒇]$|(?<=\S)\[\d+\]$")
_OPEN = re.compile(r"等$|全部|所有|其他型号")

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        field = "name" if item.parent else "title"
        if found := _MARK.search(item.title):
            told = f"{item.label(field)}里有注释的记号“{found.group()}”"
            hint = "删去记号；注释的内容写在 note 或 scope 里"
            yield Violation.of(item, (field,), told, hint)
        row = item.value
        if isinstance(row, PhaseOutRow) and row.match == "exact":
            written = "models_norm" if row.models_norm else "models"
            for index, model in enumerate(item.get(written)):
                if _OPEN.search(model):
                    told = f"“{model}”不是一个型号，逐个型号判断时对不上"
                    hint = "一个个写全；写不全的，把 match 改成 series 或 attribute"
                    yield Violation.of(item, (written, index), told, hint)

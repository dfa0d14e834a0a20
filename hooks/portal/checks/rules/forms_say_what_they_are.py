"""A form says of which edition it is, does not show a day that has passed as open, and says where no columns were seen."""

import re
from collections.abc import Iterator
from datetime import date

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.form import FilingForm
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "表格没有说清是哪一版、过没过期、栏目见没见到",
    "读者会照着填、照着交：旧表、过了的日子、没有见到的栏目都要写明。",
    "核对来源：过了的日子在后面写“已过”；一个栏目也没有见到的表写 unseen: 栏目未见；"
    "共用的栏目先在 blocks 里写，再用代号指它；只有自己拟的、又能取数的表，才写 fill_here。",
    (
        "deadline: 〈2013 年 8 月 10 日〉 已经过去，没有写“已过” (在后面写“已过”，或换成当年的日子)",
        "tables[〈1〉].name: 〈一张表〉 没有栏目，也没有说栏目未见 (写 columns；没有见到的写 unseen: 栏目未见)",
        "tables[〈2〉].uses[〈2〉]: 共用的栏目里没有 〈motro〉 (先在 blocks 里写这一组，再用它的代号)",
        "fill_here: 没有一张表说了一行是什么，填不了 (给能填的表写 each，或删去 fill_here)",
    ),
)

_DAY = re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日")
_PASSED = "已过"


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("forms"):
        form = item.value
        assert isinstance(form, FilingForm)
        if passed := _passed(form):
            hint = "在后面写“已过”，或换成当年的日子"
            yield Violation.of(item, ("deadline",), f"{passed} 已经过去，没有写“已过”", hint)
        blocks = [one.id for one in form.blocks]
        for at, table in enumerate(form.tables):
            if not (table.columns or table.rows or table.uses or table.unseen):
                yield Violation.of(
                    item,
                    ("tables", at, "name"),
                    f"{table.name} 没有栏目，也没有说栏目未见",
                    "写 columns；没有见到的写 unseen: 栏目未见",
                )
            for place, id in enumerate(table.uses):
                if id not in blocks:
                    yield Violation.of(
                        item,
                        ("tables", at, "uses", place),
                        f"共用的栏目里没有 {id}",
                        "先在 blocks 里写这一组，再用它的代号",
                    )
        if form.fill_here and not any(table.each for table in form.tables):
            hint = "给能填的表写 each，或删去 fill_here"
            yield Violation.of(item, ("fill_here",), "没有一张表说了一行是什么，填不了", hint)


def _passed(form: FilingForm) -> str:
    """The first day in the words of its deadline that had passed when it was checked; '' where the
    words say so themselves."""
    if _PASSED in form.deadline:
        return ""
    for found in _DAY.finditer(form.deadline):
        year, month, day = map(int, found.groups())
        try:
            if date(year, month, day) < form.verification.checked.first:
                return found[0]
        except ValueError:
            return found[0]
    return ""

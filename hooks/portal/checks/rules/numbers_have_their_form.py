"""Document and standard numbers are written the way official documents write them."""

import re
from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "文号、标准号的写法",
    "写法统一，读者才查得到；标准号里的 /T 说明是不是推荐性。",
    "照提示改。文号的年份用六角括号〔〕；标准号写成 GB 18613-2020、GB/T 2589-2020。",
    (
        "doc_no: 文号 〈工信部节[2018]12号〉 的年份应用六角括号 (写成 〈工信部节〔2018〕12号〉)",
        "mandatory: 〈GB/T 90003-2018〉 是〈推荐性〉标准 (写 〈false〉)",
        "doc_no: 标准号 〈GB18613—2020〉 写法不对 (写成 〈GB 18613-2020〉)",
    ),
)

_BRACKETS = re.compile(r"[\[［【(（]((?:19|20)\d{2})[\]］】)）](?=第?\d+号)")
_STANDARD = re.compile(r"^(GB|GB/T|HJ|HJ/T|JB/T|DB\d{2}/T?|NB/T|QB/T|FZ/T) \d+(\.\d+)?-\d{4}$")
_LOOSE = re.compile(
    r"^(GB|HJ|JB|NB|QB|FZ)\s*(/\s*T)?\s*(\d+(?:\.\d+)?)\s*[-—–－]\s*(\d{4})$", re.IGNORECASE
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        number = item.get("doc_no")
        if not number:
            continue
        if item.get("level") == "national-standard":
            if not _STANDARD.match(number):
                yield Violation.of(
                    item, ("doc_no",), f"标准号 {number} 写法不对", _standard_hint(number)
                )
            elif item.get("mandatory") is not None and item.get("mandatory") == ("/T" in number):
                kind = "推荐性" if "/T" in number else "强制性"
                yield Violation.of(
                    item,
                    ("mandatory",),
                    f"{number} 是{kind}标准",
                    f"写 {'false' if '/T' in number else 'true'}",
                )
        elif found := _BRACKETS.search(number):
            fixed = number.replace(found.group(0), f"〔{found.group(1)}〕")
            yield Violation.of(
                item, ("doc_no",), f"文号 {number} 的年份应用六角括号", f"写成 {fixed}"
            )


def _standard_hint(number: str) -> str:
    loose = _LOOSE.match(number)
    if not loose:
        return "写成 GB 18613-2020 或 GB/T 2589-2020"
    prefix, recommended, digits, year = loose.groups()
    return f"写成 {prefix.upper()}{'/T' if recommended else ''} {digits}-{year}"

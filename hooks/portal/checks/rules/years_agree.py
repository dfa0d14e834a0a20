"""The year in the number of a document is the year in which it was issued or published."""

import re
from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.labels import with_key
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "文号的年份",
    "文号里的年份一般就是成文或发布的年份，不同多半是打错。",
    "核对文号和日期；确是这样的，在 dates_note 里写明。",
    (
        "〈issued〉: 〈成文日期〉 〈2019-01-01〉 和〈文号〉 〈财税〔2017〕71号〉 的年份不同 (核对两处；确是这样的，在 dates_note（日期说明）里写明)",
    ),
)

_YEARS = (
    re.compile(r"〔((?:19|20)\d\d)〕"),
    re.compile(r"^[A-Z][A-Z0-9/ ]*[\d.]+-((?:19|20)\d\d)$"),
    re.compile(r"((?:19|20)\d\d)年(?:第|公告|令)"),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        number = item.get("doc_no")
        days = [day for day in (item.get("issued"), item.get("published")) if day]
        if not number or not days or item.get("dates_note"):
            continue
        found = next((year for form in _YEARS if (year := form.search(number))), None)
        if found and not any(str(day).startswith(found[1]) for day in days):
            name = "issued" if item.get("issued") else "published"
            told = f"{item.label(name)} {days[0]} 和{item.label('doc_no')} {number} 的年份不同"
            key = with_key(type(item.value), "dates_note")
            yield Violation.of(item, (name,), told, f"核对两处；确是这样的，在 {key}里写明")

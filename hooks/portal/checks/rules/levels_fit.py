"""The level says what kind of document it is: it fits the catalogue; local ones name a region."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "效力级别和栏目不合",
    "效力级别决定放在哪个栏目；地方的文件要写明是哪里的。",
    "改 level，或把文件移到对的栏目；地方文件写 regions（行政区划代码，加引号）。",
    (
        "level: 〈国家标准〉应放在 〈standards〉/ (移到 data/〈standards〉/，或改正 level)",
        "regions: 〈地方性法规〉没有写地区 (写行政区划代码，如 '370000')",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        level = catalogue.term("levels", item.get("level") or "")
        if level is None:
            continue
        home = getattr(level, "catalogue", "")
        if not item.kind.any_level and home != item.kind.id:
            yield Violation.of(
                item, ("level",), f"{level.name}应放在 {home}/", f"移到 data/{home}/，或改正 level"
            )
        if level.id in ("local-regulation", "local-document") and not item.get("regions"):
            yield Violation.of(
                item, ("regions",), f"{level.name}没有写地区", "写行政区划代码，如 '370000'"
            )

"""The level says what kind of document it is: it fits the catalogue; local ones name a region."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation


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

"""What an inspection found, and the same fault on many pages told once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from portal.editing.inspection.rules import RULES, InspectionRule

EXAMPLES = 5
"""Places that are named of a fault that stands on many pages."""


@dataclass(frozen=True)
class Fault:
    """A fault at a place. `line` is 0 where it is the whole page."""

    kind: str
    page: str
    line: int
    what: str
    expected: str


@dataclass
class FoundFault:
    """A fault with all places where it stands."""

    kind: str
    what: str
    expected: str
    count: int = 0
    pages: int = 0
    places: list[tuple[str, int]] = field(default_factory=list)
    last: str = ""

    @property
    def rule(self) -> InspectionRule:
        return RULES[self.kind]

    @property
    def as_data(self) -> dict[str, Any]:
        rule = self.rule
        return {
            "kind": self.kind,
            "group": rule.group,
            "title": rule.title,
            "severity": rule.severity,
            "whose": rule.whose,
            "what": self.what,
            "expected": self.expected,
            "count": self.count,
            "pages": self.pages,
            "examples": [{"page": page, "line": line} for page, line in self.places],
        }


class FoundFaults:
    """Faults by what they are. Of each page all findings come together, and pages in their order."""

    def __init__(self, found: Iterable[Fault] = ()):
        self._faults: dict[tuple[str, str, str], FoundFault] = {}
        for one in found:
            self.add(one)

    def add(self, one: Fault) -> None:
        key = (one.kind, one.what, one.expected)
        fault = self._faults.setdefault(key, FoundFault(*key))
        fault.count += 1
        if fault.last != one.page:
            fault.pages += 1
            fault.last = one.page
            if len(fault.places) < EXAMPLES:
                fault.places.append((one.page, one.line))

    def join(self, other: "FoundFaults") -> None:
        """What was found on pages that come after."""
        for key, theirs in other._faults.items():
            mine = self._faults.setdefault(key, FoundFault(*key))
            mine.count += theirs.count
            mine.pages += theirs.pages
            mine.places = [*mine.places, *theirs.places][:EXAMPLES]
            mine.last = theirs.last

    @property
    def in_order(self) -> list[FoundFault]:
        """By rule as the table has them, what is most frequent first."""
        place = {kind: index for index, kind in enumerate(RULES)}
        return sorted(
            self._faults.values(), key=lambda one: (place[one.kind], -one.pages, one.what)
        )

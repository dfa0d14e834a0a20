"""The seven states of a document, and from which day on a document can hold at all."""

from enum import Enum

from portal.read.dates import PartialDate
from portal.read.document import Document


class Status(Enum):
    """The seven answers; the values are ids of the vocabulary `statuses`."""

    UPCOMING = "upcoming"
    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    EXPIRED = "expired"
    TARGET_PASSED = "target-passed"
    UNVERIFIED = "unverified"

    @property
    def ended(self) -> bool:
        return self in (Status.SUPERSEDED, Status.REPEALED, Status.EXPIRED)


LEGISLATION = frozenset(
    ("law", "administrative-regulation", "departmental-rule", "local-regulation")
)
"""What is replaced here is repealed (废止); standards, lists and policies are superseded (替代)."""

DATED_LEVELS = LEGISLATION | {"national-standard"}
"""Documents that name the day they take effect. Others hold from the day they are issued."""

TIMELESS_LEVELS = frozenset(("announcement", "reference"))
"""Lists of winners and compilations: they set nothing that could be in force."""


def start_of(value: object) -> PartialDate | None:
    """The first day a document holds, as far as it is known."""
    if not isinstance(value, Document):
        return None
    if value.effective or value.level in DATED_LEVELS:
        return value.effective
    return value.issued or value.published

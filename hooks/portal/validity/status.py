"""The seven states of a document, and what the levels of documents have in common."""

from enum import Enum


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

    @property
    def deed(self) -> str:
        """What a new document does to one that ends so: 废止, 替代, 停止执行."""
        return _DEEDS[self]

    @property
    def fate(self) -> str:
        """What becomes of a document to which that is done: 废止, 被替代, 停止执行."""
        return _FATES[self]


_DEEDS = {Status.REPEALED: "废止", Status.SUPERSEDED: "替代", Status.EXPIRED: "停止执行"}
_FATES = {**_DEEDS, Status.SUPERSEDED: "被替代"}


LEGISLATION = frozenset(
    ("law", "administrative-regulation", "departmental-rule", "local-regulation")
)
"""What is replaced here is repealed (废止); standards, lists and policies are superseded (替代)."""

DATED_LEVELS = LEGISLATION | {"national-standard"}
"""Documents that name the day they take effect. Others hold from the day they are issued."""

TIMELESS_LEVELS = frozenset(("announcement", "reference"))
"""Lists of winners and compilations: they set nothing that could be in force."""

"""细则已出: the rules for which people waited were seen, so that a relief can be claimed.

Whoever follows it waits for nothing else; what changes beside it (forms, days, papers) comes of it.
"""

from collections.abc import Iterable, Sequence

from portal.ledger.change import Change

CAME = "细则已出"


def rules_came(edits: Iterable[Sequence[Change]]) -> str:
    """The word where all of some edits bring rules; '' for others."""
    found = [any(map(_brings, changes)) for changes in edits]
    return CAME if found and all(found) else ""


def _brings(change: Change) -> bool:
    return change.field == "implementation.state" and (change.old, change.new) == (
        "none-seen",
        "seen",
    )

"""What became of a message."""

from dataclasses import dataclass

SENT = "sent"
REFUSED = "refused"
"""It did not come and will not, until somebody mends something."""
HELD_UP = "held_up"
"""It did not come, and may the next time."""
UNSURE = "unsure"
"""It was handed over, and no answer came: nobody here can know whether it arrived."""


@dataclass(frozen=True)
class SendOutcome:
    """How it ended, in words; `after` so many seconds it may be tried again, 0 not in this run."""

    how: str
    why: str = ""
    after: float = 0

    @classmethod
    def unsure(cls, why: str) -> "SendOutcome":
        return cls(UNSURE, why)

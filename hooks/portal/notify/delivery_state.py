"""What each target has been told, what waits, and what nobody knows: kept in a file between runs.

No address is in it. It is written whole before and after each message, so that a run that is cut off
leaves behind which message was on its way.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from portal.editing.files.whole_file import write_whole

FORMAT: Literal[1] = 1


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Delivery(_Kept):
    """One message: the events of a scope that it tells, and when it was begun."""

    scope: str
    events: list[str]
    at: datetime | None = None


class TargetState(_Kept):
    """Of one target. An event is `known` of a scope once it was told, waits, or was there before."""

    known: dict[str, list[str]] = {}
    waiting: dict[str, list[str]] = {}
    again: list[Delivery] = []
    """Messages that are sent once more just as they were."""
    sending: Delivery | None = None
    """The one that is on its way; found at a start, it is one of which nobody knows."""
    unsure: list[Delivery] = []
    """Those that a person has to look for in the group."""
    last_sent: datetime | None = None
    not_before: datetime | None = None
    week: str = ""
    """The week in which it was last told, of those that are told weekly."""

    @property
    def is_quiet(self) -> bool:
        return not (any(self.waiting.values()) or self.again)


class DeliveryState(_Kept):
    """Of all targets; `last` is when it was last looked for something new."""

    format: Literal[1] = FORMAT
    last: datetime | None = None
    targets: dict[str, TargetState] = {}


class BadState(ValueError):
    """The file is there and cannot be read."""


def read_state(path: Path) -> DeliveryState:
    """What a file holds; nothing where there is none. Raises BadState."""
    if not path.exists():
        return DeliveryState()
    try:
        return DeliveryState.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, ValidationError):
        raise BadState(str(path)) from None


def write_state(path: Path, state: DeliveryState) -> None:
    """Put it down, whole, so that it survives the loss of power."""
    data: Any = state.model_dump(mode="json", exclude_defaults=True)
    data["format"] = FORMAT
    write_whole(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))

"""What the schemas are called."""

import re
from functools import cache

from pydantic import BaseModel

ENDING = ".schema.json"
DEPARTED, MOVED, EVENTS, INDEX, TOOLS, VOCABULARY, LINK_KINDS, TEXTS, TEXT = (
    f"{name}{ENDING}"
    for name in (
        *("departed", "moved", "events", "index", "tools", "vocabulary", "link-kinds"),
        *("texts", "text"),
    )
)


@cache
def of_model(model: type[BaseModel]) -> str:
    """That of the files of one kind of record or row: `phase-out-row.schema.json`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", model.__name__).lower() + ENDING


def of_list(catalogue: str) -> str:
    """That of the list of a catalogue: `list-phase-out.schema.json`."""
    return f"list-{catalogue}{ENDING}"


def of_vocabulary(name: str) -> str:
    """That of a vocabulary's file."""
    return f"vocab-{name}{ENDING}"

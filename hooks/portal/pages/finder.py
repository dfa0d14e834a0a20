"""A finder: the box above a list that narrows it in the reader's browser."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finder:
    """What a finder looks through: a catalogue, or everything about one term of a facet. `name` is
    what people call that; the browser takes the rest from search/docs.json."""

    name: str
    kind: str = ""
    facet: str = ""
    term: str = ""

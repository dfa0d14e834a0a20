"""A finder: the box above a list that narrows it in the reader's browser."""

from dataclasses import dataclass

from portal.kinds.kind import SOUGHT_BY


@dataclass(frozen=True)
class Finder:
    """What a finder looks through: a catalogue, or everything about one term of a facet. `name` is
    what people call that; the browser takes the rest from its own file, search/list-….json."""

    name: str
    kind: str = ""
    facet: str = ""
    term: str = ""
    words: str = SOUGHT_BY
    """What to type, as far as one may know it."""

"""The running text of the data and of the hand-written pages, piece by piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from portal.catalogue.tree import Tree
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.markers import Is
from portal.read.model_fields import ModelField, Place, values_at, ways
from portal.read.prose import without_code

NO_TEXT = ("id", "key", "alias_ids", "models", "models_norm", "aliases", "written", "stated")
"""Fields that are names, or words as others have them."""

OTHERS_WORDS = ("sources", "tables")
"""Parts that quote: the titles of sources, the boxes of an official form."""

_ADDRESS = re.compile(r"https?://[^\s<>()\"'，。；）]+|\]\([^)\s]*\)")


@dataclass(frozen=True)
class Passage:
    """A piece of text with where it stands. `year` is that of the document which its record is about,
    None for what speaks of today."""

    id: str
    """Of the record or row; of a hand-written page its path."""
    path: str
    place: Place
    text: str
    year: int | None = None
    issuers: tuple[str, ...] = ()
    item: Item | None = None
    line: int = 0

    def violation(self, at: int, message: str, hint: str) -> Violation:
        """What is wrong at an index of the text."""
        if self.item is None:
            return Violation(self.path, ("正文",), message, hint, (self.line, at + 1))
        return Violation.of(self.item, self.place, message, hint)


def passages(items: list[Item], tree: Tree) -> Iterator[Passage]:
    """Everything that somebody wrote as text: no ids, no addresses, no code."""
    for item in items:
        for names, field in ways(type(item.value), _is_text):
            if names[0] not in OTHERS_WORDS:
                for place, _, value in values_at(item.value, names):
                    yield from _of_value(item, place, value)
    for path, text in tree.guides.items():
        for number, line in enumerate(without_code(text).split("\n"), 1):
            yield Passage(path, path, (), without_addresses(line), line=number)


def _of_value(item: Item, place: Place, value: Any) -> Iterator[Passage]:
    several = isinstance(value, tuple)
    for index, one in enumerate(value if several else (value,)):
        if isinstance(one, str) and one:
            here = (*place, index) if several else place
            yield Passage(
                item.id,
                item.path,
                here,
                without_addresses(one),
                _year(item),
                tuple(item.record.__dict__.get("issuers", ())),
                item,
            )


def without_addresses(text: str) -> str:
    """The text with spaces where addresses stand, as long as it was."""
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def _year(item: Item) -> int | None:
    """Of the document, or of what happened, the first year that is told."""
    years = [
        value.first.year
        for name in ("issued", "published", "effective", "date")
        if isinstance(value := item.record.__dict__.get(name), PartialDate)
    ]
    return min(years, default=None)


def _is_text(field: ModelField) -> bool:
    return (
        Is.WEB not in field.traits
        and Is.FIELD_NAME not in field.traits
        and field.vocabulary is None
        and field.links is None
        and not field.is_date
        and not field.is_value
        and field.below is None
        and field.name not in NO_TEXT
    )

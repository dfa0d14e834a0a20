"""Whatever has a page of its own: a record, or a row of a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from portal.read.dates import PartialDate
from portal.read.document import Row
from portal.read.markers import Is
from portal.read.model_fields import OTHER, ModelField, dated_by, fields_of, having
from portal.read.record import Record

if TYPE_CHECKING:  # a kind shows items, so it stands on this module
    from portal.kinds.kind import Kind
    from portal.kinds.presentation import Presentation


@dataclass(frozen=True, eq=False)
class Item:
    """A record or row, with the catalogue and file that it is in.

    `place` is where it stands in its file: () for a record, ('rows', 3) for a row.
    """

    kind: "Kind"
    path: str
    value: Record | Row
    parent: "Item | None" = None
    place: tuple[str | int, ...] = ()
    own: bool = False
    """Whether a portal says it itself, where it has its own data upon the nation's."""

    @property
    def id(self) -> str:
        return self.value.id

    @property
    def title(self) -> str:
        return self.value.title if isinstance(self.value, Record) else self.value.name

    @property
    def numbered_title(self) -> str:
        """The title with the number of the document, where it has one of its own."""
        number = self.get("doc_no")
        return f"{self.title}（{number}）" if number and number not in self.title else self.title

    @property
    def url(self) -> str:
        """Address below the site's root: `laws/energy-conservation-law/`."""
        return f"{self.kind.id}/{self.id}/"

    @property
    def record(self) -> Record:
        """The record itself, or the list that the row belongs to."""
        value = self.parent.value if self.parent else self.value
        assert isinstance(value, Record)
        return value

    def get(self, field: str, default: Any = None) -> Any:
        """A field that only some models have."""
        return self.value.__dict__.get(field, default)  # a miss with getattr takes pydantic long

    @property
    def presentation(self) -> "Presentation":
        """How it is shown."""
        return self.kind.presentation(self.value)

    @property
    def fields(self) -> dict[str, ModelField]:
        """What its model says of its fields."""
        return fields_of(type(self.value))

    def label(self, field: str) -> str:
        """What one of its fields is called."""
        return self.fields[field].label if field in self.fields else OTHER

    @property
    def dates(self) -> Iterator[PartialDate]:
        """The dates that it has, the one that tells most first."""
        return (day for name in dated_by(type(self.value)) if (day := self.get(name)))


def rows_of(record: Record) -> list[tuple[tuple[str, int], Row]]:
    """The rows that get pages, with their places: items of lists, market access rules."""
    return [
        ((field, index), row)
        for field in having(type(record), Is.ROWS)
        for index, row in enumerate(record.__dict__[field])
    ]


def parts_of(value: BaseModel) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Ids that have no page of their own but a place on the record's page, with where they stand."""
    for field in having(type(value), Is.PARTS):
        for index, part in enumerate(value.__dict__[field]):
            yield (field, index), part.id
            for place, id in parts_of(part):
                yield (field, index, *place), id

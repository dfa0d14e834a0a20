"""Whatever has a page of its own: a record, or a row of a list."""

from dataclasses import dataclass
from typing import Any

from portal.kinds.kinds import Kind
from portal.read.document import Row
from portal.read.record import Record


@dataclass(frozen=True, eq=False)
class Item:
    """A record or row, with the catalogue and file that it is in.

    `place` is where it stands in its file: () for a record, ('rows', 3) for a row.
    """

    kind: Kind
    path: str
    value: Record | Row
    parent: "Item | None" = None
    place: tuple[str | int, ...] = ()

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


def rows_of(record: Record) -> list[tuple[tuple[str, int], Row]]:
    """The rows that get pages, with their places: items of lists, market access rules."""
    return [
        ((field, index), row)
        for field in ("rows", "rules")
        for index, row in enumerate(getattr(record, field, ()))
    ]


def parts_of(record: Record) -> list[tuple[tuple[str | int, ...], str]]:
    """Ids that have no page of their own but a place on the record's page, with where they stand."""
    found: list[tuple[tuple[str | int, ...], str]] = []
    for index, indicator in enumerate(getattr(record, "indicators", ())):
        found.append((("indicators", index), indicator.id))
    for index, table in enumerate(getattr(record, "grade_tables", ())):
        found.append((("grade_tables", index), table.id))
        found += [
            (("grade_tables", index, "rows", number), row.id)
            for number, row in enumerate(table.rows)
        ]
    return found

"""The columns of a table: one for each field of a row, and for each of a part that a row has once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from portal.editing.files.field_order import in_order
from portal.read.model_fields import ModelField, fields_of

ColumnKind = Literal["word", "words", "parts"]
"""One value, a list of values, a list of parts with fields of their own."""


@dataclass(frozen=True)
class TableColumn:
    """`path` leads to the value in a row: `("verification", "checked")`, `("grades", 2)`."""

    path: tuple[str | int, ...]
    label: str
    kind: ColumnKind
    model: type[BaseModel]
    field: ModelField
    required: bool

    @property
    def id(self) -> str:
        """What the column is called in the second heading, by which it is known again."""
        text = str(self.path[0])
        for step in self.path[1:]:
            text += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
        return text

    @property
    def name(self) -> str:
        """The field of the row that it belongs to."""
        return str(self.path[0])

    @property
    def annotation(self) -> Any:
        return self.model.model_fields[self.field.name].annotation

    def of(self, row: Mapping[str, Any]) -> Any:
        """The value in a row; None where there is none."""
        held: Any = row
        for step in self.path:
            if isinstance(step, int):
                held = held[step] if isinstance(held, list) and step < len(held) else None
            else:
                held = held.get(step) if isinstance(held, Mapping) else None
        return held


def columns_of(
    model: type[BaseModel], numbered: Mapping[str, Sequence[str]] | None = None
) -> list[TableColumn]:
    """The columns of a table of such rows. The lists in `numbered` have a column for each value, with
    the labels that are given: the grades of a table."""
    return list(_columns(model, (), "", numbered or {}, needed=True))


def _columns(
    model: type[BaseModel],
    before: tuple[str, ...],
    prefix: str,
    numbered: Mapping[str, Sequence[str]],
    needed: bool,
) -> Iterator[TableColumn]:
    fields = fields_of(model)
    for name in in_order(fields, model):
        field = fields[name]
        label, path = prefix + field.label, (*before, name)
        must = needed and model.model_fields[name].is_required() and name != "id"  # ids are given
        several = is_several(model, name)
        if name in numbered:
            for index, text in enumerate(numbered[name]):
                yield TableColumn((*path, index), text, "word", model, field, must)
        elif field.below and not several:
            yield from _columns(field.below, path, f"{field.label}：", {}, must)
        else:
            kind: ColumnKind = "parts" if field.below else "words" if several else "word"
            yield TableColumn(path, label, kind, model, field, must)


def is_several(model: type[BaseModel], name: str) -> bool:
    """Whether a field holds a list."""
    return get_origin(model.model_fields[name].annotation) is tuple


def options_of(column_model: type[BaseModel], name: str) -> list[Any]:
    """The values that a field may have, where these are a few."""
    return list(_literals(column_model.model_fields[name].annotation))


def types_of(annotation: Any) -> set[Any]:
    """The plain types that a value may have."""
    found = {one for one in (str, int, Decimal, bool, NoneType) if annotation is one}
    for part in get_args(annotation):
        found |= types_of(part)
    return found


def _literals(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
        return
    for part in get_args(annotation):
        yield from _literals(part)

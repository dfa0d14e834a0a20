"""How fields are filled in, shown by records that are there: the examples of the field reference."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from portal.catalogue.catalogue import Catalogue
from portal.editing.files.yaml_written import written, written_row
from portal.page import Link
from portal.read.markers import Is
from portal.read.model_fields import ModelField, fields_of, stated_by

LONGEST, MANY = 120, 3
"""Characters of an example that is short, and the items of a list that are shown."""


@dataclass(frozen=True)
class Example:
    """A field as a file has it, and the record that it is from."""

    text: str
    link: Link | None


class Examples:
    """The first short value of each field, in the order of ids; else the shortest one."""

    def __init__(self, catalogue: Catalogue | None):
        self._found: dict[tuple[type[BaseModel], str], Example] = {}
        self._shared: dict[tuple[type[BaseModel], str], Example] = {}
        for id in sorted(catalogue.items) if catalogue else ():
            item = catalogue.items[id] if catalogue else None
            if item and not (catalogue and catalogue.is_withdrawn(item)):
                self._look(item.value, Link(item.title, item.url))
        for terms in catalogue.vocabularies.values() if catalogue else ():
            for term in terms.values():
                self._look(term, None)

    def of(self, model: type[BaseModel], name: str) -> Example | None:
        """The example of a field, if need be from another model that shares it; None where no record
        has it."""
        shared = (stated_by(model, name), name)
        return self._found.get((model, name)) or self._shared.get(shared)

    def _look(self, part: BaseModel, link: Link | None) -> None:
        model = type(part)
        for name, field in _shown(model):
            value = part.__dict__[name]
            if name not in part.model_fields_set or value in (None, ()):
                continue
            known = self._found.get((model, name))
            if known is None or LONGEST < len(known.text) > _least(_begun(value)):
                text = _text(part, name)
                if known is None or len(text) < len(known.text):
                    self._found[model, name] = Example(text, link)
                    self._shared.setdefault((stated_by(model, name), name), Example(text, link))
            if field.below is not None:
                for one in value if isinstance(value, tuple) else (value,):
                    self._look(one, link)


@cache
def _shown(model: type[BaseModel]) -> list[tuple[str, ModelField]]:
    """The fields that may stand here: what only editors know stands on no page, and neither does what
    may be too old to be shown."""
    fields = fields_of(model).items()
    return [one for one in fields if Is.INTERNAL not in one[1].traits and not _fades(one[1])]


def _fades(field: ModelField) -> bool:
    inner = fields_of(field.below).values() if field.below else ()
    return any(Is.UNTOLD in one.traits for one in (field, *inner))


def whole(part: BaseModel) -> str:
    """A part as an item of a list."""
    return written_row(_plain(part), type(part)).rstrip("\n")


def _begun(value: Any) -> Any:
    """As much of it as is shown."""
    if isinstance(value, tuple):
        return value[: 1 if value and isinstance(value[0], BaseModel) else MANY]
    return value


def _least(value: Any) -> int:
    """Characters that a value takes at least when it is written."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(2 + _least(one) for one in value)  # after a dash or before a comma
    if isinstance(value, BaseModel):
        names = value.model_fields_set
        return sum(len(name) + 2 + _least(value.__dict__[name]) for name in names)
    return 1


def _text(part: BaseModel, name: str) -> str:
    value = _plain(_begun(part.__dict__[name]))
    return written({name: value}, type(part)).rstrip("\n")


def _plain(value: Any) -> Any:
    """Only what was written: no defaults."""
    if isinstance(value, BaseModel):
        return {
            name: _plain(value.__dict__[name])
            for name in fields_of(type(value))
            if name in value.model_fields_set
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value

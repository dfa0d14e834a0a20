"""Values of fields as people read them, for records of any time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from portal.catalogue.content import Content, row_in, title_of
from portal.kinds.kinds import BY_ID
from portal.kinds.labels import CATALOGUE, field_label, field_of
from portal.kinds.rows import model_of_row
from portal.ledger.change import Change
from portal.ledger.labels import Labels
from portal.read.markers import Is, Show
from portal.read.model_fields import OTHER, ModelField, fields_of, shown
from portal.read.vocabulary import Term

LONGEST = 400
"""Characters of a value; the record's page has the whole."""

NOTHING = "（无）"

_YEARS = re.compile("any|(<=|>=|<|>)([0-9]{4})")
"""A condition on years, as `DeadlineRule` has it."""

_SIDES = {"<=": "年及以前", "<": "年以前（不含）", ">=": "年及以后", ">": "年以后（不含）"}


@dataclass(frozen=True)
class Changed:
    """One change in words: which field, of which row, from what to what."""

    field: str
    row: str
    old: str
    new: str


class ValueFormatter:
    """Turns values into words with the names of the vocabularies."""

    def __init__(
        self, vocabularies: Mapping[str, Mapping[str, Term]], labels: Labels | None = None
    ):
        self.vocabularies = vocabularies
        self.labels = labels or {}
        """Names of another time, which come first."""

    def changed(self, change: Change, content: Content) -> Changed:
        """A change of `content`. Of lists only what came and went, for the rest stayed."""
        old, new = change.old, change.new
        catalogue = content["catalogue"]
        label = field_label(catalogue, change.field)
        if change.order:
            return Changed(f"{label}的顺序", "", NOTHING, "有调整")
        if isinstance(old, list) and isinstance(new, list):
            old, new = _without(old, new), _without(new, old)
        row = row_in(content, change.row) if change.row else None
        whole = change.steps[-1].startswith("[")
        name = title_of(row) if row and not whole else _titled_part(change, content)
        if change.field == CATALOGUE:
            return Changed(label, name, _catalogue(old), _catalogue(new))
        field = field_of(catalogue, change.field)
        holder = model_of_row(content, row) if row else BY_ID[catalogue].model
        return Changed(label, name, self.text(field, old, holder), self.text(field, new, holder))

    def text(
        self, field: ModelField | None, value: Any, holder: type[BaseModel] | None = None
    ) -> str:
        """A value of a field in words; what is too long ends in …"""
        text = " ".join(self.whole(field, value, holder).split())
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

    def whole(
        self, field: ModelField | None, value: Any, holder: type[BaseModel] | None = None
    ) -> str:
        """A value in words, however long. Of a field that no model has any more, as it is. `holder`
        is the model of the record or row, where values are names of its fields."""
        if value is None or value == []:
            return NOTHING
        if isinstance(value, list):
            between = "；" if any(isinstance(one, dict) for one in value) else "、"
            return between.join(self.whole(field, one, holder) for one in value)
        if isinstance(value, dict):
            return self._part(field, value, holder)
        if field and Is.FIELD_NAME in field.traits:
            return _called(str(value), holder)
        if field and field.choices:
            return field.choices.get(value, str(value))
        if isinstance(value, bool):
            return "是" if value else "否"
        if found := _YEARS.fullmatch(str(value)):
            return f"{found[2]}{_SIDES[found[1]]}" if found[1] else "不论年份"
        return self.name(field.vocabulary or "", str(value)) if field else str(value)

    def searched(self, field: ModelField, value: Any) -> str:
        """A value with all that is searched of its parts; their names are not the whole of them."""
        if isinstance(value, list):
            return "；".join(self.searched(field, one) for one in value)
        if isinstance(value, dict):
            inner = shown(field.below, Show.SEARCH) if field.below else ()
            found = [(one, value[one.name]) for one in inner if one.name in value]
            return "，".join(self.searched(one, text) for one, text in found)
        return self.whole(field, value)

    def name(self, vocabulary: str, id: str) -> str:
        """The name of a term, or the text itself."""
        if name := self.labels.get(vocabulary, {}).get(id):
            return name
        terms = self.vocabularies.get(vocabulary, {})
        return terms[id].name if id in terms else id

    def _part(
        self, field: ModelField | None, part: dict[str, Any], holder: type[BaseModel] | None
    ) -> str:
        """A part of a record by its name, or in all its words."""
        if name := part.get("name") or part.get("title"):
            return str(name)
        inner = fields_of(field.below) if field and field.below else {}
        told = (
            self._told(inner.get(key), one, holder)
            for key, one in part.items()
            if key != "id" and not (key in inner and Is.UNTOLD in inner[key].traits)
        )
        return "，".join(text for text in told if text)

    def _told(self, field: ModelField | None, value: Any, holder: type[BaseModel] | None) -> str:
        """A value among others of its part: a number or a day that need not be there says what it
        is, and of what is so or not its name is said, or nothing."""
        if field and not field.choices and isinstance(value, bool):
            return field.label if value else ""
        text = self.whole(field, value, holder)
        named = field and not field.required and (field.is_date or field.is_value)
        return f"{field.label} {text}" if field and named and not field.choices else text


def _titled_part(change: Change, content: Content) -> str:
    """The title of the part that a change is in, where its list is told by titles; '' elsewhere and for a
    part that came or went as a whole."""
    first, *rest = change.steps
    field = field_of(content["catalogue"], first) if len(rest) > 1 else None
    if field is None or Is.TITLED not in field.traits:
        return ""
    return next((one["title"] for one in content.get(first, ()) if f"[{one['id']}]" == rest[0]), "")


def _called(name: str, holder: type[BaseModel] | None) -> str:
    """What a field is called in its record or row, else in any."""
    models = [holder] if holder else []
    models += [kind.model for kind in BY_ID.values()]
    models += [model for kind in BY_ID.values() for model in kind.rows]
    found = next((fields_of(model)[name] for model in models if name in fields_of(model)), None)
    return found.label if found else OTHER


def _catalogue(id: str | None) -> str:
    return BY_ID[id].name if id in BY_ID else id or NOTHING


def _without(values: list[Any], others: list[Any]) -> list[Any]:
    return [value for value in values if value not in others]

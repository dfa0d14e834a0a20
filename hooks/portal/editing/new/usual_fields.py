"""Which fields a new record of a catalogue is likely to need, and how others have filled them in."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from portal.catalogue.catalogue import Catalogue
from portal.editing.files.field_order import in_order
from portal.editing.files.yaml_written import flow
from portal.kinds.kind import Kind
from portal.read.fields import Model
from portal.read.markers import Is, Show
from portal.read.model_fields import ModelField, fields_of

_USUAL = 0.2
"""From which share of the records of a catalogue on a field is usual."""

_ENOUGH = 5
"""Records that tell what is usual; with fewer, all that readers see first is."""

_LONGEST = 60
"""Characters of an example."""


class UsualFields:
    """Asked of one model, with what there is of it."""

    def __init__(self, model: type[BaseModel], values: Sequence[Model]):
        self.model = model
        self.fields = fields_of(model)
        self._values = values
        self._counts = Counter(name for one in values for name in one.model_fields_set)

    @classmethod
    def of_kind(cls, kind: Kind, catalogue: Catalogue) -> "UsualFields":
        """Those of the records of a catalogue."""
        return cls(kind.model, [item.value for item in catalogue.of(kind.id)])

    @classmethod
    def of_rows(cls, kind: Kind, field: ModelField, catalogue: Catalogue) -> "UsualFields":
        """Those of the rows in a field of a catalogue's records."""
        assert field.below
        lists = [item.record.__dict__.get(field.name, ()) for item in catalogue.of(kind.id)]
        return cls(field.below, [row for rows in lists for row in rows])

    def names(self) -> list[str]:
        """The fields that are required or usual, in the order of the house."""
        return in_order([name for name in self.fields if self._is_usual(name)], self.model)

    def others(self) -> list[ModelField]:
        """The rest of what an editor may write."""
        usual = set(self.names())
        return [
            self.fields[name]
            for name in in_order(self.fields, self.model)
            if name not in usual and not _is_left_to_others(self.fields[name])
        ]

    def is_required(self, name: str) -> bool:
        return self.model.model_fields[name].is_required()

    def example(self, name: str) -> str:
        """How another record has filled in a field, short; '' where none tells it in a few words."""
        for one in self._values:
            value = one.__dict__.get(name)
            if name in one.model_fields_set and value not in (None, (), "", False):
                text = flow(_plain(one, name), self.fields[name].below)
                is_short = len(text) <= _LONGEST and "\n" not in text
                if is_short and not (self.fields[name].is_date and "-" not in text):
                    return text
        return ""

    def typical(self) -> Model | None:
        """The shortest of the values that have all that is usual, or as much of it as any."""
        usual = set(self.names())
        most = max((len(usual & one.model_fields_set) for one in self._values), default=0)
        full = [one for one in self._values if len(usual & one.model_fields_set) == most]
        return min(full, key=lambda one: len(str(one)), default=None)

    def _is_usual(self, name: str) -> bool:
        field = self.fields[name]
        is_list = (
            Is.ROWS in field.traits and Is.HEADING in field.traits
        )  # the catalogue is of lists
        if self.is_required(name) or name == "sources" or is_list:
            return True
        if _is_left_to_others(field):
            return False
        if field.dates is not None or name == "expires":
            return True
        if len(self._values) < _ENOUGH:
            return bool(field.show & (Show.HEAD | Show.FACTS | Show.KEY_FACT))
        return self._counts[name] / len(self._values) >= _USUAL


def _is_left_to_others(field: ModelField) -> bool:
    """What commands write, and what follows from another record."""
    return field.name == "alias_ids" or bool(field.links and field.links.mirrored)


def _plain(one: Model, name: str) -> Any:
    return one.model_dump(mode="json", include={name}, exclude_defaults=True)[name]


def has_rows(field: ModelField) -> bool:
    """Whether the parts of a field have pages of their own and stand in a list of many."""
    return Is.ROWS in field.traits

"""Values of fields as people read them, for records of any time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.catalogue.content import Content, row_in, title_of
from portal.kinds.kinds import BY_ID
from portal.kinds.labels import field_label
from portal.ledger.change import Change
from portal.read.vocabulary import Term

LONGEST = 400
"""Characters of a value; the record's page has the whole."""

NOTHING = "（无）"

VOCABULARIES = {"level": "levels", "kind": "case-kinds", "stage": "stages", "mode": "modes"}
"""Fields named otherwise than the vocabulary that their values come from."""


@dataclass(frozen=True)
class Changed:
    """One change in words: which field, of which row, from what to what."""

    field: str
    row: str
    old: str
    new: str


class ValueFormatter:
    """Turns values into words with the names of the vocabularies."""

    def __init__(self, vocabularies: Mapping[str, Mapping[str, Term]]):
        self.vocabularies = vocabularies

    def changed(self, change: Change, content: Content) -> Changed:
        """A change of `content`. Of lists only what came and went, for the rest stayed."""
        old, new = change.old, change.new
        field = field_label(change.name)
        if change.order:
            return Changed(f"{field}的顺序", "", NOTHING, "有调整")
        if isinstance(old, list) and isinstance(new, list):
            old, new = _without(old, new), _without(new, old)
        row = row_in(content, change.row) if change.row else None
        whole = change.steps[-1].startswith("[")
        name = title_of(row) if row and not whole else ""
        texts = (self.text(change.name, old), self.text(change.name, new))
        return Changed(field, name, *texts)

    def text(self, field: str, value: Any) -> str:
        """A value in words; what is too long ends in …"""
        text = " ".join(self._text(field, value).split())
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

    def whole(self, value: Any) -> str:
        """A value in words, however long."""
        return self._text("", value)

    def _text(self, field: str, value: Any) -> str:
        if value is None or value == []:
            return NOTHING
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, list):
            between = "；" if any(isinstance(one, dict) for one in value) else "、"
            return between.join(self._text(field, one) for one in value)
        if isinstance(value, dict):
            if name := value.get("name") or value.get("title"):
                return str(name)
            parts = (self._text(key, one) for key, one in value.items() if key != "id")
            return "，".join(parts)
        return self.name(field, str(value))

    def name(self, field: str, id: str) -> str:
        """The name of a term, or the text itself."""
        if field == "catalogue" and id in BY_ID:
            return BY_ID[id].name
        vocabulary = self.vocabularies.get(VOCABULARIES.get(field, field), {})
        return vocabulary[id].name if id in vocabulary else id


def _without(values: list[Any], others: list[Any]) -> list[Any]:
    return [value for value in values if value not in others]

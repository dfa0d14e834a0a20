"""The value of a field from the text of a cell, or of an option on the command line."""

import re
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from portal.catalogue.vocabularies import Vocabularies
from portal.editing.tables.cell_text import folded, one_line
from portal.editing.tables.grid import SheetCell
from portal.editing.tables.vocabulary_words import nearest_term, term_of
from portal.editing.tables.written_dates import UnclearDate, read_date, without_since
from portal.kinds.phase_out import SHORT_MATCHES
from portal.read.model_fields import fields_of

STARTS = "effective"
"""The field of the first day: of it alone, 起 says nothing that the field does not say."""


class UnclearValue(ValueError):
    """A text that is no value of its field."""

    def __init__(self, message: str, hint: str = ""):
        super().__init__(message)
        self.message, self.hint = message, hint


def value_of(
    model: type[BaseModel],
    name: str,
    text: str,
    vocabularies: Vocabularies,
    cell: SheetCell | None = None,
    epoch: str = "",
) -> Any:
    """Plain data as YAML has it. Raises UnclearValue."""
    field = fields_of(model)[name]
    annotation = model.model_fields[name].annotation
    several = is_several(model, name)
    if field.vocabulary:
        terms = vocabularies.get(field.vocabulary, {})
        found = [_term(one, terms, field.vocabulary) for one in _parts(text)]
        return found if several else found[0]
    if field.is_date:
        text = without_since(text) if name == STARTS else text
        try:
            return read_date(cell or SheetCell(1, 1, text), text, epoch).text
        except UnclearDate as error:
            raise UnclearValue(error.message, error.hint) from None
    choices = {word: str(word) for word in _literals(annotation)}
    if choices and not several:
        return _choice(text, list(choices), field.choices)
    if bool in _types(annotation):
        return _switch(text, field.choices)
    return _parts(text) if several else one_line(text)


def is_several(model: type[BaseModel], name: str) -> bool:
    """Whether a field holds a list."""
    return get_origin(model.model_fields[name].annotation) is tuple


def _parts(text: str) -> list[str]:
    return [part for one in re.split(r"[、；;\n]", text) if (part := one_line(one))]


def _term(word: str, terms: Mapping[str, Any], vocabulary: str) -> str:
    found = term_of(word, terms)
    if found and found.sure:
        return found.id
    near = found.id if found else nearest_term(word, terms)
    hint = f"可能是 {near}" if near else f"取自词表 data/vocab/{vocabulary}.yaml"
    raise UnclearValue(f"词表 {vocabulary} 里没有“{word}”", hint)


def _choice(text: str, values: list[str], labels: Mapping[Any, str]) -> str:
    word = folded(text)
    said: dict[str, str] = {folded(value): value for value in values}
    said |= {folded(label): str(value) for value, label in labels.items()}
    if set(values) == set(SHORT_MATCHES):
        said |= {folded(label): value for value, label in SHORT_MATCHES.items()}
    if word in said:
        return said[word]
    if word.removesuffix("类") in said:
        return said[word.removesuffix("类")]
    shown = "、".join(values)
    raise UnclearValue(f"“{text}”不是可选的值", f"可选：{shown}")


def _switch(text: str, labels: Mapping[Any, str]) -> bool:
    said = {folded(label): value for value, label in labels.items()}
    said |= {"是": True, "否": False, "true": True, "false": False, "★": True}
    if folded(text) in said:
        return bool(said[folded(text)])
    raise UnclearValue(f"“{text}”不是“是”或“否”", "写 是 或 否")


def _literals(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(one) for one in get_args(annotation)]
    return [word for part in get_args(annotation) for word in _literals(part)]


def _types(annotation: Any) -> list[Any]:
    return [annotation, *(one for part in get_args(annotation) for one in _types(part))]

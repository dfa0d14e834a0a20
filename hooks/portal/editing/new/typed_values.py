"""What an editor types for a field, as the value that the file has."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError

from portal.editing.finding.number_forms import as_written, standard_number
from portal.editing.new.vocabulary_choices import VocabularyChoices, choices_of
from portal.kinds.kind import Kind
from portal.read.dates import PartialDate
from portal.read.markers import Is
from portal.read.model_fields import ModelField, fields_of
from portal.read.refusal import listed, refusals
from portal.read.text import unwanted
from portal.read.vocabulary import Term

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_SWITCH = {"true": True, "是": True, "false": False, "否": False}


class NotUnderstood(ValueError):
    """What was typed is no value of the field; says in Chinese why and what to write. `near` are
    terms that may have been meant."""

    def __init__(self, told: str, near: tuple[Term, ...] = ()):
        super().__init__(told)
        self.near = near


class TypedValues:
    """Reads what is typed for the fields of one catalogue's records."""

    def __init__(self, kind: Kind, vocabularies: Mapping[str, Mapping[str, Term]]):
        self.kind = kind
        self._vocabularies = vocabularies

    def set(self, record: dict[str, Any], way: str, typed: str) -> None:
        """Put what was typed for `title`, `verification.confidence`, `sources.title` into a record.
        Of a list of parts the first one is meant. Raises NotUnderstood."""
        model: type[BaseModel] = self.kind.model
        holder: dict[str, Any] = record
        *above, last = way.split(".")
        for step in above:
            field = self._field(model, step)
            if field.below is None:
                raise NotUnderstood(f"{step} 里没有别的字段，写 {step}=…")
            held = holder.setdefault(step, [{}] if is_many(model, step) else {})
            holder = held[0] if isinstance(held, list) else held
            model = field.below
        value = self.value(model, self._field(model, last), typed)
        if value in (None, []):
            holder.pop(last, None)
        else:
            holder[last] = value

    def choices(self, field: ModelField) -> VocabularyChoices:
        """The terms that a field may hold."""
        name = field.vocabulary or ""
        return choices_of(name, self._vocabularies, self.kind.id, self.kind.any_level)

    def value(self, model: type[BaseModel], field: ModelField, typed: str) -> Any:
        """The value; None for what was left empty."""
        text = typed.strip()
        if not text:
            return None
        if field.below:
            raise NotUnderstood(f"{field.name}（{field.label}）有几部分，先建文件，在文件里写")
        for one in unwanted(text):
            raise NotUnderstood(f"{field.name}（{field.label}）：含有{one.what}，{one.hint}")
        if Is.MARKDOWN not in field.traits:
            text = text.replace("\t", " ")
        value = (
            [self._one(model, field, part) for part in _parts(field, text)]
            if is_many(model, field.name)
            else self._one(model, field, text)
        )
        if fault := _refusal(model, field.name, value):
            raise NotUnderstood(f"{field.name}（{field.label}）：{fault}")
        return value

    def _one(self, model: type[BaseModel], field: ModelField, text: str) -> Any:
        told = f"{field.name}（{field.label}）"
        if field.vocabulary:
            return _id(self._term(field, text, told).id, _numeric(model, field.name))
        if field.is_date:
            if reason := PartialDate.refusal(text):
                raise NotUnderstood(f"{told}：{text} 不是日期，{reason}")
            return text
        if field.name == "doc_no":
            return as_written(text)
        allowed = list(_literals(model.model_fields[field.name].annotation))
        if allowed:
            said = {str(word): value for value, word in field.choices.items()}
            value = said.get(text, text)
            if value not in allowed:
                raise NotUnderstood(f"{told}：不能写 {text}，可选：{'、'.join(map(str, allowed))}")
            return value
        types = set(_types(model.model_fields[field.name].annotation))
        if bool in types:
            said = {word: value for value, word in field.choices.items()} | _SWITCH
            if text not in said:
                raise NotUnderstood(f"{told}：写 true（是）或 false（否）")
            return said[text]
        if Decimal in types and _NUMBER.fullmatch(text):
            return Decimal(text) if "." in text else int(text)
        if Decimal in types and str not in types:
            raise NotUnderstood(f"{told}：应为数字，不能写 {text}")
        return text

    def _term(self, field: ModelField, text: str, told: str) -> Term:
        choices = self.choices(field)
        if term := choices.meant(text):
            return term
        near = choices.nearest(text, 5)
        shown = "、".join(f"{term.id}（{term.name}）" for term in near) or "（词表里没有相近的）"
        raise NotUnderstood(
            f"{told}：词表 data/vocab/{field.vocabulary}.yaml 里没有“{text}”，最接近的是 {shown}；"
            "确是新的，先加进词表",
            tuple(near),
        )

    def _field(self, model: type[BaseModel], name: str) -> ModelField:
        fields = fields_of(model)
        if name in fields:
            return fields[name]
        by_label = [one for one in fields.values() if name in (one.label, one.short)]
        if len(by_label) == 1:
            return by_label[0]
        told = "、".join(f"{one.name}（{one.label}）" for one in fields.values())
        raise NotUnderstood(f"没有字段 {name}。可以写：{told}")


def is_many(model: type[BaseModel], name: str) -> bool:
    """Whether a field holds a list."""
    return get_origin(model.model_fields[name].annotation) is tuple


def _parts(field: ModelField, text: str) -> list[str]:
    """The words of a list. A text may have commas of its own: only what is chosen, or leads to other
    records, or is a number, is parted by them."""
    if field.vocabulary or field.choices or field.links:
        return [part.strip("'") for part in listed(text)]
    numbers = [part.strip() for part in re.split("[、，；;,]", text) if part.strip()]
    if all(map(standard_number, numbers)):
        return numbers
    return [part.strip() for part in re.split("[；;\n]", text) if part.strip()]


def _refusal(model: type[BaseModel], name: str, value: Any) -> str:
    """Why the model does not take a value for a field, whatever else the record lacks."""
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        for problem in refusals(error, model, {name: value}, "", ""):
            if re.split(r"[.\[]", problem.field)[0] == name:
                return problem.message + (f"，{problem.hint}" if problem.hint else "")
    return ""


def _id(id: str, numeric: bool) -> str | int:
    return int(id) if numeric and id.isdecimal() else id


def _numeric(model: type[BaseModel], name: str) -> bool:
    types = set(_types(model.model_fields[name].annotation))
    return int in types and str not in types


def _literals(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
        return
    for part in get_args(annotation):
        yield from _literals(part)


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _types(part)

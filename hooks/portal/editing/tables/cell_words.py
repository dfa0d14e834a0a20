"""One value of a field as a word, and taken back from it."""

import re
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from portal.catalogue.vocabularies import Vocabularies
from portal.editing.tables.table_columns import options_of, types_of
from portal.read.dates import PartialDate
from portal.read.model_fields import ModelField
from portal.read.problem import nearest

SWITCH = {True: "是", False: "否"}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DAY = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})(?:\s*[-/.月]\s*([0-9]{1,2})\s*日?|\s*月)?")
_YEAR = re.compile(r"([0-9]{4})\s*年?")


class UnfitCell(ValueError):
    """A text that is no value of its field."""

    def __init__(self, message: str, hint: str = ""):
        super().__init__(message)
        self.message, self.hint = message, hint


def bare(value: Any) -> str:
    if isinstance(value, bool):
        return SWITCH[value]
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def word_text(value: Any, field: ModelField, words: Vocabularies) -> str:
    text = bare(value)
    if isinstance(value, str) and value in field.choices:
        return f"{text} {short_choice(field, value)}"
    if term := words.get(field.vocabulary or "", {}).get(text):
        return f"{text} {term.name}"
    return text


def short_choice(field: ModelField, value: Any) -> str:
    """The first words of what a choice means."""
    return re.split("[：，；（]", field.choices[value])[0]


def read_word(
    text: str, model: type[BaseModel], field: ModelField, words: Vocabularies | None
) -> Any:
    if field.vocabulary and words is not None and field.vocabulary in words:
        return _term(text, field.vocabulary, words)
    annotation = model.model_fields[field.name].annotation
    if field.is_date:
        return _day(text)
    if options := options_of(model, field.name):
        first = text.split()[0]
        for option in options:
            if str(option) in (text, first):
                return option
        near = nearest(first, [str(one) for one in options])
        told = "可选：" + "、".join(map(str, options))
        raise UnfitCell(f"不能写“{text}”", f"最接近的是 {near}；{told}" if near else told)
    types = types_of(annotation)
    if bool in types:
        return _switch(text, field)
    if int in types or Decimal in types:
        if _NUMBER.fullmatch(text):
            return Decimal(text) if "." in text else int(text)
        if str not in types:
            raise UnfitCell(f"“{text}”不是数字", "只写数字，不带单位和逗号")
    return text


def _term(text: str, vocabulary: str, words: Vocabularies) -> str:
    terms = words[vocabulary]
    first = text.split()[0]
    if first in terms:
        return first
    if named := [id for id, one in terms.items() if text in (one.name, *one.aliases)]:
        return str(named[0])
    names = {name: id for id, one in terms.items() for name in (id, one.name, *one.aliases)}
    near = names.get(nearest(text, list(names)), "")
    hint = f"最接近的是 {near} {terms[near].name}" if near else "从下拉的词里选一个"
    raise UnfitCell(f"词表里没有“{text}”", hint)


def _switch(text: str, field: ModelField) -> bool:
    said = {"是": True, "true": True, "1": True, "√": True}
    said |= {"否": False, "false": False, "0": False, "×": False}
    said |= {label: value for value, label in field.choices.items() if isinstance(value, bool)}
    if (word := text.lower()) in said:
        return said[word]
    raise UnfitCell(f"“{text}”应为是或否", "写 是 或 否，没有写明的留空")


def _day(text: str) -> str:
    """A day as it is written in the files, from what Excel and people make of it."""
    plain = text.removesuffix(" 00:00:00").removesuffix(" 0:00")
    if found := _DAY.fullmatch(plain):
        plain = "-".join(part.zfill(2) for part in found.groups() if part)
    elif found := _YEAR.fullmatch(plain):
        plain = found[1]
    if reason := PartialDate.refusal(plain):
        raise UnfitCell(f"“{text}”不是有效日期", reason)
    return plain

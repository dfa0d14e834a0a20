"""Values as the text of a cell, and taken back from it."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

from portal.catalogue.vocabularies import Vocabularies
from portal.editing.tables.table_columns import TableColumn, is_several, options_of, types_of
from portal.read.dates import PartialDate
from portal.read.model_fields import ModelField, fields_of
from portal.read.problem import nearest

SWITCH = {True: "是", False: "否"}
WANTING = "（待核）"
"""Stands in the empty cell of a field that is marked unverified; reads as empty."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DAY = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})(?:\s*[-/.月]\s*([0-9]{1,2})\s*日?|\s*月)?")
_YEAR = re.compile(r"([0-9]{4})\s*年?")


class UnfitCell(ValueError):
    """A text that is no value of its field."""

    def __init__(self, message: str, hint: str = ""):
        super().__init__(message)
        self.message, self.hint = message, hint


def text_of(column: TableColumn, value: Any, words: Vocabularies) -> str:
    """What a cell shows: dates and numbers as they are written, terms with their names, the values of
    a list below one another, parts in lines of 字段=内容；字段=内容."""
    if value is None:
        return ""
    if column.kind == "parts":
        assert column.field.below
        return "\n".join(_part(one, column.field.below) for one in value)
    if column.kind == "words":
        return "\n".join(_word(one, column.field, words) for one in value)
    return _word(value, column.field, words)


def value_of(column: TableColumn, text: str, words: Vocabularies) -> Any:
    """The value that a cell means; None for an empty one. Raises UnfitCell."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines or lines == [WANTING]:
        return None
    if column.kind == "parts":
        assert column.field.below
        return [_read_part(line, column.field.below) for line in lines]
    if column.kind == "words":
        if column.field.vocabulary:
            lines = [
                one.strip() for line in lines for one in re.split("[、，,；;]", line) if one.strip()
            ]
        return [_read_word(line, column.model, column.field, words) for line in lines]
    if len(lines) > 1:
        raise UnfitCell("单元格里有换行", "这一格只能写一行文字")
    return _read_word(lines[0], column.model, column.field, words)


def _bare(value: Any) -> str:
    if isinstance(value, bool):
        return SWITCH[value]
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _word(value: Any, field: ModelField, words: Vocabularies) -> str:
    text = _bare(value)
    if isinstance(value, str) and value in field.choices:
        return f"{text} {short_choice(field, value)}"
    if term := words.get(field.vocabulary or "", {}).get(text):
        return f"{text} {term.name}"
    return text


def short_choice(field: ModelField, value: Any) -> str:
    """The first words of what a choice means."""
    return re.split("[：，；（]", field.choices[value])[0]


def _read_word(
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


# Parts: 字段=内容；字段=内容


def _part(value: Mapping[str, Any], model: type[BaseModel]) -> str:
    """A part on one line, with the labels of its fields."""
    fields = fields_of(model)
    found = []
    for name in [one for one in fields if one in value]:
        field = fields[name]
        held = value[name]
        if field.below:
            inner = held if isinstance(held, list) else [held]
            text = " ".join(f"{{{_part(one, field.below)}}}" for one in inner)
        elif isinstance(held, list):
            text = " | ".join(_bare(one) for one in held)
        else:
            text = _bare(held)
        label = _labels(model)[name]
        if _try(f"{label}={text}", model) != {name: held} or _is_risky(text, bool(field.below)):
            plain = [_bare(one) for one in held] if isinstance(held, list) else text
            text = text if field.below else json.dumps(plain, ensure_ascii=False)
        found.append(f"{label}={text}")
    return "；".join(found)


def _is_risky(text: str, has_parts: bool) -> bool:
    return not has_parts and any(sign in text for sign in "{}")


def _try(text: str, model: type[BaseModel]) -> Any:
    try:
        return _read_part(text, model)
    except UnfitCell:
        return None


def _read_part(text: str, model: type[BaseModel]) -> dict[str, Any]:
    found, end = _scan(text, 0, model)
    if end < len(text):
        raise UnfitCell(f"看不懂“{text[end:][:20]}”", f"写成 {_form(model)}")
    return found


def _scan(text: str, start: int, model: type[BaseModel]) -> tuple[dict[str, Any], int]:
    """The fields of a part from a place on, and where they end."""
    found: dict[str, Any] = {}
    begin, further = _patterns(model)
    names = {label: name for name, label in _labels(model).items()} | {
        n: n for n in fields_of(model)
    }
    while True:
        head = begin.match(text, start)
        if not head:
            word = re.split("[=＝；]", text[start:])[0].strip()
            near = nearest(word, list(names))
            hint = f"可能是“{near}”；" if near else ""
            raise UnfitCell(f"看不懂“{text[start:][:20]}”", f"{hint}写成 {_form(model)}")
        name = names[head[1]]
        field = fields_of(model)[name]
        place = head.end()
        if field.below and text[place : place + 1] == "{":
            parts = []
            while text[place : place + 1] == "{":
                inner, place = _scan(text, place + 1, field.below)
                if text[place : place + 1] != "}":
                    raise UnfitCell("花括号没有写完", f"写成 {_form(model)}")
                parts.append(inner)
                place += 1
                while text[place : place + 1] == " ":
                    place += 1
            found[name] = parts if is_several(model, name) else parts[0]
        elif text[place : place + 1] in ('"', "[") and (told := _json(text, place)):
            held, place = told
            found[name] = _read_value(held, model, field)
        else:
            stop = further.search(text, place)
            end = stop.start() if stop else len(text)
            if (brace := text.find("}", place)) >= 0 and brace < end:
                end = brace
            found[name] = _read_value(text[place:end].strip(), model, field)
            place = end
        if text[place : place + 1] in ("；", ";") and begin.match(text, place + 1):
            start = place + 1
            continue
        return found, place


def _read_value(held: Any, model: type[BaseModel], field: ModelField) -> Any:
    if is_several(model, field.name):
        items = held if isinstance(held, list) else [one.strip() for one in held.split("|")]
        return [_read_word(one, model, field, None) for one in items if one]
    if not held or isinstance(held, list):
        raise UnfitCell(f"“{field.label}”后面没有内容", "写上内容，或删去这一项")
    return _read_word(held, model, field, None)


def _json(text: str, place: int) -> tuple[Any, int] | None:
    try:
        held, end = json.JSONDecoder().raw_decode(text, place)
    except ValueError:
        return None
    is_words = isinstance(held, list) and all(isinstance(one, str) for one in held)
    return (held, end) if isinstance(held, str) or is_words else None


@cache
def _labels(model: type[BaseModel]) -> dict[str, str]:
    """What the fields of a part are called in a cell: by their labels, as far as these are unlike."""
    fields = fields_of(model)
    labels = [one.label for one in fields.values()]
    return {
        name: one.label
        if labels.count(one.label) == 1 and not re.search("[=＝；;|{} ]", one.label)
        else name
        for name, one in fields.items()
    }


@cache
def _patterns(model: type[BaseModel]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = sorted({*_labels(model).values(), *fields_of(model)}, key=lambda one: (-len(one), one))
    any_name = "|".join(map(re.escape, names))
    return re.compile(rf"\s*({any_name})\s*[=＝]\s*"), re.compile(
        rf"[；;]\s*(?:{any_name})\s*[=＝]"
    )


def _form(model: type[BaseModel]) -> str:
    return "；".join(f"{label}=…" for label in list(_labels(model).values())[:3])

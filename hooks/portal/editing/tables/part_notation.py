"""Parts with fields of their own on one line of a cell: 字段=内容；字段=内容."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from portal.editing.tables.cell_words import UnfitCell, bare, read_word
from portal.editing.tables.table_columns import is_several, types_of
from portal.read.model_fields import ModelField, fields_of
from portal.read.problem import nearest

NOTHING = "—"
"""Stands in a list for a value that is not there: a grade that asks for nothing else."""


def part_text(value: Mapping[str, Any], model: type[BaseModel]) -> str:
    """A part on one line, with the labels of its fields."""
    fields = fields_of(model)
    found = []
    for name in [one for one in fields if one in value]:
        field = fields[name]
        held = value[name]
        if field.below:
            inner = held if isinstance(held, list) else [held]
            text = " ".join(f"{{{part_text(one, field.below)}}}" for one in inner)
        elif isinstance(held, list):
            text = " | ".join(_item(one) for one in held)
        else:
            text = bare(held)
        label = _labels(model)[name]
        if _try(f"{label}={text}", model) != {name: held} or _is_risky(text, bool(field.below)):
            plain = [_item(one) for one in held] if isinstance(held, list) else text
            text = text if field.below else json.dumps(plain, ensure_ascii=False)
        found.append(f"{label}={text}")
    return "；".join(found)


def _item(value: Any) -> str:
    return NOTHING if value is None else bare(value)


def _is_risky(text: str, has_parts: bool) -> bool:
    return not has_parts and any(sign in text for sign in "{}")


def _try(text: str, model: type[BaseModel]) -> Any:
    try:
        return read_part(text, model)
    except UnfitCell:
        return None


def read_part(text: str, model: type[BaseModel]) -> dict[str, Any]:
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
        open_ = type(None) in types_of(model.model_fields[field.name].annotation)
        return [
            None if open_ and one == NOTHING else read_word(one, model, field, None)
            for one in items
            if one
        ]
    if not held or isinstance(held, list):
        raise UnfitCell(f"“{field.label}”后面没有内容", "写上内容，或删去这一项")
    return read_word(held, model, field, None)


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

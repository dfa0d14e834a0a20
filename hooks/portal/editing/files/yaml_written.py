"""Values as YAML in the style of the house: two blanks, short things on one line, quotes only where
the strict reader would read something else, or where it would take a number or date for granted."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from portal.editing.files.field_order import FieldOrder, below, in_order
from portal.read.markers import Is
from portal.read.model_fields import fields_of
from portal.read.problem import Unreadable
from portal.read.strict_yaml import parse

WORDS_FIT, PARTS_FIT = 100, 120
"""Characters on a line up to which a list of words, and a part with its fields, stays on it."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def written(value: Mapping[str, object], order: FieldOrder | None) -> str:
    """A record as the text of a new file."""
    return "\n".join(entry_lines(filled(value), order, 0)) + "\n"


def written_row(value: Mapping[str, object], order: FieldOrder | None, column: int = 2) -> str:
    """A row as the text of an item of a list whose dashes stand at a column."""
    return " " * column + "-" + after_dash(filled(value), order, column, in_flow=False) + "\n"


def plain(value: Any) -> Any:
    """As the strict reader gives it: text, numbers, switches, lists, fields."""
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(held) for held in value]
    if isinstance(value, (str, bool, int, Decimal)) or value is None:
        return value
    return str(value)  # a PartialDate


def filled(value: Any) -> Any:
    """The same without the fields that hold nothing."""
    value = plain(value)
    if isinstance(value, dict):
        return {key: filled(held) for key, held in value.items() if held is not None}
    return [filled(held) for held in value] if isinstance(value, list) else value


def form_of(value: Any) -> Any:
    """What two values share that are written alike: 14.0 and 14.00 are not, nor 1 and true."""
    if isinstance(value, dict):
        return "fields", tuple(sorted((key, form_of(held)) for key, held in value.items()))
    if isinstance(value, list):
        return "items", tuple(form_of(held) for held in value)
    if isinstance(value, str):
        return "text", value
    return "other", scalar(value)


def entry_lines(value: Mapping[str, Any], order: FieldOrder | None, column: int) -> list[str]:
    """The fields of a record or part, one entry each; an entry can be of several lines."""
    return [entry(name, value[name], order, column) for name in in_order(value, order)]


def entry(name: str, value: Any, order: FieldOrder | None, column: int) -> str:
    """One field, from its column on."""
    return " " * column + key(name) + ":" + after_key(value, order, name, column)


def after_key(value: Any, order: FieldOrder | None, name: str, column: int) -> str:
    """What follows the colon of a field whose name stands at a column."""
    inner = below(order, name)
    pad = " " * (column + 2)
    if isinstance(value, dict) and value:
        return "\n" + "\n".join(entry_lines(value, inner, column + 2))
    if isinstance(value, list) and value:
        held = fields_of(order).get(name) if order else None
        are_rows = bool(held and Is.ROWS in held.traits)
        line = flow(value, inner)
        if is_words(value) and column + len(name) + 2 + len(line) <= WORDS_FIT:
            return " " + line
        items = (after_dash(one, inner, column + 2, not are_rows) for one in value)
        return "".join(f"\n{pad}-{item}" for item in items)
    if isinstance(value, str) and "\n" in value and (block := literal(value, pad)):
        return " " + block
    return " " + flow(value, inner)


def after_dash(
    value: Any, order: FieldOrder | None, column: int, in_flow: bool | None = None
) -> str:
    """What follows the dash of an item of a list. `in_flow` is how its neighbours stand: on one line
    (where that is not too long), on lines of their own; None for always on one line."""
    if isinstance(value, dict) and value and in_flow is not None:
        line = flow(value, order)
        if not in_flow or column + 2 + len(line) > PARTS_FIT:
            lines = "\n".join(entry_lines(value, order, column + 2))
            return " " + lines[column + 2 :]
    if isinstance(value, str) and "\n" in value and (block := literal(value, " " * (column + 2))):
        return " " + block
    return " " + flow(value, order)


def flow(
    value: Any, order: FieldOrder | None, inside: bool = False, commented: bool = False
) -> str:
    """A value on one line; `inside` of brackets, `commented` where a comment follows."""
    if isinstance(value, dict):
        held = (
            f"{key(name, True)}: {flow(value[name], below(order, name), True)}"
            for name in in_order(value, order)
        )
        return "{" + ", ".join(held) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one, order, True) for one in value) + "]"
    return scalar(value, inside, commented)


def is_words(value: list[Any]) -> bool:
    return not any(isinstance(one, (dict, list)) for one in value)


@lru_cache(maxsize=4096)
def key(name: str, inside: bool = False) -> str:
    around = "{%s: x}" if inside else "%s: x"
    return name if _reads(around % name) == {name: "x"} else _quoted(name)


def scalar(value: Any, inside: bool = False, commented: bool = False) -> str:
    """A word, number or switch on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if value is None:
        return "null"
    text = str(value)
    if not commented and _stands_plain(text, inside):
        return text
    return _quoted(text)


def scalar_like(value: Any, quote: str | None, inside: bool, commented: bool) -> str:
    """A word in the place of another that stood in these quotes, or in none: it stands likewise."""
    if isinstance(value, str) and "\n" not in value:
        if quote == "'":
            return _quoted(value)
        if quote is None and not commented and _reads_plain(value, inside):
            return value
    return scalar(value, inside, commented)


def literal(text: str, pad: str) -> str | None:
    """Running text as a block that begins with |; None where it cannot be written so."""
    lines = text.split("\n")
    if lines[-1]:
        sign = "|-"
    else:
        lines.pop()
        sign = "|+" if not lines[-1:] or not lines[-1] else "|"
    block = "\n".join([sign, *(pad + line if line else "" for line in lines)])
    return block if _reads(f"k: {block}\n", "k") == text else None


def _stands_plain(text: str, inside: bool) -> bool:
    if text[:1].isdigit() and not _DAY.fullmatch(text):
        return False  # what begins like a number is taken for one by whoever edits it
    return _reads_plain(text, inside)


@lru_cache(maxsize=4096)
def _reads_plain(text: str, inside: bool) -> bool:
    if not text or "\n" in text:
        return False
    around = "[%s, x]" if inside else "- %s\n- x"
    held = "{k: %s, l: x}" if inside else "k: %s\nl: x"
    return _reads(around % text) == [text, "x"] and _reads(held % text, "k") == text


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str:
    single = "'" + text.replace("'", "''") + "'"
    if "\n" not in text and _reads(f"- {single}") == [text]:
        return single
    return json.dumps(text, ensure_ascii=False)


def _reads(text: str, name: str = "") -> Any:
    try:
        value = parse(text, "")
    except Unreadable:
        return None
    return value.get(name) if name and isinstance(value, dict) else value

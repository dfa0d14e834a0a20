"""Values as the text of a cell, and taken back from it."""

import re
from typing import Any

from portal.catalogue.vocabularies import Vocabularies
from portal.editing.tables.cell_words import UnfitCell, read_word, word_text
from portal.editing.tables.part_notation import part_text, read_part
from portal.editing.tables.table_columns import TableColumn

WANTING = "（待核）"
"""Stands in the empty cell of a field that is marked unverified; reads as empty."""


def text_of(column: TableColumn, value: Any, words: Vocabularies) -> str:
    """What a cell shows: dates and numbers as they are written, terms with their names, the values of
    a list below one another, parts in lines of 字段=内容；字段=内容."""
    if value is None:
        return ""
    if column.kind == "parts":
        assert column.field.below
        return "\n".join(part_text(one, column.field.below) for one in value)
    if column.kind == "words":
        return "\n".join(word_text(one, column.field, words) for one in value)
    return word_text(value, column.field, words)


def value_of(column: TableColumn, text: str, words: Vocabularies) -> Any:
    """The value that a cell means; None for an empty one. Raises UnfitCell."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines or lines == [WANTING]:
        return None
    if column.kind == "parts":
        assert column.field.below
        return [read_part(line, column.field.below) for line in lines]
    if column.kind == "words":
        if column.field.vocabulary:
            lines = [
                one.strip() for line in lines for one in re.split("[、，,；;]", line) if one.strip()
            ]
        return [read_word(line, column.model, column.field, words) for line in lines]
    if len(lines) > 1:
        raise UnfitCell("单元格里有换行", "这一格只能写一行文字")
    return read_word(lines[0], column.model, column.field, words)

"""What an editor decides about an import: on the command line, when asked, or in the mapping that is
kept beside the lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.catalogue.left_out import MAPPINGS
from portal.data_layers import Data, own_of
from portal.editing.files.yaml_text import with_record, written
from portal.read.fields import Line, Many, Model, Slug
from portal.read.file import read_file
from portal.read.problem import Unreadable

NOTHING = "空"
"""Stands for no value where a value is asked for."""


class TableMapping(Model):
    """How the last table became rows, so that the next one does without being asked again."""

    list: Slug
    """清单的 id"""
    sheet: Line | None = None
    """工作表的名称"""
    columns: Mapping[str, Line] = {}
    """列名: 字段；不取的列写 不要"""
    constants: Mapping[str, Line] = {}
    """每条都一样的字段: 值"""
    values: Mapping[str, Mapping[str, Line]] = {}
    """列名: {表里的写法: 写成什么}"""
    settled: Mapping[str, Many[Line]] = {}
    """条目的 id: [编者定下的字段]，导入时不改"""


@dataclass(frozen=True)
class ImportChoices:
    """Rows are named by their numbers in the sheet, items by number of the row or number in the
    list. What is typed comes before what is kept."""

    sheet: str = ""
    heading: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    row_values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(序号 or id, field) -> value: settled by that."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    same: Mapping[int, str] = field(default_factory=dict)
    """Row of the sheet -> id of the row of the list that it is."""
    new: frozenset[int] = frozenset()
    left_rows: frozenset[int] = frozenset()
    further: frozenset[int] = frozenset()
    notes: Mapping[str, str] = field(default_factory=dict)
    """Mark of a footnote -> its text."""
    checked: str = ""
    coverage: str = ""
    count: int | None = None
    settle: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def mapping_path(data: Data, list_id: str) -> Path:
    return data / MAPPINGS / f"{list_id}.yaml"


def kept_mapping(data: Data, list_id: str) -> TableMapping:
    """The mapping that is kept for a list; an empty one where there is none. Raises Unreadable."""
    path = mapping_path(data, list_id)
    if not path.is_file():
        return TableMapping(list=list_id)
    found = read_file(path, TableMapping, own_of(data))
    if found.record is None or found.problems:
        raise Unreadable(found.problems)
    return found.record


def together(choices: ImportChoices, kept: TableMapping) -> ImportChoices:
    """The choices with what is kept, where nothing else was said."""
    values = {column: dict(one) for column, one in kept.values.items()}
    for column, one in choices.values.items():
        values.setdefault(column, {}).update(one)
    settle = {id: tuple(fields) for id, fields in kept.settled.items()}
    for id, fields in choices.settle.items():
        settle[id] = tuple(dict.fromkeys((*settle.get(id, ()), *fields)))
    return ImportChoices(
        sheet=choices.sheet or "",
        heading=choices.heading,
        columns={**kept.columns, **choices.columns},
        constants={**kept.constants, **choices.constants},
        row_values=choices.row_values,
        values=values,
        same=choices.same,
        new=choices.new,
        left_rows=choices.left_rows,
        further=choices.further,
        notes=choices.notes,
        checked=choices.checked,
        coverage=choices.coverage,
        count=choices.count,
        settle=settle,
    )


def of_foreign_tables(choices: ImportChoices) -> list[str]:
    """The options that were given and say nothing to a table of ours."""
    given = {
        "--sheet": choices.sheet,
        "--heading": choices.heading,
        "--map": choices.columns,
        "--set": choices.constants or choices.row_values,
        "--value": choices.values,
        "--same": choices.same,
        "--new": choices.new,
        "--no-row": choices.left_rows,
        "--further": choices.further,
        "--note": choices.notes,
        "--checked": choices.checked,
        "--coverage": choices.coverage,
        "--count": choices.count,
    }
    return [option for option, value in given.items() if value]


ABOUT = "# 上一次导入表格时怎样对应的，下一次照用。import_table.py 写的，可以改。\n"


def mapping_text(data: Data, mapping: TableMapping) -> str:
    """The text of the file of a mapping: what somebody wrote into it stays."""
    plain = {
        name: value
        for name, value in mapping.model_dump(mode="json").items()
        if value not in (None, {}, [])
    }
    path = mapping_path(data, mapping.list)
    if path.is_file():
        return with_record(path.read_bytes().decode("utf-8"), plain, TableMapping)
    return ABOUT + written(plain, TableMapping)

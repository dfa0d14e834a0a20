"""The tables: a catalogue each, and two for all: what holds on which days, and what falls due."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.kinds.rows import row_fields
from portal.open_data.attachment_table import attachment_table
from portal.open_data.data_table import DataColumn, DataTable, date_column
from portal.open_data.json_text import json_bytes
from portal.open_data.list_files import listed_fields
from portal.open_data.open_catalogue import ToldItem
from portal.open_data.promise import ROOT
from portal.open_data.published_fields import IN_HEAD, columns
from portal.open_data.published_schemas import meaning, property_schema
from portal.open_data.shapes import DAY, FileHead
from portal.page import Asset
from portal.read.model_fields import ModelField, fields_of

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

TYPES = {"boolean": "boolean", "integer": "integer", "number": "decimal"}
"""What JSON Schema and CSV on the Web call the same; all else is text."""

ID = DataColumn("id", "编号", "记录或条目的编号，不会改给别的用", required=True)
CATALOGUE = DataColumn("catalogue", "栏目", "栏目的 id", required=True)
STATUS = DataColumn("state", "状态", "词表 statuses 的 id", required=True)


def described_tables() -> list[DataTable]:
    """All of them, without rows."""
    tables = [table_of(kind, ()) for kind in KINDS]
    return [*tables, *common_tables(()), attachment_table(())]


def table_files(table: DataTable) -> Iterator[Asset]:
    """A table with its description beside it, where readers of tables look for it."""
    yield Asset(table.path, table.csv())
    yield Asset(f"{table.path}-metadata.json", json_bytes(table.metadata(LICENCE)))


def table_of(kind: Kind, told: Sequence[ToldItem]) -> DataTable:
    """A catalogue: a row an item."""
    return DataTable(
        f"{ROOT}{kind.id}.csv",
        kind.name,
        f"{kind.description}。一行一条记录或条目；状态见 validity.csv，期限见 due.csv",
        list(_columns(kind)),
        map(_row, told),
        ("id",),
    )


def common_tables(heads: Sequence[FileHead]) -> tuple[DataTable, DataTable]:
    """Those of all catalogues, of the heads of everything."""
    return _validity(heads), _dues(heads)


def _columns(kind: Kind) -> Iterator[DataColumn]:
    yield ID
    yield DataColumn("parent", "所在清单", "条目所在的清单的编号；记录没有")
    yield DataColumn("title", "题名", "题名；条目是它的名称", required=True)
    seen = set(IN_HEAD)
    for model in models_of(kind):
        for field in columns(model):
            if field.name not in seen:
                seen.add(field.name)
                yield _column(model, field)
    yield DataColumn("confidence", "可信度", "high、medium；low 没有见到来源，不能当事实")
    yield DataColumn("pending", "待核的字段", "这些字段没有见到来源", several=True)
    yield DataColumn("url", "网页", "它在本站的网页", required=True)
    yield DataColumn("portal", "谁加的", "这个门户自己加的，写它的简称；空的是国家的数据")


def models_of(kind: Kind) -> Iterator[type[BaseModel]]:
    """The models of the records of a catalogue and of their rows."""
    yield kind.model
    for name in row_fields(kind.id):
        if below := fields_of(kind.model)[name].below:
            yield below


def _column(model: type[BaseModel], field: ModelField) -> DataColumn:
    if field.is_date:
        return date_column(field.name, field.label, meaning(field))
    held = property_schema(model, field)
    type = TYPES.get(held.get("items", held).get("type"), "string")
    return DataColumn(field.name, field.label, meaning(field), type, field.several)


def _row(told: ToldItem) -> Mapping[str, Any]:
    head = told.head
    return {
        **listed_fields(told),
        **{
            name: head.get(name)
            for name in ("id", "parent", "title", "confidence", "url", "portal")
        },
        "pending": [doubt["field"] for doubt in head["pending"]],
    }


def _validity(heads: Sequence[FileHead]) -> DataTable:
    """A row a span: whoever asks for a day keeps the rows within which it lies."""
    rows = (
        {"id": head["id"], "catalogue": head["catalogue"], **span}
        for head in heads
        for span in head["validity"]
    )
    return DataTable(
        f"{ROOT}validity.csv",
        "哪天是什么状态",
        "一行是一段日子。要问某一天：from 是空的或不晚于它，until 是空的或不早于它",
        (
            ID,
            CATALOGUE,
            DataColumn("from", "从哪天", "第一天；空的是一直以来", form=DAY),
            DataColumn("until", "到哪天", "最后一天，含这一天；空的是没有尽头", form=DAY),
            STATUS,
            DataColumn("by", "因为谁", "废止、替代、停止它的记录", several=True),
            DataColumn("reason", "为什么待核", "或者哪里不知道"),
        ),
        rows,
        (),  # the first day of a first span is empty, which no key may be
    )


def _dues(heads: Sequence[FileHead]) -> DataTable:
    rows = (
        {"id": head["id"], "catalogue": head["catalogue"], "title": head["title"], **due}
        for head in heads
        for due in head["due"]
    )
    return DataTable(
        f"{ROOT}due.csv",
        "哪天有什么到期",
        "一行一件事：施行、废止、期满、期限、目标期满。清单里几个条目同一件事的，"
        "清单有一行，每个条目也各有一行",
        (
            DataColumn("key", "名字", "日子改了也不变", required=True),
            ID,
            CATALOGUE,
            DataColumn("title", "题名", "", required=True),
            DataColumn(
                "kind", "种类", "effective、repealed、expires、deadline、target", required=True
            ),
            DataColumn("word", "中文", "如“停用期限”", required=True),
            date_column("day", "哪天", "只知道年、月的只有年、月"),
            DataColumn(
                "whom", "对谁", "对谁、对什么，有什么条件，或者哪里待核；有它就不是对所有的"
            ),
            DataColumn("rows", "条目", "只管清单里的这些条目", several=True),
            DataColumn("loose", "原文的写法", "有它就说不准是哪天"),
        ),
        rows,
        ("key", "id"),
    )

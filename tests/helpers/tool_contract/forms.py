"""forms/<id>.json: the tables of a form and what fills them."""

from typing import Literal

from helpers.tool_contract.part import File, Part, Words


class FormColumn(Part):
    name: Words
    unit: str = ""
    fill: Words
    reads: list[Words] = []
    cumulative: bool = False
    of: str = ""


class FormRow(Part):
    name: Words
    unit: str = ""
    fill: Words
    note: str = ""


class FormKind(Part):
    id: str
    name: Words
    aliases: list[Words] = []


class FormTable(Part):
    name: Words
    ours: bool
    each: str
    equipment: list[Words]
    columns: list[FormColumn]
    rows: list[FormRow]
    unseen: str
    note: str
    rules: list[Words]


class FormFill(Part):
    name: Words
    by: Literal["own", "check", "grade", "reckoned", "typed"]
    tool: str = ""


class FormFile(File):
    id: Words
    title: Words
    url: str
    edition: Words
    status: Words
    refused: bool
    as_issued: Words
    issuer: Words
    ours: Words
    kinds: list[FormKind]
    tables: list[FormTable]
    unseen: list[Words]
    fills: dict[str, FormFill]

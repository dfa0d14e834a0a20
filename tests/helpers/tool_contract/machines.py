"""machines.json and products.json: grades and limits."""

from typing import Literal

from pydantic import Field

from helpers.tool_contract.part import Address, File, Number, Part, PartialDay, Words


class Parameter(Part):
    name: Words
    unit: str = ""
    interpolated: bool = False
    banded: bool = False


class Formula(Part):
    stages: Words
    a: Number
    b: Number
    c: Number
    d: Number
    e: Number


class DemandOf(Part):
    quantity: Words
    unit: str = ""
    better: Literal["higher", "lower"]
    grades: list[Number | None]


class RowRemarks(Part):
    also: list[DemandOf] = []
    doubt: str = ""


class Addition(Part):
    asked: Words
    amount: Number


class Successor(Part):
    number: Words
    url: Address


class GradeTableHead(Part):
    """A grade table that holds now, as far as it tells which machines it is for."""

    id: Words
    title: Words
    quantity: Words
    unit: str
    better: Literal["higher", "lower", "formula", "offset"]
    base: str = ""
    level_words: list[str | None] = []
    table: str = ""
    family: str = ""
    fixed: dict[Words, Words] = {}
    additions: list[Addition] = []
    not_judged: bool = False
    unseen: str = ""
    levels: list[Words] = []
    parameters: list[Parameter]
    formulas: list[Formula]
    double_suction: bool = False
    number: str | None
    standard: Words
    url: Address


GradeRows = list[
    tuple[Words, list[Number | str], list[Number | None]]
    | tuple[Words, list[Number | str], list[Number | None], RowRemarks]
]


class GradeTableOf(GradeTableHead):
    to_come: bool = False
    until: str = ""
    successors: list[Successor] = []
    note: str = ""
    rows: GradeRows
    effective: str
    coverage: str
    partial: Literal["部分收录", "只收录文件本身", ""]
    bans: list[Words]


class UngradedStandard(Part):
    title: Words
    number: str
    url: Address


class MarketRuleOf(Part):
    id: Words
    name: Words
    url: Address
    number: str | None = None
    standard: Words
    series: list[Words] = []
    replacement: str = ""
    model_caution: str = ""
    from_: PartialDay | Literal[""] = Field(default="", alias="from")


class Buying(Part):
    """What a relief asks of a new machine of the kind; `sold` is for those who sell to the state."""

    id: Words
    title: Words
    url: Address
    route: Literal["listed", "standard", "performance", ""] = ""
    says: list[Words] = []
    pending: bool = False
    grade: int = 0
    lacking: str = ""
    sold: bool = False


class Machine(Part):
    id: Words
    name: Words
    tables: list[GradeTableOf]
    market: list[MarketRuleOf]
    bare: list[UngradedStandard]
    buying: list[Buying]


class Electricity(Part):
    value: Number
    source: str
    url: Address


class MachinesFile(File):
    machines: list[Machine]
    electricity: Electricity | None

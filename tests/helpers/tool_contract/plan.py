"""plan.json and the limits of products."""

from typing import Literal

from helpers.tool_contract.machines import Electricity
from helpers.tool_contract.part import Address, File, Number, Part, PartialDay, Words


class CarbonFactor(Part):
    """kg of carbon dioxide for a kWh, by what and since when."""

    value: Number
    source: Words
    day: PartialDay
    url: Address


class PlanFile(File):
    carbon: CarbonFactor | None = None


class LimitDocument(Part):
    title: Words
    number: str
    url: Address
    effective: str
    status: str
    to_come: bool
    policy: bool
    coverage: str
    partial: Literal["部分收录", "只收录文件本身", ""]


class LimitCorrection(Part):
    name: Words
    how: Literal["each", "factor", "add", "open", "own"]
    asked: Words
    hint: str = ""
    unit: str = ""
    base: Number | None = None
    least: Number | None = None
    most: Number | None = None
    amounts: dict[Literal["advanced", "access", "limit"], Number] = {}
    touches: list[Literal["advanced", "access", "limit"]]
    only_looser: bool = False


class BareStandard(Part):
    title: Words
    number: str
    url: Address
    told: Words
    sure: bool


class ProductLimit(Part):
    document: int
    id: Words
    product: Words
    indicator: Words
    unit: Words
    advanced: Number | None = None
    access: Number | None = None
    limit: Number | None = None
    benchmark: Number | None = None
    baseline: Number | None = None
    table: str = ""
    note: str = ""
    industries: list[Words]
    other_names: list[Words] = []
    corrections: list[LimitCorrection] = []
    net_output: bool = False
    doubt: str = ""
    not_judged: bool = False


class ProductsFile(File):
    documents: list[LimitDocument]
    indicators: list[ProductLimit]
    industries: list[tuple[Words, Words]]
    bare: list[BareStandard]
    electricity: Electricity | None

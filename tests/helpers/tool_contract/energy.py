"""energy.json: coefficients, bands, rules."""

from typing import Annotated

from pydantic import StringConstraints

from helpers.tool_contract.equipment import Place
from helpers.tool_contract.part import Address, File, Number, Part, Words


class EqualSpan(Part):
    low: Number
    high: Number
    note: Words


class Coefficient(Part):
    energy: Words
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Words
    edition: str = ""
    medium: bool = False
    measured: bool = False
    carried: Number | None = None
    most: Number | None = None
    equal: EqualSpan | None = None
    unverified: bool = False
    heat: Number | None = None
    source: str = ""
    url: Address


class Band(Part):
    at_least: Number | None = None
    below: Number | None = None
    designated: bool = False
    undesignated: bool = False


class EnergyRule(Part):
    law: Words
    url: Address
    article: str = ""
    text: str = ""
    who: str = ""
    must: Words
    threshold: str = ""
    by: str = ""
    yearly: Annotated[str, StringConstraints(pattern=r"^(\d\d-\d\d)?$")] = ""
    recipient: str = ""
    unverified: bool = False
    doubt: str = ""
    changed: str = ""
    bands: list[Band]
    key: str
    sort: str
    regions: list[Words]


class EnergyFile(File):
    coefficients: list[Coefficient]
    rules: list[EnergyRule]
    regions: list[Place]

"""What an answer about one machine loads: the files of one kind and of one grade table."""

from typing import Annotated

from pydantic import Field

from helpers.tool_contract.equipment import Ban, Beside, Demand, Row
from helpers.tool_contract.machines import GradeRows, GradeTableHead, MarketRuleOf
from helpers.tool_contract.part import File, Part, Words


class HeldGrades(Part):
    id: Words
    tables: list[GradeTableHead]
    market: list[MarketRuleOf]


class KindFile(File):
    """What is about one kind of machine."""

    rows: list[Row]
    bans: list[Ban]
    demands: list[Demand]
    beside: Annotated[dict[str, Beside], Field(min_length=1, max_length=1)]
    grades: HeldGrades | None = None


class GradeRowsFile(File):
    rows: GradeRows

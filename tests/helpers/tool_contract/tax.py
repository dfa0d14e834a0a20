"""tax.json: situations and reliefs."""

from typing import Annotated, Literal

from pydantic import Field

from helpers.tool_contract.part import Address, Day, File, Number, Part, Words


class SituationAsked(Part):
    id: Words
    name: Words
    description: str
    asks: list[Words]
    payers: list[Words]
    together: list[Words]
    reliefs: list[Words]
    refusals: list[Words]


class EmissionStep(Part):
    below: Number
    share: Number


class RefundRow(Part):
    id: Words
    no: str = ""
    name: Words
    product: str = ""
    threshold: str = ""
    refund: Number | None = None
    rate: str = ""
    earlier: list[Words] = []


class LaterNumber(Part):
    """A number that took another's place on a day; `pending` when nobody saw the text."""

    quantity: Words
    value: Number
    since: Day
    pending: bool = False


class Ender(Part):
    title: Words
    url: Address


class Span(Part):
    """Days on which one answer holds, both ends included, null where there is no end. Every key is
    there, for each of them decides."""

    from_: Day | None = Field(alias="from")
    to: Day | None
    state: Literal["before", "in", "ended", "unsure", "unseen"]
    words: Words
    by: list[Ender]


class Statement(Part):
    """A statement of the life of a relief, with the record that says it and the places in its sources, by their
    keys, as that record's page numbers them. `acts` are what not to do before it, `ask` the question that settles an exclusion."""

    text: Words
    record: Words
    at: dict[Words, Words] = {}
    pending: bool = False
    acts: str = ""
    partly: bool = False
    payers: list[Words] = []
    ask: str = ""
    tail: str = ""
    route: Literal["listed", "standard", "performance", ""] = ""
    equipment: list[Words] = []
    grade: str = ""
    kind: str = ""


class Question(Part):
    question: Words
    name: Words


class WindowDays(Part):
    from_: Day | None = Field(alias="from")
    to: Day | None
    state: Literal["before", "open", "closed", "unknown"]
    words: Words


class DayRule(Part):
    """What counts days: from a day that the reader gives (`since`) by each of the readings, or to a day of the
    year after the one it was had for."""

    kind: Literal["claim", "hold", "keep", "waiver"]
    statement: int
    since: Literal["purchase", "in-use", "completion", "granted", "waiver", ""] = ""
    years: Number = 0
    months: Number = 0
    readings: list[Literal["anniversary", "year-end"]] = []
    after_year: str = ""


class Life(Part):
    """How a relief is got; lists hold the numbers of statements."""

    way: Words
    way_pending: bool = False
    way_unknown: bool = False
    first: list[int] = []
    ahead: list[int] = []
    refused: list[int] = []
    technical: list[int] = []
    when: list[int] = []
    form: list[int] = []
    filed: list[int] = []
    kept: list[int] = []
    after: list[int] = []
    hold_untold: bool = False
    grades: list[Words] = []
    office: list[int] = []
    window: list[WindowDays] = []
    days: list[DayRule] = []


class Relief(Part):
    title: Words
    no: str = ""
    url: Address
    taxes: list[Words] = []
    ways: list[Words] = []
    unseen: bool = False
    spans: Annotated[list[Span], Field(min_length=1)]
    """All of time, in order and without a gap."""
    saving: Words
    income_tax: bool = False
    is_rule: bool = False
    earlier: list[Ender] = []
    earlier_named: str = ""
    rate: str = ""
    years: Number | None = None
    numbers: dict[str, Number] = {}
    later: list[LaterNumber] = []
    entitled: list[Words] = []
    steps: list[EmissionStep] = []
    conditions: list[Words] = []
    claim: list[Words] = []
    materials: list[Words] = []
    cautions: list[Words] = []
    coverage: str = ""
    is_list: bool = False
    overlap: str = ""
    rows: list[RefundRow] = []
    life: Life | None = None


class TaxFile(File):
    situations: list[SituationAsked]
    reliefs: dict[str, Relief]
    statements: list[Statement]
    records: dict[str, Ender]
    refusals: dict[str, Question]
    payers: dict[Literal["small", "hnte"], Relief]
    payer_names: dict[str, Words]
    machines: dict[str, Words]
    rates: dict[str, Number]
    rates_since: dict[str, Day]

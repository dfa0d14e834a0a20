"""What the files of the tools hold, key by key: Python writes it, hooks/theme/assets/tools/ reads it.

A key that is not described here is a fault, and so is one that is missing without a default. What
may be absent has the default that readers take it for: an absent flag is false, an absent list is
empty, an absent text says nothing. None stands only where the file itself has null.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from portal.kinds.indicator import MACHINES

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
PartialDay = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d){0,2}$")]
Address = Annotated[str, StringConstraints(pattern=r"^[a-z-]+/[a-z0-9-]+/(#[\w-]+)?$")]
YearRule = Annotated[str, StringConstraints(pattern=r"^(any|(<=|>=|<|>)\d{4})?$")]
Words = Annotated[str, StringConstraints(min_length=1)]
Number = int | float


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class File(Part):
    day: Day


# --- equipment.json -----------------------------------------------------------------------------------


class Category(Part):
    id: Words
    name: Words
    aliases: list[Words] = []


class Place(Part):
    id: Words
    name: Words
    parent: str = ""


class ListGap(Part):
    equipment: Annotated[list[Words], Field(min_length=1)]
    what: Words


class PhaseOutList(Part):
    id: Words
    title: Words
    no: str = ""
    url: Address
    count: int = 0
    badge: str = ""
    doubt: str = ""
    coverage: str = ""
    partial: Literal["部分收录", "只收录文件本身", "原文项数没有见到", ""] = ""
    regions: list[Words] = []
    gaps: list[ListGap] = []


class Spelling(Part):
    """One way in which a row names machines: `is`, `series` or `word`, or a range of models."""

    is_: str = Field(default="", alias="is")
    series: str = ""
    word: str = ""
    head: str = ""
    low: Number = 0
    high: Number = 0
    voltage: Number = 0


class RatingLimit(Part):
    quantity: Words
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    implied: bool = False


class DeadlineRule(Part):
    """What decides whether a rule is about a machine, with the words for which machines it is about
    (none where it is about all) and for what becomes of them."""

    made: YearRule = ""
    commissioned: YearRule = ""
    when: str = ""
    stop_use: Literal["immediate", "encouraged", ""] = ""
    condition: str
    term: Words
    due: Day | Literal[""] = ""


class Row(Part):
    id: Words
    list: Words
    no: str = ""
    name: Words
    url: Address
    equipment: Annotated["list[Words]", Field(min_length=1)]
    regions: "list[Words]" = []
    place: str = ""
    match: Literal["exact", "series", "range", "attribute"]
    models: "list[Spelling]" = []
    written: str = ""
    scope: str = ""
    limits: "list[RatingLimit]" = []
    fuels: "list[Words]" = []
    asks: "list[Words]" = []
    model_conditions: "list[ModelCondition]" = []
    reason: str = ""
    term: str = ""
    due: Day | Literal[""] = ""
    rules: "list[DeadlineRule]" = []
    doubts: dict[str, str] = {}
    note: str = ""
    cautions: "list[Words]" = []
    replacement: str = ""


class ModelCondition(Part):
    models: Annotated["list[Words]", Field(min_length=1)]
    limits: "list[RatingLimit]" = []
    asks: "list[Words]" = []


class Ban(Part):
    id: Words
    name: Words
    url: Address
    standard: Words
    number: str = ""
    equipment: Annotated[list[Words], Field(min_length=1)]
    kinds: list[Words] = []
    from_: PartialDay | Literal[""] = Field(default="", alias="from")
    replacement: str = ""


class Linked(Part):
    title: Words
    no: str
    url: Address


class Beside(Part):
    url: Address
    standards: list[Linked]
    technologies: list[Linked]


class Article(Part):
    article: str
    who: str
    must: Words


class Provision(Part):
    law: Words
    url: Address
    articles: Annotated[list[Article], Field(min_length=1)]


class Support(Linked):
    rate: str
    unseen: str
    materials: list[Words]
    credit: list[Number | None] | None


class Demand(Part):
    """What a place demands of some kinds of machine, in words."""

    title: Words
    url: Address
    regions: Annotated[list[Words], Field(min_length=1)]
    equipment: Annotated[list[Words], Field(min_length=1)]
    duties: Annotated[list[tuple[Words, Words]], Field(min_length=1)]
    doubt: str = ""


class Whom(Part):
    """Whom to ask about a machine that has to go: what to dial, and bodies by name, address and use."""

    instead: str = ""
    bodies: list[tuple[Words, Address, str]] = []


class EquipmentFile(File):
    latest: Annotated[int, Field(ge=1949)]
    """The year of which a machine may be at the latest."""
    graded: list[Words]
    """The kinds of machine whose grades tools/machines/ has."""

    categories: list[Category]
    regions: list[Place]
    lists: list[PhaseOutList]
    rows: list[Row]
    bans: list[Ban]
    beside: dict[str, Beside]
    provisions: list[Provision]
    reliefs: list[Support]
    demands: list[Demand]
    whom: Whom


class StartedCategory(Category):
    starts: Annotated[str, Field(pattern=r"^(?:[A-Z0-9]{2}|[A-Z0-9] |\*\*|\?\?)*$")]
    """How its models begin, two characters each: `Y1`, `Y ` for what may go on in any way, `**` for what is
    neither letter nor digit, `??` for what may be anything."""


class ListedFile(File):
    """What an answer about any machine needs."""

    latest: Annotated[int, Field(ge=1949)]
    graded: list[Words]
    categories: list[StartedCategory]
    regions: list[Place]
    lists: list[PhaseOutList]
    provisions: list[Provision]
    reliefs: list[Support]
    whom: Whom
    count: Annotated[int, Field(gt=0)]
    """Rows of all lists together."""


class WordRowsFile(File):
    """The rows of types that no letters tell, and those with Chinese in a model."""

    rows: list[Row]


# --- energy.json --------------------------------------------------------------------------------------


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


# --- tax.json -----------------------------------------------------------------------------------------


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


# --- machines.json, products.json ---------------------------------------------------------------------


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


class Electricity(Part):
    value: Number
    source: str
    url: Address


class MachinesFile(File):
    machines: list[Machine]
    electricity: Electricity | None


# --- plan.json ----------------------------------------------------------------------------------------


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


# --- forms/<id>.json ----------------------------------------------------------------------------------


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
    tables: list[FormTable]
    unseen: list[Words]
    fills: dict[str, FormFill]


# --- my.json, my-news.json ------------------------------------------------------------------------------


class SmallSizes(Part):
    staff: int | None = None
    assets: int | None = None
    taxable: int | None = None


class Concerned(Part):
    """For whom something is; without any of it, for everybody."""

    industries: list[Words] = []
    regions: list[Words] = []
    equipment: list[Words] = []


class DecidedProvision(Part):
    """A provision with the answers of which one makes it hold, and all of which make it not hold."""

    article: Words
    who: Words
    must: Words
    by: str = ""
    recipient: str = ""
    yes: dict[str, list[bool | str]] = {}
    no: dict[str, list[bool | str]] = {}


class OpenDocument(Concerned):
    id: Words
    title: Words
    url: Address
    count: int
    decided: list[DecidedProvision] = []
    topics: list[Words] = []
    doubt: str = ""


class ComingDay(Concerned):
    id: Words
    day: Day
    said: str = ""
    word: Words
    title: Words
    whom: str = ""
    url: Address


class FittingJob(Concerned):
    id: Words
    title: Words
    url: Address
    must: Words
    by_when: Words
    situations: list[Words] = []
    matters: list[Words] = []
    provisions: list[tuple[Address, Words]] = []


class AskedBody(Concerned):
    id: Words
    title: Words
    url: Address
    kind: Words
    matters: list[Words]
    serves: str = ""
    use: str = ""
    fallback: bool = False
    phones: list[Words] = []
    aged: list[Words] = []
    lacking: str = ""


class MyFile(File):
    industries: dict[str, Words]
    equipment: dict[str, Words]
    regions: dict[str, list[Words]]
    small: SmallSizes | None
    documents: list[OpenDocument]
    dates: list[ComingDay]
    limits: dict[str, int]
    jobs: list[FittingJob]
    bodies: list[AskedBody]
    instead: str
    matters: dict[str, Words]
    scopes: dict[str, bool]
    newest: str


class ToldEvent(Part):
    at: Words
    word: Words
    day: PartialDay | Literal[""] = ""
    title: Words
    url: Address
    everyone: bool = False
    scopes: list[Words] = []


class NewsFile(File):
    events: list[ToldEvent]
    since: Annotated[str, Field(alias="from")]


CONTRACT: dict[str, type[File]] = {
    "tools/my.json": MyFile,
    "tools/my-news.json": NewsFile,
    "tools/equipment.json": EquipmentFile,
    "tools/listed.json": ListedFile,
    "tools/listed-words.json": WordRowsFile,
    "tools/listed/motor.json": KindFile,
    "tools/grades/gb-18613-2020-t1.json": GradeRowsFile,
    "tools/plan.json": PlanFile,
    "tools/energy.json": EnergyFile,
    "tools/tax.json": TaxFile,
    "tools/machines.json": MachinesFile,
    **{f"tools/machines/{kind}.json": MachinesFile for kind in MACHINES},
    "tools/products.json": ProductsFile,
    "tools/forms/statistics-ledger.json": FormFile,
}

ALIKE = {"tools/listed/": KindFile, "tools/grades/": GradeRowsFile}
"""Folders of which CONTRACT names one file: there is one for each kind of machine, for each table."""

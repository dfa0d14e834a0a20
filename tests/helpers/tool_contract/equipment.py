"""equipment.json: lists, rows, rules."""

from typing import Annotated, Literal

from pydantic import Field

from helpers.tool_contract.part import Address, Day, File, Number, Part, PartialDay, Words, YearRule


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

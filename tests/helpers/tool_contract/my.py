"""my.json and my-news.json: what follows from a firm's facts."""

from typing import Annotated, Literal

from pydantic import Field

from helpers.tool_contract.part import Address, Day, File, Part, PartialDay, Words


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

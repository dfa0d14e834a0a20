"""What a catalogue is: its folder, its model, and all that is special to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from portal.kinds.item import Item
from portal.kinds.presentation import Presentation, RowPresentation
from portal.page import Link
from portal.read.document import Row
from portal.read.record import Record

SOUGHT_BY = "题名、文号、标准号、型号"
"""What people know of what they look for in most catalogues, and in all of them together."""


@dataclass(frozen=True)
class Aside:
    """Another question, to which some of a catalogue's items are the answer: what a buyer gets and
    what the state buys stand in one catalogue. `id` is its place on the page."""

    id: str
    words: str
    belongs: Callable[[Item], bool]


@dataclass(frozen=True)
class Question:
    """What people ask of a term that this catalogue answers. Those of lower rank are asked first;
    `exact` is asked instead where an answer has the field `of`; what belongs to `aside` answers
    that instead."""

    rank: int
    words: str
    of: str = ""
    exact: str = ""
    aside: Aside | None = None


@dataclass(frozen=True)
class Kind:
    """One catalogue. Its id is both the folder under data/ and the first part of addresses.

    All that only some catalogues need has a default that serves one that says nothing.
    """

    id: str
    name: str
    model: type[Record]
    description: str
    records: Presentation = field(default_factory=Presentation)
    """How its records are shown."""
    rows: Mapping[type[Row], RowPresentation] = field(default_factory=dict)
    """How its rows are shown, by their models."""
    questions: Mapping[str, Question] = field(default_factory=dict)
    """What it answers on the page of a term, by the facet that the term is of."""
    browse: tuple[str, ...] = ()
    """The facets that people know of themselves before they look into it."""
    sought_by: str = SOUGHT_BY
    """What people know of what they look for in it, as its finder tells them."""
    sorted_by: str = ""
    """In which order its list stands, where that is not the day."""
    guide: Link | None = None
    """The guide that goes on from it."""
    start_word: str = "施行"
    """What documents do on their first day."""
    marks: tuple[str, str] = ("《", "》")
    """Around titles in a sentence."""
    measure: str = ""
    """What to count by what of it holds for everybody; '' where that says nothing."""
    any_level: bool = False
    """Whether it is gathered by what it is about, whatever the level of its documents."""
    number_first: bool = False
    """Whether people ask for its records by number, so that this stands before the title."""
    asks: str = ""
    """Whether its pages say whom to ask: `always`, `fitting` where somebody is known to be asked about
    such a thing, '' never."""
    added_word: str = ""
    """What subscribers are told where one of its records comes, if not that it was taken in."""
    fresh_days: int = 0
    """For how many days something that was published in it is fresh enough; 0 where nobody asks."""
    is_news: bool = False
    """Whether it tells in our own words what happened."""
    if_any: bool = False
    """Whether it is a column of the site only while it has a record: an empty one is worse than none."""
    singled_out: tuple[str, ...] = ()
    """Facets on whose overview it is counted by itself."""

    def presentation(self, value: Record | Row) -> Presentation:
        """How one of its records or rows is shown."""
        if isinstance(value, Record):
            return self.records
        return self.rows.get(type(value), PLAIN_ROW)

    def question(self, facet: str, items: Iterable[Item] = ()) -> str:
        """The question that these items answer."""
        asked = self.questions.get(facet)
        if asked is None:
            return f"有关的{self.name}"
        return asked.exact if asked.of and any(x.get(asked.of) for x in items) else asked.words

    def rank(self, facet: str) -> int:
        """The place of its question among those of the other catalogues."""
        return self.questions[facet].rank if facet in self.questions else LAST

    def quoted(self, title: str) -> str:
        """A title in a sentence."""
        before, after = self.marks
        return quoted(title) if before == "《" else f"{before}{title}{after}"


def quoted(title: str) -> str:
    """In title marks; a title within the title takes the inner ones."""
    inner = title.replace("《", "〈").replace("》", "〉")
    return f"《{inner}》"


PLAIN_ROW = RowPresentation()
LAST = 99

"""法律法规 (laws)."""

from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import DocumentPresentation
from portal.read.document import Document


class Law(Document):
    """法律、行政法规、部门规章、地方性法规。"""


class LawPresentation(DocumentPresentation):
    """Laws are read from the top down."""

    substance = ("figures", "duties")

    def breadth(self, item: Item, terms: int, lookup: Lookup) -> tuple[int, int]:
        """A basic law names many terms and is no less to the point for that: the higher one comes
        first, then the one that asks for more."""
        return lookup.place("levels", item.get("level")), -len(item.get("duties", ()))


KIND = Kind(
    "laws",
    "法律法规",
    Law,
    "法律、行政法规、部门规章和地方性法规",
    LawPresentation(),
    questions={
        "topics": Question(1, "法律法规怎么规定"),
        "industries": Question(1, "什么管着你：法律法规"),
        "regions": Question(1, "当地法规怎么规定"),
        "equipment": Question(6, "什么管着它：法律法规"),
    },
    measure="件",
    asks="always",
    fresh_days=183,
)

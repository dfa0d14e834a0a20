"""What a kind asks of the catalogue as it stands: names, addresses, doubts. `view.site.Site` answers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from portal.kinds.item import Item
from portal.page import Link
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.vocabulary import Term

if TYPE_CHECKING:  # the kinds themselves stand on this module
    from portal.kinds.phase_out import DeadlineRule


class Lookup(Protocol):
    """The answers that a kind needs to say what is in its records."""

    def name(self, vocabulary: str, id: str) -> str:
        """The name of a term."""

    def place(self, vocabulary: str, id: str) -> int:
        """The place of a term in its vocabulary."""

    def terms(self, vocabulary: str, ids: tuple[str, ...]) -> list[Link]:
        """The terms with their pages, where they have any."""

    def vocabulary(self, name: str) -> Mapping[str, Term]:
        """All terms of a vocabulary by id."""

    def issuers(self, document: Document) -> str:
        """The bodies that issued a document."""

    def link(self, id: str) -> Link:
        """The page of whatever bears this id."""

    def rows(self, item: Item) -> Sequence[Item]:
        """The rows of a list."""

    def pending(self, item: Item, field: str) -> str:
        """待核 when a field is doubted; with the part when only a part is."""

    def doubted(self, item: Item, field: str) -> str:
        """（待核） to stand behind a value that is doubted; '' behind others."""

    def start(self, item: Item) -> PartialDate | None:
        """The first day on which it holds, as far as it is known."""

    def age(self, item: Item) -> int:
        """Sorts the newest first."""

    def is_in_force(self, item: Item) -> bool:
        """Whether it is known to hold on the day that everything is reckoned for."""

    def deadline(self, rule: "DeadlineRule") -> str:
        """A rule on how long a machine may be used, as a sentence."""

"""What a kind asks of the catalogue as it stands: names, addresses, doubts. `view.site.Site` answers."""

from typing import Protocol

from portal.kinds.item import Item
from portal.page import Link


class Lookup(Protocol):
    """The answers that a kind needs to say what is in its records."""

    def name(self, vocabulary: str, id: str) -> str:
        """The name of a term."""

    def terms(self, vocabulary: str, ids: tuple[str, ...]) -> list[Link]:
        """The terms with their pages, where they have any."""

    def pending(self, item: Item, field: str) -> str:
        """待核 when a field is doubted; with the part when only a part is."""

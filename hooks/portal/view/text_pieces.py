"""The words of a legal text as pages show them: pieces, of which some lead elsewhere."""

from dataclasses import dataclass

from portal.kinds.item import Item
from portal.view.site import Site


@dataclass(frozen=True)
class TextPiece:
    """Some words; `url` is below the root, '' for what leads nowhere."""

    text: str
    url: str = ""


def pieces_of(text: str, site: Site, item: Item) -> tuple[TextPiece, ...]:
    """The pieces of one paragraph, item or cell of the text of `item`: together its words, unchanged."""
    return (TextPiece(text),) if text else ()

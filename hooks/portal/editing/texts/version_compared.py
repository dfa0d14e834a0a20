"""How a text differs from another version of the same document, in one line of counts."""

from portal.catalogue.text_comparison import compare_texts
from portal.texts.structure import LegalText
from portal.view.comparison_words import text_counts_words


def compared(old: LegalText, new: LegalText) -> str:
    """改 12 条，增 3 条，删 1 条: what the page that sets them side by side will say."""
    return text_counts_words(compare_texts(old, new))

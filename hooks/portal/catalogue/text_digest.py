"""What of a full text counts: its words and how they are parted, however its file is laid out.

Where a text was found, and notes about it, are told on its page, and are no part of the text.
"""

import hashlib
import unicodedata

from portal.catalogue.content import DIGEST
from portal.catalogue.text_versions import TextVersion
from portal.read.known import KnownOf
from portal.texts.structure import LegalText
from portal.texts.written_text import written_text

_texts: KnownOf[str] = KnownOf()
_words: KnownOf[str] = KnownOf()


def digest_of_text(version: TextVersion) -> str:
    """A short name for exactly this text."""
    text = version.text
    return _texts.of(text, lambda: _short(_canonical(text)))


def digest_of_words(version: TextVersion) -> str:
    """The same for all texts that differ in nothing but spaces and the width of characters."""
    text = version.text
    return _words.of(text, lambda: _short(_folded(_canonical(text))))


def _canonical(text: LegalText) -> str:
    return "\n".join((text.title, *text.history, "", written_text(text)))


def _folded(canonical: str) -> str:
    """Asked of texts that were altered, and of no others: it takes as long as reading one."""
    lines = unicodedata.normalize("NFKC", canonical).split("\n")
    return "\n".join(filter(None, ("".join(line.split()) for line in lines)))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:DIGEST]

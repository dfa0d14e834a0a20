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

_known: KnownOf[tuple[str, str]] = KnownOf()


def digest_of_text(version: TextVersion) -> str:
    """A short name for exactly this text."""
    return _digests(version.text)[0]


def digest_of_words(version: TextVersion) -> str:
    """The same for all texts that differ in nothing but spaces and the width of characters."""
    return _digests(version.text)[1]


def _digests(text: LegalText) -> tuple[str, str]:
    return _known.of(text, lambda: _worked_out(text))


def _worked_out(text: LegalText) -> tuple[str, str]:
    canonical = "\n".join((text.title, *text.history, "", written_text(text)))
    folded = unicodedata.normalize("NFKC", canonical)
    words = ("".join(line.split()) for line in folded.split("\n"))
    return _short(canonical), _short("\n".join(filter(None, words)))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:DIGEST]

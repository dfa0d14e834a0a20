"""Words that are explained where they first stand on a page.

Which ways of writing mean which term is said by the terms themselves. The longest comes first; nothing
is explained within links, titles of documents (《…》, and names like 节能审查办法) or numbers, and what means
two things only where the words beside it tell which.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from portal.catalogue.catalogue import Catalogue
from portal.kinds.glossary_term import GlossaryTerm
from portal.kinds.item import Item
from portal.read.record import PENDING

_OF_A_TITLE = (
    "(?!(?:管理|暂行|试行|实施|工作|监督|服务|技术){0,2}"
    "(?:法(?![定人规律])|条例|办法|目录|规定|细则|标准|通则|导则|指南|名录|规程))"
)
"""What stands behind a word that begins the name of a document."""

_PASSED_OVER = r"<a\b[^>]*>.*?</a>|<code>.*?</code>|<[^>]*>|&\w+;|《[^》]*》|〔[^〕]*〕"
"""What no word is explained in: links, tags, titles, years of numbers."""


@dataclass(frozen=True)
class Meaning:
    """A term that a way of writing may mean; with `near` only where one of these words is beside it."""

    term: Item
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordNote:
    """What the end of the page says of a word that stands on it."""

    id: str
    title: str
    url: str
    meaning: str
    dated: str
    """The day on which what it says in figures was checked; '' without figures."""
    pending: str
    """待核 where no source has confirmed it."""


@dataclass
class PageWords:
    """The words of one page, in the order in which they first stand there. `link` makes the link from
    a word to its note; `on` is the id of what the page is about: that is explained already."""

    glossary: "Glossary"
    link: Callable[[str, Markup], Markup]
    on: str = ""
    notes: list[WordNote] = field(default_factory=list)

    def explained(self, text: str | Markup) -> Markup:
        """A text, or safe HTML, with a link to the note of each word that is new to the page."""
        html = escape(text)
        pattern = self.glossary.pattern
        return Markup(pattern.sub(self._linked, html)) if pattern else html

    def _linked(self, found: re.Match[str]) -> str:
        word = found.group(1)
        if word is None:
            return found.group()
        term = self.glossary.meant(word, found.string)
        if term is None or term.id == self.on or any(one.id == term.id for one in self.notes):
            return word
        self.notes.append(_note(term))
        return str(self.link(term.id, Markup(word)))


class Glossary:
    """All words that are explained, looked for in one go."""

    def __init__(self, catalogue: Catalogue):
        self._meanings: dict[str, list[Meaning]] = defaultdict(list)
        for word, meaning in _ways_of_writing(catalogue):
            self._meanings[str(escape(word))].append(meaning)
        words = sorted(self._meanings, key=lambda word: (-len(word), word))
        self.pattern = (
            re.compile(f"{_PASSED_OVER}|({'|'.join(map(_bounded, words))}){_OF_A_TITLE}", re.DOTALL)
            if words
            else None
        )

    def meant(self, word: str, text: str) -> Item | None:
        """The term that a word means in a text; None where that may be several."""
        found = {
            one.term.id: one.term
            for one in self._meanings[word]
            if not one.near or any(near in text for near in one.near)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    @property
    def words(self) -> Iterable[str]:
        """All ways of writing that may be explained."""
        return self._meanings.keys()


def _ways_of_writing(catalogue: Catalogue) -> Iterator[tuple[str, Meaning]]:
    for item in catalogue.of("terms"):
        value = item.value
        assert isinstance(value, GlossaryTerm)
        for word in value.written:
            yield word, Meaning(item)
        for one in value.ambiguous:
            yield one.word, Meaning(item, one.near)


def _bounded(word: str) -> str:
    """Letters stand alone: COP is no part of COPD."""
    before = r"(?<![A-Za-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{before}{re.escape(word)}{after}"


def _note(term: Item) -> WordNote:
    meaning: str = term.get("meaning")
    checked = term.value.verification.checked.text
    dated = checked if any(char.isdigit() for char in meaning) else ""
    pending = PENDING if term.value.verification.doubts("meaning") else ""
    return WordNote(term.id, term.title, term.url, meaning, dated, pending)

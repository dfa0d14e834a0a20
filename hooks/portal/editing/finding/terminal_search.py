"""Finding records and rows in the terminal: an index of lunr's, built in memory from our own tokens.

Nothing of it is downloaded, so that what the site's own index saves counts for nothing here, and an
index of all text is built in a second (docs/decisions/search.md says why the site has another one).
lunr finds and weighs; in which order things stand is decided by what they are called.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, partial
from itertools import islice
from typing import Any

from portal.editing.finding.data_at_hand import DataAtHand
from portal.editing.finding.lunr_index import index_of
from portal.editing.finding.query_words import (
    BEGINNING,
    EXACT,
    LIKE,
    SOME,
    TITLE,
    QueryWord,
    share_held,
    way_met,
    with_numerals,
    with_other_letters,
    words_of,
)
from portal.kinds.item import Item
from portal.read.normalise import NAME, compact, normalise
from portal.read.positions import Positions
from portal.search.documents import SearchDocument, document_of
from portal.search.variants import variants
from portal.validity.status import TIMELESS_LEVELS

ENDED, WITHDRAWN = 0.5, 0.9
"""What is lost by what has ended or was withdrawn: another that is called so and holds comes first."""

LOST_SHARE = 0.2
"""How much of the query something that lost may lack less than another, and still come after it."""

MENTION = 0.6
"""What is lost by news and by rows of lists that set nothing: they speak of what is looked for."""

BESIDE = {
    "jobs": 2.5,
    "services": 2.5,
    "forms": 2.5,
    "bodies": 2,
    "terms": 2.5,
    "interpretations": 2,
    "questions": 2,
}
"""What these lose, as in the browser's search: they speak of everything, and documents are looked for."""

CALLED_SO = {"terms": 2.5, "forms": 2.5}
"""The same where they are called so, as what they are about is."""

THINGS = ("technologies",)
"""Catalogues whose rows are what people look for, whatever their lists are."""

LEAST = 0.4
"""Of the words of a query, for what lacks the others."""

WAYS = 12
"""In how many ways a query is said with words that mean the same."""


@dataclass(frozen=True)
class FoundItem:
    """A record or row that a query found. `met` is one of the ways of `query_words`, `share` how much of the
    query it has."""

    item: Item
    met: int
    share: float
    order: tuple[Any, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it has every word of the query."""
        return self.met < SOME


@dataclass(frozen=True)
class FoundLine:
    """One thing that was found, in words and places. `list_id` is the list that a row stands in."""

    id: str
    title: str
    kind: str
    kind_name: str
    status: str
    list_id: str
    list_title: str
    path: str
    line: int
    is_whole: bool

    def __str__(self) -> str:
        told = (self.kind_name, self.status, self.list_title and f"在“{self.list_title}”里")
        return f"{self.id}  {self.title}\n    {'　'.join(filter(None, told))}\n    {self.path}:{self.line}"


class TerminalSearch:
    """Everything that has a file and a line, the withdrawn included."""

    def __init__(self, at_hand: DataAtHand):
        self.site = site = at_hand.site
        self._half_read = at_hand.half_read
        self.items = list(site.catalogue.items.values())
        self._documents = [document_of(item, site) for item in self.items]
        self._simplify = {
            ord(old): new
            for old, new in variants(t for one in self._documents for t in _texts(one)).items()
        }
        self._normal = cache(partial(normalise, simplify=self._simplify))
        self._synonyms = [
            words
            for term in site.vocabulary("synonyms").values()
            if len(words := [self._normal(word) for word in (term.name, *term.aliases)]) > 1
        ]
        self._index = index_of(self._documents, self._normal) if self.items else None

    def search(self, query: str, kind: str = "") -> list[FoundItem]:
        """What `query` finds, the best first; only of one catalogue where `kind` is its id."""
        best: dict[int, FoundItem] = {}
        if not self.items:
            return []
        normalised = self._normal(query)
        self._add_found(best, self._ways(normalised), kind)
        other = with_other_letters(normalised)
        if other and not any(found.met <= BEGINNING for found in best.values()):
            self._add_found(best, [other], kind)
        return list(self._successors_first(sorted(best.values(), key=lambda found: found.order)))

    def _add_found(self, best: dict[int, FoundItem], ways: Iterable[str], kind: str) -> None:
        """Add what these ways of saying the query find, each under its number as it is met best."""
        for way in ways:
            for number, found in self._ranked(way):
                if kind and found.item.kind.id != kind:
                    continue
                if number not in best or found.order < best[number].order:
                    best[number] = found

    def lines(self, found: Iterable[FoundItem]) -> Iterator["FoundLine"]:
        """What was found as an editor reads it, with the place in its file."""
        positions = Positions()
        return (self._line(one.item, positions, one.is_whole) for one in found)

    def lines_of(self, items: Iterable[Item]) -> Iterator["FoundLine"]:
        """The same for what was found in another way."""
        positions = Positions()
        return (self._line(item, positions) for item in items)

    def _line(self, item: Item, positions: Positions, is_whole: bool = True) -> "FoundLine":
        return FoundLine(
            item.id,
            item.numbered_title,
            item.kind.id,
            item.kind.name,
            self._status(item),
            item.parent.id if item.parent else "",
            item.parent.title if item.parent else "",
            item.path,
            positions.of(item.path, item.place)[0],
            is_whole,
        )

    def _status(self, item: Item) -> str:
        if item.path in self._half_read:
            return "文件有错或没有填完"
        badge = self.site.badge(item)
        return badge.name if badge else ""

    def nearest(self, query: str, most: int = 3) -> list[str]:
        """Words and names that look like a query which finds nothing."""
        terms = (
            term for book in self.site.catalogue.vocabularies.values() for term in book.values()
        )
        words = [word for term in terms for word in (term.name, *term.aliases)]
        words += [name for one in self._documents for name in (one.title, *one.names)]
        return get_close_matches(query, list(dict.fromkeys(words)), most, 0.5)

    def _successors_first(self, found: list[FoundItem]) -> Iterator[FoundItem]:
        """What has ended, with what holds in its place before it, if that was found as well."""
        by_id = {one.item.id: one for one in found if one.met < SOME}
        told: set[str] = set()
        for one in found:
            validity = self.site.validity(one.item)
            if one.met > EXACT and validity and validity.status.ended:
                for id in self.site.validities.successors(one.item):
                    if id in by_id and id not in told and self.site.is_in_force(by_id[id].item):
                        told.add(id)
                        yield by_id[id]
            if one.item.id not in told:
                told.add(one.item.id)
                yield one

    def unknown(self, query: str) -> list[str]:
        """The words of a query that stand nowhere, as they were typed."""
        found: list[str] = []
        known = self._index.inverted_index if self._index else {}
        for typed in query.split():
            ways = self._ways(self._normal(typed))
            words = [word for way in ways for word in words_of(way)]
            if words and not any(word.token in known for word in words):
                found.append(typed)
        return found

    def _ways(self, normalised: str) -> list[str]:
        """The query as typed, and with words that mean the same in place of those that it has."""
        ways = list(dict.fromkeys([normalised, with_numerals(normalised)]))
        ways = [way for way in ways if way]
        for words in self._synonyms:
            held = max((word for word in words if word in normalised), key=len, default="")
            if held:
                others = [word for word in words if word != held]
                ways += [
                    way.replace(held, word) for way in list(ways) for word in others if held in way
                ]
        return list(islice(dict.fromkeys(ways), WAYS))

    def _ranked(self, way: str) -> Iterator[tuple[int, FoundItem]]:
        assert self._index is not None
        words = words_of(way)
        whole = f"{NAME}{compact(way)}"
        query = self._index.create_query()
        for word in words:
            query.term(word.token, use_pipeline=False, boost=word.weight)
            for part in word.parts:
                for token in (part, f"{NAME}{part}"):  # the latter is the head of a series
                    query.term(token, use_pipeline=False, boost=LIKE * word.weight)
        query.term(whole, use_pipeline=False)
        if len(whole) > 3:
            query.term(f"{whole}*", use_pipeline=False, boost=0.1)
        for match in self._index.query(query):
            number = int(match["ref"])
            if found := self._standing(number, way, words, match):
                yield number, found

    def _standing(
        self, number: int, way: str, words: Sequence[QueryWord], match: Any
    ) -> FoundItem | None:
        """How a document meets a query, from what lunr matched in which of its fields."""
        held = match["match_data"].metadata
        whole = f"{NAME}{compact(way)}"
        met = way_met(words, whole, held)
        share = 1 if met < SOME else share_held(words, held)
        if met == SOME and share < LEAST:
            return None
        item = self.items[number]
        lost = self._lost(item, self._documents[number])
        order = (
            met
            + (lost / 10 if met < TITLE else lost if met < SOME else 0)
            + (BESIDE if met > EXACT else CALLED_SO).get(item.kind.id, 0),
            -round((share - LOST_SHARE * lost) * 20),
            not any(item.kind.name.startswith(part) for part in way.split()),
            -self._documents[number].year if met == EXACT else 0,
            item.kind.id == "cases",
            self._documents[number].past,
            bool(item.get("regions") or item.parent and item.parent.get("regions")),
            item.parent is not None and not any(char.isdigit() for char in way),
            -match["score"],
            number,
        )
        return FoundItem(item, met, share, order)

    def _lost(self, item: Item, document: SearchDocument) -> float:
        if self.site.catalogue.is_withdrawn(item):
            return WITHDRAWN
        row_of = item.parent and item.kind.id not in THINGS and item.parent.get("level")
        if item.kind.is_news or row_of in TIMELESS_LEVELS:
            return MENTION
        return ENDED if document.past == 2 else 0


def _texts(one: SearchDocument) -> Iterable[str]:
    return (one.title, *one.names, *one.about, *one.body)

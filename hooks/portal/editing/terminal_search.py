"""Finding records and rows in the terminal: an index of lunr's, built in memory from our own tokens.

Nothing of it is downloaded, so that what the site's own index saves counts for nothing here, and an
index of all text is built in a second (docs/decisions/search.md says why the site has another one).
lunr finds and weighs; in which order things stand is decided by what they are called.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, partial
from itertools import islice
from typing import Any

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.token import Token

from portal.editing.data_at_hand import DataAtHand
from portal.kinds.item import Item
from portal.read.normalise import LONGEST_CHAIN, NAME, compact, normalise, tokens
from portal.read.positions import Positions
from portal.search.documents import SearchDocument, document_of
from portal.search.heads import SIZES, WORD
from portal.search.index import CHAINED, LONGEST_NAME
from portal.search.variants import variants
from portal.validity.status import TIMELESS_LEVELS

FIELDS = {"name": 12, "title": 6, "about": 2, "body": 1}
"""What is weighed how much: whole names and identifiers, words of titles, what it is about, the text."""

EXACT, BEGINNING, TITLE, ABOUT, TEXT, SOME = range(6)
"""In which way a query is met, the best first."""

ENDED, WITHDRAWN = 0.5, 0.9
"""What is lost by what has ended or was withdrawn: another that is called so and holds comes first."""

MENTION = 0.6
"""What is lost by news and by rows of lists that set nothing: they speak of what is looked for."""

THINGS = ("technologies",)
"""Catalogues whose rows are what people look for, whatever their lists are."""

LEAST = 0.45
"""Of the words of a query, for what lacks the others."""

LIKE = 0.6
"""How far a word counts that is there in part only: a standard of another year, a size of a series."""

WAYS = 12
"""In how many ways a query is said with words that mean the same."""

_RUN = re.compile("[a-z0-9]+(?: [a-z0-9]+)*|[^a-z0-9 ]+")
_ATOM = re.compile("[a-z]+|[0-9]+")


@dataclass(frozen=True)
class FoundItem:
    """A record or row that a query found. `met` is one of the ways above, `share` how much of the
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


@dataclass(frozen=True)
class QueryWord:
    """A word of a query: found by its token, or less surely by a part of it."""

    token: str
    parts: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """An identifier tells more than a pair of characters."""
        return 3 if self.token[0].isascii() else 1


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
        self._index = self._built() if self.items else None  # lunr cannot divide by nothing

    def search(self, query: str, kind: str = "") -> list[FoundItem]:
        """What `query` finds, the best first; only of one catalogue where `kind` is its id."""
        best: dict[int, FoundItem] = {}
        if not self.items:
            return []
        for way in self._ways(self._normal(query)):
            for number, found in self._ranked(way):
                if kind and found.item.kind.id != kind:
                    continue
                if number not in best or found.order < best[number].order:
                    best[number] = found
        return list(self._successors_first(sorted(best.values(), key=lambda found: found.order)))

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
            words = [word for way in ways for word in _words(way)]
            if words and not any(word.token in known for word in words):
                found.append(typed)
        return found

    def _built(self) -> Any:
        builder = Builder()
        builder.ref("number")
        for field, boost in FIELDS.items():
            builder.field(field, boost)
        builder.pipeline.add(_cut_names, _cut_text)
        builder.pipeline.skip(_cut_names, ["body"])
        builder.pipeline.skip(_cut_text, [field for field in FIELDS if field != "body"])
        for number, document in enumerate(self._documents):
            builder.add({"number": str(number), **self._fields(document)})
        return builder.build()

    def _fields(self, one: SearchDocument) -> dict[str, list[str]]:
        """The fields as lunr takes them: normalised texts, which its pipeline cuts into tokens."""
        names = [self._normal(text) for text in (one.title, *one.names)]
        heads = [self._normal(head.rstrip(SIZES + WORD)) for head in one.heads]
        wholes = (compact(name) for name in (*names, *heads))
        called = [
            name
            for name, text in zip(names, (one.title, *one.names), strict=True)
            if text != one.id
        ]
        return {
            "name": [
                f"{NAME}{name}" for name in dict.fromkeys(wholes) if 0 < len(name) <= LONGEST_NAME
            ],
            "title": list(dict.fromkeys(called)),
            "about": list(dict.fromkeys(self._normal(text) for text in one.about)),
            "body": [self._normal(text) for text in one.body],
        }

    def _ways(self, normalised: str) -> list[str]:
        """The query as typed, and with words that mean the same in place of those that it has."""
        ways = [normalised] if normalised else []
        for words in self._synonyms:
            held = max((word for word in words if word in normalised), key=len, default="")
            if held:
                others = [word for word in words if word != held]
                ways += [
                    way.replace(held, word) for way in list(ways) for word in others if held in way
                ]
        return list(islice(dict.fromkeys(ways), WAYS))

    def _ranked(self, way: str) -> Iterator[tuple[int, FoundItem]]:
        words = _words(way)
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
        met = _met(words, whole, held)
        share = 1 if met < SOME else _share(words, held)
        if met == SOME and share < LEAST:
            return None
        item = self.items[number]
        lost = self._lost(item, self._documents[number])
        order = (
            met + (lost / 10 if met < TITLE else lost),
            -round(share * 20),
            not any(item.kind.name.startswith(part) for part in way.split()),
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


def _cut_names(token: Token, *_: Any) -> list[Token]:
    """The step of lunr's pipeline that cuts what things are called, as the site's index does."""
    text = str(token)
    return (
        [token] if text.startswith(NAME) else [Token(one) for one in _tokens(text, LONGEST_CHAIN)]
    )


def _cut_text(token: Token, *_: Any) -> list[Token]:
    """The same for running text."""
    return [Token(one) for one in _tokens(str(token), CHAINED)]


@cache
def _tokens(normalised: str, chain: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tokens(normalised, chain)))


for step in (_cut_names, _cut_text):
    Pipeline.register_function(step, f"portal {step.__name__}")


def _texts(one: SearchDocument) -> Iterable[str]:
    return (one.title, *one.names, *one.about, *one.body)


def _words(normalised: str) -> list[QueryWord]:
    """Pairs of characters, and identifiers as long as they are kept, with what they begin with."""
    words: list[QueryWord] = []
    for run in _RUN.findall(normalised):
        if not run[0].isascii():
            words += [QueryWord(pair) for pair in tokens(run)]
            continue
        atoms = _ATOM.findall(run)
        for at in range(0, len(atoms), LONGEST_CHAIN):
            chain = atoms[at : at + LONGEST_CHAIN]
            beginnings = ["".join(chain[:end]) for end in range(len(chain) - 1, 1, -1)]
            words.append(
                QueryWord("".join(chain), tuple(dict.fromkeys([*beginnings, *chain[:-1]])))
            )
    return list(dict.fromkeys(words))


def _met(words: Sequence[QueryWord], whole: str, held: Any) -> int:
    if whole in held:
        return EXACT
    begun = any(term.startswith(whole) for term in held)
    if begun and any(char.isdigit() for char in whole):
        return BEGINNING
    fields = [set(held.get(word.token, ())) for word in words]
    if begun or (fields and all("title" in one for one in fields)):
        return TITLE
    if fields and all(one & {"title", "about"} for one in fields):
        return ABOUT
    return TEXT if fields and all(fields) else SOME


def _share(words: Sequence[QueryWord], held: Any) -> float:
    """How much of the query is there; what is only begun counts less."""
    total = sum(word.weight for word in words) or 1
    there = sum(
        word.weight * (1 if word.token in held else LIKE if held.keys() & set(word.parts) else 0)
        for word in words
    )
    return there / total

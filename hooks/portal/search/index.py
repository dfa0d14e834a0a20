"""The index in pieces: what every search needs, and what only those need that come upon it.

A browser loads `search/index.json` first. Everything else stands below the name of its build, which
is made of the contents: files of two builds are never taken for each other.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from portal.kinds.kinds import KINDS
from portal.read.normalise import NAME, compact, normalise, tokens
from portal.read.vocabulary import Term
from portal.search import spelling
from portal.search.columns import column
from portal.search.documents import NOTHING, PAGES, SearchDocument
from portal.search.full_texts import SearchedText, text_pieces
from portal.search.phrases import Phrases, said
from portal.search.postings import distances, sharded
from portal.search.variants import variants

FACETS = ("industries", "regions", "equipment")
"""What results can be narrowed by, besides what each has one of."""

WAYS = "claim-modes"
"""What lists that have reliefs can be narrowed by too: how these are got."""

FORMAT = 1
"""Of the files; hooks/theme/assets/search/pieces.js has the same, and reads no other."""

LONGEST_NAME = 40
"""Characters of a name that anybody would type whole."""

CHAINED = 2
"""Runs of letters and digits that are joined in running text."""

FIELDS = ("name", "title", "about", "body", "beside")
"""Whole names and what else is looked up as a whole; words of names; what it is about; what it says;
pairs of long names that are no words."""

MEANS = ">"
"""Between a traditional character and the simplified one, in a token that no document has."""

CHUNKS = ((8_000, 16), (50_000, 32))
"""Documents of a chunk up to so many documents; twice the last where there are more."""

NAMED = 4
"""Times as many documents are shown as their names are asked for: chunks of these are smaller."""

NO_TEXTS: Mapping[str, SearchedText] = {}

_NUMBERED = re.compile(r"（[^（）]*号[^（）]*(?:（[^（）]*）)?）$")
"""A number that stands behind a title and makes no title long."""


class Index:
    """The documents with everything that makes them found; `files` are what the browser loads.
    `answers` is what stands above the results, `texts` are the full texts by the address of their record."""

    def __init__(
        self,
        found: list[SearchDocument],
        vocabularies: Mapping[str, Mapping[str, Term]],
        answers: Mapping[str, Any] = NOTHING,
        texts: Mapping[str, SearchedText] = NO_TEXTS,
    ):
        self.documents = found
        self.vocabularies = vocabularies
        self.answers = answers
        self.texts = texts
        self._numbers = {one.url: number for number, one in enumerate(found)}
        written = (
            text
            for one in found
            for text in (one.title, *one.names, *one.asked, *one.called, *one.about, *one.body)
        )
        self.simplify = variants(written)
        self._table = {ord(old): new for old, new in self.simplify.items()}
        self._known: dict[str, str] = {}
        self._words = [
            list(dict.fromkeys(self._normal(text) for text in (one.title, *one.names, *one.asked)))
            for one in found
        ]
        self.phrases = Phrases(
            [said(self._words[number], _open(job)) for number, job, _ in self._found_jobs()]
        )

    def files(self) -> dict[str, bytes]:
        """By address below the root."""
        simpler = (f"{old}{MEANS}{new}" for old, new in self.simplify.items())
        shards = sharded(FIELDS, self._tokens(), simpler, beside=self.phrases.holding)
        size = self._size()
        pieces: dict[str, Any] = {f"words-{at}": one for at, one in enumerate(shards.shards)}
        pieces |= {f"rows-{at}": rows for at, rows in _chunks(self._rows(), size)}
        names = map("|".join, self._words)
        pieces |= {f"names-{at}": words for at, words in _chunks(names, size // NAMED)}
        pieces |= {f"job-{at}": one for at, one in enumerate(self._jobs())}
        pieces["facets"] = self._facets()
        pieces["series"] = self._series()
        pieces["answers"] = self._answers()
        pieces["likeness"] = column(len(self._pairs(one)) for one in self.documents)
        written = {name: _json(piece) for name, piece in pieces.items()}
        written |= text_pieces((one.url for one in self.documents), self.texts, self._table)
        first = {
            "format": FORMAT,
            "count": len(self.documents),
            "chunk": size,
            "begins": shards.begins,
            "traditional": distances(sorted(map(ord, self.simplify))),
            **self._vocabulary(),
            "ranks": self._ranks(),
        }
        first |= {"texts": len(self.texts)} if self.texts else {}
        first["build"] = build = _digest([_json(first), *written.values()])
        return {
            **dict(self._lists()),
            "search/index.json": _json(first),
            **{f"search/{build}/{name}.json": content for name, content in written.items()},
        }

    def _size(self) -> int:
        count = len(self.documents)
        return next((size for most, size in CHUNKS if count <= most), 2 * CHUNKS[-1][1])

    def _vocabulary(self) -> dict[str, Any]:
        statuses = self.vocabularies.get("statuses", {}).values()
        return {
            "synonyms": [
                [self._normal(word) for word in (term.name, *term.aliases)]
                for term in self.vocabularies.get("synonyms", {}).values()
            ],
            "kinds": {kind.id: kind.name for kind in KINDS} | {PAGES: "页面"},
            "statuses": {term.id: term.name for term in statuses},
            "terms": self._terms(),
            "nothing": self._of_nothing(),
        }

    def _terms(self) -> dict[str, dict[str, str]]:
        used: dict[str, dict[str, str]] = {}
        for one in self.documents:
            for facet in FACETS:
                ids = one.facets.get(facet, ())
                names = self.vocabularies.get(facet, {})
                found = used.setdefault(facet, {})
                found.update({id: names[id].name for id in ids if id in names})
        return used

    def _of_nothing(self) -> str:
        """What to say to those who find nothing."""
        count = sum(bool(one.coverage) for one in self.documents)
        told = f"，有 {count} 份清单和标准没有收全" if count else ""
        return f"未收录不等于没有规定{told}。"

    def _lists(self) -> Iterator[tuple[str, bytes]]:
        """What the boxes above lists look through: all of a catalogue, all about a term. Each document is
        written once and stands in several."""
        names = ("kinds", "statuses", "terms")
        known = self._vocabulary()
        modes = self.vocabularies.get(WAYS, {}).values()
        terms = {**known["terms"], WAYS: {term.id: term.name for term in modes}}
        told = {"simplify": self.simplify, **{name: known[name] for name in names}}
        before = {False: _json(told)[:-1], True: _json({**told, "terms": terms})[:-1]}
        lists: dict[str, list[bytes]] = {}
        having: set[str] = set()
        for one, row, words in zip(self.documents, self._rows(), self._words, strict=True):
            written = _json(_listed(one, row, words))
            about = [f"list-{facet}-{id}" for facet, ids in one.facets.items() for id in ids]
            for name in (f"list-{one.kind}", *dict.fromkeys(about)):
                lists.setdefault(name, []).append(written)
                having |= {name} if one.ways else set()
        for name, documents in lists.items():
            yield (
                f"search/{name}.json",
                b"".join([before[name in having], b',"docs":[', b",".join(documents), b"]}"]),
            )

    def _rows(self) -> Iterator[dict[str, Any]]:
        """What is shown of each document."""
        for one in self.documents:
            row: dict[str, Any] = {"u": one.url, "t": one.title, "s": one.status}
            row |= {"b": one.badge, "n": one.note}
            row |= {"c": one.coverage} if one.coverage else {}
            row |= {"m": one.models} if one.models else {}
            row |= {"h": one.heads, "q": _equipment(one)} if one.heads else {}
            yield row

    def _ranks(self) -> dict[str, Any]:
        """What the order of results asks of each: its catalogue, whether it is past, a row, of a
        region, has models; and how long its title is."""
        standing = (
            f"{one.kind} {one.past}" + "".join(str(int(bool(flag))) for flag in _flags(one))
            for one in self.documents
        )
        lengths = (_length(_NUMBERED.sub("", one.title)) for one in self.documents)
        return {"standing": column(standing), "length": column(lengths)}

    def _facets(self) -> dict[str, Any]:
        """What results can be narrowed by; terms by their place in `ids`."""
        terms = {
            facet: list(
                dict.fromkeys(id for one in self.documents for id in one.facets.get(facet, ()))
            )
            for facet in FACETS
        }
        places = {
            facet: {id: place for place, id in enumerate(ids)} for facet, ids in terms.items()
        }

        def ids(one: SearchDocument, facet: str) -> str:
            return " ".join(str(places[facet][id]) for id in one.facets.get(facet, ()))

        return {
            "ids": terms,
            "status": column(one.status for one in self.documents),
            "year": column(one.year for one in self.documents),
            **{facet: column(ids(one, facet) for one in self.documents) for facet in FACETS},
        }

    def _series(self) -> list[Any]:
        """The heads of series and whose they are: a nameplate may be any of them."""
        return [
            [number, list(one.heads), _equipment(one)]
            for number, one in enumerate(self.documents)
            if one.heads
        ]

    def _found_jobs(self) -> Iterator[tuple[int, Mapping[str, Any], Mapping[str, Any]]]:
        """The number of each job's document, what it is, and what its card shows."""
        for job, card in zip(
            self.answers.get("jobs", ()), self.answers.get("cards", ()), strict=True
        ):
            if (number := self._numbers.get(job["u"])) is not None:
                yield number, job, card

    def _jobs(self) -> Iterator[dict[str, Any]]:
        """Of each job what is needed only where a question may be about it."""
        for at, (number, job, card) in enumerate(self._found_jobs()):
            words = {"w": "|".join(self._words[number]), "r": self.phrases.rare(at)}
            yield {**card, **words, "k": _open(job)}

    def _answers(self) -> dict[str, Any]:
        numbers = self._numbers
        found = {name: value for name, value in self.answers.items() if name != "cards"}
        found["jobs"] = [
            {name: value for name, value in job.items() if name != "k"}
            | {"n": number, "q": self.documents[number].facets.get("equipment", [])}
            for number, job, _ in self._found_jobs()
        ]
        found["phrases"] = self.phrases.told()
        found["bare"] = [numbers[url] for url in found.get("bare", ()) if url in numbers]
        found["fallback"] = numbers.get(found.get("fallback", ""), -1)
        found["equipment"] = {
            one.url.split("/")[1]: "|".join(words)
            for one, words in zip(self.documents, self._words, strict=True)
            if re.fullmatch("equipment/[^/]+/", one.url)
        }
        return found

    def _pairs(self, one: SearchDocument) -> set[str]:
        return spelling.pairs(self._normal(one.title))

    def _tokens(self) -> Iterator[dict[str, Iterable[str]]]:
        for one, words in zip(self.documents, self._words, strict=True):
            names = {compact(self._normal(text)) for text in (one.title, *one.names)}
            called = {one.title, *one.names, *one.called} - {one.id}
            title = {token for text in called for token in tokens(self._normal(text))}
            about = {token for text in one.about for token in tokens(self._normal(text))} - title
            said = {
                token
                for text in (*one.body, *one.asked)
                for token in tokens(self._normal(text), CHAINED)
            }
            yield {
                "name": [
                    *(f"{NAME}{name}" for name in names if 0 < len(name) <= LONGEST_NAME),
                    *spelling.numbers(words),
                    *(spelling.begun(words) if one.kind == "phase-out" else ()),
                    *spelling.ends(words),
                    *(spelling.LIKE + pair for pair in self._pairs(one)),
                ],
                "title": title,
                "about": about,
                "body": said,
                "beside": spelling.crossing(words),
            }

    def _normal(self, text: str) -> str:
        """Titles and names are asked for again and again."""
        if len(text) > LONGEST_NAME:
            return normalise(text, self._table)
        if (known := self._known.get(text)) is None:
            known = self._known[text] = normalise(text, self._table)
        return known


def _listed(one: SearchDocument, row: dict[str, Any], words: Sequence[str]) -> dict[str, Any]:
    """A document as boxes above lists have it."""
    return {
        **row,
        "k": one.kind,
        "y": one.year,
        "f": {**one.facets, WAYS: list(one.ways)} if one.ways else one.facets,
        "r": int(bool(one.parent)),
        "e": one.past,
        "w": "|".join(words),
    }


def _open(job: Mapping[str, Any]) -> list[tuple[str, Sequence[str]]]:
    """What is not known of a job, and how that is asked."""
    return [(text, ways) for text, ways in job.get("k", ())]


def _flags(one: SearchDocument) -> tuple[object, ...]:
    return one.parent, one.facets.get("regions"), one.models


def _equipment(one: SearchDocument) -> list[str]:
    return one.facets.get("equipment", [])


def _length(text: str) -> int:
    """As JavaScript counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _chunks(values: Iterable[Any], size: int) -> Iterator[tuple[int, Sequence[Any]]]:
    whole = list(values)
    for at, start in enumerate(range(0, len(whole), size)):
        yield at, whole[start : start + size]


def _digest(contents: Iterable[bytes]) -> str:
    found = sha256()
    for content in contents:
        found.update(content)
        found.update(b"\0")
    return found.hexdigest()[:12]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

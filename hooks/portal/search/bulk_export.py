"""The documents for an engine that somebody has already: OpenSearch, Elasticsearch, or any that takes
their bulk format.

Our tokens go along, so the engine's analyzer only cuts at spaces: what is found is decided by the same
tokeniser as in the browser, and no engine has to know Chinese or the numbers of documents.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.read.normalise import NAME, compact, normalise, tokens
from portal.read.vocabulary import Term
from portal.search.documents import SearchDocument
from portal.search.index import CHAINED, LONGEST_NAME, Index

ANALYZER = "whitespace"
"""Built into both engines; of what we send it has to do no more."""

FIELDS = {"title_tokens": 1.0, "about_tokens": 0.9, "body_tokens": 0.7}
"""What words are looked for in, with how much it tells to be found there."""

LONGEST = 100
"""Characters of a query that count, as in the browser."""

WORDS, WAYS = 24, 5
"""Of a query, and ways of saying it by synonyms, at most: OpenSearch takes 1,024 clauses in all."""

LEAST = "45%"
"""Of the words, for a document that lacks the others."""

_TIERS = {"name": 10_000, "beginning": 6_000, "title": 4_000, "all": 1_000}
"""What a document gains that is called so, begins so, has all words in its title, has all: more than
any sum of rare words."""

_HOLDS = {0: 500, 1: 400}
"""What still holds comes before what has ended."""

_RULES = 250
"""Rules and lists come before what others did with them."""

_BESIDE = (
    "jobs",
    "pages",
    "services",
    "forms",
    "bodies",
    "cases",
    "news",
    "terms",
    "interpretations",
    "questions",
)


@dataclass(frozen=True)
class QueryWords:
    """What a query is read with: the characters and the synonyms of one build."""

    simplify: Mapping[str, str]
    synonyms: Sequence[Sequence[str]]

    @classmethod
    def of(cls, index: Index, vocabularies: Mapping[str, Mapping[str, Term]]) -> "QueryWords":
        """Those of an index."""
        table = {ord(old): new for old, new in index.simplify.items()}
        groups = [
            [normalise(word, table) for word in (term.name, *term.aliases)]
            for term in vocabularies.get("synonyms", {}).values()
        ]
        return cls(index.simplify, groups)

    def normal(self, text: str) -> str:
        """A text as it is compared."""
        return normalise(text, {ord(old): new for old, new in self.simplify.items()})

    def ways(self, normal: str) -> list[str]:
        """A query and the same with synonyms, as typed first."""
        found = [normal]
        for group in self.synonyms:
            for word in group:
                if word and word in normal:
                    found += [normal.replace(word, other) for other in group if other != word]
        return list(dict.fromkeys(found))[:WAYS]


def index_body() -> dict[str, Any]:
    """What creates the index: settings and mappings."""
    text = {"type": "text", "analyzer": ANALYZER}
    kept = {"type": "keyword", "index": False, "doc_values": False}
    known = {"type": "keyword"}
    return {
        "settings": {"index": {"number_of_shards": 1}},
        "mappings": {
            "dynamic": "strict",
            "properties": {
                "place": {"type": "integer"},
                "id": known,
                "url": known,
                "title": kept,
                "note": kept,
                "badge": kept,
                "coverage": kept,
                "kind": known,
                "status": known,
                "parent": known,
                "year": {"type": "integer"},
                "past": {"type": "byte"},
                "industries": known,
                "regions": known,
                "equipment": known,
                "topics": known,
                "names": known,
                **dict.fromkeys(FIELDS, text),
            },
        },
    }


def bulk(found: Iterable[SearchDocument], words: QueryWords, name: str) -> Iterator[str]:
    """The lines of a bulk request that puts the documents into the index of a name."""
    for place, one in enumerate(found):
        yield _line({"index": {"_index": name, "_id": one.url}})
        yield _line(_document(one, place, words))


def query_body(text: str, words: QueryWords, size: int = 20) -> dict[str, Any]:
    """What to ask the engine for a text that somebody typed."""
    ways = words.ways(words.normal(text[: LONGEST * 10])[:LONGEST])
    asked = [_asked(way) for way in ways if way]
    query = {"dis_max": {"queries": asked}} if asked else {"match_none": {}}
    return {"size": size, "query": query, "sort": ["_score", {"place": "asc"}]}


def _asked(normal: str) -> dict[str, Any]:
    """One way of saying it: documents with enough of the words, those with more of them first, and
    whatever is called so as a whole."""
    whole = compact(normal)
    said = _words(normal)
    name = f"{NAME}{whole}"
    enough = {"bool": {"should": [_anywhere(one) for one in said], "minimum_should_match": LEAST}}
    gains = [
        _gain(_TIERS["name"], _term("names", name)),
        _gain(_TIERS["beginning"], {"prefix": {"names": {"value": name}}}),
        _gain(_TIERS["title"], _all([_term("title_tokens", one) for one in said])),
        _gain(_TIERS["all"], _all([_anywhere(one) for one in said])),
        *(_gain(gain, _term("past", past)) for past, gain in _HOLDS.items()),
        _gain(_RULES, {"bool": {"must_not": [{"terms": {"kind": list(_BESIDE)}}]}}),
    ]
    found = {"bool": {"should": [enough, _term("names", name)], "minimum_should_match": 1}}
    return {"bool": {"must": [found], "should": gains}}


def _words(normal: str) -> list[str]:
    """The tokens that a query is made of: of joined letters and digits the longest ones alone, for
    these hold the others."""
    found = list(dict.fromkeys(tokens(normal)))
    joined = [one for one in found if one.isascii()]
    return [
        one
        for one in found
        if not (one.isascii() and any(one != other and one in other for other in joined))
    ][:WORDS]


def _anywhere(word: str) -> dict[str, Any]:
    queries = [_term(field, word, weight) for field, weight in FIELDS.items()]
    return {"dis_max": {"queries": queries}}


def _all(queries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"bool": {"must": queries}}


def _term(field: str, value: Any, boost: float = 1.0) -> dict[str, Any]:
    return {"term": {field: {"value": value, "boost": boost}}}


def _gain(gain: float, query: dict[str, Any]) -> dict[str, Any]:
    return {"constant_score": {"filter": query, "boost": gain}}


def _document(one: SearchDocument, place: int, words: QueryWords) -> dict[str, Any]:
    names = dict.fromkeys(compact(words.normal(text)) for text in (one.title, *one.names))
    called = {one.title, *one.names, *one.called} - {one.id}
    row = {
        "place": place,
        "id": one.id,
        "url": one.url,
        "title": one.title,
        "note": one.note,
        "badge": one.badge,
        "coverage": one.coverage,
        "kind": one.kind,
        "status": one.status,
        "parent": one.parent,
        "year": one.year,
        "past": one.past,
        **{facet: ids for facet, ids in one.facets.items() if ids},
        "names": [f"{NAME}{name}" for name in names if 0 < len(name) <= LONGEST_NAME],
        "title_tokens": _tokens(called, words),
        "about_tokens": _tokens(one.about, words),
        "body_tokens": _tokens((*one.body, *one.asked), words, CHAINED),
    }
    return {key: value for key, value in row.items() if value not in ("", [])}


def _tokens(texts: Iterable[str], words: QueryWords, *chain: int) -> str:
    """The tokens of some texts, each once and in a fixed order, with spaces between."""
    return " ".join(sorted({one for text in texts for one in tokens(words.normal(text), *chain)}))


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"

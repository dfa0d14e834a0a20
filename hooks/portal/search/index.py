"""The index: first what things are called, then what they say."""

import json
from collections.abc import Mapping
from typing import Any

from portal.kinds.kinds import KINDS
from portal.read.normalise import NAME, compact, normalise, tokens
from portal.read.vocabulary import Term
from portal.search.documents import NOTHING, PAGES, SearchDocument
from portal.search.postings import postings
from portal.search.variants import variants

LONGEST_NAME = 40
"""Characters of a name that anybody would type whole."""

CHAINED = 2
"""Runs of letters and digits that are joined in running text."""


class Index:
    """The documents with everything that makes them found; `files` are what the browser loads.
    `answers` and `unknowns` are what stands above the results."""

    def __init__(
        self,
        found: list[SearchDocument],
        vocabularies: Mapping[str, Mapping[str, Term]],
        answers: Mapping[str, Any] = NOTHING,
        unknowns: Mapping[str, Any] = NOTHING,
    ):
        self.documents = found
        self.vocabularies = vocabularies
        self.answers = answers
        self.unknowns = unknowns
        self._numbers = {one.url: number for number, one in enumerate(found)}
        texts = (
            text
            for one in found
            for text in (one.title, *one.names, *one.asked, *one.called, *one.about, *one.body)
        )
        self.simplify = variants(texts)
        self._table = {ord(old): new for old, new in self.simplify.items()}

    def files(self) -> dict[str, bytes]:
        """By address below the root: what to show, what is called so, what says so,
        what answers questions."""
        return {
            "search/docs.json": _json(self._shown()),
            "search/titles.json": _json(self._titles()),
            "search/bodies.json": _json(self._bodies()),
            "search/answers.json": _json(self.answers),
            "search/unknowns.json": _json(self.unknowns),
        }

    def _shown(self) -> dict[str, Any]:
        used: dict[str, dict[str, str]] = {}
        for one in self.documents:
            for facet, ids in one.facets.items():
                names = self.vocabularies.get(facet, {})
                found = used.setdefault(facet, {})
                found.update({id: names[id].name for id in ids if id in names})
        statuses = self.vocabularies.get("statuses", {}).values()
        return {
            "simplify": self.simplify,
            "synonyms": [
                [self._normal(word) for word in (term.name, *term.aliases)]
                for term in self.vocabularies.get("synonyms", {}).values()
            ],
            "kinds": {kind.id: kind.name for kind in KINDS} | {PAGES: "页面"},
            "statuses": {term.id: term.name for term in statuses},
            "terms": used,
            "nothing": self._of_nothing(),
            "docs": [self._row(one) for one in self.documents],
        }

    def _of_nothing(self) -> str:
        """What to say to those who find nothing."""
        count = sum(bool(one.coverage) for one in self.documents)
        told = f"，有 {count} 份清单和标准没有收全" if count else ""
        return f"未收录不等于没有规定{told}。"

    def _row(self, one: SearchDocument) -> dict[str, Any]:
        words = dict.fromkeys(self._normal(text) for text in (one.title, *one.names, *one.asked))
        row: dict[str, Any] = {"u": one.url, "t": one.title, "k": one.kind, "s": one.status}
        row |= {"b": one.badge, "n": one.note, "y": one.year, "f": one.facets}
        row |= {"r": int(bool(one.parent)), "e": one.past, "w": "|".join(words)}
        row |= {"c": one.coverage} if one.coverage else {}
        row |= {"m": one.models} if one.models else {}
        row |= {"h": one.heads} if one.heads else {}
        return row | ({"p": self._numbers[one.parent]} if one.parent in self._numbers else {})

    def _titles(self) -> dict[str, Any]:
        def fields(one: SearchDocument) -> dict[str, list[str]]:
            names = {compact(self._normal(text)) for text in (one.title, *one.names)}
            called = {one.title, *one.names, *one.called} - {one.id}
            title = {token for text in called for token in tokens(self._normal(text))}
            about = {token for text in one.about for token in tokens(self._normal(text))} - title
            whole = (f"{NAME}{name}" for name in names if 0 < len(name) <= LONGEST_NAME)
            return {"name": list(whole), "title": list(title), "about": list(about)}

        return postings(("name", "title", "about"), map(fields, self.documents))

    def _bodies(self) -> dict[str, Any]:
        def fields(one: SearchDocument) -> dict[str, list[str]]:
            found = {
                token
                for text in (*one.body, *one.asked)
                for token in tokens(self._normal(text), CHAINED)
            }
            return {"body": list(found)}

        return postings(("body",), map(fields, self.documents))

    def _normal(self, text: str) -> str:
        return normalise(text, self._table)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

"""The full texts as a search has them: each law's articles in files of its own, and which texts have
which words, in shards of their own. Only the texts that are shown today are looked through.

hooks/theme/assets/search/full_texts.js reads them. Nothing of this is loaded for an answer by titles.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add
from typing import Any

from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.read.normalise import normalise, tokens
from portal.search.columns import column
from portal.search.postings import code_units, cut, distances
from portal.texts.citation import spoken_places
from portal.texts.structure import Article, Block, LegalText, Paragraph, lines_of, walk
from portal.view.legal_texts import lacking_since, shown_version, text_url
from portal.view.site import Site

PART = 12_000
"""Characters of a text that come together: most laws are shorter than that."""

CHAINED = 2
"""Runs of letters and digits that are joined, as in other running text."""

_RUN = re.compile("[a-z0-9 ]+|[^a-z0-9 ]+")

CLOSING = "closing"
"""What stands for the key of what has none: it is read on the page as a whole."""


@dataclass(frozen=True)
class SearchedText:
    """A text to look through, the address of its page below the root, and which text it is, in words."""

    url: str
    version: TextVersion
    told: str


def searched_texts(site: Site) -> dict[str, SearchedText]:
    """The texts that are shown today, by the address of their record."""
    found = {}
    for id in site.catalogue.texts:
        item = site.catalogue.items.get(id)
        version = item and shown_version(item, site)
        if item and version:
            found[item.url] = SearchedText(
                text_url(item, version, site), version, _told(item, version, site)
            )
    return found


def _told(item: Item, version: TextVersion, site: Site) -> str:
    words = f"{version.day} 起施行的文字"
    since = lacking_since(item, site)
    return f"{words}；{since} 又修改过，本站没有修改后的全文" if since else words


@dataclass(frozen=True)
class SearchedPlace:
    """An article, or what stands in none. `lines` are its text, each with the rest of its key."""

    key: str
    label: str
    lines: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        return sum(len(line) for _, line in self.lines)


def places_of(text: LegalText) -> Iterator[SearchedPlace]:
    """All of a text, in its order."""
    yield from _place("", "", text.preamble)
    for part, above in walk(text.parts):
        if isinstance(part, Article):
            _, label = next(spoken_places(part, above))
            lines = list(_lines(part.blocks, part.key))
            if part.heading:
                lines.insert(0, ("", part.heading))
            yield SearchedPlace(part.key, label, tuple(lines))
        else:
            yield from _place(part.key, part.name, part.blocks)
    yield from _place(CLOSING, "", text.closing)


def _place(key: str, label: str, blocks: Sequence[Block]) -> Iterator[SearchedPlace]:
    if blocks:
        yield SearchedPlace(key, label, tuple(_lines(blocks, key)))


def _lines(blocks: Iterable[Block], key: str) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if not isinstance(block, Paragraph):
            yield from (("", line) for line in lines_of((block,)))
            continue
        if block.text:
            yield _rest(block.key, key), block.text
        waiting = list(block.items)
        while waiting:
            item = waiting.pop(0)
            yield _rest(item.key, key), f"{item.label}{item.text}"
            waiting[:0] = item.items


def _rest(key: str, within: str) -> str:
    return key.removeprefix(f"{within}-") if within else key


def text_pieces(
    addresses: Iterable[str], texts: Mapping[str, SearchedText], simplify: Mapping[int, str]
) -> Iterator[tuple[str, bytes]]:
    """The files by name, for the documents of an index in their order; none where none has a text."""
    having = [(number, texts[url]) for number, url in enumerate(addresses) if url in texts]
    if not having:
        return
    told = (one.told for _, one in having)
    yield (
        "texts",
        _json({"docs": distances([number for number, _ in having]), "versions": column(told)}),
    )
    for place, (_, searched) in enumerate(having):
        for name, piece in _parts(list(places_of(searched.version.text)), searched):
            yield f"text-{place}{name}", _json(piece)
    holding: dict[str, list[int]] = {}
    for place, (_, searched) in enumerate(having):
        for token in _tokens(places_of(searched.version.text), simplify):
            if token in holding:
                holding[token].append(place)
            else:
                holding[token] = [place]
    terms = sorted(holding, key=code_units)
    shards = cut(terms, [[distances(holding[term])] for term in terms])
    yield "text-words", _json(shards.begins)
    for at, shard in enumerate(shards.shards):
        yield f"text-words-{at}", _json(shard)


def _tokens(places: Iterable[SearchedPlace], simplify: Mapping[int, str]) -> set[str]:
    """The same as `tokens` says of the whole, in less time: long runs of Han characters are most of it."""
    text = "\n".join(line for place in places for _, line in place.lines)
    needed = {} if simplify.keys().isdisjoint(map(ord, set(text))) else simplify
    found: set[str] = set()
    others: set[str] = set()
    for run in _RUN.findall(normalise(text, needed)):
        if len(run) > 1 and not run.isascii():
            found.update(map(add, run, run[1:]))
        else:
            others.add(run)
    found.update(token for run in others for token in tokens(run, CHAINED))
    return found


def _parts(places: Sequence[SearchedPlace], searched: SearchedText) -> Iterator[tuple[str, Any]]:
    """The first part says what there is, and which place each of the others begins with."""
    parts: list[list[SearchedPlace]] = [[]]
    size = 0
    for place in places:
        if size and size + place.size > PART:
            parts.append([])
            size = 0
        parts[-1].append(place)
        size += place.size
    keys = [place.key for place in places]
    starts = [0]
    for part in parts[:-1]:
        starts.append(starts[-1] + len(part))
    first = {
        "u": searched.url,
        "k": " ".join(keys),
        "s": starts[1:],
        "e": _entries(parts[0]),
    }
    yield "", first
    for at, part in enumerate(parts[1:], 1):
        yield f"-{at}", _entries(part)


def _entries(places: Iterable[SearchedPlace]) -> list[list[Any]]:
    """Label and lines of each, every line behind the rest of its key."""
    return [[one.label, *(text for line in one.lines for text in line)] for one in places]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

"""Finding places of the full texts in the terminal: an article that is named, the articles with some words."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.law_names import STATE
from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.read.normalise import compact, normalise, seen
from portal.texts.asked_place import AskedPlace, asked_place
from portal.texts.citation import article_of, place_in, spoken_place
from portal.texts.structure import Article
from portal.view.legal_texts import shown_version
from portal.view.site import Site

LONGEST = 40
"""Characters of an article that are shown."""

NAMED = 3
"""Articles that are named in one line."""


@dataclass(frozen=True)
class TextLine:
    """A place of the text of the record `id`, or what is said of it as a whole, with its line in the file."""

    id: str
    place: str
    path: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.id}  {self.place}　{self.path}:{self.line}　{self.words}"


class TextSearch:
    """The texts that are shown today, those that hold before those that have ended; of one catalogue where
    `kind` is its id."""

    def __init__(self, site: Site, kind: str = ""):
        found = [
            (item, version)
            for id in site.catalogue.texts
            if (item := site.catalogue.items.get(id)) and (version := shown_version(item, site))
            if kind in ("", item.kind.id)
        ]
        self._texts = sorted(found, key=lambda one: not site.is_in_force(one[0]))

    def articles(self, query: str) -> list[TextLine]:
        """The article that a query names; of several laws where only words of it are known."""
        asked = asked_place(query)
        if asked is None or not self._texts:
            return []
        for name, _ in asked.calls:
            for item, version in self._texts:
                if _is_called(item, name):
                    found = _at(asked, item, version)
                    return [found] if found.line > 1 or asked.is_sure else []
        words = seen(asked.words).split()
        return [
            _at(asked, item, version)
            for item, version in self._texts
            if asked.is_sure
            and (article := _article(asked, version))
            and words
            and _holds(article, words)
        ]

    def mentions(self, query: str) -> Iterator[TextLine]:
        """The texts with articles that have all the words of a query, one line each."""
        words = seen(query).split()
        for item, version in self._texts if words else ():
            found = [one for one in version.text.articles.values() if _holds(one, words)]
            if found:
                names = "、".join(one.label for one in found[:NAMED])
                more = f"等 {len(found)} 条" if len(found) > NAMED else ""
                place = f"全文：{names}{more}"
                yield TextLine(item.id, place, version.path, found[0].line, _words(found[0], words))


def _is_called(item: Item, name: str) -> bool:
    names = (item.title, item.title.removeprefix(STATE), *item.get("aliases", ()))
    return compact(normalise(name, {})) in {compact(normalise(one, {})) for one in names}


def _article(asked: AskedPlace, version: TextVersion) -> Article | None:
    key = place_in(version.text, asked.key.split("-k")[0].split("-x")[0])
    return version.text.articles.get(article_of(key, version.text))


def _at(asked: AskedPlace, item: Item, version: TextVersion) -> TextLine:
    text = version.text
    article = _article(asked, version)
    if article is None:
        told = f"全文共 {len(text.articles)} 条，没有这一条"
        return TextLine(item.id, told, version.path, 1, text.title)
    key = place_in(text, asked.key) or article.key
    return TextLine(
        item.id, spoken_place(text, key), version.path, article.line, _words(article, ())
    )


def _holds(article: Article, words: list[str]) -> bool:
    return all(word in article.words for word in words)


def _words(article: Article, wanted: list[str] | tuple[str, ...]) -> str:
    """The first line, or the first with one of the words."""
    lines = article.words.split("\n")
    line = next((one for one in lines if any(word in one for word in wanted)), lines[0])
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"

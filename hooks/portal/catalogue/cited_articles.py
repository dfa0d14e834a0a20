"""Articles that records name, held to the full texts at hand: whether they are there, and what became of
them since somebody looked. What a text at hand cannot tell, for it is not the one that holds, nothing is
said of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.law_names import LawNames
from portal.catalogue.text_comparison import ArticleChange, compare_texts
from portal.catalogue.text_versions import TextVersion, version_on
from portal.kinds.item import Item
from portal.read.document import Document
from portal.read.markers import Is
from portal.read.model_fields import having
from portal.read.strict_yaml import Place
from portal.texts.citation import articles_of, cited_places, spoken_place
from portal.texts.named_places import named_places
from portal.texts.structure import LegalText


@dataclass(frozen=True)
class CitedArticle:
    """Places in the text of `law` that a record names: `key` and, of several articles, the `last`, with the
    words that name them. `stated` where it stands in a field for it, and not in running words."""

    item: Item
    place: Place
    words: str
    law: Item
    key: str
    last: str
    stated: bool


def cited_articles(catalogue: Catalogue) -> Iterator[CitedArticle]:
    """Those of laws whose text is at hand, in the order of the catalogue."""
    if not catalogue.texts:
        return
    names = LawNames(catalogue)

    def law_of(name: str) -> str:
        found = [one for one in names.named(name) if one.id in catalogue.texts]
        return found[0].id if len(found) == 1 else ""

    for item in catalogue.records:
        if catalogue.is_withdrawn(item) or item.kind.is_news:
            continue
        for place, field, holder in _lines(item.record):
            text = holder.__dict__[field]
            if field in having(type(holder), Is.PROVISION):
                law = catalogue.find(getattr(holder, "record", "") or item.id)
                if law and law.id in catalogue.texts:
                    for one in cited_places(text):
                        words = text[one.start : one.end]
                        yield CitedArticle(item, place, words, law, one.key, one.last, True)
            elif isinstance(text, str) and "条" in text:
                for named in named_places(text, law_of, own=False):
                    words = text[named.start : named.end]
                    law = catalogue.items[named.law]
                    yield CitedArticle(item, place, words, law, named.key, named.last, False)


def _lines(value: BaseModel, at: Place = ()) -> Iterator[tuple[Place, str, BaseModel]]:
    """Each text of a record with its place, its field and what holds it; what the editors note for
    themselves is left out."""
    for name, found in value.__dict__.items():
        if name in ("verification", "sources", "title", "aliases"):
            continue
        if isinstance(found, str):
            yield (*at, name), name, value
        for index, one in enumerate(found) if isinstance(found, tuple) else ((None, found),):
            here: Place = (*at, name) if index is None else (*at, name, index)
            if isinstance(one, BaseModel):
                yield from _lines(one, here)


def text_that_holds(law: Item, catalogue: Catalogue, day: date) -> TextVersion | None:
    """The text of a law as it is on a day; None where none is at hand, or where the law was amended since
    the one that is."""
    versions = catalogue.texts.get(law.id, ())
    version = version_on(versions, day)
    if version is None or not isinstance(law.value, Document):
        return None
    known = [one.begins for one in law.value.amendments]
    later = any(version.day < one.first <= day for one in known)
    return None if later else version


@dataclass(frozen=True)
class ArticleFate:
    """What became of a place since `since`: `now` are the keys of the articles that it is today, none where
    it was deleted; `changed` whether they say something else."""

    since: TextVersion
    before: TextVersion
    now: tuple[str, ...]
    changed: bool


class ArticleFates:
    """What changed on a day in what records name. Versions are compared once."""

    def __init__(self, catalogue: Catalogue, day: date):
        self._catalogue = catalogue
        self._day = day
        self._known: dict[tuple[str, date, date], tuple[ArticleChange, ...]] = {}

    def since(self, one: CitedArticle, looked: date) -> ArticleFate | None:
        """What became of a place since the day on which somebody looked at it; None where nothing did that
        matters, or where nobody can tell."""
        versions = self._catalogue.texts.get(one.law.id, ())
        before = version_on(versions, looked)
        since = text_that_holds(one.law, self._catalogue, self._day)
        if before is None or since is None or before.day >= since.day:
            return None
        articles = set(articles_of(before.text, one.key, one.last))
        found = [x for x in self._changes(before, since) if articles & set(x.old)]
        if all(x.fate == "same" or x.fate == "changed" and x.references for x in found):
            return None
        now = tuple(dict.fromkeys(key for x in found for key in x.new))
        changed = any(x.fate not in ("same", "renumbered") and not x.references for x in found)
        return ArticleFate(since, before, now, changed)

    def _changes(self, before: TextVersion, since: TextVersion) -> tuple[ArticleChange, ...]:
        key = (since.id, before.day, since.day)
        if key not in self._known:
            self._known[key] = compare_texts(before.text, since.text).changes
        return self._known[key]


def named_articles(text: LegalText, keys: tuple[str, ...]) -> str:
    """第五十三条、第五十四条."""
    return "、".join(spoken_place(text, key) for key in keys)

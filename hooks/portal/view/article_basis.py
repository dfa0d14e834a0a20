"""Who rests on an article of a law whose text is at hand: duties of the law's own record, jobs, reliefs,
lists, standards and other documents that name it. Found once for a site."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.kinds.job import Provision
from portal.page import Link
from portal.read.document import Duty
from portal.read.markers import Is
from portal.read.model_fields import having
from portal.read.record import PENDING, Source
from portal.texts.citation import articles_of
from portal.view.article_links import FoundPlace, article_links, day_of, law_of_source
from portal.view.legal_texts import shown_version
from portal.view.list_places import place_of_list
from portal.view.site import Site

OWN = "规定"
"""What a duty of the law's own record is called."""

_FIRST = ("jobs", "tax", "phase-out", "standards")
"""Whose word comes before that of others, behind the record's own."""

_NOT_SAID = frozenset(("verification", "sources", "title", "aliases", "related"))


@dataclass(frozen=True)
class RestsOn:
    """Something that rests on an article: `what` it is (规定, 我要做的事, 税收优惠 …), its plain words, what
    else is to be known of it as pairs of name and words, and where it is told."""

    what: str
    text: str
    told: tuple[tuple[str, str], ...]
    link: Link
    pending: str = ""

    @property
    def of_law(self) -> bool:
        """Whether the law's own record says it."""
        return self.what == OWN


def article_basis(
    item: Item, version: TextVersion, site: Site
) -> Mapping[str, tuple[RestsOn, ...]]:
    """By the key of the article. Of the version that is shown only: what records say is of today."""
    if version != shown_version(item, site):
        return {}
    if "article_basis" not in site.known:
        site.known["article_basis"] = _basis(site)
    found: Mapping[str, Mapping[str, tuple[RestsOn, ...]]] = site.known["article_basis"]
    return found.get(item.id, {})


def _basis(site: Site) -> dict[str, dict[str, tuple[RestsOn, ...]]]:
    found: dict[str, dict[str, dict[str, RestsOn]]] = defaultdict(lambda: defaultdict(dict))
    for item in sorted(site.catalogue.items.values(), key=_rank):
        if (
            item.kind.is_news
            or site.catalogue.is_withdrawn(item)
            or site.validities.has_ended(item)
        ):
            continue
        for place, one in _of_item(item, site):  # of a record the first word, of duties each
            own = found[place.law.id]
            for key in articles_of(place.version.text, place.key, place.named.last):
                own[key].setdefault(one.link.url, one)
    return {
        law: {key: _own_first(ones.values()) for key, ones in articles.items()}
        for law, articles in found.items()
    }


def _rank(item: Item) -> int:
    return _FIRST.index(item.kind.id) if item.kind.id in _FIRST else len(_FIRST)


def _own_first(ones: Iterable[RestsOn]) -> tuple[RestsOn, ...]:
    return tuple(sorted(ones, key=lambda one: not one.of_law))


def _of_item(item: Item, site: Site) -> Iterator[tuple[FoundPlace, RestsOn]]:
    links, day = article_links(site), day_of(item, site)
    document = item if not item.parent else None
    for number, duty in enumerate(item.get("duties", ()), 1):
        anchor = place_of_list(item, "duties", len(item.get("duties")))
        link = Link(item.title, f"{anchor}#duty-{number}")
        one = RestsOn(OWN, duty.must, tuple(_told(duty)), link, PENDING if duty.unverified else "")
        for _, _, place in links.found_in(duty.article, document, day):
            if place:
                yield place, one
        for _, _, place in links.found_in(duty.must, None, day):
            if place and place.law is not item:
                yield place, RestsOn(item.kind.name, *_rest(one))
    for said, provision in _provisions(item.value):
        law = site.catalogue.find(provision.record)
        for _, _, place in links.found_in(provision.article, law, day) if law else ():
            if place:
                yield place, RestsOn(item.kind.name, said, (), Link(item.title, item.url))
    for said in _lines(item.value):
        for _, _, place in links.found_in(said, None, day):
            if place and place.law is not (item.parent or item):
                yield place, RestsOn(item.kind.name, said, (), Link(item.title, item.url))
    for source in item.value.sources:
        yield from _of_source(source, item, site)


def _rest(one: RestsOn) -> tuple[str, tuple[tuple[str, str], ...], Link, str]:
    return one.text, one.told, one.link, one.pending


def _told(duty: Duty) -> Iterator[tuple[str, str]]:
    named = (
        ("谁", duty.who),
        ("门槛", duty.threshold),
        ("期限", duty.by),
        ("报给", duty.recipient),
    )
    return ((name, words) for name, words in named if words)


def _of_source(source: Source, item: Item, site: Site) -> Iterator[tuple[FoundPlace, RestsOn]]:
    """What a record was read from, where that is an article of another law."""
    law = law_of_source(source, item, site) if source.locator else None
    if law is None or law is (item.parent or item):
        return
    one = RestsOn(item.kind.name, "", (), Link(item.title, item.url))
    for _, _, place in article_links(site).found_in(source.locator or "", law, day_of(item, site)):
        if place:
            yield place, one


def _provisions(value: BaseModel, text: str = "") -> Iterator[tuple[str, Provision]]:
    """The articles that a job or a checklist names, with the words that rest on them."""
    for part in _parts(value):
        if isinstance(part, Provision):
            yield text, part
        else:
            yield from _provisions(part, getattr(part, "text", None) or text)


def _lines(value: BaseModel) -> Iterator[str]:
    """What a record or row says in words in which an article is named; its rows have pages of their own,
    and its duties were asked before."""
    for name, found in value.__dict__.items():
        if name in _NOT_SAID or name in having(type(value), Is.ROWS) or name == "duties":
            continue
        for one in found if isinstance(found, tuple) else (found,):
            if isinstance(one, str) and "条" in one:
                yield one
            elif isinstance(one, BaseModel) and not isinstance(one, Provision):
                yield from _lines(one)


def _parts(value: BaseModel) -> Iterator[BaseModel]:
    for found in value.__dict__.values():
        for one in found if isinstance(found, tuple) else (found,):
            if isinstance(one, BaseModel):
                yield one

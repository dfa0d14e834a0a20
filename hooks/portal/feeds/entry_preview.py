"""The entries of a publication before it is written, word for word as subscribers will read them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from portal.catalogue.catalogue import Catalogue
from portal.feeds.feed_item import FeedItems
from portal.ledger.publication import Publication
from portal.ledger.publisher import Publisher
from portal.ledger.scope_kinds import ALL
from portal.ledger.timeline import build_timeline
from portal.site_info import UNPLACED
from portal.view.render import Renderer
from portal.view.site import Site

SHOWN = 6
"""Entries that are shown in full; a publication of more has mostly one entry for all."""

LINES = 40
"""Lines of one entry."""

NOTE = "（你用 --note 写的一句话）"


@dataclass(frozen=True)
class EntryPreview:
    """One entry as a feed reader shows it, and the feeds that will bring it: the ids of those that
    it names itself, and `everywhere` in words, for there are many, those of all whom it concerns."""

    title: str
    lines: tuple[str, ...]
    scopes: tuple[str, ...]
    everywhere: tuple[str, ...] = ()


def entries(
    publications: list[Publication], publisher: Publisher, catalogue: Catalogue, unnoted: bool
) -> Iterator[str]:
    """Line by line: each new entry with its title and its text. Where it is `unnoted`, a place is
    held for what the editor is going to say."""
    told = entries_of(publications, publisher, catalogue, unnoted)
    if not told:
        return
    yield ""
    yield f"订阅者会读到 {len(told)} 条："
    for entry in told[:SHOWN]:
        yield ""
        yield f"  【{entry.title}】"
        yield from (f"  │ {line}" for line in entry.lines[:LINES])
        if len(entry.lines) > LINES:
            yield f"  │ ……另有 {len(entry.lines) - LINES} 行"
    if len(told) > SHOWN:
        yield ""
        yield f"  ……另有 {len(told) - SHOWN} 条，样子相同"


def entries_of(
    publications: list[Publication], publisher: Publisher, catalogue: Catalogue, unnoted: bool
) -> list[EntryPreview]:
    """The new entries, the first told first."""
    ids = {line.event for one in publications for line in one.lines if line.event}
    if not ids:
        return []
    if unnoted:
        publications = [_noted(one) for one in publications]
    grown = replace(publisher.ledger, publications=(*publisher.ledger.publications, *publications))
    timeline = build_timeline(grown, publisher.at)
    site = Site(catalogue, publisher.at.date(), UNPLACED, timeline)
    names = site.subscriptions.names
    items = FeedItems(site, Renderer(catalogue, site), grown.authority)
    order = {one.id: place for place, one in enumerate(names.scopes())}
    scope = next(one for one in names.scopes() if one.id == ALL)
    found = []
    for event in timeline.events:
        if event.id in ids:
            ended = site.subscriptions.scopes.get(event.scope, scope) if event.scope else scope
            item = items.of_event(event, ended)
            told, named = names.of_event(event), names.of_event(event, named=True)
            everywhere = []
            for group, members in names.general_groups():
                if told.issuperset(members):
                    everywhere.append(f"全部{group}的订阅（{len(members)} 个）")
                    told -= set(members) - named
            scopes = sorted(told, key=lambda id: (order.get(id, len(order)), id))
            lines = tuple(_lines(item.html))
            found.append(EntryPreview(item.title, lines, tuple(scopes), tuple(everywhere)))
    return found


def _noted(publication: Publication) -> Publication:
    if publication.head.note:
        return publication
    return replace(publication, head=publication.head.model_copy(update={"note": NOTE}))


def _lines(html: str) -> list[str]:
    """The text of an entry as a reader lays it out."""
    reader = _EntryLines()
    reader.feed(html)
    lines = (" ".join(line.split()) for line in reader.text.split("\n"))
    return [line for line in lines if line]


class _EntryLines(HTMLParser):
    """Paragraphs and points on lines of their own, what was struck between tildes."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.text += {"p": "\n", "li": "\n· ", "br": "\n", "del": "～"}.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        self.text += {"p": "\n", "li": "\n", "del": "～"}.get(tag, "")

    def handle_data(self, data: str) -> None:
        self.text += data.replace("\n", " ")

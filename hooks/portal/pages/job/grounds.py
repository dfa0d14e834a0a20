"""What a statement of a job rests on, as links: records, provisions in them, sources of the job's
record, bodies to ask. Nothing is said on such a page that leads nowhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.kinds.body import whom_it_serves
from portal.kinds.item import Item
from portal.kinds.job import Grounded, Provision
from portal.page import Link
from portal.view.article_links import place_link
from portal.view.list_places import place_of_list
from portal.view.site import Site
from portal.view.whom_to_ask import named_bodies

ENDED = "（{name}）"
"""Behind the title of what no longer holds."""


@dataclass(frozen=True)
class GroundedStatement:
    """A sentence with what it rests on; `sources` are places on the same page."""

    text: str
    records: tuple[Link, ...]
    sources: tuple[Link, ...]
    bodies: tuple[Link, ...]
    local: tuple[Link, ...] = ()
    """Bodies that serve one place only, each with that place as its note."""

    @property
    def leads_on(self) -> bool:
        return bool(self.records or self.sources or self.bodies or self.local)


def statement(
    one: Grounded, text: str, job: Item, site: Site, regions: Iterable[str] = ()
) -> GroundedStatement:
    """One thing that a job says, of these regions or of those that the job is for."""
    asked = named_bodies(one.bodies, (*regions, *job.get("regions", ())), site)
    provisions = (
        link for each in one.provisions for link in (provision_link(each, site), _words(each, site))
    )
    records = (record_link(id, site) for id in one.records)
    return GroundedStatement(
        text,
        tuple(dict.fromkeys(link for link in (*provisions, *records) if link)),
        tuple(source_links(one.sources, job)),
        body_links(asked.anywhere, site),
        body_links(asked.local, site),
    )


def record_link(id: str, site: Site) -> Link | None:
    """A record by its title, a row by its name with the list that it stands in; what no longer
    holds says so."""
    item = site.catalogue.find(id)
    if item is None:
        return None
    number = item.get("item_no") or ""
    title = (
        f"{item.title}{f'（{number}）' if number else ''}"
        if item.parent
        else item.kind.quoted(item.title)
    )
    return Link(title + _ended(item, site), site.link(id).url, _place(item))


def provision_link(one: Provision, site: Site) -> Link | None:
    """An article of a record, at the duty that the record has for it."""
    item = site.catalogue.find(one.record)
    if item is None:
        return None
    articles = [duty.article for duty in item.get("duties", ())]
    title = f"{item.kind.quoted(item.title)}{one.article}{_ended(item, site)}"
    if one.article not in articles:
        return Link(title, item.url)
    place = place_of_list(item, "duties", len(articles))
    return Link(title, f"{place}#duty-{articles.index(one.article) + 1}")


def _words(one: Provision, site: Site) -> Link | None:
    """The words of the article, where they are at hand."""
    item = site.catalogue.find(one.record)
    return place_link(one.article, item, site) if item else None


def source_links(keys: Iterable[str], job: Item) -> Iterator[Link]:
    """Sources of the job's own record, where they stand on its page."""
    known = {source.key: source for source in job.value.sources if source.key}
    for key in keys:
        if key in known:
            yield Link(known[key].title, f"#source-{key}")


def body_links(bodies: Iterable[Item], site: Site) -> tuple[Link, ...]:
    """Bodies, each with the place that it serves where that is not the nation."""
    return tuple(Link(one.title, one.url, whom_it_serves(one, site)) for one in bodies)


def _place(item: Item) -> str:
    """Where a row stands: names of rows are alike in many lists."""
    return item.parent.title if item.parent else ""


def _ended(item: Item, site: Site) -> str:
    badge = site.badge(item)
    if not badge or not site.validities.has_ended(item):
        return ""
    return ENDED.format(name=badge.name)

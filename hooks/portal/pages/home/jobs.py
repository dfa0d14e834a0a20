"""What firms come to do, on the home page: in their words, by what they want."""

from dataclasses import dataclass
from itertools import groupby

from portal.kinds.item import Item
from portal.kinds.job import wish_of
from portal.page import Heading, Link
from portal.view.site import Site

SHOWN = 5
"""Jobs of one wish; the page of all jobs has the others."""


@dataclass(frozen=True)
class Wish:
    """What people want, with the jobs that they ask for in most words."""

    link: Link
    jobs: tuple[Link, ...]
    rest: int


def wishes(site: Site) -> list[Wish]:
    """The jobs by what people want who come to do them; nothing where there are none."""

    def wish(item: Item) -> Heading:
        return wish_of(item, site)

    jobs = [item for item in site.catalogue.of("jobs") if not site.catalogue.is_withdrawn(item)]
    jobs.sort(key=lambda item: (wish(item), -len(item.get("aliases", ()))))
    return [_told(heading, list(items)) for heading, items in groupby(jobs, key=wish)]


def _told(heading: Heading, items: list[Item]) -> Wish:
    links = tuple(Link(item.title, item.url) for item in items[:SHOWN])
    return Wish(Link(heading.name, f"jobs/#{heading.id}"), links, len(items) - len(links))

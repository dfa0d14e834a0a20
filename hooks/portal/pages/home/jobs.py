"""What firms come to do, on the home page: in their words, by what they want."""

from dataclasses import dataclass
from itertools import groupby

from portal.kinds.item import Item
from portal.kinds.job import wish_of
from portal.page import Heading, Link
from portal.view.site import Site


@dataclass(frozen=True)
class Wish:
    """What people want, with the jobs that do it; those come first that most people ask for."""

    link: Link
    jobs: tuple[Link, ...]


def wishes(site: Site) -> list[Wish]:
    """The jobs by what people want who come to do them; nothing where there are none."""

    def wish(item: Item) -> Heading:
        return wish_of(item, site)

    jobs = [item for item in site.catalogue.of("jobs") if not site.catalogue.is_withdrawn(item)]
    jobs.sort(key=lambda item: (wish(item), item.presentation.place(item)))
    return [_told(heading, list(items)) for heading, items in groupby(jobs, key=wish)]


def _told(heading: Heading, items: list[Item]) -> Wish:
    links = tuple(Link(item.get("short") or item.title, item.url) for item in items)
    return Wish(Link(heading.name, f"jobs/#{heading.id}"), links)

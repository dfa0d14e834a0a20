"""What firms come to do, on the home page: in their words, by what they want."""

from itertools import groupby

from portal.kinds.item import Item
from portal.kinds.job import Job, wish_of
from portal.page import Heading, Link
from portal.view.site import Site


def jobs_by_wish(site: Site) -> list[tuple[Heading, list[Link]]]:
    """The jobs under what people want who come to do them; nothing where there are none."""
    jobs = [item for item in site.catalogue.of("jobs") if not site.catalogue.is_withdrawn(item)]
    return [
        (wish, [Link(item.title, item.url) for item in items])
        for wish, items in groupby(sorted(jobs, key=_wish), key=_wish)
    ]


def _wish(item: Item) -> Heading:
    assert isinstance(item.value, Job)
    return wish_of(item.value)

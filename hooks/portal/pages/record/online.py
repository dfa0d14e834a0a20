"""在线办理: where what a page tells of is done online. Jobs have it among their own parts."""

from collections.abc import Iterator

from portal.kinds.item import Item
from portal.kinds.job import Job
from portal.page import Section
from portal.view.online import online_of
from portal.view.site import Site

TITLE = "在线办理"


def sections(item: Item, site: Site) -> Iterator[Section]:
    if isinstance(item.value, Job) or site.catalogue.is_withdrawn(item):
        return
    if found := online_of(item, site):
        yield Section("online", TITLE, "online", found, "看在哪里办")

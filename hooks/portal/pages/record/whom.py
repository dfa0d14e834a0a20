"""Whom to ask about what a page tells: a few lines with the bodies of its matters and its region."""

from collections.abc import Iterator

from portal.kinds.item import Item
from portal.page import Section
from portal.view.site import Site
from portal.view.whom_to_ask import whom_to_ask_about


def sections(item: Item, site: Site) -> Iterator[Section]:
    if asked := whom_to_ask_about(item, site):
        yield Section("whom", "找谁问", "whom", asked)

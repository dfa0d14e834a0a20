"""What the documents of the catalogue are called where others cite them."""

import re
from collections import defaultdict
from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.kinds.item import Item
from portal.read.document import Document

STATE = "中华人民共和国"
"""What people leave out of the names of laws."""

_EDITION = re.compile(r"[（(][^（）()]*(?:修正|修订|年本|版|试行|暂行)[）)]$")


class LawNames:
    """Documents by each of their names, without 中华人民共和国 and without what says an edition."""

    def __init__(self, catalogue: Catalogue):
        self._by_name: dict[str, list[Item]] = defaultdict(list)
        for item in catalogue.records:
            if isinstance(item.value, Document) and not catalogue.is_withdrawn(item):
                for name in dict.fromkeys(_names(item)):
                    self._by_name[name].append(item)

    def named(self, name: str) -> tuple[Item, ...]:
        """All that are called so; several editions may be."""
        whole = name.strip().removeprefix(STATE)
        found = self._by_name.get(whole)
        if found is None and (shorter := _EDITION.sub("", whole)) != whole:
            found = self._by_name.get(shorter)
        return tuple(found or ())


def _names(item: Item) -> Iterator[str]:
    for name in (item.title, *item.get("aliases", ())):
        whole = name.strip("《》").removeprefix(STATE)
        if len(whole) > 1:
            yield whole
            yield _EDITION.sub("", whole)

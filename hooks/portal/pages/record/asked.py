"""Who has asked about a record, and what was answered: with the mark where the answer may not hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.question import ANSWER, AnsweredQuestion
from portal.page import Link, Section
from portal.read.relation import Relation
from portal.view.site import Site


@dataclass(frozen=True)
class AskedLine:
    """One question. `pending` says that its answer is in doubt, and why."""

    link: Link
    answer: str
    by: str
    day: str
    pending: str


def sections(item: Item, site: Site) -> Iterator[Section]:
    """Nothing for what nobody has asked about."""
    if lines := tuple(_lines(item, site)):
        yield Section("asked", "有人问过", "asked", lines)


def questions_about(item: Item, site: Site) -> list[Item]:
    """Those whose answers rest on a record or row, the newest answer first."""
    found = {
        one.id: one
        for link in site.catalogue.links.to(item.id, Relation.ANSWERS)
        if (one := site.catalogue.find(link.source)) and not site.catalogue.is_withdrawn(one)
    }
    return sorted(found.values(), key=lambda one: (site.age(one), one.id))


def _lines(item: Item, site: Site) -> Iterator[AskedLine]:
    for one in questions_about(item, site):
        value = one.value
        assert isinstance(value, AnsweredQuestion)
        by = site.name("issuers", value.answered_by) + site.doubted(one, "answered_by")
        yield AskedLine(
            Link(one.title, one.url),
            value.answer,
            by,
            value.answered.spoken,
            site.pending(one, ANSWER),
        )

"""待复核: what was written by an edition that has been replaced since, until somebody has looked.

Nothing is noted down for it: it follows from what a record cites, from when it was last checked, and
from the day on which the new edition was here and held.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from portal.catalogue.links import Statement
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.prose import linked_ids
from portal.read.relation import Relation
from portal.validity.status import Status

if TYPE_CHECKING:  # a site asks for it, so it stands below
    from portal.view.site import Site

CITATIONS = (Relation.BASIS, Relation.RELATED, Relation.DEADLINE)
"""How a record rests on another. To replace, amend or end it, or to be confused with it, is none."""

_DATED = re.compile(r"\A---\n(?:.*\n)*?date: *['\"]?([0-9-]+)", re.MULTILINE)


@dataclass(frozen=True)
class AwaitingReview:
    """A record, a row or a hand-written page (`id` '') that cites an edition which has been replaced.

    `path` is its file, `checked` when somebody last looked at it, `cited` the id that it names: that
    of the old `edition` or of a row of it. `successors` stand in its place; `since` is the day from
    which this was to be known here.
    """

    id: str
    title: str
    path: str
    checked: str
    cited: str
    edition: str
    successors: tuple[str, ...]
    since: date


def awaiting_review(site: "Site", guides: Mapping[str, str] | None = None) -> list[AwaitingReview]:
    """Everything that waits, in the order of the catalogue; `guides` are the texts of hand-written
    pages by their paths."""
    found = list(_records(site))
    for path, text in (guides or {}).items():
        found += _of_guide(path, text, site)
    return found


def _records(site: "Site") -> Iterator[AwaitingReview]:
    catalogue = site.catalogue
    for item in catalogue.items.values():
        if catalogue.is_withdrawn(item) or item.kind.is_news or site.validities.has_ended(item):
            continue  # what holds no longer is kept as it was, and so is what was said on a day
        stated = catalogue.links.of(item.id)
        cited = dict.fromkeys(x.target for x in stated if x.relation in CITATIONS)
        for id in cited:
            found = _awaiting(item, id, stated, site)
            if found:
                yield found


def _awaiting(item: Item, id: str, stated: list[Statement], site: "Site") -> AwaitingReview | None:
    replaced = _replaced(id, site)
    if replaced is None:
        return None
    edition, successors, since = replaced
    checked = item.value.verification.checked
    document = item.parent or item
    if checked.last >= since or document.id in (*successors, edition.id):
        return None
    deeds = [*stated, *site.catalogue.links.of(document.id)]
    on_purpose = {*item.value.verification.earlier_meant}
    on_purpose |= {x.target for x in deeds if x.relation not in CITATIONS}
    if on_purpose & {id, edition.id} or _cites(stated, successors, site):
        return None
    return AwaitingReview(
        item.id, item.title, item.path, checked.text, id, edition.id, successors, since
    )


def _replaced(id: str, site: "Site") -> tuple[Item, tuple[str, ...], date] | None:
    """The edition that an id belongs to, what took its place and since when that is to be known;
    None for what holds, and for what ended without anything in its place."""
    cited = site.catalogue.find(id)
    if cited is None:
        return None
    edition = cited.parent or cited
    validity = site.validity(edition)
    if validity is None or validity.status not in (Status.SUPERSEDED, Status.REPEALED):
        return None
    takers = [site.catalogue.items[x] for x in validity.by if x in site.catalogue.items]
    if not takers:
        return None
    days = [min(one.record.added.last for one in takers)]
    if validity.since:
        days.append(validity.since.last)
    return edition, site.validities.successors(edition) or validity.by, max(days)


def _cites(stated: list[Statement], successors: tuple[str, ...], site: "Site") -> bool:
    """Whether something cites what took the place as well: then somebody has looked."""
    for link in stated:
        target = site.catalogue.find(link.target)
        if target and (target.parent or target).id in successors:
            return True
    return False


def _of_guide(path: str, text: str, site: "Site") -> Iterator[AwaitingReview]:
    dated = _DATED.match(text)
    title = re.search(r"^title: *(.+)$", text, re.MULTILINE)
    ids = dict.fromkeys(linked_ids(text))
    here = {(found.parent or found).id for id in ids if (found := site.catalogue.find(id))}
    day = PartialDate(dated.group(1)) if dated and not PartialDate.refusal(dated.group(1)) else None
    for id in ids:
        replaced = _replaced(id, site)
        if replaced is None:
            continue
        edition, successors, since = replaced
        if here & set(successors) or day and day.last >= since:
            continue
        named = title.group(1) if title else path
        told = day.text if day else ""
        yield AwaitingReview("", named, path, told, id, edition.id, successors, since)

"""What there is to do with a record: the jobs that rest on it, or that are about such a machine."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.job import OBLIGATIONS, Job
from portal.kinds.phase_out import PhaseOutRow
from portal.page import Link, Section
from portal.read.relation import Relation
from portal.view.reliefs import RENEWAL
from portal.view.site import Site

SHOWN = 6
"""Jobs that stand open; a law that all of them rest on folds the others away."""


@dataclass(frozen=True)
class JobsOfItem:
    """Links to jobs, each with whether it has to be done; the `rest` is folded away."""

    first: tuple[Link, ...]
    rest: tuple[Link, ...]


def sections(item: Item, site: Site) -> Iterator[Section]:
    if item.kind.model is Job or site.catalogue.is_withdrawn(item):
        return
    found = [_link(job) for job in jobs_of(item, site)]
    if found:
        data = JobsOfItem(tuple(found[:SHOWN]), tuple(found[SHOWN:]))
        yield Section("jobs", "要做什么，一步步看", "jobs", data, "看怎样做")


def jobs_of(item: Item, site: Site) -> list[Item]:
    """The jobs for a kind of machine that has to go come first, those that are about it alone
    before those that are about many."""
    about = _for_machine(item, site) if _has_to_go(item, site) else []
    links = site.catalogue.links
    using = [
        *(site.catalogue.items[link.source] for link in links.to(item.id, Relation.USED)),
        *filter(None, map(site.catalogue.find, item.get("jobs", ()))),  # of what is done online
    ]
    found = dict.fromkeys((*about, *sorted(using, key=_place)))
    return [job for job in found if job.kind.model is Job and not site.catalogue.is_withdrawn(job)]


def _has_to_go(item: Item, site: Site) -> bool:
    row = item.value
    return isinstance(row, PhaseOutRow) and row.action == "淘汰" and site.is_in_force(item)


def _for_machine(item: Item, site: Site) -> list[Item]:
    kinds = item.get("equipment", ())
    about = [job for id in kinds for job in site.catalogue.about("equipment", id)]
    jobs = [job for job in about if isinstance(job.value, Job)]
    return sorted(jobs, key=lambda job: _nearness(job, kinds))


def _nearness(job: Item, kinds: tuple[str, ...]) -> tuple[int, int, int, str]:
    value = job.value
    assert isinstance(value, Job)
    places = [value.equipment.index(id) for id in kinds if id in value.equipment]
    renews = RENEWAL in value.situations
    return int(not renews), min(places), len(value.equipment), job.id


def _place(item: Item) -> tuple[int, str]:
    job = item.value
    levels = list(OBLIGATIONS)
    return (levels.index(job.obligation.level) if isinstance(job, Job) else 0, item.id)


def _link(job: Item) -> Link:
    value = job.value
    assert isinstance(value, Job)
    return Link(job.title, job.url, OBLIGATIONS[value.obligation.level])

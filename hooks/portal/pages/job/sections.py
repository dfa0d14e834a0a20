"""The parts of a job's page, joined from the catalogues: plain data for the forms that show them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from portal.kinds.item import Item
from portal.kinds.job import OBLIGATIONS, Job, Provision, Unknown
from portal.page import Badge, Card, Link
from portal.pages.job.free import free_measures
from portal.pages.job.grounds import (
    GroundedStatement,
    body_links,
    provision_link,
    record_link,
    statement,
)
from portal.pages.job.money import money
from portal.read.document import Duty
from portal.view.article_links import DutyTold, duty_told, place_link
from portal.view.contact_lines import fallback_of
from portal.view.local_rules import local_rules
from portal.view.site import Site
from portal.view.whom_to_ask import WhomToAsk, bodies_for, named_bodies


@dataclass(frozen=True)
class JobStep:
    """One step; `marks` are what else its page says of it, by what that is called."""

    said: GroundedStatement
    not_before: str
    where: str
    bring: tuple[str, ...]
    takes: str


@dataclass(frozen=True)
class NamedStatement:
    """A statement under a name: an obligation, a region."""

    name: str
    said: GroundedStatement
    badge: Badge | None = None
    url: str = ""


@dataclass(frozen=True)
class ProvisionTold:
    """An article with what the record says that it demands; `text` leads to its words."""

    link: Link
    text: Link | None
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class RuleTold:
    """A document of a place, with what it demands."""

    link: Link
    places: str
    duties: tuple[DutyTold, ...]
    doubt: str


@dataclass(frozen=True)
class CaseTold:
    """Who did it, with the figures that its own page begins with."""

    card: Card
    figures: tuple[tuple[str, str], ...]


FIGURES = 3


def _job(item: Item) -> Job:
    assert isinstance(item.value, Job)
    return item.value


def must(item: Item, site: Site) -> list[NamedStatement]:
    job = _job(item)
    level = job.obligation.level
    badge = Badge(f"job-{level}", OBLIGATIONS[level])
    return [
        NamedStatement(
            "必须还是可以", statement(job.obligation, job.obligation.text, item, site), badge
        ),
        NamedStatement("最晚什么时候", statement(job.by_when, job.by_when.text, item, site)),
    ]


def steps(item: Item, site: Site) -> list[JobStep]:
    return [
        JobStep(
            statement(one, one.text, item, site),
            one.not_before or "",
            one.where or "",
            one.bring,
            one.takes or "",
        )
        for one in _job(item).steps
    ]


def provisions(item: Item, site: Site) -> list[ProvisionTold]:
    """The provisions beside those of the steps; several duties of one article stand together."""
    return [told for one in _job(item).provisions if (told := _provision(one, site))]


def effects(item: Item, site: Site) -> list[GroundedStatement]:
    """What it saves; what costs nothing stands further up."""
    return [statement(one, one.text, item, site) for one in _job(item).effects if not one.cost]


def warnings(item: Item, site: Site) -> list[GroundedStatement]:
    return [statement(one, one.text, item, site) for one in _job(item).warnings]


def rules(item: Item, site: Site) -> list[RuleTold]:
    """What places demand of the machines of the job, as far as it is of the job's topics too."""
    topics = set(item.get("topics", ()))
    found = local_rules(item.get("equipment", ()), site)
    return [
        RuleTold(
            Link(one.item.title, f"{one.item.url}#duties"),
            one.names(site),
            tuple(duty_told(duty, one.item, site) for duty in one.duties),
            one.doubt,
        )
        for one in found
        if topics & set(one.item.get("topics", ()))
    ]


def local(item: Item, site: Site) -> list[NamedStatement]:
    """Examples of places, in the order of the regions, each only for there and then."""
    found = sorted(_job(item).local, key=lambda one: site.place("regions", one.region))
    return [
        NamedStatement(
            site.name("regions", one.region),
            statement(one, one.text, item, site, (one.region,)),
            url=_page("regions", one.region, site),
        )
        for one in found
    ]


def unknowns(item: Item, site: Site) -> list[GroundedStatement]:
    """What is not known, with whom to ask: the bodies of the job where none are named, and whom
    anybody can call where those are all of some place."""
    return [_unknown(one, item, site) for one in _job(item).unknowns]


def asked(item: Item, site: Site) -> WhomToAsk:
    """Whom to ask: the bodies that the job names, then those of its matters."""
    job = _job(item)
    return bodies_for(job.matters, job.regions, site, job.bodies)


def cases(item: Item, site: Site) -> list[CaseTold]:
    found = (site.catalogue.find(id) for id in _job(item).cases)
    return [
        CaseTold(
            site.card(case),
            tuple(
                (fact.name, f"{fact.text}{f'（{fact.pending}）' if fact.pending else ''}")
                for fact in list(case.presentation.key_facts(case, site))[:FIGURES]
            ),
        )
        for case in found
        if case
    ]


def standards(item: Item, site: Site) -> list[Card]:
    return _cards(_job(item).standards, site)


def technologies(item: Item, site: Site) -> list[Card]:
    return _cards(_job(item).technologies, site)


def see(item: Item, site: Site) -> list[Link]:
    return [link for id in _job(item).see if (link := record_link(id, site))]


DRAWN: dict[str, Callable[[Item, Site], Any]] = {
    "job_must": must,
    "job_free": free_measures,
    "job_money": lambda item, site: money(item, site) if _job(item).money else None,
    "job_steps": steps,
    "job_provisions": provisions,
    "job_statements": effects,
    "job_warnings": warnings,
    "job_rules": rules,
    "job_local": local,
    "job_unknowns": unknowns,
    "job_cases": cases,
    "job_standards": standards,
    "job_technologies": technologies,
    "job_see": see,
}
"""By the form that shows it."""


def _unknown(one: Unknown, item: Item, site: Site) -> GroundedStatement:
    named = named_bodies(one.bodies or _job(item).bodies, item.get("regions", ()), site)
    fallback = fallback_of(site)
    anywhere = named.anywhere or ((fallback,) if fallback else ())
    local = named.local if one.bodies else ()  # those of the job stand below, at whom to ask
    return GroundedStatement(one.text, (), (), body_links(anywhere, site), body_links(local, site))


def _provision(one: Provision, site: Site) -> ProvisionTold | None:
    item, link = site.catalogue.find(one.record), provision_link(one, site)
    if item is None or link is None:
        return None
    duties = [duty for duty in item.get("duties", ()) if duty.article == one.article]
    return ProvisionTold(link, place_link(one.article, item, site), tuple(duties))


def _cards(ids: Iterable[str], site: Site) -> list[Card]:
    return [site.card(item) for item in _found(ids, site)]


def _found(ids: Iterable[str], site: Site) -> Iterator[Item]:
    for id in ids:
        item = site.catalogue.find(id)
        if item and not site.catalogue.is_withdrawn(item):
            yield item


def _page(facet: str, term: str, site: Site) -> str:
    return f"{facet}/{term}/" if site.catalogue.about(facet, term) else ""

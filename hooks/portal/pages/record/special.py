"""What is special to the catalogue of a record: its kind says what, here the drawings are made."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from portal.kinds.item import Item
from portal.page import Section
from portal.pages.drawings.bars import before_after
from portal.pages.job import sections as job
from portal.pages.record import life
from portal.pages.record.alternatives import alternatives
from portal.pages.record.checklist import checklist
from portal.pages.record.differences import differences
from portal.pages.record.grades import grades
from portal.pages.record.indicators import indicators
from portal.pages.record.technology import examples, industry_limits
from portal.view.contact_lines import reach_of
from portal.view.online import online_of, places_of
from portal.view.site import Site

Drawn = tuple[str, Any]
"""The template and what it shows."""


def _gathered(form: str) -> Callable[[Any, Item, Site], Drawn | None]:
    """What a part of a job's page shows."""
    return lambda data, item, site: _unless_empty(form, job.DRAWN[form](item, site))


def _lived(part: str) -> Callable[[Any, Item, Site], Drawn | None]:
    """What a part of a relief's life shows."""
    return lambda data, item, site: _unless_empty(f"life_{part}", life.PARTS[part](item, site))


DRAWINGS: dict[str, Callable[[Any, Item, Site], Drawn | None]] = {
    "bars": lambda data, item, site: ("bars", before_after(*data)),
    "indicators": lambda data, item, site: ("indicators", indicators(data)),
    "grades": lambda data, item, site: ("grades", list(grades(data))),
    "checklist": lambda data, item, site: ("checklist", checklist(item, site)),
    "contacts": lambda data, item, site: ("contacts", reach_of(item, site)),
    "differences": lambda data, item, site: _unless_empty("differences", differences(item, site)),
    "service_portals": lambda data, item, site: ("service_portals", places_of(item, site)),
    "instead": lambda data, item, site: _unless_empty("instead", alternatives(item, site)),
    "examples": lambda data, item, site: _unless_empty("cards", examples(item, site)),
    "industry-limits": lambda data, item, site: _unless_empty("cards", industry_limits(item, site)),
    **{f"life_{part}": _lived(part) for part in life.PARTS},
    "job_whom": lambda data, item, site: _unless_empty("whom", job.asked(item, site)),
    "job_online": lambda data, item, site: _unless_empty("online", online_of(item, site)),
    **{form: _gathered(form) for form in job.DRAWN},
}
"""Forms that are drawn from plain data, or that gather from other records. What there is nothing
for is no section."""


def sections(item: Item, site: Site) -> Iterator[Section]:
    """What comes before the provisions of a document."""
    yield from _drawn(item.presentation.sections(item, site), item, site)


def figures(item: Item, site: Site) -> Iterator[Section]:
    """What comes after them."""
    yield from _drawn(item.presentation.figures(item, site), item, site)


def _drawn(found: Iterator[Section], item: Item, site: Site) -> Iterator[Section]:
    for section in found:
        if section.form not in DRAWINGS:
            yield section
        elif drawn := DRAWINGS[section.form](section.data, item, site):
            form, data = drawn
            yield replace(section, form=form, data=data)


def _unless_empty(form: str, data: Any) -> Drawn | None:
    return (form, data) if data else None

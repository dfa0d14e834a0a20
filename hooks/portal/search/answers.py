"""What the search says above its results: the thing to do, the tool, or that this site cannot say.

Which of them answers a question is decided in hooks/theme/assets/search/leads.js, by what things
are called and say; here is what the card shows, small enough to come beside the index.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from portal.kinds.item import Item
from portal.kinds.job import OBLIGATIONS, Job, Unknown
from portal.read.vocabulary import Region
from portal.tools.benchmark.machines import machines
from portal.tools.energy.data import data as energies
from portal.tools.overview import all_tools
from portal.tools.tax.on_day import reliefs_on
from portal.view.contact_lines import shown_contacts
from portal.view.site import Site
from portal.view.whom_to_ask import named_bodies

LONGEST = 90
"""Characters of a sentence on a card: what is longer is read on the page."""

_CITY = re.compile(r"(?:市|[^市]{1,5}族自治州|地区|盟)$")
_CLAUSE = re.compile(r"[^。；]*[。；]?")


def answers(site: Site) -> dict[str, Any]:
    """What a question is compared with. `cards` are what is shown of each job, in the order of `jobs`: a
    browser loads those of the jobs that it was led to."""
    fallback = _fallback(site)
    jobs = _jobs(site)
    return {
        "jobs": [_job(item, site) for item in jobs],
        "cards": [_card(item, fallback, site) for item in jobs],
        "tools": {tool.id: [tool.url, tool.title] for tool in all_tools(site)},
        "places": _places(site),
        "bare": [one.url for one in _bodies(site) if not shown_contacts(one, site.as_of)],
        "fallback": next((one.url for one in fallback), ""),
        "machines": [one["id"] for one in machines(site)["machines"]],
        "energies": [one["energy"] for one in energies(site)["coefficients"] if "value" in one],
    }


def _places(site: Site) -> dict[str, str]:
    """The cities of each province, as people call them, so that a question's place is known."""
    terms = [one for one in site.vocabulary("regions").values() if isinstance(one, Region)]
    return {
        one.name: " ".join(
            dict.fromkeys(
                [
                    *one.cities,
                    *(_bare(x.name) for x in terms if x.parent == one.id),
                ]
            )
        )
        for one in terms
        if not one.parent
    }


def _bare(name: str) -> str:
    return _CITY.sub("", name) or name


def _bodies(site: Site) -> list[Item]:
    return [one for one in site.catalogue.of("bodies") if not site.catalogue.is_withdrawn(one)]


def _jobs(site: Site) -> list[Item]:
    return [one for one in site.catalogue.of("jobs") if not site.catalogue.is_withdrawn(one)]


def _fallback(site: Site) -> list[Item]:
    """Whom to ask where nobody else is known."""
    return [one for one in _bodies(site) if one.get("fallback")]


def _asked(ids: Iterable[str], item: Item, site: Site) -> list[Item]:
    """Those of some bodies whom readers of a job anywhere can ask: nobody has told from where."""
    return list(named_bodies(ids, item.get("regions", ()), site).anywhere)


def _job(item: Item, site: Site) -> dict[str, Any]:
    job = item.value
    assert isinstance(job, Job)
    found: dict[str, Any] = {
        "u": item.url,
        "t": item.title,
        "s": list(job.situations),
        "l": [site.name("regions", one.region) for one in job.local],
        "k": [[one.text, list(one.asked)] for one in job.unknowns],
    }
    return _said(found)


def _card(item: Item, fallback: list[Item], site: Site) -> dict[str, Any]:
    """What is shown of a job; `x` is whom to ask for each thing that is not known of it."""
    job = item.value
    assert isinstance(job, Job)
    found: dict[str, Any] = {
        "o": f"{OBLIGATIONS[job.obligation.level]}：{_short(job.obligation.text)}",
        "f": _short(job.steps[0].text),
        "m": list(_money(job, site)),
        "b": [_contact(body, site) for body in [*_asked(job.bodies, item, site), *fallback][:2]],
        "x": [_whom(one, item, fallback, site) for one in job.unknowns],
    }
    return _said(found)


def _said(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in ("", [])}


def _whom(one: Unknown, item: Item, fallback: list[Item], site: Site) -> list[list[str]]:
    named = _asked(one.bodies, item, site)
    whom = named or [*(_asked(item.get("bodies", ()), item, site)), *fallback]
    return [_contact(body, site) for body in whom[:2]]


def _contact(item: Item, site: Site) -> list[str]:
    """Name, address below the root, the phone as far as it may be shown today, and the names of the
    regions that it is for; none for the whole nation."""
    phones = (one.value for one in shown_contacts(item, site.as_of) if one.way == "phone")
    regions = [site.name("regions", id) for id in item.get("regions", ())]
    return [item.title, item.url, next(phones, ""), *regions]


def _money(job: Job, site: Site) -> Iterator[list[str]]:
    """The reliefs that hold, each saving once as on the page of the job, with the last day as far as
    it is known."""
    found = {item.id: one for one in job.money if (item := site.catalogue.find(one.relief))}
    savings: set[str] = set()
    for relief in reliefs_on(found, site.as_of, site):
        if not relief.holds or relief.saving in savings:
            continue
        savings.add(relief.saving)
        validity = site.validity(site.catalogue.items[relief.id])
        until = validity.until if validity else None
        yield [relief.title, until.last.isoformat() if until and until.last else ""]


def _short(text: str) -> str:
    """The first clauses of a text, as many as a card has room for."""
    kept = ""
    for clause in _CLAUSE.findall(text):
        if kept and len(kept) + len(clause) > LONGEST:
            break
        kept += clause
    kept = kept.rstrip("；。")
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 1]}…"

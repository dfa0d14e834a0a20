"""What the answers on `/my/` are made from, beside the data of the tools: documents, days, jobs, bodies,
scopes. What decides something is asked of the tools' own data in the browser; nothing of it is here.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from portal.kinds.item import Item
from portal.kinds.job import OBLIGATIONS, Job, Provision
from portal.read.vocabulary import Region
from portal.tools.benchmark.products import limited_industries
from portal.tools.my.discharges import decided_by, provisions
from portal.tools.my.small import SmallLimits, small_limits
from portal.tools.without_empty import without_empty
from portal.validity.due_dates import DueDate
from portal.view.contact_lines import ContactLine, call_instead
from portal.view.local_rules import doubt_of
from portal.view.site import Site
from portal.view.whom_to_ask import asked_body

WHOM = ("industries", "regions", "equipment")
"""Fields that say for whom something is."""

FOLLOWED = ("industry-", "region-", "equipment-")
"""What the scopes begin with that a firm may follow by its own facts."""


def data(site: Site) -> dict[str, Any]:
    """Plain data for hooks/theme/assets/my/."""
    small = small_limits(site)
    return {
        "industries": _names("industries", site),
        "equipment": _names("equipment", site),
        "regions": _regions(site),
        "small": without_empty(_sizes(small)) if small else None,
        "documents": list(_documents(site)),
        "dates": list(_dates(site)),
        "limits": _limits(site),
        "jobs": [_job(item, site) for item in site.catalogue.of("jobs")],
        "bodies": [_body(item, site) for item in site.catalogue.of("bodies")],
        "instead": call_instead(site),
        "matters": _names("matters", site),
        "scopes": _scopes(site),
        "newest": _newest(site),
    }


def _sizes(small: SmallLimits) -> dict[str, Any]:
    return {"staff": small.staff, "assets": small.assets, "taxable": small.taxable}


def _names(vocabulary: str, site: Site) -> dict[str, str]:
    return {id: term.name for id, term in site.vocabulary(vocabulary).items()}


def _regions(site: Site) -> dict[str, list[str]]:
    """By id the name and, for what lies in a province, that."""
    terms = site.vocabulary("regions").values()
    parents = {term.id: term.parent if isinstance(term, Region) else None for term in terms}
    return {term.id: [term.name, *filter(None, [parents[term.id]])] for term in terms}


def _whom(item: Item) -> dict[str, list[str]]:
    return {field: list(item.get(field, ())) for field in WHOM if item.get(field)}


def _documents(site: Site) -> Iterator[dict[str, Any]]:
    """Documents that may hold, with their provisions that the firm's discharges and permit decide
    (`decided`), and how many they have that nothing here decides about: no span of energy, no key energy
    user, nothing on what they are to an energy user."""
    for kind in ("laws", "policies", "standards"):
        for item in site.catalogue.of(kind):
            open_duties = [
                one
                for one in item.get("duties", ())
                if not (one.bands or one.key_energy_user or one.energy_user)
            ]
            if open_duties and site.validities.may_be_in_force(item):
                yield without_empty(
                    {
                        "id": item.id,
                        "title": site.title(item),
                        "url": f"{item.url}#duties",
                        "count": sum(decided_by(duty, item) is None for duty in open_duties),
                        "decided": list(provisions(open_duties, item)),
                        "topics": [site.name("topics", id) for id in item.get("topics", ())],
                        "doubt": doubt_of(item, site),
                        **_whom(item),
                    }
                )


def _dates(site: Site) -> Iterator[dict[str, Any]]:
    """What falls due from now on, the next first; for whom, as the record or its rows say."""
    coming = [due for due in site.living_due_dates if not due.passed(site.as_of)]
    for due in sorted(coming, key=lambda one: (one.on, one.key)):
        yield without_empty(
            {
                "id": due.key,
                "day": due.on.isoformat(),
                "said": "" if due.day.text == due.on.isoformat() else due.day.text,
                "word": due.loose or due.word,
                "title": due.title + _mark(due, site),
                "whom": due.whom,
                "url": due.url,
                **_whom_of_due(due, site),
            }
        )


def _mark(due: DueDate, site: Site) -> str:
    """Whose word it is, as titles of records have it."""
    mark = site.own_mark(site.catalogue.items[due.record])
    return f"（{mark.name}）" if mark else ""


def _whom_of_due(due: DueDate, site: Site) -> dict[str, list[str]]:
    """That of the rows to which it happens; what these do not say, their list does."""
    record = site.catalogue.items[due.record]
    rows = [site.catalogue.items[id] for id in due.rows]
    found = {}
    for field in WHOM:
        own = [id for row in rows for id in row.get(field, ())]
        if ids := list(dict.fromkeys(own or record.get(field, ()))):
            found[field] = ids
    return found


def _limits(site: Site) -> dict[str, int]:
    """How many limits of products are recorded for each industry."""
    return dict(Counter(limited_industries(site)))


def _job(item: Item, site: Site) -> dict[str, Any]:
    job = item.value
    assert isinstance(job, Job)
    stated = [*job.provisions, *(one for grounded in _grounded(job) for one in grounded.provisions)]
    return without_empty(
        {
            "id": item.id,
            "title": site.title(item),
            "url": item.url,
            "must": f"{OBLIGATIONS[job.obligation.level]}：{job.obligation.text}",
            "by_when": job.by_when.text,
            "situations": list(job.situations),
            "matters": list(job.matters),
            "provisions": list(dict.fromkeys(_place(one, site) for one in stated)),
            **_whom(item),
        }
    )


def _grounded(job: Job) -> Iterator[Any]:
    yield from (job.obligation, job.by_when, *job.steps, *job.warnings)


def _place(provision: Provision, site: Site) -> tuple[str, str]:
    """The address and the article, as the rules of tools/energy.json have them."""
    item = site.catalogue.find(provision.record)
    return (f"{item.url}#duties" if item else "", provision.article)


def _body(item: Item, site: Site) -> dict[str, Any]:
    """A body with what may be shown of it today, as the pages show it."""
    asked = asked_body(item, site)
    return without_empty(
        {
            "id": item.id,
            "title": asked.title,
            "url": asked.url,
            "kind": asked.kind,
            "matters": list(item.get("matters")),
            "regions": list(item.get("regions", ())),
            "serves": asked.serves,
            "use": asked.use,
            "fallback": bool(item.get("fallback")),
            "phones": [_phone(line) for line in asked.lines if line.way == "phone"],
            "aged": list(asked.aged),
            "lacking": asked.lacking,
        }
    )


def _phone(line: ContactLine) -> str:
    """The number with the day of its material and what its age makes of it."""
    return f"{line.text}（{'；'.join(filter(None, [line.dated, line.aged]))}）"


def _scopes(site: Site) -> dict[str, bool]:
    """What can be followed by a firm's facts, with whether there are days in its calendar."""
    if not site.info.address:
        return {}
    return {
        scope.id: site.subscriptions.has_calendar(scope.id)
        for scope in site.subscriptions.scopes.values()
        if scope.id.startswith(FOLLOWED) and not scope.ended
    }


def _newest(site: Site) -> str:
    """The moment of the last event: what a visit has seen."""
    return site.timeline.events[-1].at.isoformat() if site.timeline.events else ""

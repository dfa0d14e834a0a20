"""What the relief finder decides by: reliefs, their terms, rates and conditions.

Situations (data/vocab/situations.yaml) say which reliefs to look at. When a relief began and what
ended it comes from the dates and relations of its record, so the same answer holds for any date.
"""

import re
from collections.abc import Iterator
from typing import Any

from portal.kinds.item import Item
from portal.kinds.tax import TaxList, TaxRow
from portal.read.dates import PartialDate
from portal.read.vocabulary import Situation, Tax
from portal.tools.without_empty import without_empty
from portal.validity.ending import Ending, endings
from portal.validity.status import Status
from portal.view.site import Site

PAYERS = {"small": "eit-sme-5pct", "hnte": "eit-hnte"}
"""Kinds of enterprise with a low rate of income tax, and the relief that sets it."""

STARTS = ("effective", "issued", "published")
"""Dates by which a relief may have begun, the surest first."""

ROWS = re.compile(r"(\d+)%")


def data(site: Site) -> dict[str, Any]:
    """Plain data for hooks/theme/assets/tools/tax/."""
    chosen = situations(site)
    ids = dict.fromkeys(id for one in chosen for id in one["reliefs"])
    payers = {kind: site.catalogue.find(id) for kind, id in PAYERS.items()}
    return {
        "situations": chosen,
        "reliefs": {id: _relief(site.catalogue.items[id], site) for id in ids},
        "payers": {kind: _relief(item, site) for kind, item in payers.items() if item},
        "rates": {id: rate for id, rate in _rates(site)},
    }


def situations(site: Site) -> list[dict[str, Any]]:
    """The situations with the reliefs that are in the catalogue."""
    found = []
    for term in site.catalogue.vocabularies.get("situations", {}).values():
        assert isinstance(term, Situation)
        fields = term.model_dump(mode="json", exclude={"reliefs", "aliases"})
        items = [site.catalogue.find(id) for id in term.reliefs]  # also by an id of before
        reliefs = [item.id for item in items if item and _is_relief(item, site)]
        found.append({**fields, "reliefs": reliefs})
    return found


def _is_relief(item: Item, site: Site) -> bool:
    return isinstance(item.value, TaxList) and not site.catalogue.is_withdrawn(item)


def _rates(site: Site) -> Iterator[tuple[str, Any]]:
    for term in site.catalogue.vocabularies.get("taxes", {}).values():
        if isinstance(term, Tax) and term.rate is not None:
            yield term.id, term.rate


def _relief(item: Item, site: Site) -> dict[str, Any]:
    relief = item.value
    assert isinstance(relief, TaxList)
    heading = relief.verification.confidence == "low"
    known = {} if heading else _particulars(relief, _overlap(item, site))
    return without_empty(
        {
            "title": item.title,
            "no": relief.doc_no,
            "url": item.url,
            "taxes": [site.name("taxes", id) for id in relief.taxes],
            "ways": [site.name("reliefs", id) for id in relief.reliefs],
            "unseen": heading,
            "start": _start(relief),
            "ends": [_end(one, site) for one in _endings(item, site)],
            "doubt": relief.status_doubt,
            "pending": [
                f"{one.field}" for one in relief.verification.unverified if one.part is None
            ],
            **known,
        }
    )


def _endings(item: Item, site: Site) -> list[Ending]:
    """What ends a relief. An edition that may be used beside its successor up to a day of its own
    ends on that day."""
    found = endings(item, site.catalogue)
    beside = item.get("expires") and _overlap(item, site)
    return [one for one in found if not (beside and one.status is Status.SUPERSEDED)]


def _overlap(item: Item, site: Site) -> str | None:
    """Why two editions hold at the same time, as the later one says."""
    successors = [
        site.catalogue.items[id] for one in endings(item, site.catalogue) for id in one.by
    ]
    lines = [one.get("line") for one in (item, *successors)]
    return next((line.overlap for line in lines if line and line.overlap), None)


def _particulars(relief: TaxList, overlap: str | None) -> dict[str, Any]:
    return {
        "summary": relief.summary,
        "rate": relief.rate,
        "years": relief.carry_forward_years,
        "numbers": {one.quantity: one.value for one in relief.parameters},
        "steps": [one.model_dump() for one in relief.emission_steps],
        "formula": relief.formula,
        "conditions": list(relief.conditions),
        "claim": list(relief.how_to_claim),
        "materials": list(relief.materials),
        "cautions": list(relief.cautions),
        "coverage": relief.coverage,
        "overlap": overlap,
        "rows": [_row(row) for row in relief.rows if "refund-on-collection" in relief.reliefs],
    }


def _row(row: TaxRow) -> dict[str, Any]:
    """A product of a list with its refund, where that is known."""
    found = ROWS.fullmatch(row.rate or "")
    return without_empty(
        {
            "id": row.id,
            "no": row.item_no,
            "name": row.name,
            "product": row.product,
            "threshold": row.threshold,
            "refund": int(found[1]) if found else None,
        }
    )


def _start(relief: TaxList) -> dict[str, Any] | None:
    """The first day, or what is known of it: `sure` says that it is the day of effect."""
    for name in STARTS:
        day: PartialDate | None = getattr(relief, name)
        if day:
            return {**_span(day), "sure": name == "effective"}
    return None


def _end(ending: Ending, site: Site) -> dict[str, Any]:
    """The first day without it, as far as known, and what ended it."""
    day = ending.day or ending.latest
    by = [site.catalogue.items[id] for id in ending.by]
    return without_empty(
        {
            "status": site.name("statuses", ending.status.value),
            "day": _span(day) if day else None,
            "sure": ending.day is not None,
            "from_first": ending.from_first,
            "by": [{"title": one.get("doc_no") or one.title, "url": one.url} for one in by],
        }
    )


def _span(day: PartialDate) -> dict[str, str]:
    return {"text": day.text, "first": day.first.isoformat(), "last": day.last.isoformat()}

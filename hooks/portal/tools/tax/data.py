"""What the relief finder decides by: reliefs, their terms, rates and conditions.

Situations (data/vocab/situations.yaml) say which reliefs to look at. When a relief began and what
ended it comes from the dates and relations of its record, so the same answer holds for any date.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from portal.kinds.item import Item
from portal.kinds.relief_life import PAYERS as PAYER_NAMES
from portal.kinds.tax import ReliefParameter, TaxList, TaxRow
from portal.read.relation import Relation
from portal.read.vocabulary import Situation, Tax
from portal.tools.tax.life import Statements, asked_in, life_data
from portal.tools.tax.saving import saving_of
from portal.tools.without_empty import without_empty
from portal.validity.spans import spans
from portal.validity.status import Status
from portal.validity.windows import unseen_words
from portal.validity.words import verdict
from portal.view.grades_asked import graded_kinds
from portal.view.site import Site

PAYERS = {"small": "eit-sme-5pct", "hnte": "eit-hnte"}
"""Kinds of enterprise with a low rate of income tax, and the relief that sets it."""

STATES = {
    Status.UPCOMING: "before",
    Status.IN_FORCE: "in",
    Status.SUPERSEDED: "ended",
    Status.REPEALED: "ended",
    Status.EXPIRED: "ended",
    Status.TARGET_PASSED: "unsure",
    Status.UNVERIFIED: "unsure",
}
"""What a status means for somebody who wants to use a relief."""

UNSEEN = "没有见到来源，内容和期限都待核"

ROWS = re.compile(r"(?:即征即退)?(\d+)%")

INCOME_TAX = "corporate-income-tax"

BY_LIST = {"tax-credit", "income-reduction", "three-free-three-half", "refund-on-collection"}
"""Ways of relief for which it decides whether something stands in a list."""

RULES = {"legal-basis", "transition", "procedure", "guide"}
"""What is no relief itself: it says what reliefs rest on, which go on, how they are claimed."""


def data(site: Site) -> dict[str, Any]:
    """Plain data for hooks/theme/assets/tools/tax/."""
    chosen = situations(site)
    ids = dict.fromkeys(id for one in chosen for id in one["reliefs"])
    payers = {kind: site.catalogue.find(id) for kind, id in PAYERS.items()}
    statements = Statements(site)
    reliefs = {id: _with_life(site.catalogue.items[id], site, statements) for id in ids}
    for one in chosen:
        one["refusals"] = asked_in({id: reliefs[id] for id in one["reliefs"]}, statements)
    return {
        "situations": chosen,
        "reliefs": reliefs,
        "statements": statements.known,
        "records": _records(statements, site),
        "refusals": statements.refusals,
        "payers": {kind: relief_data(item, site) for kind, item in payers.items() if item},
        "payer_names": PAYER_NAMES,
        "machines": {id: site.name("equipment", id) for id in graded_kinds(site)},
        "rates": {term.id: term.rate for term in _rated(site)},
        "rates_since": {
            term.id: term.rate_since.first.isoformat() for term in _rated(site) if term.rate_since
        },
    }


def situations(site: Site) -> list[dict[str, Any]]:
    """The situations with the reliefs that are in the catalogue."""
    found = []
    for term in site.catalogue.vocabularies.get("situations", {}).values():
        assert isinstance(term, Situation)
        fields = term.model_dump(mode="json", exclude={"reliefs", "aliases", "gaps"})
        items = [site.catalogue.find(id) for id in term.reliefs]  # also by an id of before
        reliefs = [item.id for item in items if item and _is_relief(item, site)]
        found.append({**fields, "reliefs": reliefs})
    return found


def _is_relief(item: Item, site: Site) -> bool:
    return isinstance(item.value, TaxList) and not site.catalogue.is_withdrawn(item)


def _rated(site: Site) -> Iterator[Tax]:
    for term in site.catalogue.vocabularies.get("taxes", {}).values():
        if isinstance(term, Tax) and term.rate is not None:
            yield term


def _with_life(item: Item, site: Site, statements: Statements) -> dict[str, Any]:
    life = life_data(item, site, statements)
    found = relief_data(item, site)
    return {**found, "life": life} if life else found


def _records(statements: Statements, site: Site) -> dict[str, dict[str, str]]:
    """The records that say the statements, for each statement names but one of them."""
    ids = dict.fromkeys(one["record"] for one in statements.known)
    return {id: _named(site.catalogue.items[id]) for id in ids}


def relief_data(item: Item, site: Site) -> dict[str, Any]:
    """One relief, as the finder decides by it."""
    relief = item.value
    assert isinstance(relief, TaxList)
    heading = relief.verification.confidence == "low"
    known = {} if heading else _particulars(item, relief, site)
    return without_empty(
        {
            "title": site.title(item),
            "no": relief.doc_no,
            "url": item.url,
            "taxes": [site.name("taxes", id) for id in relief.taxes],
            "ways": [site.name("reliefs", id) for id in relief.reliefs],
            "spans": _spans(item, site),
            "saving": saving_of(item, site).id,
            "income_tax": INCOME_TAX in relief.taxes,
            "is_rule": set(relief.reliefs) <= RULES,
            **_before(item, site),
            **known,
        }
    )


def _before(item: Item, site: Site) -> dict[str, Any]:
    """What held before it: recorded documents, and what is named only."""
    earlier = [link.target for link in site.catalogue.links.of(item.id, Relation.SUPERSEDES)]
    return {
        "earlier": [_named(site.catalogue.items[id]) for id in earlier],
        "earlier_named": item.get("supersedes_note"),
    }


def _named(item: Item) -> dict[str, str]:
    return {"title": item.get("doc_no") or item.title, "url": item.url}


def _spans(item: Item, site: Site) -> list[dict[str, Any]]:
    """What the page says of its validity, for all days: `state` on the days `from` to `to`, null
    where there is no end, in the page's own words. Nothing is left out, for each of it decides."""
    relief = item.value
    assert isinstance(relief, TaxList)
    if relief.verification.confidence == "low":
        return [_span(None, None, "unseen", UNSEEN, [])]
    found, bar = [], unseen_words(relief.implementation)
    for span in spans(relief, site.validities.endings(item)):
        validity = span.validity
        words = verdict(relief, validity).removesuffix("。")
        by = [site.catalogue.items[id] for id in validity.by]
        state = STATES[validity.status]
        if bar and state == "in":  # it holds, and nobody can have it: no rules for it were seen
            state, words = "unsure", bar
        found.append(_span(span.first, span.last, state, words, by))
    return found


def _span(
    first: date | None, last: date | None, state: str, words: str, by: list[Item]
) -> dict[str, Any]:
    return {
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
        "state": state,
        "words": words,
        "by": [_named(one) for one in by],
    }


def _overlap(item: Item, site: Site) -> str | None:
    """Why two editions hold at the same time, as the later one says."""
    relief = item.value
    assert isinstance(relief, TaxList)
    ids = [id for ending in site.validities.endings(item) for id in ending.by]
    ids += [link.source for link in site.catalogue.links.to(item.id, Relation.SUPERSEDES)]
    successors = [site.catalogue.items[id].value for id in dict.fromkeys(ids)]
    editions = [relief, *(one for one in successors if isinstance(one, TaxList))]
    return next((one.overlap for one in editions if one.overlap), None)


def _particulars(item: Item, relief: TaxList, site: Site) -> dict[str, Any]:
    lacking = site.lacking(item)
    return {
        "rate": relief.rate,
        "years": relief.carry_forward_years,
        "numbers": {one.quantity: one.value for one in relief.parameters if not one.since},
        "later": [_later(one) for one in relief.parameters if one.since],
        "entitled": list(relief.entitled),
        "steps": [one.model_dump() for one in relief.emission_steps],
        "conditions": list(relief.conditions),
        "claim": list(relief.how_to_claim),
        "materials": list(relief.materials),
        "cautions": list(relief.cautions),
        "coverage": lacking or None,
        "is_list": bool(lacking) and not BY_LIST.isdisjoint(relief.reliefs),
        "overlap": _overlap(item, site),
        "rows": [_row(row) for row in relief.rows if "refund-on-collection" in relief.reliefs],
    }


def _later(number: ReliefParameter) -> dict[str, Any]:
    """A number that took another's place on a day."""
    assert number.since
    return without_empty(
        {
            "quantity": number.quantity,
            "value": number.value,
            "since": number.since.first.isoformat(),
            "pending": number.pending,
        }
    )


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
            "rate": None if found else row.rate,
            "earlier": [f"{one.edition} {one.item_no}" for one in row.earlier if one.item_no],
        }
    )

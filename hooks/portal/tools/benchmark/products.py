"""Energy consumption limits of products, and the policy values beside them."""

from collections.abc import Iterator
from typing import Any

from portal.kinds.indicator import Correction, Indicator
from portal.kinds.item import Item
from portal.tools.benchmark.machines import electricity
from portal.tools.without_empty import without_empty
from portal.validity.status import Status
from portal.view.site import Site

LEVELS = ("advanced", "access", "limit")
VALUES = (*LEVELS, "benchmark", "baseline")
TOPIC = "consumption-limit"
"""What standards are about that set limits for products."""


def products(site: Site) -> dict[str, Any]:
    """Every indicator of a document that holds or is to come, with its document's dates."""
    documents = _limiting(site)
    industries = site.catalogue.vocabularies.get("industries", {})
    used = {id for item in documents for one in item.get("indicators") for id in one.industries}
    return {
        "documents": [_document(item, site) for item in documents],
        "indicators": list(_indicators(documents, _synonyms(site))),
        "industries": [[id, term.name] for id, term in industries.items() if id in used],
        "bare": list(_lacking(site)),
        "electricity": electricity(site),
    }


def limited_industries(site: Site) -> Iterator[str]:
    """The industries of each of these indicators."""
    for item in _limiting(site):
        for one in _shown(item):
            yield from _industries(one, item)


def _limiting(site: Site) -> list[Item]:
    return [
        item
        for kind in ("standards", "policies")
        for item in site.catalogue.of(kind)
        if item.get("indicators") and site.validities.stands(item)
    ]


def _shown(item: Item) -> Iterator[Indicator]:
    return (one for one in item.get("indicators") if one.confidence != "low")


def _industries(one: Indicator, item: Item) -> tuple[str, ...]:
    return one.industries or item.get("industries", ())


def _lacking(site: Site) -> Iterator[dict[str, Any]]:
    """The standards with limits of which some are not here, or may not be, with what to say of them
    to those who look for a product. Where nothing is known to be missing, only who finds nothing is
    told."""
    for item in site.catalogue.of("standards"):
        coverage = site.coverage(item)
        about = TOPIC in item.get("topics", ()) or item.get("indicators")
        if not coverage or coverage.is_whole or not (about and site.validities.stands(item)):
            continue
        if item.get("indicators"):
            told = f"{coverage.sentence}没有收录的限额要看标准原文。"
        else:
            told = f"可能管这种产品，数值本站没有收录，要看标准原文。{coverage.sentence}"
        yield {**_named(item), "told": told, "sure": coverage.is_partial}


def _named(item: Item) -> dict[str, str]:
    return {"title": item.title, "number": item.get("doc_no") or "", "url": item.url}


def _synonyms(site: Site) -> list[tuple[str, ...]]:
    terms = site.catalogue.vocabularies.get("synonyms", {}).values()
    return [(term.name, *term.aliases) for term in terms]


def _document(item: Item, site: Site) -> dict[str, Any]:
    validity, badge, coverage = site.validity(item), site.badge(item), site.coverage(item)
    assert validity
    return {
        **_named(item),
        "effective": str(item.get("effective") or ""),
        "status": badge.name if badge else "",
        "to_come": validity.status is Status.UPCOMING,
        "policy": item.kind.id == "policies",
        "coverage": coverage.sentence if coverage and not coverage.is_whole else "",
        "partial": coverage.name if coverage and coverage.is_partial else "",
    }


def _indicators(documents: list[Item], synonyms: list[tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    for at, item in enumerate(documents):
        for one in _shown(item):
            yield {"document": at, **_indicator(one, item, synonyms)}


def _indicator(one: Indicator, item: Item, synonyms: list[tuple[str, ...]]) -> dict[str, Any]:
    fields = one.model_dump(
        exclude_none=True,
        include={"id", "product", "indicator", "unit", "table", "note", "doubt", *VALUES},
    )
    more = {
        "other_names": list(_also_called(one, synonyms)),
        "net_output": one.net_output or any((getattr(one, name) or 0) < 0 for name in VALUES),
        "not_judged": one.not_judged,
        "corrections": [_correction(correction) for correction in one.corrections],
    }
    industries = list(_industries(one, item))
    return {**fields, "industries": industries, **without_empty(more)}


def _also_called(one: Indicator, synonyms: list[tuple[str, ...]]) -> Iterator[str]:
    """Other words by which a product is looked for: its own, and the synonyms of those in its name."""
    yield from one.other_names
    name = one.product + one.indicator
    for words in synonyms:
        if any(word in name for word in words):
            yield from (word for word in words if word not in name)


def _correction(one: Correction) -> dict[str, Any]:
    fields = one.model_dump(exclude_defaults=True, exclude={"amounts", "touches"})
    amounts = dict(zip(LEVELS, one.amounts, strict=True)) if one.amounts else {}
    return without_empty({**fields, "amounts": amounts, "touches": list(one.touches)})

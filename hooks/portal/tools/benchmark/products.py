"""Energy consumption limits of products, and the policy values beside them."""

from collections.abc import Iterator
from typing import Any

from portal.kinds.indicator import Indicator
from portal.kinds.item import Item
from portal.validity.status import Status
from portal.view.site import Site

VALUES = ("advanced", "access", "limit", "benchmark", "baseline")


def products(site: Site) -> dict[str, Any]:
    """Every indicator of a document that holds or is to come, with its document's dates."""
    documents = [
        item
        for kind in ("standards", "policies")
        for item in site.catalogue.of(kind)
        if item.get("indicators") and site.validities.stands(item)
    ]
    industries = site.catalogue.vocabularies.get("industries", {})
    used = {id for item in documents for one in item.get("indicators") for id in one.industries}
    return {
        "documents": [_document(item, site) for item in documents],
        "indicators": list(_indicators(documents)),
        "industries": [[id, term.name] for id, term in industries.items() if id in used],
    }


def _document(item: Item, site: Site) -> dict[str, Any]:
    validity, badge = site.validity(item), site.badge(item)
    assert validity
    return {
        "title": item.title,
        "number": item.get("doc_no") or "",
        "url": item.url,
        "effective": str(item.get("effective") or ""),
        "status": badge.name if badge else "",
        "to_come": validity.status is Status.UPCOMING,
        "policy": item.kind.id == "policies",
    }


def _indicators(documents: list[Item]) -> Iterator[dict[str, Any]]:
    for at, item in enumerate(documents):
        for one in item.get("indicators"):
            if one.confidence != "low":
                yield {"document": at, **_indicator(one, item)}


def _indicator(one: Indicator, item: Item) -> dict[str, Any]:
    fields = one.model_dump(
        exclude_none=True, include={"id", "product", "indicator", "unit", "table", "note", *VALUES}
    )
    return {**fields, "industries": list(one.industries or item.get("industries", ()))}

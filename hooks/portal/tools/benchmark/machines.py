"""Grades of machines by the standards that hold, are to come, or may hold for all that is known."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from portal.kinds.indicator import MACHINES, GradeRow, GradeTable
from portal.kinds.item import Item
from portal.kinds.listed_models import spellings
from portal.kinds.phase_out import MarketRule
from portal.tools.benchmark.buying import buying
from portal.tools.without_empty import without_empty
from portal.validity.status import Status
from portal.view.site import Site

MODEL = "型号"
"""How a caution begins that says what models tell of grades."""

ELECTRICITY = "电力（当量值）"
"""The coefficient by which kWh become tce."""

ABOUT = "efficiency-standard"
"""What standards are about that set grades of machines."""


def machines(site: Site, kinds: Iterable[str] = MACHINES) -> dict[str, Any]:
    """Grade tables with their rows, by kind of machine, and the coefficient of electricity."""
    return {
        "machines": [
            {
                "id": id,
                "name": site.name("equipment", id),
                "tables": list(_tables(id, site)),
                "market": list(_market(id, site)),
                "bare": list(_bare(id, site)),
                "buying": buying(id, site),
            }
            for id in kinds
        ],
        "electricity": electricity(site),
    }


def machines_of(kind: str) -> Callable[[Site], dict[str, Any]]:
    """Makes the same for one kind: all that a question about one machine needs."""
    return lambda site: machines(site, (kind,))


def electricity(site: Site) -> dict[str, Any] | None:
    """The coefficient by which kWh become coal."""
    return next(_electricity(site), None)


def _tables(equipment: str, site: Site) -> Iterator[dict[str, Any]]:
    """What holds comes first, so that it is what a reader is asked about."""
    standing = [item for item in site.catalogue.of("standards") if site.validities.stands(item)]
    for item in sorted(standing, key=lambda item: not site.validities.is_in_force(item)):
        for table in item.get("grade_tables", ()):
            if table.equipment == equipment and table.confidence != "low":
                yield _table(table, item, site)


def _table(table: GradeTable, item: Item, site: Site) -> dict[str, Any]:
    coverage = site.coverage(item)
    fields = table.model_dump(
        mode="json",
        exclude_defaults=True,
        exclude={"rows", "equipment", "confidence", "fixed", "additions"},
    )
    return {
        **fields,
        "unit": table.unit or "",
        "parameters": [one.model_dump(exclude_defaults=True) for one in table.parameters],
        "formulas": [one.model_dump() for one in table.formulas],
        "rows": [_row(row) for row in table.rows],
        "number": item.get("doc_no"),
        "standard": item.title,
        "effective": str(item.get("effective") or ""),
        "url": item.url,
        "coverage": coverage.sentence if coverage and not coverage.is_whole else "",
        "partial": coverage.name if coverage and coverage.is_partial else "",
        "bans": [rule.id for rule in item.get("rules", ())],
        **without_empty(
            {
                "fixed": {one.name: one.value for one in table.fixed},
                "additions": [one.model_dump() for one in table.additions],
                **_standing(item, site),
            }
        ),
    }


def _row(row: GradeRow) -> list[Any]:
    plain: list[Any] = [row.id, list(row.at), list(row.grades)]
    also = [one.model_dump(exclude_none=True) for one in row.also]
    more = without_empty({"also": also, "doubt": row.doubt})
    return [*plain, more] if more else plain


def _standing(item: Item, site: Site) -> dict[str, Any]:
    """What keeps a standard from being held against anybody now, and when and by what it is replaced."""
    validity = site.validity(item)
    assert validity
    to_come = validity.status is Status.UPCOMING
    ends = validity.status is Status.IN_FORCE and validity.until
    return {
        "to_come": to_come,
        "unseen": not to_come and validity.status is not Status.IN_FORCE and _unseen(item),
        "until": str(validity.until) if ends else "",
        "successors": [_named(site, id) for id in validity.by] if ends else [],
    }


def _unseen(item: Item) -> str:
    return item.get("status_doubt") or "实施日期没有见到"


def _named(site: Site, id: str) -> dict[str, str]:
    item = site.catalogue.find(id)
    assert item
    return {"number": item.get("doc_no") or item.title, "url": item.url}


def _bare(equipment: str, site: Site) -> Iterator[dict[str, str]]:
    """Standards for a kind of machine whose grades the catalogue does not have."""
    for item in site.catalogue.of("standards"):
        about = equipment in item.get("equipment", ()) and ABOUT in item.get("topics", ())
        if about and not item.get("grade_tables") and site.validities.stands(item):
            yield {"number": item.get("doc_no") or "", "title": item.title, "url": item.url}


def _market(equipment: str, site: Site) -> Iterator[dict[str, Any]]:
    """The rules on what may be made, imported and sold, with the series that they name as below the
    limit and what they say of models."""
    for item in site.catalogue.of("standards"):
        for rule in site.catalogue.rows(item) if site.validities.is_in_force(item) else ():
            row = rule.value
            if isinstance(row, MarketRule) and equipment in row.equipment:
                cautions = [one for one in row.cautions if one.startswith(MODEL)]
                yield without_empty(
                    {
                        "id": row.id,
                        "name": row.name,
                        "url": rule.url,
                        "number": item.get("doc_no"),
                        "standard": item.title,
                        "series": [spelling["word"].upper() for spelling in spellings(row)],
                        "from": row.deadline.text if row.deadline else "",
                        "replacement": row.replacement,
                        "model_caution": cautions[0] if cautions else "",
                    }
                )


def _electricity(site: Site) -> Iterator[dict[str, Any]]:
    """kgce for a kWh, with its source."""
    for item in site.catalogue.of("standards"):
        for one in item.get("coefficients", ()) if site.validities.is_in_force(item) else ():
            if one.energy == ELECTRICITY and one.value is not None:
                yield {"value": one.value, "source": item.get("doc_no"), "url": item.url}

"""Grades of machines by the standards in force."""

from collections.abc import Iterator
from typing import Any

from portal.kinds.indicator import GradeTable
from portal.kinds.item import Item
from portal.kinds.listed_models import spellings
from portal.kinds.phase_out import MarketRule
from portal.tools.without_empty import without_empty
from portal.view.site import Site

MACHINES = ("motor", "transformer", "fan", "compressor", "boiler", "pump")
"""Kinds of equipment whose saving the tool knows to reckon (assets/tools/benchmark/saving.js)."""

MODEL = "型号"
"""How a caution begins that says what models tell of grades."""

ELECTRICITY = "电力（当量值）"
"""The coefficient by which kWh become tce."""


def machines(site: Site) -> dict[str, Any]:
    """Grade tables with their rows, by kind of machine, and the coefficient of electricity."""
    return {
        "machines": [
            {
                "id": id,
                "name": site.name("equipment", id),
                "tables": list(_tables(id, site)),
                "market": list(_market(id, site)),
            }
            for id in MACHINES
        ],
        "electricity": next(_electricity(site), None),
    }


def _tables(equipment: str, site: Site) -> Iterator[dict[str, Any]]:
    for item in site.catalogue.of("standards"):
        for table in item.get("grade_tables", ()) if site.validities.is_in_force(item) else ():
            if table.equipment == equipment:
                yield _table(table, item, site)


def _table(table: GradeTable, item: Item, site: Site) -> dict[str, Any]:
    coverage = site.coverage(item)
    fields = table.model_dump(
        mode="json", exclude_defaults=True, exclude={"rows", "equipment", "confidence"}
    )
    return {
        **fields,
        "parameters": [one.model_dump(exclude_defaults=True) for one in table.parameters],
        "formulas": [one.model_dump() for one in table.formulas],
        "rows": [[row.id, list(row.at), list(row.grades)] for row in table.rows],
        "number": item.get("doc_no"),
        "standard": item.title,
        "effective": str(item.get("effective") or ""),
        "url": item.url,
        "coverage": coverage.sentence if coverage and not coverage.is_whole else "",
        "partial": coverage.name if coverage and coverage.is_partial else "",
        "bans": [rule.id for rule in item.get("rules", ())],
    }


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

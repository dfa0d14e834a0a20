"""What a new machine has to be for a relief, by its kind: stand in a list, reach a grade, or save so much.

Of a list that is not here nothing more is said than that: a grade never takes its place.
"""

import re
from collections.abc import Iterator
from typing import Any

from portal.kinds.item import Item
from portal.kinds.tax import TaxList, TaxRow
from portal.tools.without_empty import without_empty
from portal.view.relief_life import whole_life
from portal.view.reliefs import in_force, reliefs_for_renewal
from portal.view.site import Site

GRADE = re.compile(r"([1-5])\s*级")


def buying(equipment: str, site: Site) -> list[dict[str, Any]]:
    """The reliefs for those who buy such a machine, then the lists that have it by its kind."""
    found = [_general(item, site) for item in reliefs_for_renewal(site)]
    return [*found, *_listed(equipment, site), *_required(equipment, site)]


def _general(item: Item, site: Site) -> dict[str, Any]:
    """A relief for whatever machine: what it asks of it, as its record says."""
    facts = [one.fact for one in whole_life(item, site).technical if not one.fact.equipment]
    routes = [fact.route for fact in facts if fact.route]
    return without_empty(
        {
            **_named(item),
            "route": routes[0] if routes else "",
            "says": [fact.text for fact in facts],
            "pending": any(fact.pending for fact in facts),
            "lacking": site.lacking(item),
        }
    )


def _required(equipment: str, site: Site) -> Iterator[dict[str, Any]]:
    """What a relief asks of machines of this kind alone."""
    for item in in_force(site.catalogue.of("tax"), "tax", site):
        for one in whole_life(item, site).technical:
            if equipment in one.fact.equipment:
                yield without_empty(
                    {
                        **_named(item),
                        "route": one.fact.route or "",
                        "says": [one.fact.text],
                        "pending": one.fact.pending,
                        "grade": _grade(one.fact.grade),
                        "sold": _is_for_sellers(item),
                    }
                )


def _listed(equipment: str, site: Site) -> Iterator[dict[str, Any]]:
    """A list that has machines of this kind, with the grade that its rows ask for. What the state buys is a
    matter of those who sell."""
    for item in in_force(site.catalogue.of("tax"), "tax", site):
        relief = item.value
        assert isinstance(relief, TaxList)
        rows = [row for row in relief.rows if equipment in row.equipment]
        if rows:
            yield without_empty(
                {
                    **_named(item),
                    "route": "standard" if any(row.grade for row in rows) else "listed",
                    "says": _rows_said(rows),
                    "pending": any(row.verification.confidence != "high" for row in rows),
                    "grade": _grade(rows[0].grade)
                    if len({row.grade for row in rows}) == 1
                    else None,
                    "lacking": site.lacking(item),
                    "sold": _is_for_sellers(item),
                }
            )


def _is_for_sellers(item: Item) -> bool:
    return bool(item.get("taxes") == ("procurement",))


def _rows_said(rows: list[TaxRow]) -> list[str]:
    names = "、".join(dict.fromkeys(row.product or row.name for row in rows))
    grades = "、".join(dict.fromkeys(row.grade for row in rows if row.grade))
    return [f"清单里有：{names}{f'；要求：{grades}' if grades else ''}"]


def _named(item: Item) -> dict[str, Any]:
    return {"id": item.id, "title": item.title, "url": item.url}


def _grade(words: str | None) -> int | None:
    found = GRADE.match(words or "")
    return int(found[1]) if found else None

"""`/tools/equipment/`: is this machine on a phase-out list?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from portal.page import Link
from portal.tools.equipment.data import data
from portal.tools.tool import Tool
from portal.view.site import Site

FUELS = (
    ("coal", "煤"),
    ("biomass", "生物质"),
    ("oil", "油"),
    ("gas", "气"),
    ("electric", "电"),
)

ALWAYS = {"motor": ("power",), "boiler": ("heat",)}
"""Ratings that are asked though no list goes by them: the limit of a new motor does, and a hot-water
boiler's plate has megawatts in the place of tonnes of steam."""

SPAN = {"transformer": ("capacity", "voltage"), "boiler": ("evaporation",)}
"""What the ranges of models in a list are ranges of."""


@dataclass(frozen=True)
class EquipmentCategory:
    """A kind of machine in the form, and the ratings by which its rows go."""

    id: str
    name: str
    aliases: str
    ratings: tuple[str, ...]


def tool(site: Site) -> Tool:
    return Tool(
        id="equipment",
        title="设备淘汰查询",
        question="我的设备要淘汰吗",
        lead="抄下铭牌上的类别、型号和年份，对照各批淘汰目录：列没列、哪一条、到哪天、缺什么条件、换成什么。",
        description="按铭牌查设备是否列入淘汰目录：类别、型号、年份、条件，一台或一整张表；附期限、依据、更换方向和优惠。",
        context=partial(_context, site),
        sections=(("table", "一张表"), ("rules", "怎样判断"), ("lists", "查的是哪些清单")),
    )


def _context(site: Site) -> dict[str, Any]:
    found = data(site)
    lists = [one for one in found["lists"] if one["count"]]
    return {
        "categories": [_category(one, found["rows"]) for one in found["categories"]],
        "ratings": ratings_asked(found),
        "fuels": FUELS,
        "regions": found["regions"],
        "nationwide": [one for one in lists if "regions" not in one],
        "local": [one for one in lists if "regions" in one],
        "ways": [Link(one["name"], f"equipment/{one['id']}/") for one in found["categories"]],
        "day": site.last_change,
    }


def _category(one: dict[str, Any], rows: list[dict[str, Any]]) -> EquipmentCategory:
    id = one["id"]
    return EquipmentCategory(
        id,
        one["name"],
        "、".join(one.get("aliases", ())),
        tuple(dict.fromkeys(_asked(id, (row for row in rows if id in row["equipment"])))),
    )


def _asked(id: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield from ALWAYS.get(id, ())
    for row in rows:
        yield from (limit["quantity"] for limit in _limits(row))
        if any("head" in model for model in row.get("models", ())):
            yield from SPAN.get(id, ())
        if "fuels" in row:
            yield "fuel"


def _limits(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from row.get("limits", ())
    for condition in row.get("model_conditions", ()):
        yield from condition.get("limits", ())


def ratings_asked(found: dict[str, Any]) -> dict[str, str]:
    """For each rating, the ids of the kinds of machine that are asked for it."""
    kinds: dict[str, list[str]] = {}
    for one in found["categories"]:
        for rating in _category(one, found["rows"]).ratings:
            kinds.setdefault(rating, []).append(one["id"])
    return {rating: " ".join(ids) for rating, ids in kinds.items()}

"""`/tools/energy/`: bills into standard coal, thresholds, duties."""

from functools import partial
from typing import Any

from portal.page import Link
from portal.tools.energy.data import data
from portal.tools.tool import Tool
from portal.view.site import Site

LINES = 3
"""Lines of energy that an empty form has."""

COMMON = (
    "电力（当量值）",
    "天然气",
    "蒸汽",
    "热力（当量值）",
    "原煤",
    "柴油",
    "汽油",
    "液化石油气",
    "生物质燃料",
)
"""What most firms buy, first in the list."""


def tool(site: Site) -> Tool:
    return Tool(
        id="energy",
        title="能耗折算和义务",
        question="我的能耗算多不算多、有什么义务",
        lead="把一年的煤、电、气、油、热折成标准煤，对照国家和所在地的门槛，列出有哪些义务、依据哪一条、什么时候。",
        description="按 GB/T 2589-2020 把煤、电、气、油、热折成标准煤，对照国家和各地重点用能单位门槛，列出义务和依据。",
        context=partial(_context, site),
        sections=(
            ("rules", "怎样折算"),
            ("thresholds", "各地的门槛"),
            ("duties", "用能单位都有的义务"),
        ),
    )


def _context(site: Site) -> dict[str, Any]:
    found = data(site)
    industries = site.catalogue.vocabularies.get("industries", {}).values()
    coefficients = found["coefficients"]
    names = [one["energy"] for one in coefficients]
    power = next((one["equal"] for one in coefficients if "equal" in one), None)
    return {
        "coefficients": coefficients,
        "choices": {
            "常用": [name for name in COMMON if name in names],
            "其他": [name for name in names if name not in COMMON],
        },
        "pending": [one["energy"] for one in coefficients if "unverified" in one],
        "equal": power,
        "regions": found["regions"],
        "industries": [(term.id, term.name) for term in industries],
        "rules": [rule for rule in found["rules"] if rule["bands"]],
        "everyone": [rule for rule in found["rules"] if rule["sort"] == "must"],
        "places": {one["id"]: one["name"] for one in found["regions"]},
        "lines": range(1, LINES + 1),
        "guide": Link("什么是重点用能单位", "guide/key-energy-user/"),
        "day": site.last_change,
    }

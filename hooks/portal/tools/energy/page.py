"""`/tools/energy/`: bills into standard coal, thresholds, duties."""

from portal.page import Link
from portal.tools.energy.data import data
from portal.tools.tool import Tool
from portal.view.site import Site

LINES = 3
"""Lines of energy that an empty form has."""


def tool(site: Site) -> Tool:
    found = data(site)
    industries = site.catalogue.vocabularies.get("industries", {}).values()
    context = {
        "coefficients": found["coefficients"],
        "regions": found["regions"],
        "industries": [(term.id, term.name) for term in industries],
        "rules": [rule for rule in found["rules"] if rule["bands"]],
        "everyone": [rule for rule in found["rules"] if rule["sort"] == "must"],
        "places": {one["id"]: one["name"] for one in found["regions"]},
        "lines": range(1, LINES + 1),
        "guide": Link("什么是重点用能单位", "guide/key-energy-user/"),
        "day": site.last_change,
    }
    return Tool(
        id="energy",
        title="能耗折算和义务",
        question="我的能耗算多不算多、有什么义务",
        lead="把一年的煤、电、气、油、热折成标准煤，对照国家和所在地的门槛，列出有哪些义务、依据哪一条、什么时候。",
        description="按 GB/T 2589-2020 把煤、电、气、油、热折成标准煤，对照国家和各地重点用能单位门槛，列出义务和依据。",
        context=context,
        sections=(
            ("rules", "怎样折算"),
            ("thresholds", "各地的门槛"),
            ("duties", "用能单位都有的义务"),
        ),
    )

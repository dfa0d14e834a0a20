"""`/tools/benchmark/`: products and machines against limits and grades."""

from functools import partial
from typing import Any

from portal.page import Link
from portal.tools.benchmark.machines import machines
from portal.tools.benchmark.products import products
from portal.tools.tool import Tool
from portal.view.site import Site


def tool(site: Site) -> Tool:
    return Tool(
        id="benchmark",
        title="能效对标",
        question="我比同行怎样、换新划不划算",
        lead="写上产品单耗或设备铭牌参数，对照现行标准的等级和限定值，算出差多少、换新一年省多少、多久回本。",
        description="产品单耗对照能耗限额，电动机（含高压、永磁）、变压器、风机、空压机、锅炉、泵、冷水机组对照能效等级，测算节能量和回收期。",
        context=partial(_context, site),
        sections=(("rules", "怎样看等级"), ("standards", "对照的是哪些标准")),
    )


def _context(site: Site) -> dict[str, Any]:
    graded, limited = machines(site), products(site)
    return {
        "machines": [
            {
                "id": machine["id"],
                "name": machine["name"],
                "standards": {
                    table["url"]: (table["number"], table["partial"]) for table in machine["tables"]
                },
                "bare": machine["bare"],
            }
            for machine in graded["machines"]
            if machine["tables"]
        ],
        "industries": limited["industries"],
        "count": len(limited["indicators"]),
        "documents": [
            (Link(one["number"] or one["title"], one["url"], one["title"]), one["partial"])
            for one in limited["documents"]
        ],
        "bare": [
            Link(one["number"] or one["title"], one["url"], one["title"])
            for one in limited["bare"]
            if one["url"] not in {document["url"] for document in limited["documents"]}
        ],
        "day": site.last_change,
    }

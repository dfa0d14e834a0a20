"""`/tools/tax/`: what is planned or done in, reliefs out."""

from functools import partial
from typing import Any

from portal.tools.tax.data import data
from portal.tools.tool import Tool
from portal.view.site import Site

TRANSITION = "vat-transition-2026-10"
"""The document by which old reliefs of VAT ended: what most pages on the net do not know yet."""


def tool(site: Site) -> Tool:
    return Tool(
        id="tax",
        title="优惠查找和测算",
        question="我能得到什么优惠",
        lead="写明做什么、哪天、多少钱、哪类纳税人：列出那一天有效的优惠、条件、算式、怎么办，以及已经停了的。",
        description="按做什么、日期、金额和纳税人类型查税收优惠和财政支持，列出条件、算式、不能叠加的和办理步骤。",
        context=partial(_context, site),
        sections=(("rules", "怎样看"), ("situations", "每种情形看哪些优惠")),
    )


def _context(site: Site) -> dict[str, Any]:
    found = data(site)
    badges = {id: site.badge(site.catalogue.items[id]) for id in found["reliefs"]}
    asked: dict[str, list[str]] = {}
    for situation in found["situations"]:
        for box in situation["asks"]:
            asked.setdefault(box, []).append(situation["id"])
    return {
        "situations": found["situations"],
        "asked": {box: " ".join(ids) for box, ids in asked.items()},
        "reliefs": found["reliefs"],
        "badges": badges,
        "rates": found["rates"],
        "transition": _transition(site),
        "pollutants": range(1, 4),
        "jobs": _jobs(site),
        "machines": found["machines"],
        "day": site.last_change,
    }


def _jobs(site: Site) -> list[tuple[str, str, str]]:
    """Situation, id and title of the jobs for which a situation is looked up."""
    return [
        (situation, item.id, item.title)
        for item in site.catalogue.of("jobs")
        if not site.catalogue.is_withdrawn(item)
        for situation in item.get("situations", ())
    ]


def _transition(site: Site) -> dict[str, str] | None:
    item = site.catalogue.find(TRANSITION)
    if item is None:
        return None
    number = item.get("doc_no") or item.title
    return {"day": str(item.get("effective")), "url": item.url, "number": number}

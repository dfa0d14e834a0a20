"""What a reader does next: where on the page, or on which other one, the question goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from portal.kinds.item import Item
from portal.kinds.news import News
from portal.kinds.phase_out import MarketRule
from portal.page import Section
from portal.pages.record.tool_step import tool_for
from portal.view.site import Site

STEPS = 3

TITLED = "看{title}"

AHEAD = {
    "duties": "看与企业有关的 {count} 条规定",
    "models": "核对铭牌型号在不在所列型号里",
    "instead": TITLED,
    "deadlines": TITLED,
    "how_to_claim": "看办理步骤",
    "conditions": "逐条核对享受条件",
    "materials": "准备留存备查的资料",
    "indicators": "对照自己的产品看限定、准入、先进值",
    "rows": "在条目里找自己的型号、产品或设备",
    "coefficients": "查折标准煤系数",
    "figures": TITLED,
    "relations": "看相关的文件、案例和优惠",
}
"""Sections that readers come for, the first ones first."""

GUIDES = {
    "phase-out": ("怎样判断设备是否列入淘汰", "guide/is-it-phased-out/"),
    "tax": ("买节能设备能减多少税", "guide/tax-for-equipment/"),
    "standards": ("怎样对标", "guide/benchmarking/"),
}
"""The guide that goes on from a catalogue."""


@dataclass(frozen=True)
class NextStep:
    """One thing to do. `url` is below the root, an anchor (`#rows`), or another site's address."""

    text: str
    url: str
    outside: bool = False


def next_steps(item: Item, site: Site, sections: list[Section]) -> Iterator[NextStep]:
    """At most three. Of what has ended, only what stands in its place is worth reading, and the
    notices lead there; a piece of news is read on the spot."""
    validity = site.validity(item)
    if validity and validity.status.ended or isinstance(item.value, News):
        return iter(())
    return islice(_steps(item, site, sections), STEPS)


def _steps(item: Item, site: Site, sections: list[Section]) -> Iterator[NextStep]:
    if tool := tool_for(item, site):
        yield NextStep(tool.text, tool.url)
    ahead = list(_ahead(item, sections))
    guide = GUIDES.get(item.kind.id) if _is_guided(item) else None
    if guide:
        yield from ahead[: STEPS - 1 - bool(tool)]
        yield NextStep(*guide)
    else:
        yield from ahead
    source = next((one for one in item.record.sources if one.url and one.citable), None)
    if source and not item.parent:
        assert source.url
        yield NextStep(f"看来源：{source.title}", source.url, outside=True)
    if not (ahead or guide or source):
        yield NextStep("看还缺什么证据", "#evidence")


def _is_guided(item: Item) -> bool:
    """The guides are on machines that have to go, on income tax, and on limits."""
    if item.kind.id == "tax":
        return "corporate-income-tax" in (item.parent or item).get("taxes", ())
    return not isinstance(item.value, MarketRule)


def _ahead(item: Item, sections: list[Section]) -> Iterator[NextStep]:
    """What the page itself feeds, in the order in which readers want it."""
    tables = item.get("grade_tables", ())
    if tables:
        yield NextStep("按铭牌参数查能效等级", f"#{tables[0].id}")
    titles = {section.id: section.title for section in sections}
    if item.get("match") == "attribute":
        titles.pop("models", None)  # no model decides
    duties = len(item.get("duties", ()))
    for id, words in AHEAD.items():
        if id in titles:
            told = TITLED if id == "rows" and item.get("rules") else words
            yield NextStep(told.format(count=duties, title=titles[id]), f"#{id}")

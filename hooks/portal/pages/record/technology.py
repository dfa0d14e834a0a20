"""What surrounds a technology: the cases that used it, and the limits of its industries."""

from dataclasses import dataclass

from portal.kinds.item import Item
from portal.page import Card, Link
from portal.read.relation import Relation
from portal.view.site import Site

SHOWN = 5
"""Standards on the page; the industry's page has them all."""

_COMMON = "单位产品能源消耗限额"
"""In the title of nearly every limit standard, so it tells nothing about likeness."""


@dataclass(frozen=True)
class Cards:
    """Cards with the sentence that says why they are here, and where there are more."""

    lead: str
    cards: tuple[Card, ...]
    more: tuple[Link, ...] = ()


def examples(item: Item, site: Site) -> Cards | None:
    """The cases that used it."""
    cases = [case for id in _examples(item, site) if (case := site.catalogue.find(id))]
    lead = "以下案例与这项技术或同类做法有关，进展见各案例。"
    return Cards(lead, tuple(site.card(case) for case in cases)) if cases else None


def industry_limits(item: Item, site: Site) -> Cards | None:
    """The limits that its industries have to meet."""
    industries, standards = item.get("industries", ()), _standards(item, site)
    if not standards:
        return None
    names = "、".join(site.name("industries", id) for id in industries)
    lead = f"同行业（{names}）现行的能耗限额标准。本站按行业列出，不表示用了这项技术就一定达标。"
    cards = tuple(_card(standard, site) for standard in standards[:SHOWN])
    more = tuple(site.terms("industries", industries)) if len(standards) > SHOWN else ()
    return Cards(lead, cards, more)


def _examples(item: Item, site: Site) -> list[str]:
    links = site.catalogue.links.of(item.id, Relation.RELATED)
    return list(dict.fromkeys(link.target for link in links if link.kind == "example"))


def _standards(item: Item, site: Site) -> list[Item]:
    """Limit standards in force that share an industry, those whose title is most like the
    technology's words first."""
    industries = set(item.get("industries", ()))
    found = [
        standard
        for standard in site.catalogue.of("standards")
        if standard.get("indicators")
        and industries.intersection(standard.get("industries", ()))
        and site.is_in_force(standard)
    ]
    text = f"{item.title}{item.get('principle') or ''}{item.get('applicability') or ''}"
    return sorted(found, key=lambda standard: -_likeness(standard.title, text))


def _likeness(title: str, text: str) -> int:
    """How many pairs of neighbouring signs of a title stand in a text as well."""
    pairs = {title[i : i + 2] for i in range(len(title) - 1)}
    return sum(pair in text for pair in pairs if pair not in _COMMON)


def _card(standard: Item, site: Site) -> Card:
    count = len(standard.get("indicators"))
    facts = (standard.get("doc_no") or "", f"{count} 项指标")
    link = Link(standard.title, f"{standard.url}#indicators")
    return Card(link, site.badge(standard), tuple(fact for fact in facts if fact))

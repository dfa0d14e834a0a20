"""What goes with a listed machine: the law that follows, standards for a new one, techniques, support.

Lists name hardly ever what to buy, so these lie near by kind of equipment and by topic. They are
neither a replacement that a list prescribes nor a promise of support.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from portal.kinds.item import Item
from portal.read.document import Document, Duty
from portal.read.relation import Relation
from portal.view.relief_life import kept_words
from portal.view.reliefs import reliefs_for_renewal
from portal.view.site import Site

WORDS = ("淘汰", "使用")
"""What marks a provision on phased-out machines that concerns those who use them."""

LAW = "law"
"""The level of laws proper: what follows from a listing follows from these."""

SHOWN = 4


def related(id: str, site: Site) -> dict[str, Any]:
    """What goes with one kind of equipment."""
    about = site.catalogue.about("equipment", id)
    named = f"equipment/{id}/"
    return {
        "url": named,
        "standards": [_link(x) for x in _graded(about, id, site)],
        "technologies": [_link(x) for x in about if x.kind.id == "technologies"][:SHOWN],
    }


def reliefs(site: Site) -> list[dict[str, Any]]:
    """Support for those who buy new equipment, the main one first; `credit` is the share of
    the price in per cent and the years after the first in which it may be used."""
    return [
        {
            **_link(item),
            "rate": item.get("rate") or "",
            "unseen": site.lacking(item),
            "materials": kept_words(item, site),
            "credit": _credit(item),
        }
        for item in reliefs_for_renewal(site)
    ]


def _credit(item: Item) -> list[Any] | None:
    numbers = {one.quantity: one.value for one in item.get("parameters", ())}
    if "credit-rate" not in numbers or "cost-cap" in numbers:
        return None
    return [numbers["credit-rate"], item.get("carry_forward_years")]


def provisions(site: Site) -> list[dict[str, Any]]:
    """What national laws in force say to those who use phased-out machines; first the law on which
    most rests."""
    laws = [item for item in site.catalogue.of("laws") if _is_law_on_phase_out(item, site)]
    laws.sort(key=lambda item: (-len(site.catalogue.links.to(item.id, Relation.BASIS)), item.id))
    found = []
    for item in laws:
        duties = [duty for duty in item.get("duties", ()) if _concerns_users(duty)]
        articles = [
            {"article": one.article, "who": one.who or "", "must": one.must} for one in duties
        ]
        if articles:
            found.append({"law": item.title, "url": item.url, "articles": articles})
    return found


def _is_law_on_phase_out(item: Item, site: Site) -> bool:
    law = item.value
    assert isinstance(law, Document)
    return law.level == LAW and "phase-out" in law.topics and site.validities.is_in_force(item)


def _concerns_users(duty: Duty) -> bool:
    said = f"{duty.who or ''}{duty.must}"
    return all(word in said for word in WORDS) and not duty.unverified


def _graded(about: Iterable[Item], id: str, site: Site) -> Iterator[Item]:
    """Standards in force with grades or limits for this kind of equipment."""
    for item in about:
        if item.kind.id != "standards" or item.parent or not site.validities.is_in_force(item):
            continue
        tables = item.get("grade_tables", ()) or item.get("rules", ())
        if any(id in _kinds(table) for table in tables):
            yield item


def _kinds(table: Any) -> tuple[str, ...]:
    kinds = table.equipment
    return (kinds,) if isinstance(kinds, str) else kinds


def _link(item: Item) -> dict[str, Any]:
    return {
        "title": item.numbered_title if item.parent else item.title,
        "no": item.get("doc_no") or "",
        "url": item.url,
    }

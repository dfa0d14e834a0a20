"""What a gathering page shows of one item: its card, and the figures that one came for."""

from collections import Counter
from dataclasses import dataclass, replace

from portal.kinds.body import Body
from portal.kinds.indicator import GradeTable, Indicator
from portal.kinds.item import Item
from portal.page import Card
from portal.pages.gather.members import is_listed
from portal.view.contact_lines import contact_lines
from portal.view.site import Site

LIMITS_SHOWN = 3

GRADES = (("limit", "限定"), ("access", "准入"), ("advanced", "先进"))


@dataclass(frozen=True)
class ShownLimit:
    """One indicator of a standard: 限定 300, 准入 250, 先进 210 kgce/t."""

    product: str
    values: tuple[tuple[str, str], ...]
    unit: str


@dataclass(frozen=True)
class TermCard:
    """A card with the limits that concern the reader; `rest` are those that are not shown."""

    card: Card
    limits: tuple[ShownLimit, ...] = ()
    rest: int = 0


def term_card(item: Item, facet: str, term: str, site: Site) -> TermCard:
    """What to show of `item` to someone who asks about a term."""
    concerned = [
        one
        for one in item.get("indicators", ())
        if facet == "industries" and term in (one.industries or item.get("industries"))
        if one.confidence != "low"
    ]
    products = Counter(one.product for one in concerned)
    found = [_limit(one, products[one.product] > 1) for one in concerned]
    found += [
        _table(one)
        for one in item.get("grade_tables", ())
        if facet == "equipment" and one.equipment == term
    ]
    limits = tuple(one for one in found if one.values)
    return TermCard(
        telling_card(item, site), limits[:LIMITS_SHOWN], max(0, len(limits) - LIMITS_SHOWN)
    )


def telling_card(item: Item, site: Site) -> Card:
    """The card of an item; that of a row says what the row says, that of a list how much it holds."""
    card, words = site.card(item), item.presentation.card_words(item, site)
    rows = [row for row in site.catalogue.rows(item) if is_listed(row)]
    if isinstance(item.value, Body):
        lines = (one for one in contact_lines(item, site) if one.way == "phone")
        card = replace(card, facts=(*(one.text or one.aged for one in lines), *card.facts))
    if rows:
        card = replace(card, facts=(*card.facts, f"本站收录 {len(rows)} 条"))
    return replace(card, summary=words) if words else card


def _limit(one: Indicator, several: bool) -> ShownLimit:
    """One indicator; it is named where a product has several."""
    values = [(name, getattr(one, field)) for field, name in GRADES]
    shown = tuple((name, str(value)) for name, value in values if value is not None)
    return ShownLimit(
        f"{one.product}，{one.indicator}" if several else one.product, shown, one.unit
    )


def _table(table: GradeTable) -> ShownLimit:
    """A grade table cannot be told in a line; it says by what it is read."""
    read_by = "、".join(parameter.name for parameter in table.parameters)
    return ShownLimit(
        f"{table.quantity}（{'、'.join(table.levels)}）", ((f"按{read_by}", "查表"),), ""
    )

"""What a gathering page shows of one item: its card, and the figures that one came for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.kinds.indicator import GradeTable, Indicator
from portal.kinds.item import Item
from portal.kinds.phase_out import PhaseOutRow
from portal.kinds.tax import TaxRow
from portal.page import Card
from portal.pages.record.lists import CONDITIONS, conditions, short
from portal.read.record import PENDING
from portal.view.site import Site

LIMITS_SHOWN = 3
MODELS_SHOWN = 6

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
    card, value, rows = site.card(item), item.value, item.get("rows", ())
    if isinstance(value, PhaseOutRow):
        parts = {("models",): _models(value), CONDITIONS: conditions(value)}
        told = "。".join(_parts(item, parts, site))
        return replace(card, summary=told or card.summary)
    if isinstance(value, TaxRow):
        parts = {("product",): value.product or "", ("rate",): value.rate or ""}
        told = "；".join(_parts(item, parts, site))
        return replace(card, summary=told or card.summary)
    return replace(card, facts=(*card.facts, f"本站收录 {len(rows)} 条")) if rows else card


def _models(row: PhaseOutRow) -> str:
    return f"型号：{short(row.models, MODELS_SHOWN)}" if row.models else ""


def _parts(item: Item, texts: dict[tuple[str, ...], str], site: Site) -> Iterator[str]:
    """The texts that are there, by the fields they come from; those that are doubted say so."""
    for fields, text in texts.items():
        doubt = f"（{PENDING}）" if any(site.pending(item, field) for field in fields) else ""
        if text:
            yield f"{text}{doubt}"


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

"""The rows of a published list, as a table in the list's own groups."""

from collections import defaultdict
from collections.abc import Iterator

from portal.catalogue.item import Item
from portal.read.phase_out import MarketRule, PhaseOutRow
from portal.read.tax import TaxRow
from portal.read.technology import TechnologyRow
from portal.site.page import Link, Section
from portal.site.site import Site
from portal.site.tables import Cell, Column, Group, Table
from portal.site.words import deadline_words

MODELS_SHOWN = 12


def sections(item: Item, site: Site) -> Iterator[Section]:
    rows = site.catalogue.rows(item)
    if not rows:
        return
    title = "市场准入和限制规定" if item.get("rules") else f"条目（本站收录 {len(rows)} 条）"
    yield Section("rows", title, "table", _table(rows, site))


def _table(rows: list[Item], site: Site) -> Table:
    first = rows[0].value
    groups: dict[str, list[list[Cell]]] = defaultdict(list)
    for row in rows:
        groups[_group(row, site)].append(_cells(row))
    titles = {
        PhaseOutRow: ("序号", "名称", "型号", "条件和期限"),
        TaxRow: ("序号", "名称", "产品、门槛", "比例、要求"),
        TechnologyRow: ("序号", "名称", "适用条件", "适用中小企业"),
    }
    columns = next(names for kind, names in titles.items() if isinstance(first, kind))
    table = Table(
        [Column(title) for title in columns],
        groups=[Group(title, lines) for title, lines in groups.items()],
    )
    return table.without_empty_columns()


def _group(row: Item, site: Site) -> str:
    if category := row.get("category"):
        return site.name("technology-categories", category)
    if group := row.get("group"):
        return group
    if isinstance(row.value, PhaseOutRow):
        equipment = row.value.equipment
        return site.name("equipment", equipment[0]) if equipment else "其他"
    return ""


def _cells(row: Item) -> list[Cell]:
    value = row.value
    name = Cell(link=Link(row.title, row.url))
    number = Cell(row.get("item_no") or "")
    if isinstance(value, PhaseOutRow):
        return [number, name, Cell(short(value.models)), Cell(_conditions(value))]
    if isinstance(value, TaxRow):
        what = "；".join(text for text in (value.product, value.threshold) if text)
        mandatory = {True: "强制采购", False: "优先采购", None: ""}[value.mandatory]
        much = "；".join(text for text in (value.rate, mandatory, value.grade) if text)
        doubts = row.value.verification.doubts
        return [
            number,
            Cell(link=name.link, pending=bool(doubts("name"))),
            Cell(what, pending=bool(doubts("threshold"))),
            Cell(much, pending=bool(doubts("rate"))),
        ]
    return [number, name, Cell(row.get("applicability") or ""), Cell(row.get("sme_fit") or "")]


def _conditions(row: PhaseOutRow) -> str:
    deadline = deadline_of(row) if row.deadline and not row.deadline_rules else ""
    rules = [deadline_words(rule) for rule in row.deadline_rules]
    plain = row.action == "淘汰" or isinstance(row, MarketRule)
    action = "" if plain else f"{row.action}类"
    return "；".join(text for text in (action, row.scope, deadline, *rules) if text)


def deadline_of(row: PhaseOutRow) -> str:
    """The day of a row without year conditions: a term for use, or the start of a market rule."""
    if isinstance(row, MarketRule):
        return f"自{row.deadline}起{row.action}"
    return f"期限 {row.deadline}"


def short(models: tuple[str, ...]) -> str:
    """The first models, and how many there are."""
    shown = "、".join(models[:MODELS_SHOWN])
    return f"{shown}等 {len(models)} 个型号" if len(models) > MODELS_SHOWN else shown

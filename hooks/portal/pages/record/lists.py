"""The rows of a published list, as a table in the list's own groups."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.phase_out import MarketRule, PhaseOutRow, match_short
from portal.kinds.tax import TaxRow
from portal.kinds.technology import TechnologyRow
from portal.page import Link, Section
from portal.tables import Cell, Column, RowGroup, Table
from portal.validity.words import deadline_words
from portal.view.site import Site

MODELS_SHOWN = 12

CONDITIONS = ("scope", "deadline", "deadline_rules")
"""The fields that `conditions` tells."""

_COLUMNS: dict[type, tuple[str, ...]] = {
    PhaseOutRow: ("序号", "名称", "型号", "怎样对照", "条件和期限"),
    TaxRow: ("序号", "名称", "产品、门槛", "比例、要求"),
    TechnologyRow: ("序号", "名称", "适用条件", "适用中小企业"),
}


@dataclass(frozen=True)
class Rows:
    """The rows with links to their groups; `jumps` are empty where there is only one group."""

    jumps: tuple[Link, ...]
    table: Table


def sections(item: Item, site: Site) -> Iterator[Section]:
    rows = site.catalogue.rows(item)
    if not rows:
        return
    title = "市场准入和限制规定" if item.get("rules") else f"条目（本站收录 {len(rows)} 条）"
    yield Section("rows", title, "rows", _rows(item, rows, site))


def anchor_of(item: Item, group: str, site: Site) -> str:
    """Where the rows of a group begin on the page of a list; the whole of them if it has no such
    group. `group` is a kind of equipment or a category of technology."""
    ids = [id for id, _ in _groups(site.catalogue.rows(item), site)]
    return f"rows-{group}" if group in ids else "rows"


def _rows(item: Item, rows: list[Item], site: Site) -> Rows:
    groups = _groups(rows, site)
    anchors = {group: _anchor(index, group) for index, group in enumerate(groups)}
    several = len(groups) > 1
    jumps = tuple(
        Link(title or "其他", f"{item.url}#{anchors[id, title]}", str(len(members)))
        for (id, title), members in groups.items()
        if several
    )
    columns = next(names for kind, names in _COLUMNS.items() if isinstance(rows[0].value, kind))
    table = Table(
        [Column(title) for title in columns],
        groups=[
            RowGroup(
                f"{title or '其他'}（{len(members)}）" if several else title,
                [_cells(row) for row in members],
                anchors[id, title],
            )
            for (id, title), members in groups.items()
        ],
    )
    return Rows(jumps, table.without_empty_columns())


def _groups(rows: list[Item], site: Site) -> dict[tuple[str, str], list[Item]]:
    """The rows by the id and title of their group. A list's own order of groups is kept; what was
    printed in pieces comes together."""
    found: dict[tuple[str, str], list[Item]] = {}
    for row in rows:
        found.setdefault(_group(row, site), []).append(row)
    return found


def _group(row: Item, site: Site) -> tuple[str, str]:
    if category := row.get("category"):
        return category, site.name("technology-categories", category)
    if group := row.get("group"):
        return "", group  # a heading of the list itself, which has no id
    if isinstance(row.value, PhaseOutRow) and not isinstance(row.value, MarketRule):
        equipment = row.value.equipment
        return (equipment[0], site.name("equipment", equipment[0])) if equipment else ("", "其他")
    return "", ""


def _anchor(index: int, group: tuple[str, str]) -> str:
    return f"rows-{group[0] or index + 1}"


def _cells(row: Item) -> list[Cell]:
    value = row.value
    name = Cell(link=Link(row.title, row.url))
    number = Cell(row.get("item_no") or "")
    doubts = value.verification.doubts
    if isinstance(value, PhaseOutRow):
        return [
            number,
            name,
            Cell(short(value.models), pending=bool(doubts("models"))),
            Cell("" if isinstance(value, MarketRule) else match_short(value)),
            Cell(conditions(value), pending=any(doubts(field) for field in CONDITIONS)),
        ]
    if isinstance(value, TaxRow):
        what = "；".join(text for text in (value.product, value.threshold) if text)
        mandatory = {True: "强制采购", False: "优先采购", None: ""}[value.mandatory]
        much = "；".join(text for text in (value.rate, mandatory, value.grade) if text)
        return [
            number,
            Cell(link=name.link, pending=bool(doubts("name"))),
            Cell(what, pending=bool(doubts("threshold"))),
            Cell(much, pending=bool(doubts("rate"))),
        ]
    return [number, name, Cell(row.get("applicability") or ""), Cell(row.get("sme_fit") or "")]


def conditions(row: PhaseOutRow) -> str:
    """What else decides besides the model: what is done if it is not 淘汰, the scope, the years."""
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


def short(models: tuple[str, ...], most: int = MODELS_SHOWN) -> str:
    """The first models, and how many there are."""
    shown = "、".join(models[:most])
    return f"{shown}等 {len(models)} 个型号" if len(models) > most else shown

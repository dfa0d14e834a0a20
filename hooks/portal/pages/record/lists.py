"""The rows of a published list, as a table in the list's own groups."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.presentation import RowPresentation
from portal.page import Link, Section
from portal.tables import Column, RowGroup, Table
from portal.view.list_places import place_of_list
from portal.view.site import Site


@dataclass(frozen=True)
class Rows:
    """The rows with links to their groups; `jumps` are empty where there is only one group."""

    jumps: tuple[Link, ...]
    table: Table


def sections(item: Item, site: Site) -> Iterator[Section]:
    rows = site.catalogue.rows(item)
    if rows:
        shown = _presentation(rows[0])
        yield Section("rows", shown.title(rows), "rows", _rows(item, rows, site), shown.step)


def address_of_group(item: Item, group: str, site: Site) -> str:
    """Where the rows of a group of a list begin; the whole of them if it has no such group. `group` is a
    kind of equipment or a category of technology."""
    rows = site.catalogue.rows(item)
    ids = [id for id, _ in _groups(rows, site)]
    anchor = f"rows-{group}" if group in ids else "rows"
    return f"{place_of_list(item, 'rows', len(rows))}#{anchor}"


def _rows(item: Item, rows: list[Item], site: Site) -> Rows:
    groups = _groups(rows, site)
    anchors = {group: _anchor(index, group) for index, group in enumerate(groups)}
    several = len(groups) > 1
    place = place_of_list(item, "rows", len(rows))
    jumps = tuple(
        Link(title or "其他", f"{place}#{anchors[id, title]}", str(len(members)))
        for (id, title), members in groups.items()
        if several
    )
    table = Table(
        [Column(title) for title in _presentation(rows[0]).columns],
        groups=[
            RowGroup(
                f"{title or '其他'}（{len(members)}）" if several else title,
                [_presentation(row).cells(row, site) for row in members],
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
        found.setdefault(_presentation(row).group(row, site), []).append(row)
    return found


def _anchor(index: int, group: tuple[str, str]) -> str:
    return f"rows-{group[0] or index + 1}"


def _presentation(row: Item) -> RowPresentation:
    assert isinstance(row.presentation, RowPresentation)
    return row.presentation

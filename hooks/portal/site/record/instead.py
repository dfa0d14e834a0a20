"""What comes instead of a machine that has to go: standards for the new one, support, who did it.

Lists name hardly ever what to buy. What is shown here lies near by kind of equipment and by topic,
and says so: it is neither a replacement that the list prescribes nor a promise of support.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.catalogue.item import Item
from portal.catalogue.links import Relation
from portal.catalogue.status import Status, start_of
from portal.page import Card, Link, Section
from portal.read.phase_out import MarketRule, PhaseOutRow
from portal.site.site import Site

SHOWN = 3
"""Cards in a group; the pages of the equipment and of the topic have them all."""

RENEWAL = "equipment-renewal"
"""The topic of reliefs for those who buy new equipment."""

PROCESS = "process"
"""What is no machine, so that nothing can be bought in its place."""


@dataclass(frozen=True)
class Group:
    """Cards under a heading, with the sentence that says why they are here."""

    title: str
    lead: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Instead:
    """The groups, and where everything about this kind of equipment is."""

    groups: tuple[Group, ...]
    more: tuple[Link, ...]


def sections(item: Item, site: Site) -> Iterator[Section]:
    """For rows of phase-out lists that hold and name a kind of equipment."""
    row = item.value
    if (
        not isinstance(row, PhaseOutRow)
        or isinstance(row, MarketRule)
        or set(row.equipment) <= {PROCESS}
    ):
        return
    standing = site.standing(item)
    if site.catalogue.is_withdrawn(item):
        return
    if row.action == "淘汰" and standing and standing.status is Status.IN_FORCE:
        groups = tuple(group for group in _groups(row, site) if group.cards)
        if groups:
            more = tuple(site.terms("equipment", row.equipment))
            yield Section("instead", "换什么、有什么支持", "instead", Instead(groups, more))


def _groups(row: PhaseOutRow, site: Site) -> Iterator[Group]:
    names = "、".join(site.name("equipment", id) for id in row.equipment)
    alike = [x for id in row.equipment for x in site.catalogue.about("equipment", id)]
    yield Group(
        "买新设备对照的标准",
        f"{names}现行的能效标准。按设备类别列出，未必适用于这一种，也不是目录指定的替代型号。",
        _cards(_holding(alike, "standards", site), site),
    )
    yield Group(
        "可能用得上的优惠和资金",
        "按“设备更新”主题列出。能不能享受，要到各页逐条核对条件和目录。",
        _cards(reliefs_for_renewal(site), site),
    )
    cases = [x for x in alike if x.kind.id == "cases"]
    yield Group("谁做过", f"涉及{names}的案例。", _cards(cases, site))


def reliefs_for_renewal(site: Site) -> list[Item]:
    """What there is in force for those who buy new equipment: what others rest on comes first."""
    return _by_use(_holding(site.catalogue.about("topics", RENEWAL), "tax", site), site)


def _holding(items: Iterable[Item], kind: str, site: Site) -> list[Item]:
    """The records of a catalogue that are in force."""
    return [
        item
        for item in items
        if item.kind.id == kind
        and item.parent is None
        and (standing := site.standing(item))
        and standing.status is Status.IN_FORCE
    ]


def _by_use(reliefs: list[Item], site: Site) -> list[Item]:
    """What others rest on comes first, then the newest."""

    def key(relief: Item) -> tuple:
        resting = len(site.catalogue.links.to(relief.id, Relation.BASIS))
        start = start_of(relief.value)
        return (-resting, -(start.first.toordinal() if start else 0), relief.id)

    return sorted(reliefs, key=key)


def _cards(items: list[Item], site: Site) -> tuple[Card, ...]:
    once = {item.id: item for item in items}
    return tuple(site.card(item) for item in list(once.values())[:SHOWN])

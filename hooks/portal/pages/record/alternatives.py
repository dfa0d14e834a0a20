"""What comes instead of a machine that has to go: standards for the new one, support, who did it.

Lists name hardly ever what to buy. What is shown here lies near by kind of equipment and by topic,
and says so: it is neither a replacement that the list prescribes nor a promise of support.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.phase_out import PhaseOutRow
from portal.page import Card, Link
from portal.view.reliefs import in_force, reliefs_for_renewal
from portal.view.site import Site

SHOWN = 3
"""Cards in a group; the pages of the equipment and of the topic have them all."""

PROCESS = "process"
"""What is no machine, so that nothing can be bought in its place."""


@dataclass(frozen=True)
class AlternativeGroup:
    """Cards under a heading, with the sentence that says why they are here."""

    title: str
    lead: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Alternatives:
    """The groups, and where everything about this `kind` of equipment is."""

    kind: str
    groups: tuple[AlternativeGroup, ...]
    more: tuple[Link, ...]


def alternatives(item: Item, site: Site) -> Alternatives | None:
    """For rows of phase-out lists that hold and name a kind of equipment."""
    row = item.value
    assert isinstance(row, PhaseOutRow)
    machines = set(row.equipment) - {PROCESS}
    if not machines or row.action != "淘汰" or site.catalogue.is_withdrawn(item):
        return None
    question = (alternatives, row.equipment)
    if question not in site.known:  # a list has hundreds of rows of one kind
        groups = tuple(group for group in _groups(row, site) if group.cards)
        more = tuple(site.terms("equipment", row.equipment))
        site.known[question] = Alternatives(" ".join(row.equipment), groups, more)
    found: Alternatives = site.known[question]
    return found if found.groups and site.is_in_force(item) else None


def _groups(row: PhaseOutRow, site: Site) -> Iterator[AlternativeGroup]:
    names = "、".join(site.name("equipment", id) for id in row.equipment)
    alike = [x for id in row.equipment for x in site.catalogue.about("equipment", id)]
    yield AlternativeGroup(
        "买新设备对照的标准",
        f"{names}现行的能效标准。按设备类别列出，未必适用于这一种，也不是目录指定的替代型号。",
        _cards(in_force(alike, "standards", site), site),
    )
    yield AlternativeGroup(
        "可能用得上的优惠和资金",
        "换设备时都可以看的，不分设备类别。能不能享受，要到各页逐条核对条件和目录。",
        _cards(reliefs_for_renewal(site), site),
    )
    cases = [x for x in alike if x.kind.id == "cases"]
    yield AlternativeGroup("谁做过", f"涉及{names}的案例。", _cards(cases, site))


def _cards(items: list[Item], site: Site) -> tuple[Card, ...]:
    once = {item.id: item for item in items}
    return tuple(site.card(item) for item in list(once.values())[:SHOWN])

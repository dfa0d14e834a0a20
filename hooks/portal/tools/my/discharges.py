"""Provisions whom what a firm says of its discharges and its permit decides: those that are about exactly the
units of `WHOM`, as the records call them. Whatever a record calls otherwise stays with the reader.
"""

from collections.abc import Iterator
from typing import Any

from portal.kinds.item import Item
from portal.read.document import Duty
from portal.tools.without_empty import without_empty

Answers = dict[str, list[bool | str]]

AIR, WATER = "discharges.air", "discharges.water"
WASTE, HAZARDOUS = "discharges.waste", "discharges.hazardous"

WHOM: dict[str, tuple[Answers, Answers]] = {
    "产生危险废物的单位": ({HAZARDOUS: [True]}, {HAZARDOUS: [False]}),
    # The form asks of hazardous waste by itself; by law that of industry is industrial waste as well.
    "产生工业固体废物的单位": ({WASTE: [True]}, {WASTE: [False], HAZARDOUS: [False]}),
    "排放工业废水的企业": ({WATER: [True]}, {WATER: [False]}),
    "排放含有毒有害水污染物的工业废水的企业": ({}, {WATER: [False]}),
    "把工业废水排入污水集中处理设施的企业": ({}, {WATER: [False]}),
    "排放污染物的企业事业单位": ({AIR: [True], WATER: [True]}, {}),
    # Whoever has neither permit nor registration may need either.
    "纳入排污许可管理的单位": ({"permit": ["permit"]}, {}),
    "对环境影响很小的单位": ({"permit": ["registration"]}, {"permit": ["permit"]}),
    "影响很小的单位": ({"permit": ["registration"]}, {"permit": ["permit"]}),
}
"""Of whom: one answer of the first makes them that, all of the second together make them not that."""

HOLDER = "持证单位"
HOLDERS: tuple[Answers, Answers] = ({"permit": ["permit"]}, {"permit": ["registration", "none"]})
PERMIT = "排污许可"
"""There are holders of other permits: a record or its provision has to name this one."""


def decided_by(duty: Duty, item: Item) -> tuple[Answers, Answers] | None:
    """By which answers it holds, and by which it does not; None where no answer tells, or not alone."""
    if duty.threshold or duty.unverified:
        return None
    if duty.who == HOLDER:
        return HOLDERS if PERMIT in item.title or PERMIT in duty.must else None
    return WHOM.get(duty.who or "")


def provisions(duties: list[Duty], item: Item) -> Iterator[dict[str, Any]]:
    """Those of `duties` that answers decide, with the answers."""
    for duty in duties:
        if answers := decided_by(duty, item):
            yield without_empty(
                {
                    "article": duty.article,
                    "who": duty.who,
                    "must": duty.must,
                    "by": duty.by,
                    "recipient": duty.recipient,
                    "yes": answers[0],
                    "no": answers[1],
                }
            )

"""The first screen of a job: must I, by when, what do I get today, what first."""

import re
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.job import OBLIGATIONS, Job
from portal.page import Badge, Link
from portal.pages.job.money import MoneyOfJob, money
from portal.view.site import Site

NAMED = 3
"""Reliefs that the first screen names."""

LONG = 64
"""Characters from which on the first screen has only the first sentence; the section has it all."""

_SENTENCE = re.compile(r"^.*?[。；]")

TONES = {"must": "must", "may": "may", "depends": "depends"}

JUMPS = (("money", "能拿什么钱"), ("steps", "怎样做"), ("asked", "找谁问"), ("cases", "谁做过"))
"""Sections that people jump to."""


@dataclass(frozen=True)
class OpeningLine:
    """One answer of the first screen; `more` is where the whole of it stands."""

    name: str
    text: str
    more: str
    id: str
    more_words: str = "看全部"
    badge: Badge | None = None


@dataclass(frozen=True)
class Opening:
    """The answers, and the places further down."""

    for_whom: str
    level: str
    lines: tuple[OpeningLine, ...]
    jumps: tuple[Link, ...]


def opening(item: Item, site: Site, sections: set[str]) -> Opening:
    """The first screen of a job whose page has these sections."""
    job = item.value
    assert isinstance(job, Job)
    level = job.obligation.level
    must = OpeningLine(
        "必须做吗",
        *_short(job.obligation.text, "#must"),
        "must",
        badge=Badge(f"job-{level}", OBLIGATIONS[level]),
    )
    first = job.steps[0]
    lines = (
        must,
        OpeningLine("最晚什么时候", *_short(job.by_when.text, "#must"), "by"),
        OpeningLine(
            "今天能拿什么",
            gained(money(item, site)),
            "#money" if job.money else "",
            "money",
            "看条件和算式",
        ),
        OpeningLine("先做什么", *_short(first.text, "#steps"), "first"),
    )
    jumps = tuple(Link(name, f"#{id}") for id, name in JUMPS if id in sections)
    return Opening(job.for_whom, level, lines, jumps)


def gained(found: MoneyOfJob) -> str:
    """How many reliefs hold today, and the first of them by name; never one that has ended."""
    if not found.reliefs:
        return "没有收录专门给这件事的优惠或补助，当地的要问当地"
    if not found.leading:
        doubted = f"，{len(found.doubted)} 项待核" if found.doubted else ""
        return f"收录的今天都用不上{doubted}"
    names = "、".join(found.leading[:NAMED])
    more = "等" if len(found.leading) > NAMED else ""
    return f"{len(found.leading)} 项今天有效：{names}{more}"


def _short(text: str, place: str) -> tuple[str, str]:
    """A text for the first screen, and where the rest of it is."""
    if len(text) <= LONG:
        return text, ""
    found = _SENTENCE.match(text)
    return (found.group() if found else text), place

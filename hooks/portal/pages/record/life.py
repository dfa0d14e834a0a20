"""The parts of a relief's life on its page: what comes first, who is refused, how it is claimed, what is
kept, what comes after, and what of it is not recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portal.kinds.claim import KeptPaper
from portal.kinds.claim_window import SEEN, WINDOWS, Implementation
from portal.kinds.item import Item
from portal.kinds.life_fact import says
from portal.kinds.relief_life import AFTERWARDS, BEGINNINGS, COUNTED, ROUTES, Afterwards
from portal.page import Badge, Link
from portal.view.grades_asked import to_benchmark
from portal.view.relief_life import (
    STANDING,
    WANTED,
    LifeStatement,
    WholeLife,
    acts_of,
    whole_life,
    window_today,
)
from portal.view.site import Site


@dataclass(frozen=True)
class LifeLine:
    """A statement with a few words before it and behind it. `by` is the record that says it, where
    that is another one."""

    text: str
    lead: str
    tail: str
    pending: bool
    grounds: tuple[Link, ...]
    by: Link | None


@dataclass(frozen=True)
class FirstThings:
    """What comes before what cannot be undone, and what else to do or to mind beforehand."""

    first: tuple[LifeLine, ...]
    rest: tuple[LifeLine, ...]


@dataclass(frozen=True)
class WhatToBuy:
    """What the machine or the project has to be; `grades` lead to where a machine's grade is told, by kind."""

    lines: tuple[LifeLine, ...]
    grades: tuple[Link, ...]


@dataclass(frozen=True)
class Claiming:
    """How to claim; `today` is what the window says of the day, `window` are the words about it."""

    way: str
    way_line: LifeLine | None
    follows: tuple[Link, ...]
    rules: LifeLine | None
    meanwhile: str
    today: Badge | None
    window: LifeLine | None
    rounds: tuple[str, ...]
    office: tuple[LifeLine, ...]
    when: tuple[LifeLine, ...]
    form: tuple[LifeLine, ...]
    filed: tuple[LifeLine, ...]


def _before(life: WholeLife, site: Site) -> FirstThings | None:
    first = tuple(line(one, f"做完以前，不要{acts_of(one.fact)}") for one in life.first)
    rest = tuple(line(one) for one in life.before if not one.fact.not_before)
    return FirstThings(first, rest) if first or rest else None


def _exclusions(life: WholeLife, site: Site) -> Any:
    return tuple(
        line(one, "", "只是这一部分拿不到" if one.fact.partly else "") for one in life.exclusions
    )


def _claim(life: WholeLife, site: Site) -> Claiming | None:
    told = (life.mode, life.window, life.implementation, life.office, life.when, life.form)
    if not any((*told, life.filed, life.item.get("follows"))):
        return None
    today = window_today(life, site)
    rules, window, mode = life.implementation, life.window, life.mode
    return Claiming(
        way=site.name("claim-modes", mode.way) if mode else "",
        way_line=LifeLine(mode.note or "", "", "", mode.pending, life.mode_grounds, None)
        if mode
        else None,
        follows=tuple(site.link(id) for id in life.item.get("follows")),
        rules=LifeLine(
            rules.what or "",
            life.bar or _rules_state(rules),
            "",
            rules.pending,
            life.implementation_grounds,
            None,
        )
        if rules
        else None,
        meanwhile=rules.meanwhile or "" if rules else "",
        today=Badge(STANDING[today.state], today.words) if today else None,
        window=LifeLine(
            window.as_written or "", _term(life), "", window.pending, life.window_grounds, None
        )
        if window
        else None,
        rounds=tuple(_round(one) for one in window.rounds) if window else (),
        office=_lines(life.office),
        when=_lines(life.when),
        form=tuple(line(one, "", "来源说法不一" if one.fact.disputed else "") for one in life.form),
        filed=_lines(life.filed),
    )


def _kept(life: WholeLife, site: Site) -> Any:
    return tuple(line(one, "", _keeping(one.fact)) for one in life.kept)


def _keeping(fact: KeptPaper) -> str:
    """How long and from when, as far as the text does not say it already."""
    text = fact.text.replace(" ", "")
    long = f"留 {fact.years} 年" if fact.years and not says(text, fact.years, "年") else ""
    since = f"从{fact.since}起算" if fact.since and fact.since not in text else ""
    return "，".join(part for part in (long, since) if part)


def _after(life: WholeLife, site: Site) -> Any:
    return tuple(line(one, AFTERWARDS[one.fact.kind], _span(one.fact)) for one in life.after)


def _span(fact: Afterwards) -> str:
    """How long, from which day, and counted in which ways, where the sources do not agree."""
    lasting = ((fact.years, "年"), (fact.months, "月"))
    untold = [
        (number, unit) for number, unit in lasting if number and not says(fact.text, number, unit)
    ]
    long = "".join(f"{number}{'个' if unit == '月' else ''}{unit}" for number, unit in untold)
    since = f"从{BEGINNINGS[fact.since]}起算" if fact.since else ""
    ways = "、".join(COUNTED[one] for one in fact.counted)
    if len(fact.counted) > 1:
        ways += "两种说法都有，差的日子先问"
    return "，".join(part for part in (long, since, ways and f"按{ways}") if part)


def _technical(life: WholeLife, site: Site) -> WhatToBuy | None:
    found = []
    for one in life.technical:
        names = "、".join(site.name("equipment", id) for id in one.fact.equipment)
        grade = one.fact.grade if one.fact.grade and one.fact.grade not in one.fact.text else ""
        route = ROUTES[one.fact.route] if one.fact.route else ""
        tail = "；".join(part for part in (names, grade, route) if part)
        found.append(line(one, "", tail))
    return WhatToBuy(tuple(found), to_benchmark(life.item, site)) if found else None


def _missing(life: WholeLife, site: Site) -> Any:
    """Said plainly of what can be had today, and of nothing else."""
    if not life.is_told or not site.is_in_force(life.item):
        return ()
    return tuple(WANTED[one] for one in life.missing)


def _term(life: WholeLife) -> str:
    """The kind of a window and its days."""
    window = life.window
    assert window
    opens = f"{window.opens.spoken}起" if window.opens else ""
    until = f"到{window.until.spoken}" if window.until else ""
    days = "，".join(part for part in (opens, until) if part)
    closed = f"{window.closed.spoken}起不再受理" if window.closed else ""
    ended = "，".join(part for part in (closed, window.closed_note) if part)
    words = f"{WINDOWS[window.kind]}{f'：{days}' if days else ''}"
    return f"{words}；{ended}" if ended else words


def _rules_state(rules: Implementation) -> str:
    looked = f"（{rules.looked} 查）" if rules.looked else ""
    return SEEN[rules.state] + looked


def _round(one: Any) -> str:
    days = [
        f"{one.opens.spoken}起" if one.opens else "",
        f"到{one.until.spoken}" if one.until else "",
    ]
    return f"{one.name}：{'，'.join(part for part in days if part) or '日子没有见到'}"


def _lines(found: tuple[LifeStatement, ...]) -> tuple[LifeLine, ...]:
    return tuple(line(one) for one in found)


def line(one: LifeStatement, lead: str = "", tail: str = "") -> LifeLine:
    """A statement as a page shows it."""
    by = None if one.own else Link(one.said.kind.quoted(one.said.title), one.said.url)
    return LifeLine(one.fact.text, lead, tail, one.fact.pending, one.grounds, by)


_DRAWN: dict[str, Callable[[WholeLife, Site], Any]] = {
    "before": _before,
    "exclusions": _exclusions,
    "technical": _technical,
    "during": lambda life, site: _lines(life.during),
    "claim": _claim,
    "kept": _kept,
    "after": _after,
    "missing": _missing,
}


def _of(draw: Callable[[WholeLife, Site], Any]) -> Callable[[Item, Site], Any]:
    return lambda item, site: draw(whole_life(item, site), site)


PARTS: dict[str, Callable[[Item, Site], Any]] = {part: _of(draw) for part, draw in _DRAWN.items()}
"""What each part shows; nothing where nothing is recorded."""

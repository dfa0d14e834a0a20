"""The parts of a relief's life on its page: what comes first, who is refused, how it is claimed, what is
kept, what comes after, and what of it is not recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from portal.kinds.item import Item
from portal.kinds.relief_life import AFTERWARDS, BEGINNINGS, COUNTED, WINDOWS, Afterwards
from portal.page import Badge, Link
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
class Claiming:
    """How to claim; `today` is what the window says of the day, `window` are the words about it."""

    way: str
    way_line: LifeLine | None
    bar: str
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
    if life.mode is None:
        return None
    today = window_today(life, site)
    rules, window, mode = life.implementation, life.window, life.mode
    return Claiming(
        way=site.name("claim-modes", mode.way),
        way_line=LifeLine(mode.note or "", "", "", mode.pending, life.mode_grounds, None),
        bar=life.bar,
        rules=LifeLine(rules.what, "", "", rules.pending, life.implementation_grounds, None)
        if rules and rules.what
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
    return tuple(
        line(one, "", f"留 {one.fact.years} 年" if _adds_years(one) else "") for one in life.kept
    )


def _adds_years(one: LifeStatement) -> bool:
    """Whether the number of years does not stand in the text already."""
    years = one.fact.years
    return years is not None and f"{years}年" not in one.fact.text.replace(" ", "")


def _after(life: WholeLife, site: Site) -> Any:
    return tuple(line(one, AFTERWARDS[one.fact.kind], _span(one.fact)) for one in life.after)


def _span(fact: Afterwards) -> str:
    """From which day years are counted, and in which ways, where the sources do not agree."""
    if fact.since is None or not (fact.years or fact.months):
        return ""
    ways = [COUNTED[one] for one in fact.counted]
    doubt = f"，{'、'.join(ways)}两种说法都有，差的日子先问" if len(ways) > 1 else ""
    return f"从{BEGINNINGS[fact.since]}起算{doubt}"


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
    return f"{WINDOWS[window.kind]}{f'：{days}' if days else ''}"


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
    "technical": lambda life, site: _lines(life.technical),
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

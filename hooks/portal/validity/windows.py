"""Whether a relief can be claimed on a day: its window, and whether the rules for it were seen.

A window is told for all days at once, in spans, so that pages, tools and calendars read one answer.
What is open until the money is used up nobody can tell from here; what an editor saw closed is closed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from portal.kinds.claim_window import ClaimWindow, Implementation
from portal.read.dates import PartialDate
from portal.read.record import PENDING
from portal.validity.dated import loose_end

State = Literal["before", "open", "closed", "unknown"]

DAY = timedelta(days=1)

BY_DAYS = ("fixed", "rolling", "none")
"""Kinds of which the days tell whether one is open; of the others rounds, money or a notice do."""


@dataclass(frozen=True)
class WindowSpan:
    """What is true on the days `first` to `last`; None where there is no end."""

    first: date | None
    last: date | None
    state: State
    words: str

    def holds(self, day: date) -> bool:
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def window_on(day: date, window: ClaimWindow) -> WindowSpan:
    """The span of a day."""
    return next(span for span in window_spans(window) if span.holds(day))


def window_spans(window: ClaimWindow) -> list[WindowSpan]:
    """All days, each in one span; neighbours differ."""
    edges = sorted(window_turns(window))
    starts: list[date | None] = [None, *edges]
    found: list[WindowSpan] = []
    for first, after in zip(starts, [*edges, None], strict=True):
        day = first or (after - DAY if after else date.min)
        state, words = _said(day, window)
        last = after - DAY if after else None
        if found and (found[-1].state, found[-1].words) == (state, words):
            found[-1] = WindowSpan(found[-1].first, last, state, words)
        else:
            found.append(WindowSpan(first, last, state, words))
    return found


def unseen_words(rules: Implementation | None) -> str:
    """Why nobody can claim it yet; '' where that is not so."""
    if rules is None or not rules.bars:
        return ""
    looked = f"（{rules.looked} 查）" if rules.looked else ""
    return f"还不能申领：细则未见{looked}"


def window_turns(window: ClaimWindow) -> set[date]:
    """The days on which another answer may begin."""
    days: set[date] = set()
    for begins in (window.opens, window.closed, *(one.opens for one in window.rounds)):
        if begins:
            days |= {begins.first, begins.last}
    for ends in (window.until, *(one.until for one in window.rounds)):
        if ends:
            days |= {ends.first, ends.last + DAY}
    return days


def _said(day: date, window: ClaimWindow) -> tuple[State, str]:
    if window.closed and (closed := window.closed.begun(day)) is not False:
        note = f"：{window.closed_note}" if window.closed_note else ""
        if closed:
            return "closed", f"{window.closed.spoken}起不再受理{note}"
        return "unknown", f"{window.closed.spoken}里停止受理，哪一天没有见到{note}"
    if window.opens and (begun := window.opens.begun(day)) is not True:
        if begun is False:
            return "before", f"{window.opens.spoken}起可以办"
        return "unknown", f"{window.opens.spoken}里开始，哪一天没有见到"
    if loose := loose_end(window.until, window.as_written):
        assert window.until
        if day >= window.until.first:
            return "unknown", f"写的是“{loose}”，没有写明哪一天，先问受理的机关"
        if window.kind in BY_DAYS:
            return "open", f"今天可以办；写的是“{loose}”"
    if window.until and window.until.over(day):
        return "closed", f"{window.until.spoken}已经截止"
    if window.kind == "rounds":
        return _in_rounds(day, window)
    return _open(window)


def _open(window: ClaimWindow) -> tuple[State, str]:
    until = f"，到{window.until.spoken}为止" if window.until else ""
    if window.kind == "until-used":
        return "unknown", f"额度用完为止{until}，用完没有本站不知道，先问受理的机关"
    if window.kind == "until-notice":
        return "unknown", f"停止另行通知{until}，没有见到停止的通知，先问受理的机关"
    if window.kind == "rolling":
        return "open", f"滚动受理{until}"
    if window.until:
        return "open", f"可以办{until}"
    if window.kind == "fixed":
        written = f"期限写的是“{window.as_written}”" if window.as_written else "截止的日子没有见到"
        return "unknown", f"{written}，先问受理的机关"
    return "open", "文件没有写截止日"


def _in_rounds(day: date, window: ClaimWindow) -> tuple[State, str]:
    """Of what comes in rounds only a round that was seen is open. Between rounds nobody can tell when
    the next one comes, yet the ones that were seen are over."""
    coming: list[tuple[PartialDate, str]] = []
    vague: list[str] = []
    for one in window.rounds:
        if one.opens is None and one.until is None:
            vague.append(one.name)
            continue
        begun = one.opens.begun(day) if one.opens else None
        if one.until and one.until.over(day):
            continue
        if begun is False:
            assert one.opens
            coming.append((one.opens, one.name))
        elif begun and one.until and day <= one.until.first:
            return "open", _marked(f"{one.name}正在受理，到{one.until.spoken}为止", one.pending)
        else:
            vague.append(one.name)
    if vague:
        return "unknown", f"{'、'.join(vague)}的日子没有见全，先问受理的机关"
    if coming:
        opens, name = min(coming)
        return "before", f"{name}从{opens.spoken}起受理"
    if window.rounds:
        return "closed", f"{window.rounds[-1].name}已经截止，下一批没有见到通知"
    return "unknown", "分批受理，没有见到哪一批的日子，先问受理的机关"


def _marked(words: str, pending: bool) -> str:
    return f"{words}（{PENDING}）" if pending else words

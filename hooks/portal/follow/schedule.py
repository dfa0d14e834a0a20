"""What falls due, from the dates of a record: first days, last days, deadlines, terms of machines.

The home page, the calendar, the events that the calendar brings about all take it from here.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from portal.follow.substance import Substance, doubt_of, is_heading, marked, rows_in, title_of
from portal.read.dates import PartialDate
from portal.read.phase_out import DeadlineRule
from portal.words import PENDING, deadline_words, start_word

AHEAD = timedelta(days=30)
"""How long before a last day subscribers hear of it."""

ENDS = frozenset(("expires", "deadline", "target"))
"""Sorts of due day that count while they run; of the others the day itself is the first."""


@dataclass(frozen=True)
class Due:
    """One dated thing. `key` stays when the day is corrected: it names what falls due.

    `sort` is one of effective, repealed, expires, deadline, target. `rows` are the ids of the rows
    to which it happens, () for the record itself; `whom` says for whom or what, where that needs
    saying. `title` is that of the record, or of the only row.
    """

    key: str
    record: str
    catalogue: str
    sort: str
    word: str
    day: PartialDate
    title: str
    whom: str = ""
    rows: tuple[str, ...] = ()

    @property
    def is_end(self) -> bool:
        return self.sort in ENDS

    @property
    def on(self) -> date:
        """The day in a calendar: of a month or year the last for an end, which has come by then
        in any case, and the first for a beginning."""
        return self.day.last if self.is_end else self.day.first

    @property
    def url(self) -> str:
        """The page of the record, or of the only row; the rows of a list where there are more."""
        if len(self.rows) > 1:
            return f"{self.catalogue}/{self.record}/#rows"
        return f"{self.catalogue}/{self.rows[0] if self.rows else self.record}/"

    def passed(self, today: date) -> bool:
        """Whether it lies behind us. Nobody can say that of a month or year that still runs."""
        return self.day.over(today) if self.is_end else bool(self.day.begun(today))


def schedule(substance: Substance) -> list[Due]:
    """Everything dated in a record, in no order. Headings without a source have nothing."""
    if is_heading(substance):
        return []
    return [*_of_record(substance), *_of_rows(substance)]


def _of_record(substance: Substance) -> Iterator[Due]:
    def due(key: str, sort: str, word: str, day: str, whom: str = "") -> Due:
        record, catalogue = substance["id"], substance["catalogue"]
        title = title_of(substance)
        return Due(f"{record}/{key}", record, catalogue, sort, word, PartialDate(day), title, whom)

    if day := substance.get("effective"):
        word = start_word(substance["catalogue"], substance.get("level"))
        yield due("effective", "effective", word, day, doubt_of(substance, "effective"))
    if day := substance.get("repealed"):
        yield due("repealed", "repealed", "废止", day, doubt_of(substance, "repealed"))
    if day := substance.get("expires"):
        yield due("expires", "expires", "期满", day, doubt_of(substance, "expires"))
    if day := substance.get("target_until"):
        yield due("target", "target", "目标期满", day, doubt_of(substance, "target_until"))
    for deadline in substance.get("deadlines", ()):
        doubt = f"（{PENDING}）" if deadline.get("unverified") else ""
        key = f"deadline/{_slot(deadline['scope'])}"
        yield due(key, "deadline", "期限", deadline["date"], f"{deadline['scope']}{doubt}")


def _of_rows(substance: Substance) -> Iterator[Due]:
    """Rows of a list to which the same happens on the same day are one thing: a list may set one
    day for hundreds of machines. It is named after the first of them."""
    groups: dict[tuple[str, str, str, str], list[Due]] = {}
    for row in rows_in(substance):
        if is_heading(row):
            continue
        for due in _of_row(row, substance):
            sign = (due.sort, due.word, due.day.text, due.whom)
            groups.setdefault(sign, []).append(due)
    for first, *others in groups.values():
        if not others:
            yield first
            continue
        rows = tuple(dict.fromkeys(row for due in (first, *others) for row in due.rows))
        yield replace(first, title=title_of(substance), rows=rows)


def _of_row(row: Substance, substance: Substance) -> Iterator[Due]:
    def due(key: str, sort: str, word: str, day: str, whom: str = "") -> Due:
        name = f"{row['id']}/{key}"
        rows, title = (row["id"],), title_of(row)
        place = (substance["id"], substance["catalogue"])
        return Due(name, *place, sort, word, PartialDate(day), title, whom, rows)

    rule_of_market = any(one["id"] == row["id"] for one in substance.get("rules", ()))
    if day := row.get("effective"):
        yield due("effective", "effective", "执行", day, doubt_of(row, "effective"))
    if day := row.get("expires"):
        yield due("expires", "expires", "期满", day, doubt_of(row, "expires"))
    if day := row.get("deadline"):
        doubt = doubt_of(row, "deadline")
        if rule_of_market:
            yield due("deadline", "effective", f"开始{row['action']}", day, doubt)
        else:
            yield due("deadline", "deadline", "淘汰期限", day, doubt)
    for rule in row.get("deadline_rules", ()):
        if day := rule.get("stop_use_by"):
            words = deadline_words(DeadlineRule.model_validate(rule))
            words = marked(words, doubt_of(row, "deadline_rules"))
            yield due(f"stop-use/{_slot(_condition(rule))}", "deadline", "停用期限", day, words)


def _condition(rule: dict[str, Any]) -> str:
    return "|".join(str(rule.get(field, "")) for field in ("made", "commissioned", "when"))


def _slot(text: str) -> str:
    """A short name for what a deadline is about: it has no id, and its day may be corrected."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]

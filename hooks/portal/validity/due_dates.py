"""What falls due, from the dates of a record: first days, last days, deadlines, terms of machines.

The home page, the calendar, the events that the calendar brings about all take it from here.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from portal.catalogue.content import Content, doubt_of, is_heading, marked, rows_in, title_of
from portal.kinds.phase_out import DeadlineRule
from portal.read.dates import PartialDate
from portal.read.record import PENDING
from portal.validity.dated import PublishedDocument, beginning, loose_end
from portal.validity.words import deadline_words, start_word

AHEAD = timedelta(days=30)
"""How long before a last day subscribers hear of it."""

AMENDED = "施行修改后的规定"
"""What comes on the first day of amended rules."""

ENDS = frozenset(("expires", "deadline", "target"))
"""Sorts of due day that count while they run; of the others the day itself is the first."""


@dataclass(frozen=True)
class DueDate:
    """One dated thing. `key` names what falls due. That of a deadline is made of its words, and only
    a first name: `ledger/due_names.py` keeps it when they are corrected.

    `sort` is one of effective, repealed, expires, deadline, target. `rows` are the ids of the rows
    to which it happens, () for the record itself; `whom` says for whom or what, where that needs
    saying. `title` is that of the record, or of the only row. `loose` are the words of an end of
    which no more than the year is sure, 到2027年供暖期结束: no day can be told of it.
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
    loose: str = ""

    @property
    def what(self) -> str:
        """What comes of the record or the row, which never changes: `expires`, `stop-use`."""
        return self.key.split("/")[1].rstrip("-0123456789")

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

    def held_back_by(self, ended: date | None) -> bool:
        """Whether it never comes, since its record has ended before: of what has ended only its own
        end is left, for a repealed law sets nobody a deadline. `ended` is the first day without
        the record; None where none is known."""
        if ended is None:
            return False
        comes = self.day.next_day().first if self.sort == "expires" else self.day.last
        own = self.sort in ("repealed", "expires") and not self.rows
        return ended < comes if own else ended <= comes

    @property
    def turns(self) -> tuple[date, ...]:
        """The days on which what is said of it changes."""
        if self.is_end:
            return (*((self.day.first,) if self.loose else ()), self.day.next_day().first)
        return (self.day.first, self.day.last)

    def passed(self, today: date) -> bool:
        """Whether it lies behind us. Nobody can say that of a month or year that still runs."""
        return self.day.over(today) if self.is_end else bool(self.day.begun(today))


def due_dates(content: Content) -> list[DueDate]:
    """Everything dated in a record, in no order. Headings without a source have nothing; rows to
    which the same happens as to their list on the same day go without saying."""
    if is_heading(content):
        return []
    of_record = list(_of_record(content))
    told = {(due.what, due.day) for due in of_record}
    return of_record + [due for due in _of_rows(content) if (due.what, due.day) not in told]


def _of_record(content: Content) -> Iterator[DueDate]:
    def due(key: str, sort: str, word: str, day: str, whom: str = "", loose: str = "") -> DueDate:
        name, title = f"{content['id']}/{key}", title_of(content)
        place = (content["id"], content["catalogue"])
        return DueDate(name, *place, sort, word, PartialDate(day), title, whom, loose=loose)

    if (day := content.get("effective")) and not content.get("status_doubt"):
        word = start_word(content["catalogue"], content.get("level"))
        yield due("effective", "effective", word, day, doubt_of(content, "effective"))
    if day := content.get("repealed"):
        yield due("repealed", "repealed", "废止", day, doubt_of(content, "repealed"))
    if day := content.get("expires"):
        loose = loose_end(PartialDate(day), content.get("dates_note"))
        yield due("expires", "expires", "期满", day, doubt_of(content, "expires"), loose)
    if day := content.get("target_until"):
        yield due("target", "target", "目标期满", day, doubt_of(content, "target_until"))
    for one in content.get("amendments", ()):
        if (day := one.get("effective")) and day != one.get("date"):
            key = f"amendment/{one.get('date', day)}"
            yield due(key, "effective", AMENDED, day, doubt_of(content, "amendments"))
    for key, sort, word, day, whom in _of_window(content):
        yield due(key, sort, word, day, whom)
    for deadline in content.get("deadlines", ()):
        doubt = f"（{PENDING}）" if deadline.get("unverified") else ""
        key = f"deadline/{_slot(deadline['scope'])}"
        yield due(key, "deadline", "期限", deadline["date"], f"{deadline['scope']}{doubt}")


def _of_window(content: Content) -> Iterator[tuple[str, str, str, str, str]]:
    """The first and last days on which a relief can be claimed, as far as they are no days of its record
    itself, and no words say less of them than a date. What was closed before has no last day to come."""
    window = content.get("window") or {}
    told = {content.get("effective"), content.get("expires")}
    whom = PENDING if window.get("pending") else ""
    loose = window.get("until") and loose_end(
        PartialDate(window["until"]), window.get("as_written")
    )
    if (day := window.get("opens")) and day not in told:
        yield "window-opens", "effective", "开始受理", day, whom
    if (day := window.get("until")) and day not in told and not loose and not window.get("closed"):
        yield "window-until", "deadline", "申报期限", day, whom
    for one in window.get("rounds", ()):
        slot = _slot(one["name"])
        words = f"{one['name']}{f'（{PENDING}）' if one.get('pending') else ''}"
        if day := one.get("opens"):
            yield f"round-opens/{slot}", "effective", "开始受理", day, words
        if (day := one.get("until")) and not window.get("closed"):
            yield f"round-until/{slot}", "deadline", "申报期限", day, words


def _of_rows(content: Content) -> Iterator[DueDate]:
    """Rows of a list to which the same happens on the same day are one thing: a list may set one
    day for hundreds of machines. It is named after the first of them."""
    groups: dict[tuple[str, ...], list[DueDate]] = {}
    for row in rows_in(content):
        if is_heading(row):
            continue
        for due in _of_row(row, content):
            sign = (due.sort, due.word, due.day.text, due.whom, due.loose)
            groups.setdefault(sign, []).append(due)
    for first, *others in groups.values():
        if not others:
            yield first
            continue
        rows = tuple(dict.fromkeys(row for due in (first, *others) for row in due.rows))
        yield replace(first, title=title_of(content), rows=rows)


def _of_row(row: Content, content: Content) -> Iterator[DueDate]:
    """What is dated in a row and comes: nothing after its own last day, and no beginning before
    that of its list, or where nobody knows whether the list holds."""
    expires = PartialDate(row["expires"]) if row.get("expires") else None
    loose = loose_end(expires, row.get("status_note"))
    over = expires.next_day().first if expires and not loose else None
    begun = None if content.get("status_doubt") else beginning(PublishedDocument(content)).certain
    for due in _dated_in_row(row, content):
        held_back = due.sort != "expires" and due.held_back_by(over)
        early = due.key.endswith("/effective") and (begun is None or due.day.last < begun)
        if not held_back and not early:
            yield due


def _dated_in_row(row: Content, content: Content) -> Iterator[DueDate]:
    def due(key: str, sort: str, word: str, day: str, whom: str = "", loose: str = "") -> DueDate:
        name = f"{row['id']}/{key}"
        rows, title = (row["id"],), title_of(row)
        place = (content["id"], content["catalogue"])
        return DueDate(name, *place, sort, word, PartialDate(day), title, whom, rows, loose)

    rule_of_market = any(one["id"] == row["id"] for one in content.get("rules", ()))
    if day := row.get("effective"):
        yield due("effective", "effective", "执行", day, doubt_of(row, "effective"))
    if day := row.get("expires"):
        loose = loose_end(PartialDate(day), row.get("status_note"))
        yield due("expires", "expires", "期满", day, doubt_of(row, "expires"), loose)
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
    """A short name for what a deadline is about when it is first seen: it has no id."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]

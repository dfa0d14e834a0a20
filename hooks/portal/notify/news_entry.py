"""One entry of a feed as a group is told of it: a line, what changed, the dates, where to read on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from typing import Any

from portal.kinds.kinds import KINDS
from portal.ledger.scope_kinds import is_digest
from portal.read.markers import Is
from portal.read.model_fields import fields_of

CHANGES, DATES, MEMBERS, DIGEST = 4, 3, 4, 8
"""Lines of one entry, the last of a digest; its page has all."""

LONGEST = {"note": 120, "value": 40, "line": 60, "title": 120}
"""Characters of a part; a group reads on a phone."""

_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_ARROW = " → "


@dataclass(frozen=True)
class NewsEntry:
    """What an entry says, as plain text. `url` is '' where it is no web address."""

    id: str
    title: str
    url: str
    at: datetime
    note: str = ""
    lines: tuple[str, ...] = ()


def entry_of(item: dict[str, Any]) -> NewsEntry:
    """An item of a JSON feed. Raises ValueError, KeyError or TypeError for what is none."""
    title, url = str(item["title"]), str(item.get("url", ""))
    at = datetime.fromisoformat(str(item["date_published"]))
    if at.tzinfo is None:
        raise ValueError("date without zone")
    body = _Body()
    body.feed(str(item.get("content_html", "")))
    note = cut(body.note, "note")
    id = str(item["id"])
    lines = _of_digest(body) if is_digest(id.rpartition(":")[2]) else _lines(body)
    return NewsEntry(id, cut(title, "title"), url if _is_web(url) else "", at, note, lines)


def cut(text: str, part: str) -> str:
    """At most so many characters, on one line."""
    text, most = " ".join(text.split()), LONGEST[part]
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _is_web(url: str) -> bool:
    return re.fullmatch(r"https?://[^\s<>\"]+", url) is not None


def _lines(body: "_Body") -> tuple[str, ...]:
    """What to show of the list that tells what happened: changes, or the members of a bulk, or the
    dates of something new. What only our own work concerns is left to the page."""
    if body.changes:
        told = [one for one in body.changes if one.partition("：")[0] not in _ours()]
        return _changes(told or body.changes)
    if body.members:
        lines = [cut(one, "line") for one in body.members]
        return tuple(lines) if len(lines) <= MEMBERS else (*lines[:MEMBERS], "……")
    return tuple(_dates(body.facts))[:DATES]


def _of_digest(body: "_Body") -> tuple[str, ...]:
    """What happened, a line each, and how much more there is: what the entry lists, and what it only
    counts itself is on the page."""
    lines = [cut(one, "line") for one in body.members[:DIGEST]]
    return (*lines, "……其余见网页") if len(body.members) > DIGEST else tuple(lines)


def _changes(changes: list[str]) -> tuple[str, ...]:
    """Those whose old and new value a line holds; of the others only what was changed."""
    lines, others = [], []
    for change in changes:
        head, arrow, new = change.partition(_ARROW)
        name, colon, old = head.rpartition("：")
        if not arrow:
            lines.append(cut(change, "note"))
        elif max(len(old), len(new)) <= LONGEST["value"] and len(lines) < CHANGES:
            lines.append(f"{name}{colon}{old}{_ARROW}{new}")
        else:
            others.append(name)
    if others:
        more = f"等 {len(others)} 处" if len(others) > CHANGES else ""
        lines.append(f"{'另' if lines else ''}改了：{'、'.join(others[:CHANGES])}{more}")
    return tuple(lines[: CHANGES + 1])


def _dates(facts: list[str]) -> Iterator[str]:
    for fact in facts:
        if _DAY.fullmatch(fact.partition("：")[2].partition("（")[0]):
            yield cut(fact, "line")


@cache
def _ours() -> frozenset[str]:
    """What fields are called that say how far our own work is."""
    labels = set()
    for kind in KINDS:
        for found in fields_of(kind.model).values():
            if Is.OURS in found.traits:
                labels.add(found.label)
                below = fields_of(found.below).values() if found.below else ()
                labels.update(one.label for one in below)
    return frozenset(labels)


class _Body(HTMLParser):
    """The parts of an entry's text, as the templates of feeds lay them out."""

    def __init__(self) -> None:
        super().__init__()
        self.note = ""
        self.changes: list[str] = []
        self.members: list[str] = []
        self.facts: list[str] = []
        self._text = ""
        self._changed = self._linked = False
        self._started = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("p", "li"):
            self._text, self._changed, self._linked = "", False, False
        elif tag == "ins":
            self._changed = True
        elif tag == "a":
            self._linked = not self._text.strip()

    def handle_endtag(self, tag: str) -> None:
        text = " ".join(self._text.split())
        if tag == "p" and text and not self._linked:
            self.note = self.note if self._started else text
            self._started = True
        elif tag == "li" and text:
            self._started = True
            kind = self.changes if self._changed else self.members if self._linked else self.facts
            kind.append(text)

    def handle_data(self, data: str) -> None:
        self._text += data

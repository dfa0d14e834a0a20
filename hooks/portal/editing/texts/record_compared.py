"""A text beside the record that it is to belong to: its title, its day, the days of its history."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from portal.catalogue.catalogue import Catalogue
from portal.editing.texts.title_block import days_in, plain_title
from portal.kinds.item import Item
from portal.read.document import Amendment, Document

ALIKE = 0.72
"""From which likeness on two titles are said to be near."""

_AMENDED = re.compile("修正|修订|修改")


@dataclass(frozen=True)
class KnownDay:
    """A day from which on a record knows the text to be another, and when that was decided."""

    day: str
    decided: str
    told: str


def known_days(document: Document) -> list[KnownDay]:
    """The days that a version may begin on, the oldest first; only whole ones."""
    found = []
    if document.effective and document.effective.precision == "day":
        decided = str(document.issued or document.effective)
        found.append(KnownDay(str(document.effective), decided, "施行"))
    for one in document.amendments:
        day = one.begins
        if day.precision == "day":
            found.append(KnownDay(str(day), str(one.date), one.note or "修改"))
    return sorted(found, key=lambda one: one.day)


def titles_of(document: Document) -> tuple[str, ...]:
    """The titles that a text of a record may bear."""
    return (document.title, *document.aliases)


def title_fault(title: str, item: Item, document: Document, catalogue: Catalogue) -> str:
    """What is wrong with a title; '' where it is the record's."""
    if not title:
        return "文件开头找不到标题：标题要单独成段，在条文前面"
    if plain_title(title) in {plain_title(one) for one in titles_of(document)}:
        return ""
    told = f"文件的标题是“{title}”，{item.id} 是“{document.title}”，不是同一份文件"
    near = _nearest(title, item, catalogue)
    if near is not None:
        told += f"。这像是 {near.id}（{near.title}）的全文，换成它的 id 再导入"
    return told + "。确实是同一份的，在记录的 aliases 里加上文件的标题"


def day_fault(day: date, id: str, document: Document) -> str:
    """What is wrong with the day that a version is to begin on; '' where the record knows it."""
    known = known_days(document)
    if day.isoformat() in {one.day for one in known}:
        return ""
    days = "、".join(f"{one.day}（{one.told}）" for one in known) or "一个也没有"
    return (
        f"记录 {id} 不知道 {day} 这一天：--from 写这一版施行的第一天。记录知道的是 {days}。"
        "修改和修改后施行不是同一天的，在记录的 amendments 里那一次写上 effective；没有那一次的，先补上"
    )


def history_faults(history: tuple[str, ...], day: date, document: Document) -> Iterator[str]:
    """What the history says that cannot be of this version: a later amendment."""
    last = _amendments(history)[-1:]
    if last and last[0][0] > day.isoformat():
        later = next((one.day for one in known_days(document) if one.decided == last[0][0]), "")
        hint = f"：像是 {later} 那一版，写 --from {later}" if later else ""
        yield (
            f"题注写到 {last[0][0]}（{last[0][1]}），比 {day} 晚，不会是那一天起的文字{hint}。"
            "修改早通过、晚施行的，--from 写施行的那一天"
        )


def history_remarks(history: tuple[str, ...], day: date, document: Document) -> Iterator[str]:
    """Where the history and the record say different days."""
    if not history:
        yield "没有找到题注（标题下面写通过、修改日期的）：有的话，导入以后写到文件头的 history 里。"
        return
    said = {one for line in history for one in days_in(line)}
    own = next((one for one in known_days(document) if one.day == day.isoformat()), None)
    if own and own.told != "施行" and own.decided not in said:
        yield (
            f"题注里没有 {own.decided} 的修改（{own.told}），而 --from {day} 是它以后的文字："
            "文件可能是更早的一版，对一对改过的条。"
        )
    known = {str(one) for one in (document.issued, document.published, document.effective) if one}
    known |= {day for one in document.amendments for day in _days(one)}
    amended = {when for when, _ in _amendments(history)}
    if amended - known:
        told = "、".join(sorted(amended - known))
        yield f"题注里的修改 {told}，记录的 amendments 里没有：核对以后补上。"
    issued = str(document.issued) if document.issued else ""
    if len(issued) == 10 and said and issued not in said:
        yield f"记录的成文日期 {issued} 不在题注里：核对一下。"


def _days(amendment: Amendment) -> list[str]:
    return [str(one) for one in (amendment.date, amendment.effective) if one]


def _amendments(history: tuple[str, ...]) -> list[tuple[str, str]]:
    """The amendments that a history names, with how it calls them, the oldest first."""
    found = []
    for line in history:
        days = days_in(line)
        if days and (word := _AMENDED.search(line.rpartition("》")[2] or line)):
            found.append((days[0], word[0]))
    return sorted(found)


def _nearest(title: str, item: Item, catalogue: Catalogue) -> Item | None:
    plain = plain_title(title)
    best, found = ALIKE, None
    for other in catalogue.items.values():
        if other is item or other.parent is not None or not isinstance(other.value, Document):
            continue
        alike = SequenceMatcher(None, plain, plain_title(other.title), autojunk=False)
        if alike.quick_ratio() > best and (ratio := alike.ratio()) > best:
            best, found = ratio, other
    return found

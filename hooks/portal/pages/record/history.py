"""变更记录: what was told of a record since it is here, the newest first, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from os.path import commonprefix

from portal.catalogue.content import row_in, title_of, url_of
from portal.kinds.item import Item
from portal.ledger.change import Change
from portal.ledger.events_by_record import Mention
from portal.page import Link, Section
from portal.pages.following.told import Difference, Side, difference
from portal.view.event_text import anchor_of
from portal.view.site import Site
from portal.view.text_news import subject_words

EVENTS, CHANGES = 12, 12
"""Events of a page, and changed fields of one of them; the pages of the months have all."""

SAID = 90
"""Letters of what a field was and is: a page shows what it is already, and the month's has both whole."""

BEFORE = 12
"""Letters that both sides have alike which stand before what differs."""

ADDED = "首次收录"


@dataclass(frozen=True)
class HistoryEntry:
    """What happened on a day: a word, the document that brought it about, sentences, changes.
    `more` leads to what there is no room for."""

    day: str
    word: str
    by: Link | None
    sentences: tuple[str, ...]
    differences: tuple[Difference, ...]
    more: Link | None


@dataclass(frozen=True)
class History:
    """What the section shows; `older` leads to events that there is no room for."""

    happenings: tuple[HistoryEntry, ...]
    older: Link | None


def sections(item: Item, site: Site) -> Iterator[Section]:
    """Nothing for what was never published."""
    mentions = site.mentions.get(item.id, [])[::-1]
    if not mentions:
        return
    happenings = tuple(_happening(mention, item, site) for mention in mentions[:EVENTS])
    rest = len(mentions) - EVENTS
    older = Link(f"更早的 {rest} 次变更", _month(mentions[EVENTS])) if rest > 0 else None
    yield Section("history", "变更记录", "history", History(happenings, older))


def _happening(mention: Mention, item: Item, site: Site) -> HistoryEntry:
    event = mention.event
    beside = _is_beside(mention, item)
    changes = [] if mention.ended or beside else list(_own_changes(mention, item))
    added = event.kind == "added" and not beside or _came_with(changes, item)
    shown = [] if added else changes[:CHANGES]
    rest = 0 if added else len(changes) - len(shown)
    differences = tuple(_difference(change, mention, item, site) for change in shown)
    cut = any(len(side.text) > SAID for one in differences for side in one.sides)
    more = f"另有 {rest} 处改动" if rest else "看改动的全文" if cut else ""
    return HistoryEntry(
        event.at.date().isoformat(),
        ADDED if added and not mention.ended else _word(mention),
        _by(mention, beside),
        tuple(sentence for sentence in _sentences(mention, item, site) if sentence),
        tuple(_short(one) for one in differences),
        Link(more, f"{_month(mention)}#{anchor_of(event)}") if more else None,
    )


def _word(mention: Mention) -> str:
    if mention.ended:
        return mention.ended.fate
    return mention.event.word


def _own_changes(mention: Mention, item: Item) -> Iterator[Change]:
    """The changes of the record; of a row its own and those of its list as a whole."""
    for change in mention.subject.changes:
        if item.parent is None or change.row in ("", item.id):
            yield change


def _came_with(changes: list[Change], item: Item) -> bool:
    """Whether a row came into a list that was there before."""
    whole = f"[{item.id}]"
    return bool(item.parent) and any(
        change.steps[-1] == whole and change.old is None for change in changes
    )


def _is_beside(mention: Mention, item: Item) -> bool:
    """Whether it is told of something else, which explains the item."""
    return item.id in mention.subject.explained


def _by(mention: Mention, beside: bool) -> Link | None:
    if not (mention.ended or beside):
        return None
    content = mention.subject.content if beside else mention.event.subjects[0].content
    return Link(title_of(content), url_of(content))


def _sentences(mention: Mention, item: Item, site: Site) -> Iterator[str]:
    """What the day brought, or why it was withdrawn, and what the publisher said."""
    event = mention.event
    rows = event.due.rows if event.due else mention.subject.rows if event.reason else ()
    of_rows = _names(mention, rows) if rows and item.parent is None else ""
    if event.reason:
        yield f"{of_rows}{'，' if of_rows else ''}原因：{event.reason.rstrip('。')}。"
    elif event.kind == "merged":
        yield site.event_text.sentence(event)
    elif mention.subject.texts:
        yield f"{subject_words(mention.subject)}。"
    elif event.due and not mention.ended:
        yield f"{of_rows}{'：' if of_rows else ''}{site.event_text.sentence(event)}"
    yield event.note.removeprefix(f"{ADDED}：")


def _names(mention: Mention, rows: tuple[str, ...]) -> str:
    """Which rows of the list, for the page of the list."""
    row = row_in(mention.subject.content, rows[0])
    return f"“{title_of(row)}”" if len(rows) == 1 and row else f"{len(rows)} 个条目"


def _difference(change: Change, mention: Mention, item: Item, site: Site) -> Difference:
    worded = site.event_text.at(mention.event).changed(change, mention.subject.content)
    of_list = item.parent is not None and not change.row
    where = "所在清单" if of_list else worded.row if item.parent is None else ""
    return difference(change, worded, where)


def _short(found: Difference) -> Difference:
    """The sides as far as there is room for them: from shortly before they begin to differ."""
    if all(len(side.text) <= SAID for side in found.sides):
        return found
    alike = len(commonprefix([side.text for side in found.sides])) if len(found.sides) > 1 else 0
    start = max(0, alike - BEFORE)
    return replace(found, sides=tuple(_from(start, side) for side in found.sides))


def _from(start: int, side: Side) -> Side:
    text = f"{'…' if start else ''}{side.text[start:]}"
    return replace(side, text=text if len(text) <= SAID else f"{text[: SAID - 1]}…")


def _month(mention: Mention) -> str:
    return f"updates/{mention.event.month}/"

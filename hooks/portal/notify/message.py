"""What is sent: the new entries of one scope, within what the platform takes.

A message that would be too long ends after an entry and says how many there are besides, and where.
Text of records is data: signs that a platform would read as its own are replaced by their wide forms.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from portal.ledger.scope_kinds import is_digest
from portal.notify.news_entry import NewsEntry
from portal.notify.target import NewsTarget
from portal.notify.told_feed import ToldFeed

_WIDE = str.maketrans({sign: chr(ord(sign) + 0xFEE0) for sign in "<>[]*`_~|\\#!@$^{}"})


@dataclass(frozen=True)
class Piece:
    """Text that leads somewhere; `url` '' where it does not."""

    text: str
    url: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Message:
    """A title, lines, and of how many entries; the events that it tells, shown or not."""

    title: str
    lines: tuple[Line, ...]
    shown: int
    events: tuple[str, ...]


def message_of(
    target: NewsTarget,
    feed: ToldFeed,
    entries: Sequence[NewsEntry],
    fits: Callable[[Message], bool],
) -> Message:
    """The message that tells these entries, with as many of them as fit."""
    for shown in range(len(entries), -1, -1):
        made = _message(target, feed, entries, shown)
        if fits(made):
            return made
    return made  # a heading alone fits everywhere


def _message(
    target: NewsTarget, feed: ToldFeed, entries: Sequence[NewsEntry], shown: int
) -> Message:
    name, _, site = feed.title.rpartition(" - ")
    unit, of_one = ("期", "") if is_digest(feed.scope) else ("件", "：1 件")
    counted = f"：{len(entries)} {unit}" if len(entries) > 1 else of_one
    title = f"{name or feed.title}{counted}"
    lines: list[Line] = []
    for place, entry in enumerate(entries[:shown], 1):
        number = f"{place}、" if len(entries) > 1 else ""
        lines.append((Piece(number), Piece(entry.title, entry.url)))
        note = entry.note if place == 1 or entry.note != entries[place - 2].note else ""
        lines += [(Piece(part),) for part in (note, *(f"· {one}" for one in entry.lines)) if part]
        lines.append(())
    if shown < len(entries):
        lines.append(
            (Piece(f"另有 {len(entries) - shown} {unit}，见 "), Piece(name or "网页", feed.page))
        )
    else:
        lines.append((Piece("来自 "), Piece(site or feed.page, feed.page)))
    if target.keyword:
        lines.append((Piece(target.keyword),))
    return Message(title, tuple(lines), shown, tuple(entry.id for entry in entries))


def inert(text: str) -> str:
    """Text that no platform takes for a mark, a mention, a tag or an address of its own. A number or a
    dash at the start of a line would begin a list, and is held by what does not show."""
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    return text.translate(_WIDE).replace("://", "：//")


def web_address(url: str) -> str:
    """An address that ends where it ends, within brackets too."""
    return quote(url, safe=":/?#@!$&'*+,;=%-._~")


def as_markdown(message: Message, gap: str = "\n") -> str:
    """The subset that 企业微信 and 钉钉 share: bold, links, line breaks."""
    head = f"**{inert(message.title)}**"
    return gap.join([head, "", *(_marked(line) for line in message.lines)]).strip()


def _marked(line: Line) -> str:
    text = "".join(
        f"[{inert(part.text)}]({web_address(part.url)})" if part.url else inert(part.text)
        for part in line
    )
    return re.sub(r"^(\d+)\.", r"\1、", re.sub(r"^([-+=])", r"　\1", text))


def as_text(message: Message) -> str:
    """Plain text, addresses written out."""
    lines = [message.title, ""]
    for line in message.lines:
        lines.append("".join(_plain(part) for part in line))
    return "\n".join(lines).strip() + "\n"


def _plain(part: Piece) -> str:
    if not part.url or part.text == part.url:
        return web_address(part.url) if part.url else inert(part.text)
    return f"{inert(part.text)}\n{web_address(part.url)}"

"""Window titles: what a tab, a bookmark and a line in a result list show."""

import re
from unicodedata import east_asian_width

from portal.kinds.item import Item

LONGEST = 60
"""In widths of a Han character. Result lists show half of it; bookmarks and tabs less."""

_BETWEEN = " | "
_SEPARATORS = re.compile(r"[\s、，；,;（）()]")


def page_title(lead: str, middle: str, site_name: str, short: str = "") -> str:
    """`lead | middle | site_name`. What is too long loses the middle first, then has `short` in
    place of `lead`, and is cut in the end."""
    shortest = short or lead
    for parts in ([lead, middle, site_name], [lead, site_name], [shortest, site_name]):
        text = _BETWEEN.join(part for part in parts if part)
        if len(text) <= LONGEST or width(text) <= LONGEST:
            return text
    room = LONGEST - width(_BETWEEN + site_name)
    return _BETWEEN.join((_cut(shortest, room), site_name))


def title_of_item(item: Item, site_name: str) -> str:
    """The window title of a record or row.

    A standard's number comes first, for that is how people ask for it. A row has a model beside
    its name: lists name dozens of machines alike.
    """
    if item.parent:
        return page_title(_with_model(item), item.parent.title, site_name, short=item.title)
    number = item.get("doc_no") or ""
    if not number or _bare(number) in _bare(item.title):
        lead = item.title
    elif item.kind.number_first:
        return page_title(f"{number} {item.title}", item.kind.name, site_name)
    else:
        lead = f"{item.title}（{number}）"
    return page_title(lead, item.kind.name, site_name, short=item.title)


def width(text: str) -> float:
    """How wide a text is, in Han characters."""
    return sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text)


def _with_model(row: Item) -> str:
    models = row.get("models", ())
    if not models or models[0] in row.title:
        return row.title
    return f"{row.title} {models[0]}{'等' if len(models) > 1 else ''}"


def _bare(text: str) -> str:
    """Without what separates: a title may hold its number with other commas."""
    return _SEPARATORS.sub("", text)


def _cut(text: str, room: float) -> str:
    """As much of the text as there is room for, with … at the end."""
    kept = ""
    for char in text:
        if width(kept + char) > room - 1:
            break
        kept += char
    return f"{kept}…"

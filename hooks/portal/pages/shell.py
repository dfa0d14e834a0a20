"""The theme's page around ours: rendered once for pages that are alike, then filled for each.

What differs from page to page stands in the shell as a mark. Rendering the theme for every page
would take longer than everything else together.
"""

import re
from collections.abc import Mapping, Sequence

from markupsafe import escape

_MARK = re.compile(r"portal-slot-([a-z_]+)-end")


def mark(slot: str) -> str:
    """What stands for `slot` in a shell. Letters and underscores only, so that no filter of the theme changes it."""
    return f"portal-slot-{slot}-end"


class Shell:
    """A page of the theme with marks in it.

    Its table of contents holds one entry, with the marks `anchor` and `heading`, which is repeated
    for every section of a page.
    """

    def __init__(self, html: str):
        start, end = _entry(html)
        self._entry = _MARK.split(html[start:end])
        self._page = _MARK.split(html[:start] + mark("contents") + html[end:])

    def filled(self, slots: Mapping[str, str], sections: Sequence[tuple[str, str]]) -> str:
        """The page with `slots` in their places, escaped where they are text and not markup.

        `sections` are the anchors and headings of the table of contents.
        """
        entries = [
            _filled(self._entry, {"anchor": anchor, "heading": heading})
            for anchor, heading in sections
        ]
        return _filled(self._page, slots, contents="".join(entries))


def _entry(html: str) -> tuple[int, int]:
    """Where the one list item of the table of contents begins, with the space before, and ends."""
    inside = html.find(mark("heading"))
    if inside < 0:
        return len(html), len(html)
    item = html.rindex("<li", 0, inside)
    return html.rindex(">", 0, item) + 1, html.index("</li>", inside) + len("</li>")


def _filled(pieces: list[str], slots: Mapping[str, str], contents: str = "") -> str:
    """`pieces` are text and names of slots by turns."""
    filled = list(pieces)
    for index in range(1, len(pieces), 2):
        slot = pieces[index]
        filled[index] = contents if slot == "contents" else str(escape(slots[slot]))
    return "".join(filled)

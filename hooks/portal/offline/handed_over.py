"""A file that scripts read, as a script that hands over its text: the one thing that a page from a disk
may load. hooks/offline/offline.js takes it."""

import re

SINGLE = "calendar/entry/"
"""Calendars of one date: opened by those who read, and by no script."""

SAID = {
    "\\": "\\\\",
    "'": "\\'",
    "\n": "\\n",
    "\r": "\\r",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
UNSAID = re.compile("[\\\\'\n\r\u2028\u2029]")


def is_handed_over(path: str) -> bool:
    """Whether scripts read what is at `path`: data, and calendars, which they put together."""
    return path.endswith(".json") or (path.endswith(".ics") and not path.startswith(SINGLE))


THEME_INDEX = "search/search_index.json"
"""What the theme's search box asks for before it asks ours; from a disk it knows a script of its own."""


def theme_script_of(text: str) -> str:
    return f"var __index = {text};\n"


def script_of(text: str) -> str:
    """The script that hands over `text`. In single quotes, for JSON is full of the others."""
    return f"offline$.hand('{UNSAID.sub(lambda found: SAID[found[0]], text)}');\n"

"""The address of a page as a QR code (ISO/IEC 18004): for who has it on paper and a phone in hand.

The mask is always the same: choosing one takes four times as long as everything
else together, and readers know each.
"""

import re
from dataclasses import dataclass

import segno

from portal.site_info import SiteInfo

UNPLACED = ("example.org", "example.com", "example.net", "localhost")
"""Hosts that are nobody's."""

QUIET = 4
"""Modules of white around it, which readers need."""

MASK = 0


@dataclass(frozen=True)
class PageCode:
    """A code in a view box of `size`; `path` draws a line half a unit down each row of modules."""

    address: str
    size: int
    path: str


def is_placed(info: SiteInfo) -> bool:
    """Whether the site has a real address: a code that leads nowhere helps nobody."""
    return bool(info.domain) and not any(
        info.domain == one or info.domain.endswith(f".{one}") for one in UNPLACED
    )


def page_code(url: str, info: SiteInfo) -> PageCode:
    """The code of a page below the root of a site that has an address."""
    address = info.absolute(url)
    code = segno.make(address, micro=False, error="l", boost_error=False, mask=MASK)
    rows = [bytes(row) for row in code.matrix]
    return PageCode(address, len(rows) + 2 * QUIET, _path(rows))


def _path(rows: list[bytes]) -> str:
    """Steps from one run of dark modules to the next: most are alike, so that little of it is loaded."""
    pieces, x, y = [f"M{QUIET} {QUIET}.5"], 0, 0
    for below, row in enumerate(rows):
        for start, run in _runs(row):
            pieces.append(f"m{start - x} {below - y}h{run}")
            x, y = start + run, below
    return "".join(pieces)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules stand in a row, and how many side by side."""
    return [(found.start(), len(found.group())) for found in re.finditer(rb"\x01+", row)]

"""The address of a page as a QR code (ISO/IEC 18004): for who has it on paper and a phone in hand.

Drawn inside the page, for what is loaded only when somebody prints comes too late on some browsers and
not at all on others. The mask is always the same: choosing one takes four times as long as everything
else together, and readers know each.
"""

from dataclasses import dataclass

import segno

from portal.site_info import SiteInfo

UNPLACED = ("example.org", "example.com", "example.net", "localhost")
"""Hosts that are nobody's: a code that leads there leads nowhere."""

QUIET = 4
"""Modules of white around it, which readers need."""

MASK = 0


@dataclass(frozen=True)
class PageCode:
    """A code in a view box of `size`; `path` draws a line half a unit down each row of modules."""

    address: str
    size: int
    path: str


def page_code(url: str, info: SiteInfo) -> PageCode | None:
    """The code of a page below the root; None while the site has no real address."""
    address = info.absolute(url)
    if not address or _is_nobody(info.domain):
        return None
    code = segno.make(address, micro=False, error="m", boost_error=False, mask=MASK)
    rows = [bytes(row) for row in code.matrix]
    path = "".join(
        f"M{x + QUIET} {y + QUIET}.5h{run}" for y, row in enumerate(rows) for x, run in _runs(row)
    )
    return PageCode(address, len(rows) + 2 * QUIET, path)


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules stand in a row, and how many side by side."""
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((x, 1))
    return found


def _is_nobody(domain: str) -> bool:
    return any(domain == one or domain.endswith(f".{one}") for one in UNPLACED)

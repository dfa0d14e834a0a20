"""Visits to a built site in a real browser, seen from outside: what is fetched, and when the answer is
there, on a fast line or a slow one. What the site's scripts are called, and how many they are, is none
of its business."""

import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Error

from portal.bench.site_server import FAST, Line, served

WIDTH, HEIGHT = 390, 844
"""Of a phone."""

PATIENCE, MORE = 15_000, 90_000
"""Milliseconds to wait for an answer; on a line with a limit."""

SEARCHED = ".found__body a"
"""What is there once a search has an answer."""

ANSWERED = ".result:not([hidden]) .result__body > *"
"""The same of a tool."""

TOOLS = {
    "equipment": "#model=Y132M-4&category=motor&made=2001",
    "energy": f"#e1={quote('原煤')}&a1=1000&u1={quote('吨')}",
    "tax": "#situation=special-equipment&payer=small",
    "benchmark": "#kind=machine&machine=motor&p0=7.5&p1=4&v0=88",
}
"""Each tool with what somebody put in, as an address brings it."""


class NoAnswer(Exception):
    """A page did not come to its answer; the text says which."""


@dataclass(frozen=True)
class PageVisit:
    """What a reader with an empty cache fetched of a page, as (address, bytes on the wire) and how
    many seconds it took. `first` are those that had come when the answer was there."""

    seconds: float
    first: tuple[tuple[str, int], ...]
    all: tuple[tuple[str, int], ...]

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.all)

    @property
    def requests(self) -> int:
        return len(self.all)

    def beyond(self, plain: "PageVisit") -> tuple[int, int]:
        """Bytes and requests until the answer without the page itself, and without what any page
        loads, as the `plain` one does."""
        common = {address for address, _ in plain.all}
        own = [size for address, size in self.first[1:] if address not in common]
        return sum(own), len(own)


def visit(
    browser: Browser, site: Path, address: str, answer: str = "", line: Line = FAST
) -> PageVisit:
    """Open a page with an empty cache, and wait until what the selector `answer` names is seen, and
    then until nothing more is fetched. Raises NoAnswer."""
    with served(site, line) as server:
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        page = context.new_page()
        patience = MORE if line.rate else PATIENCE
        try:
            start = time.perf_counter()
            page.goto(server.root + address, wait_until="commit", timeout=patience)
            if answer:
                page.locator(answer).first.wait_for(state="visible", timeout=patience)
            else:
                page.wait_for_load_state("load", timeout=patience)
            seconds, first = time.perf_counter() - start, tuple(server.sent)
            page.wait_for_load_state("networkidle", timeout=patience)
        except Error as error:
            raise NoAnswer(f"{address}：{error.message.splitlines()[0]}") from None
        finally:
            context.close()
        return PageVisit(seconds, first, tuple(server.sent))


def searched(query: str) -> str:
    """The address of a search."""
    return f"search/#q={quote(query)}"


def address_of(tool: str) -> str:
    """The address of a tool with something put in."""
    return f"tools/{tool}/{TOOLS[tool]}"

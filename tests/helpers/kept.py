"""One page of the browser for many tests: a new one costs as much as all that it then shows.

A test gets it as if it were new: nothing stored, nothing to go back to, no route, the usual size,
the pointer nowhere. What cannot be taken back (a clock, a script for every page, a listener) is
known by the name that the test used, and the page is then given up.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Browser, Error, Page

Prepare = Callable[[Page], object]

SIZE = {"width": 1280, "height": 720}
"""What Playwright gives a new page."""

LEAVES_NOTHING = re.compile(
    "add_style_tag|content|emulate_media|evaluate.*|expect_.*|frames|get_by_.*|go_back|go_forward"
    "|goto|is_visible|keyboard|locator|main_frame|mouse|pdf|query_selector.*|reload|request|route"
    "|screenshot|set_viewport_size|title|unroute.*|url|viewport_size|wait_for_.*"
)
"""What a test may do to a page that another gets after it. Of anything else nobody knows."""

REUSES = 60
"""After so many tests a page is given up: browsers keep more than they need."""


class KeptPage(Page):
    """A page that knows whether it can be handed to another test."""

    spoiled = False
    emulated: frozenset[str] = frozenset()
    """What of its media a test has chosen."""

    def emulate_media(self, **chosen: Any) -> None:
        self.emulated |= chosen.keys()
        super().emulate_media(**chosen)

    def __getattribute__(self, name: str) -> object:
        value = super().__getattribute__(name)
        if hasattr(Page, name) and not name.startswith("_") and not LEAVES_NOTHING.fullmatch(name):
            self.spoiled = True
        return value


class Keepers:
    """Who keeps the page of each site."""

    def __init__(self, browser: Browser):
        self.browser = browser
        self.keepers: dict[str, Keeper] = {}

    def lend(self, address: str, prepare: Prepare = lambda page: None) -> Iterator[Page]:
        """A page of the site at this address, for one test; `prepare` is done to each new one."""
        keeper = self.keepers.setdefault(address, Keeper(self.browser, address, prepare))
        page = keeper.take()
        yield page
        keeper.put_back(page)

    def close(self) -> None:
        for keeper in self.keepers.values():
            keeper.close()


class Keeper:
    """The page of one site that tests take after each other."""

    def __init__(self, browser: Browser, address: str, prepare: Prepare):
        self.browser, self.address, self.prepare = browser, address, prepare
        self.page: KeptPage | None = None
        self.used = 0

    def take(self) -> KeptPage:
        """A page as good as new, with what it complains of and whom else it asks in `faults`."""
        page, self.page = self.page or self._new(), None
        page.faults = []  # type: ignore[attr-defined]
        return page

    def put_back(self, page: KeptPage) -> None:
        """Take a page from a test that has ended, for the next or for good."""
        self.used += 1
        try:
            if not page.spoiled and self.used < REUSES:
                self._clean(page)
                self.page = page
                return
        except Error:  # it crashed, or shows a dialog
            pass
        page.close()
        self.close()

    def close(self) -> None:
        if self.used:
            self.context.close()
            self.used = 0
        self.page = None

    def _new(self) -> KeptPage:
        self.context = self.browser.new_context(base_url=self.address)
        page = self.context.new_page()
        page.on("console", lambda m: m.type == "error" and page.faults.append(m.text))  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
        own = (self.address, "data:", "blob:")
        page.on(
            "request",
            lambda asked: asked.url.startswith(own) or page.faults.append(asked.url),  # type: ignore[attr-defined]
        )
        self.prepare(page)
        page.__class__ = KeptPage
        assert isinstance(page, KeptPage)
        return page

    def _clean(self, page: KeptPage) -> None:
        page.unroute_all(behavior="ignoreErrors")
        if page.viewport_size != SIZE:
            page.set_viewport_size(SIZE)  # type: ignore[arg-type]
        if page.emulated:
            page.emulate_media(**dict.fromkeys(page.emulated, "null"))
            page.emulated = frozenset()
        page.mouse.move(-1, -1)
        page.goto(f"{self.address}robots.txt")  # a script that says goodbye has now done so
        page.evaluate("() => { sessionStorage.clear(); window.name = ''; }")
        stored = {"origin": self.address.rstrip("/"), "storageTypes": "all"}
        protocol = self.context.new_cdp_session(page)
        protocol.send("Storage.clearDataForOrigin", stored)
        protocol.send("Page.resetNavigationHistory")
        protocol.detach()
        if len(self.context.pages) > 1:
            raise Error("a window is left open")

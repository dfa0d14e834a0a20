"""What all tests share: the frozen data and what is built of it, one browser, golden files, and the
marks that say what a test needs.

`tests/data` is a small data folder that never changes with the real one: vocabularies, records of
every kind and a ledger. Tests of the code rest on it or on what tests/helpers/tree.py makes; only
tests/facts looks at the real data.

To change the frozen data, edit them and publish at a moment before AS_OF:
`.venv/bin/python tests/helpers/clock.py 2026-11-22T11:00+08:00 publish.py --data tests/data --note 一句话`.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.building import DATA, ROOT, build, tool_files_of
from helpers.guard import sitecustomize
from helpers.kept import Keepers
from helpers.once import once
from helpers.served import served
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent

AS_OF = "2026-11-22T12:00+08:00"
"""The moment as of which sites are built: after the last publication of the frozen ledger."""

# A busy machine is no fault of the code: nothing has a deadline, and slow data are no failure. The
# same commit gives the same answer everywhere; --examples looks further, each time elsewhere.
settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden", action="store_true", help="rewrite golden files instead of comparing"
    )
    parser.addoption(
        "--examples", type=int, help="how many random examples each property is tried on"
    )


def pytest_configure(config: pytest.Config) -> None:
    wanted = config.getoption("--examples")
    if wanted:
        same = settings.get_profile("same")
        settings.register_profile("far", same, derandomize=False, max_examples=wanted)
    settings.load_profile("far" if wanted else "same")
    _guard(Path(sitecustomize.__file__).parent)


def _guard(folder: Path) -> None:
    """Have every Python that a test starts load the guard of the marks."""
    paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare `text` with the golden file at `path`; with --golden, write it."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


# --- what is built ----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the frozen data as of 2026-11-22, by one strict build."""
    return once(
        tmp_path_factory, "site", lambda folder: build(folder, AS_OF, PORTAL_DATA=str(DATA))
    )


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site behind a plain server."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def tool_data() -> dict[str, Any]:
    """What each tool is given, by its file's path, as of 2026-11-22."""
    return tool_files_of(DATA, date(2026, 11, 22))


# --- browsers -----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("PORTAL_CHROMIUM") or None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def keepers(chromium: Browser) -> Iterator[Keepers]:
    """Who keeps the page of each site."""
    with closing(Keepers(chromium)) as keepers:
        yield keepers


@pytest.fixture
def page(keepers: Keepers, address: str) -> Iterator[Page]:
    """A page that notes every console error and every request to another host. Another test may
    have had it before; see helpers/kept.py."""
    yield from keepers.lend(address)


@pytest.fixture(scope="session")
def modules(chromium: Browser) -> Iterator[Page]:
    """A page below which the browser's modules lie, to import what a test needs."""
    with served(ROOT / "hooks/theme") as address:
        page = chromium.new_page()
        page.goto(f"{address}404.html")
        yield page
        page.close()


# --- marks --------------------------------------------------------------------------------------------

BROWSERS = frozenset(("chromium", "keepers", "page", "modules"))
"""Fixtures that need a browser."""

SITES = frozenset(("site", "address", "extreme_address", "preview"))
"""Fixtures that build a whole site. A test that builds one itself says so with the mark."""


LONGEST = (
    "pages/test_accessibility.py",
    "pages/test_hostile_data.py",
    "test_following.py",
    "test_publish_command.py",
    "facts/test_promises.py",
    "facts/test_first_screen.py",
    "pages/test_nothing_sent.py",
    "pages/test_extremes.py",
    "test_bench.py",
)
"""Files that start first, so that in the end no process waits for another that began one late."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow by what it asks for, so that nobody has to remember to; and put the longest
    files first, then others that need a site or a browser."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if asked & BROWSERS:
            item.add_marker("browser")
        if asked & SITES:
            item.add_marker("whole_site")
    slow = {item.path for item in items if set(item.keywords) & {"browser", "whole_site"}}
    first = [HERE / name for name in LONGEST]
    items.sort(key=lambda item: (item.path not in first, item.path not in slow))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let nothing start that the test is not marked for; see helpers/guard/sitecustomize.py."""
    os.environ[sitecustomize.MARKS] = " ".join(mark.name for mark in item.iter_markers())

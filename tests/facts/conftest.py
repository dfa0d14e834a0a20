"""The real data, held to what must stay true. Nothing else under tests/ looks at it.

A failure here means one of two things: a fact was changed by mistake, or it was changed rightly and
the case that quotes it has to follow. A module that keeps its cases in a file of their own names it
as FACTS.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.building import ROOT, build, tool_files_of
from helpers.filled_forms import MODULES, Made
from helpers.once import once
from helpers.served import served
from playwright.sync_api import Page as BrowserPage

REAL = ROOT / "data"
AS_OF = "2026-11-22T12:00+08:00"
"""Fixed, since what is true on a day stays true of that day."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real data, by one strict build."""
    return once(
        tmp_path_factory, "real", lambda folder: build(folder, AS_OF, PORTAL_DATA=str(REAL))
    )


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site behind a plain server."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def tool_data() -> dict[str, Any]:
    """What each tool is given of the real data, by its file's path."""
    return tool_files_of(REAL, date(2026, 11, 22))


@pytest.fixture(scope="module")
def made(modules: BrowserPage, tool_data: dict[str, Any]) -> Made:
    """Forms as the browser's modules fill them in, by form: tables of cells."""
    modules.evaluate(MODULES, tool_data)

    def tables(form: str, **given: Any) -> Any:
        return modules.evaluate("(given) => made(given)", {"form": form, "rows": [], **given})

    return tables


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Say with each failure what to do, and where."""
    report = yield
    if report.failed and report.when == "call":
        cases = getattr(getattr(item, "module", None), "FACTS", item.path)
        place = cases.relative_to(ROOT).as_posix()
        report.sections.append(("事实变了", f"事实变了：同时改这里的用例：{place}"))
    return report

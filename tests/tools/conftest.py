"""The tools' modules in Chromium, with the data of the real catalogue."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from served import served
from tests_site import ROOT

from portal.portal import Portal
from portal.tools.files import tool_files


@pytest.fixture(scope="session")
def tool_data() -> dict[str, Any]:
    """What each tool is given, by its file's path, as of 2026-11-22."""
    site = Portal.open(ROOT / "data", date(2026, 11, 22)).site
    return {asset.path: json.loads(asset.content) for asset in tool_files(site)}


@pytest.fixture(scope="session")
def modules(chromium: Browser) -> Iterator[Page]:
    """A page below which the browser's modules lie, to import what a test needs."""
    with served(ROOT / "hooks/theme") as address:
        page = chromium.new_page()
        page.goto(f"{address}404.html")
        yield page
        page.close()

"""A small tree of sample records, and the site of the real data, built once."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from served import served
from tests_site import ROOT, build

from portal.portal import Portal

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample records beside the real vocabularies."""
    data = tmp_path_factory.mktemp("sample") / "data"
    shutil.copytree(HERE / "tree", data)
    shutil.copytree(ROOT / "data" / "vocab", data / "vocab")
    return data


@pytest.fixture(scope="session")
def sample(sample_data: Path) -> Portal:
    """The samples as they stand on 2026-09-01."""
    return Portal.open(sample_data, date(2026, 9, 1))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real data as of 2026-11-22, by one strict build."""
    return build(tmp_path_factory.mktemp("site") / "site", "2026-11-22T12:00+08:00")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site behind a plain server."""
    with served(site) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page that notes every console error and every request to another host."""
    page = chromium.new_page(base_url=address)
    page.faults = []  # type: ignore[attr-defined]
    page.on("console", lambda m: m.type == "error" and page.faults.append(m.text))  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
    page.on(
        "request",
        lambda request: (
            request.url.startswith((address, "data:", "blob:")) or page.faults.append(request.url)  # type: ignore[attr-defined]
        ),
    )
    yield page
    page.close()

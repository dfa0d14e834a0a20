"""The map of the site leads to all that the site has: every column, every gathering, every page that was
written by hand."""

import re
from pathlib import Path

from helpers.building import ROOT

LINK = re.compile(r'href="\.\./([^"#?]*)"')


def linked(site: Path) -> set[str]:
    return set(LINK.findall((site / "site-map/index.html").read_text(encoding="utf-8")))


def columns(site: Path) -> set[str]:
    """The lists of the site, as their pages call themselves."""
    found = set()
    for page in site.glob("*/index.html"):
        if 'name="ColumnType"' in page.read_text(encoding="utf-8").partition("</head>")[0]:
            found.add(f"{page.parent.name}/")
    return found


def test_every_column_is_on_it(site: Path) -> None:
    assert columns(site) - linked(site) == set()


def test_every_page_written_by_hand_is_on_it(site: Path) -> None:
    docs = ROOT / "docs"
    pages = [*docs.glob("*.md"), *docs.glob("guide/*.md")]
    inside = {"ARCHITECTURE.md", "walks.md"}
    wanted = {
        re.sub(r"(^|/)index/$", r"\1", f"{page.relative_to(docs).with_suffix('').as_posix()}/")
        for page in pages
        if page.name not in inside
    }
    assert wanted - linked(site) - {"", "site-map/"} == set()


def test_it_names_no_column_without_content(site: Path) -> None:
    html = (site / "site-map/index.html").read_text(encoding="utf-8")
    assert re.search(r"\b0</span>", html) is None

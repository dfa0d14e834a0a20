"""The theme's shell is rendered once for pages that are alike; no reader can tell."""

from pathlib import Path

import pytest
from helpers.building import ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config

import portal_files
from portal.pages.shell import Shell, mark
from portal_pages import shortened

ENTRY = f'<li><a href="#{mark("anchor")}">{mark("heading")}</a></li>'


def test_text_is_escaped_and_markup_is_not(sample) -> None:
    body = sample.pages["laws/sample-law/"].body
    shell = Shell(f'<title>{mark("title")}</title><meta content="{mark("title")}">{mark("body")}')
    page = shell.filled({"title": 'A<B "C"', "body": body}, ())
    assert page == f'<title>A&lt;B &#34;C&#34;</title><meta content="A&lt;B &#34;C&#34;">{body}'


def test_the_contents_have_an_entry_for_each_section() -> None:
    shell = Shell(f"<ul>\n {ENTRY}\n</ul>")
    page = shell.filled({}, [("a", "甲 < 乙"), ("b", "丙")])
    entries = '\n <li><a href="#a">甲 &lt; 乙</a></li>\n <li><a href="#b">丙</a></li>\n'
    assert page == f"<ul>{entries}</ul>"


def test_what_looks_like_a_mark_in_a_text_stays_text() -> None:
    shell = Shell(f"{mark('title')}|{mark('address')}")
    assert shell.filled({"title": mark("address"), "address": "x"}, ()) == f"{mark('address')}|x"


@pytest.mark.whole_site
def test_a_filled_page_is_the_page_that_the_theme_renders(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_DATA", str(sample_data))
    monkeypatch.setenv("PORTAL_AS_OF", "2026-09-01")
    filled = _built(tmp_path / "filled")
    monkeypatch.setattr(portal_files, "prominent", lambda url: True)
    rendered = _built(tmp_path / "rendered")
    assert len(rendered) > 30
    # A shell leaves out the theme's indents, which the theme's own pages have.
    different = [name for name in rendered if shortened(filled[name]) != shortened(rendered[name])]
    assert different == [], "main.html 用到了外壳没有留位置的内容，见 hooks/portal_pages.py"


def _built(site: Path) -> dict[str, str]:
    """The pages of the sample records, by path."""
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site)))
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }

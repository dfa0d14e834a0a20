"""What a screen reader is told of each kind of page; see helpers/heard.py. Full texts and comparisons are
heard where they are made: test_text_page.py, test_text_compare_page.py, test_compare_page.py."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from helpers.addresses import ANSWERS, KINDS
from helpers.heard import JUMPS, faults_heard
from playwright.sync_api import Browser, Page

HEARD = {
    **KINDS,
    **{f"answer-{tool}": f"tools/{tool}/#{urlencode(asked)}" for tool, asked in ANSWERS.items()},
    "forms": "forms/",
    "services": "services/",
    "explanations": "interpretations/",
    "long-list-alone": "phase-out/gaohaoneng-1/rows/",
    "poster": "jobs/air-compressor/poster/",
    "manual": "manual/",
    "manual-tables": "manual/publish/",
    "manual-fields": "manual/fields/cases/",
    "embed": "embed/record/case-001/",
    "embed-list": "embed/list/laws/",
    "embed-tool": "embed/tool/equipment/",
}


@pytest.fixture(scope="module")
def reader(chromium: Browser, address: str) -> Iterator[Page]:
    """One page for all: what is looked at has no memory."""
    context = chromium.new_context(base_url=address)
    yield context.new_page()
    context.close()


def settled(page: Page, url: str) -> None:
    """Open a page, and all that is folded on it, when what scripts add stands there."""
    page.goto("about:blank")  # else only the part after # is changed
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(url, wait_until="networkidle" if url.startswith(("my/", "search/")) else "load")
    page.wait_for_function("!document.querySelector('.elder[hidden]')")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


@pytest.mark.parametrize("kind", HEARD)
def test_a_screen_reader_is_told_what_is_where(reader: Page, kind: str) -> None:
    settled(reader, HEARD[kind])
    if kind.startswith("answer-"):
        reader.locator(".result .verdict").first.wait_for()
    assert faults_heard(reader) == []
    reader.set_viewport_size({"width": 390, "height": 844})
    assert reader.evaluate(JUMPS) == []


BROKEN = """<!DOCTYPE html><html><title>坏</title><body>
<h1>题</h1><h3>跳级</h3><h1>又一题</h1>
<nav><a href="a">更多</a></nav><nav><a href="b">更多</a></nav>
<main></main><main><article>
<a href="c"><svg></svg></a><img src="d"><iframe></iframe>
<button style="margin-top: 9em">后</button><button style="position: absolute; top: 0; left: 0">先</button>
<label>甲<input type="radio" name="x"></label><input tabindex="3" aria-label="丙" id="e">
<p id="e" aria-describedby="nowhere">丁</p>
<table><tr><th></th></tr><tr><td>戊</td></tr></table>
</article></main></body></html>"""

TOLD = (
    *("2 titles", "from level 1 to 3", "2 of navigation by the name “”", "2 of the landmark main"),
    *("link by the name “”", "“更多” leads to 2 places", "image without", "Iframe without"),
    *(
        "goes up",
        "a choice without its question",
        "a tabindex of its own",
        "2 elements with the id e",
    ),
    *("leads nowhere", "a table without a name", "a table without headers", "no language"),
)


def test_what_is_broken_is_heard(reader: Page) -> None:
    reader.goto("404.html")
    reader.set_content(BROKEN)
    told = faults_heard(reader)
    assert [words for words in TOLD if not any(words in one for one in told)] == []

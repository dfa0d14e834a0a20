"""Questions in the words of small firms, answered through the site as they would: search, tools, pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from helpers.page_text import text_of
from playwright.sync_api import Browser, Page, expect

from portal.bench.browser import SearchAnswer, ask

FACTS = Path(__file__).with_name("questions.yaml")
QUESTIONS: list[dict[str, Any]] = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
SEARCH = "查："
TOP = 5
"""So many results somebody looks at."""


@pytest.fixture(scope="module")
def found(chromium: Browser, site: Path) -> dict[str, SearchAnswer]:
    """What the search answers to each text."""
    asked = [one[len(SEARCH) :] for each in QUESTIONS for one in each["way"] if one[:2] == SEARCH]
    return dict(zip(asked, ask(chromium, site, asked), strict=True))


@pytest.fixture(scope="module")
def tools(chromium: Browser, address: str) -> Iterator[Page]:
    page = chromium.new_page(base_url=address)
    yield page
    page.close()


def answer_of(page: Page, path: str) -> str:
    """The whole answer of a tool, folded parts too."""
    page.goto(quote(path, safe="/?&="), wait_until="networkidle")
    body = page.locator(".result__body")
    expect(body, path).not_to_be_empty()
    said = page.locator(".result__said").text_content() or ""
    return re.sub(r"\s+", " ", f"{said} {body.text_content()}")


def test_they_are_many() -> None:
    assert len(QUESTIONS) >= 30
    assert len({one["question"] for one in QUESTIONS}) == len(QUESTIONS)
    assert all(one["says"] and one["why"] for one in QUESTIONS)


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda one: one["question"])
def test_the_answer_is_right(
    asked: dict[str, Any], site: Path, tools: Page, found: dict[str, SearchAnswer]
) -> None:
    way = asked["way"]
    read = []
    for step, place in enumerate(way):
        if place.startswith(SEARCH):
            assert way[step + 1] in found[place[len(SEARCH) :]].addresses[:TOP]
        elif "?" in place:
            read.append(answer_of(tools, place))
        else:
            read.append(text_of(site, place.rstrip("/")))
    text = " ".join(read)
    assert [words for words in asked["says"] if words not in text] == []
    assert [words for words in asked.get("not", ()) if words in text] == []

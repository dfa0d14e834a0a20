"""Python and the browser understand alike which article somebody asks for."""

import json
from typing import Any

import pytest
from helpers.building import ROOT
from helpers.served import served
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from portal.texts.asked_place import asked_place

VECTORS = json.loads((ROOT / "tests/vectors/asked_places.json").read_text(encoding="utf-8"))

READ = """(texts) => texts.map((text) => {
  const found = read.askedPlace(text)
  return found ? [found.key, found.calls, found.words, found.isSure] : null
})"""


@pytest.fixture(scope="module")
def module(chromium: Any) -> Any:
    """A page with the browser's module, served as the site serves it."""
    with served(ROOT / "hooks/theme") as address:
        page: Page = chromium.new_page()
        page.goto(f"{address}404.html")
        page.evaluate("async () => { window.read = await import('/assets/search/asked_place.js') }")
        yield page
        page.close()


def python(text: str) -> list[Any] | None:
    found = asked_place(text)
    return found and [found.key, [list(one) for one in found.calls], found.words, found.is_sure]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"])
def test_vectors(vector: dict[str, Any], module: Page) -> None:
    found = python(vector["text"])
    assert module.evaluate(READ, [vector["text"]]) == [found]
    if not vector["key"]:
        assert found is None
        return
    assert found is not None
    assert found[:2] == [vector["key"], vector["calls"]]
    assert found[2] == vector.get("words", found[2])
    assert found[3] is vector.get("sure", True)


PART = st.sampled_from(
    [
        "节能法",
        "第",
        "52",
        "五十二",
        "条",
        "款",
        "项",
        "目",
        "之",
        "一",
        "《",
        "》",
        "（",
        "）",
        "(",
        "2018年修正",
        ")",
        "的",
        "规定",
        "请问",
        "条例",
        "\u2028",
        "\x1c",
        "條",
        "０",
        "5",
        "是什么",
        "十",
        "〇",
        "两",
        "新",
        "罚",
    ]
    + [" "]
)
TEXT = st.lists(PART, max_size=14).map("".join) | st.text(max_size=30)


@given(st.lists(TEXT, min_size=20, max_size=20))
def test_any_text_is_understood_alike(module: Page, texts: list[str]) -> None:
    assert module.evaluate(READ, texts) == [python(text) for text in texts]

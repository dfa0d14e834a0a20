"""Python and the browser read every text alike: what is indexed is what is asked for."""

import json
from typing import Any

import pytest
from helpers.building import ROOT
from helpers.served import served
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from portal.read.normalise import normalise, tokens
from portal.search.variants import variants

VECTORS = json.loads((ROOT / "tests/vectors/normalise.json").read_text(encoding="utf-8"))
SIMPLE = variants(["资源综合利用增值税"])
TABLE = {ord(old): new for old, new in SIMPLE.items()}

READ = """([texts, simplify]) => texts.map((text) => {
  const normal = read.normalise(text, simplify)
  return [normal, read.tokens(normal), read.tokens(normal, 2)]
})"""


@pytest.fixture(scope="module")
def module(chromium: Any) -> Any:
    """A page with the browser's module, served as the site serves it."""
    with served(ROOT / "hooks/theme") as address:
        page: Page = chromium.new_page()
        page.goto(f"{address}404.html")
        page.evaluate("async () => { window.read = await import('/assets/search/normalise.js') }")
        yield page
        page.close()


def python(text: str) -> list[Any]:
    normal = normalise(text, TABLE)
    return [normal, tokens(normal), tokens(normal, 2)]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"])
def test_vectors(vector: dict[str, Any], module: Page) -> None:
    wanted = [vector["normal"], vector["tokens"]]
    assert python(vector["text"])[:2] == wanted
    (browser,) = module.evaluate(READ, [[vector["text"]], SIMPLE])
    assert browser[:2] == wanted


STRANGE = st.sampled_from(
    "⺁⻛⻮⽔\u00ad\u200b\u2060\ufeff\ufe0f\U000e0020\u3164第令公告号条年文件 12十七〇百千"
)
TEXT = st.text(max_size=40) | st.text(STRANGE, max_size=40)


@given(st.lists(TEXT, min_size=20, max_size=20))
def test_any_text_is_read_alike(module: Page, texts: list[str]) -> None:
    assert module.evaluate(READ, [texts, SIMPLE]) == [python(text) for text in texts]


@given(TEXT)
def test_normal_is_normal(text: str) -> None:
    normal = normalise(text, TABLE)
    assert normalise(normal, TABLE) == normal
    assert not normal or set(normal) <= set(normal.lower()) and normal == normal.strip()


def test_the_table_changes_no_word_of_the_data() -> None:
    table = variants(["乾燥机的后处理"])
    assert "乾" not in table and all(new in "乾燥机的后处理" for new in table.values())

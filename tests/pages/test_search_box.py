"""The theme's search box with our worker behind it: what people type is found while they type."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

RESULTS = ".md-search-result__link"

ASK = """async (query) => {
  const worker = new Worker("assets/search/worker.js")
  const answers = []
  await new Promise((done) => {
    worker.onmessage = ({ data }) => {
      answers.push(data)
      if (data.type === 3) done()
    }
    worker.onerror = (event) => { answers.push({ type: "error", data: event.message }); done() }
    worker.postMessage({ type: 0, data: { config: {}, docs: [], options: {} } })
    worker.postMessage({ type: 2, data: query })
  })
  worker.terminate()
  return answers
}"""


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("about/")
    return page


def typed(page: Page, text: str) -> None:
    """Open the box and type; nobody presses Enter."""
    page.get_by_role("button", name="搜索", exact=True).click()
    page.get_by_placeholder("搜索").press_sequentially(text)


def test_the_theme_is_told_of_our_worker(site: Path) -> None:
    """Another version of the theme may name its worker otherwise, and would go on using it."""
    for name in ("index.html", "laws/index.html", "laws/eia-law/index.html", "404.html"):
        config = re.search(r'"search": "([^"]*)"', (site / name).read_text(encoding="utf-8"))
        assert config and config.group(1).endswith("assets/search/worker.js"), name


def test_the_protocol_is_the_theme_s(page: Page) -> None:
    """0 setup, 1 ready, 2 query, 3 result; items are groups of documents that can be shown."""
    page.goto("")
    ready, result = page.evaluate(ASK, "节约能源法")
    assert ready == {"type": 1} and result["type"] == 3
    first = result["data"]["items"][0][0]
    assert first["location"] == "laws/energy-conservation-law/" and first["score"] > 1
    assert "<mark>节约能源法</mark>" in first["title"] and first["terms"] == {}
    assert "现行有效" in first["text"]


def test_a_model_is_found_while_it_is_typed_on_a_phone(phone: Page) -> None:
    typed(phone, "y132m")
    row = phone.locator(f"{RESULTS}[href*='phase-out/gaohaoneng-2-1-1/']")
    row.first.wait_for(timeout=20_000)
    addresses = [one.get_attribute("href") or "" for one in phone.locator(RESULTS).all()[:3]]
    assert any("phase-out/gaohaoneng-2-1-1/" in address for address in addresses)
    expect(row.first).to_contain_text("型号 Y132M-4")


@pytest.mark.parametrize(
    ("model", "words"),
    [("JO2-51-4", "都不是结论"), ("S11-M-400/10", "这不等于没有列入")],
)
def test_a_model_leads_to_the_check_first(page: Page, model: str, words: str) -> None:
    page.goto("")
    (_, result) = page.evaluate(ASK, model)
    (first, *others) = [group[0] for group in result["data"]["items"]]
    assert first["location"] == f"tools/equipment/#model={quote(model, safe='')}"
    assert words in first["text"]
    rows = [one["location"] for one in others if one["location"].startswith("phase-out/")]
    assert rows == (["phase-out/gaohaoneng-1-1-1/"] if model == "JO2-51-4" else [])


def test_the_short_name_of_a_law_shows_the_law_first(phone: Page) -> None:
    typed(phone, "节能法")
    expect(phone.locator(RESULTS).first).to_contain_text("中华人民共和国节约能源法", timeout=20_000)


def test_a_repealed_law_says_so_and_what_to_read(phone: Page) -> None:
    typed(phone, "环境影响评价法")
    first = phone.locator(RESULTS).first
    expect(first).to_contain_text("中华人民共和国环境影响评价法", timeout=20_000)
    expect(first).to_contain_text("已废止")
    expect(first).to_contain_text("生态环境法典")


def test_synonyms_are_told(phone: Page) -> None:
    typed(phone, "电机")
    expect(phone.locator(RESULTS).first).to_contain_text("也搜索了：电动机", timeout=20_000)


def test_the_last_result_leads_to_all(phone: Page) -> None:
    typed(phone, "节能")
    phone.locator(f"{RESULTS}[href*='search/#q=']").wait_for(state="attached", timeout=20_000)
    assert phone.faults == []  # type: ignore[attr-defined]


def test_nothing_is_loaded_before_somebody_asks(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("laws/eia-law/")
    page.wait_for_timeout(500)
    big = [
        url
        for url in asked
        if re.search(r"search/(docs|index|[0-9a-f]{12})|lunr|engine|results", url)
    ]
    assert big == []


@pytest.mark.parametrize(
    "query",
    [
        " ",
        "*",
        '*:"+-~^',
        "+title:节能 -法 节~2 能^9",
        "<script>alert(1)</script>",
        "😀🙃",
        "\x00\x07\x1b",
        "节" * 10_000,
        "a" * 10_000,
        "1 " * 5_000,
        "\ud800",
        "__proto__ constructor toString hasOwnProperty",
        "=节约能源法",
        "型",
    ],
)
def test_any_text_is_a_plain_query(page: Page, query: str) -> None:
    page.goto("")
    answers = page.evaluate(ASK, query)
    assert [answer["type"] for answer in answers] == [1, 3]
    for (item,) in answers[1]["data"]["items"]:
        assert "<script" not in item["title"] + item["text"]
    assert page.faults == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "lost", ["index.json", "*/words-*.json", "*/rows-*.json", "*/answers.json"]
)
def test_lost_files_are_told_and_tried_again(page: Page, lost: str) -> None:
    page.goto("")
    page.context.route(f"**/search/{lost}", lambda route: route.abort())
    (_, result) = page.evaluate(ASK, "节能")
    assert "没有载入" in result["data"]["items"][0][0]["title"]
    page.context.unroute(f"**/search/{lost}")
    (_, result) = page.evaluate(ASK, "节能")
    assert len(result["data"]["items"]) > 5


def test_nothing_found_says_so_and_offers_what_is_near(phone: Page) -> None:
    typed(phone, "不存在的词汇铯钫")
    first = phone.locator(RESULTS).first
    expect(first).to_contain_text("没有找到", timeout=20_000)
    expect(phone.locator(".md-search-result__meta")).to_contain_text("下面")
    leading = phone.locator(f"{RESULTS}[href*='search/#q=']")
    expect(leading).to_contain_text("没有找到？打开搜索页")

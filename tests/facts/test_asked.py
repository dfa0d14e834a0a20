"""Questions lead to the job, the tool or to whom to ask; what is no question of ours leads nowhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

import pytest
import yaml
from helpers.building import ROOT
from playwright.sync_api import Browser, Page, expect

from portal.bench.browser import SearchAnswer, ask
from portal.bench.relevance import lists_of, read_queries
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load

FACTS = Path(__file__).with_name("asked.yaml")
CASES: dict[str, Any] = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
QUESTIONS: list[dict[str, Any]] = CASES["questions"]
OUTSIDE: list[str] = CASES["outside"]
LEAST = 0.9
"""Of the questions, led to the right place before any other."""

FILLED = {
    "S11 变压器淘汰了没有": {"model": "S11", "category": "transformer"},
    "YB 防爆电机是 2012 年造的，也要换吗": {"category": "motor", "made": "2012"},
    "4 吨燃煤锅炉还能用吗": {"category": "boiler", "evaporation": "4", "fuel": "coal"},
    "一度电折多少千克标准煤": {"e1": "电力（当量值）", "a1": "1", "u1": "千瓦时"},
    "3 吨柴油折多少标准煤": {"e1": "柴油", "a1": "3", "u1": "吨"},
    "空压机一级能效比功率是多少": {"kind": "machine", "machine": "compressor"},
    "设备更新贴息到什么时候截止": {"situation": "renewal-loan"},
    "TYCX": {"machine": "motor", "model": "TYCX"},
    "YKK 450 6kV": {"machine": "motor", "model": "YKK 450 6kV"},
}
"""What is said in a question stands in the tool's form already."""

PLACES = {
    "深圳工业电价": "深圳",
    "成都做节能诊断要多少钱": "成都",
    "厦门换空压机补助": "",
    "复合肥厂余热回收怎么做": "",
    "山东余热回收有补助吗": "山东",
    "河北峰谷电价时段": "河北",
    "福建换电机有补贴吗": "",
}
"""What is told of some places only is not known of another: the place that is named."""

MEANT = {
    "等价值是什么意思": ["terms/term-equivalent-primary/"],
    "什么叫小型微利": ["terms/term-small-low-profit/"],
    "当量值 等价值 区别": ["terms/term-equivalent-calorific/", "terms/term-equivalent-primary/"],
    "小微企业和中小企业一样吗": ["terms/term-small-micro/", "terms/term-sme/"],
    "限定值是什么意思": ["terms/term-efficiency-limit/", "terms/term-quota-limit-value/"],
    "tce是什么意思": ["terms/term-tce/"],
    "等价值": ["terms/term-equivalent-primary/"],
    "节能审查": [],
    "电价是什么": [],
    "做能源审计多少钱": [],
}
"""Who asks what a word means has that first: both words where two are asked for, both meanings of one that
has two. Who asks something else about it does not."""

MODELS = (
    "S9变压器",
    "Y132M-4",
    "SL7",
    "S8",
    "GB 18613-2020",
    "财税〔2017〕71号",
    "GBT 23331",
    "节能审查办法",
)
"""Who looks for a model or a document has it below, and gets no advice."""

MATTERS = {
    "锅炉登记": "services/cn-boiler-registration/",
    "锅炉使用登记": "services/cn-boiler-registration/",
    "项目备案": "services/cn-project-filing/",
    "在哪里备案项目": "services/cn-project-filing/",
    "排污许可在哪办": "services/cn-discharge-permit/",
}
"""Who names what is done, or asks where, is led to the matter first."""

BOX = """async (query) => {
  const worker = new Worker("assets/search/worker.js")
  const told = await new Promise((done) => {
    const answers = []
    worker.onmessage = ({ data }) => data.type === 3 && (answers.push(data.data.items) === 1
      ? setTimeout(() => done(answers.pop()), 3000) : 0)
    worker.postMessage({ type: 2, data: query })
  })
  worker.terminate()
  return told.map(([first]) => first)
}"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(load(ROOT / "data"))


@pytest.fixture(scope="module")
def documents(catalogue: Catalogue) -> list[str]:
    """What people type who look for a document, a model or a number."""
    paths = [FACTS.parent / "search" / f"{one}.yaml" for one in ("numbers", "models")]
    return [one.query.query for one in read_queries(paths, catalogue.items)]


@pytest.fixture(scope="module")
def told(chromium: Browser, site: Path, documents: list[str]) -> dict[str, SearchAnswer]:
    texts = [one["text"] for one in QUESTIONS]
    texts += [
        *OUTSIDE,
        *FILLED,
        *PLACES,
        *MEANT,
        *MODELS,
        *MATTERS,
        "税务登记",
        "合同备案",
        "电梯登记",
        "网站备案",
        "广东节能处电话",
        *documents,
    ]
    return dict(zip(texts, ask(chromium, site, texts), strict=True))


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Iterator[Page]:
    page = chromium.new_page(base_url=address, viewport={"width": 390, "height": 844})
    yield page
    page.close()


def first_places(answer: SearchAnswer) -> tuple[str, ...]:
    """Where the cards lead, or the first result where there is none."""
    return tuple(one.partition("#")[0] for one in answer.leads) or answer.addresses[:1]


def is_right(answer: SearchAnswer, wanted: list[str], lists: dict[str, str]) -> bool:
    for place in first_places(answer):
        kind, _, rest = place.partition("/")
        parent = lists.get(rest.strip("/"))
        if place in wanted or (parent and f"{kind}/{parent}/" in wanted):
            return True
    return False


def test_they_are_many() -> None:
    assert len(QUESTIONS) >= 80 and len({one["text"] for one in QUESTIONS}) == len(QUESTIONS)
    assert len(OUTSIDE) >= 40


def test_questions_lead_to_what_answers_them(
    told: dict[str, SearchAnswer], catalogue: Catalogue
) -> None:
    lists = lists_of(catalogue)
    wrong = [
        (one["text"], first_places(told[one["text"]]))
        for one in QUESTIONS
        if not is_right(told[one["text"]], one["to"], lists)
    ]
    assert len(wrong) <= len(QUESTIONS) * (1 - LEAST), wrong


def test_what_cannot_be_answered_is_said(told: dict[str, SearchAnswer]) -> None:
    asked = [one["text"] for one in QUESTIONS if one.get("cannot")]
    silent = [text for text in asked if not told[text].unknown]
    assert len(asked) >= 5 and len(silent) <= 1, silent


def test_what_can_be_answered_is_not_denied(told: dict[str, SearchAnswer]) -> None:
    asked = [one["text"] for one in QUESTIONS if one.get("can")]
    assert len(asked) >= 10
    assert [(text, told[text].unknown) for text in asked if told[text].unknown] == []


def test_no_card_leads_to_what_is_another_matter(told: dict[str, SearchAnswer]) -> None:
    asked = [one for one in QUESTIONS if one.get("never")]
    led = {
        one["text"]: {lead.partition("#")[0] for lead in told[one["text"]].leads} for one in asked
    }
    assert len(asked) >= 5
    assert [one["text"] for one in asked if led[one["text"]] & set(one["never"])] == []


def test_a_body_of_which_nothing_is_known_does_not_stand_alone(
    told: dict[str, SearchAnswer],
) -> None:
    leads = [one.partition("#")[0] for one in told["广东节能处电话"].leads]
    assert leads == ["bodies/gd-gdii/", "bodies/cn-12345/"]


@pytest.mark.parametrize("question", MEANT)
def test_what_a_word_means_comes_first(told: dict[str, SearchAnswer], question: str) -> None:
    leads = [one.partition("#")[0] for one in told[question].leads]
    terms = [one for one in leads if one.startswith("terms/")]
    assert terms == MEANT[question] and leads[: len(terms)] == terms
    assert not (terms and told[question].unknown)


@pytest.mark.parametrize("question", ["税务登记", "合同备案", "电梯登记", "网站备案"])
def test_what_is_done_elsewhere_leads_to_no_matter(
    told: dict[str, SearchAnswer], question: str
) -> None:
    assert not any(one.startswith("services/") for one in told[question].leads)


@pytest.mark.parametrize("question", MATTERS)
def test_what_is_done_online_is_led_to(told: dict[str, SearchAnswer], question: str) -> None:
    assert told[question].leads[:1] == (MATTERS[question],)


def test_what_is_not_ours_leads_nowhere(told: dict[str, SearchAnswer]) -> None:
    assert [(text, told[text].leads) for text in OUTSIDE if told[text].leads] == []
    assert [text for text in OUTSIDE if told[text].unknown] == []


def test_who_looks_for_a_document_or_a_model_gets_no_advice(
    told: dict[str, SearchAnswer], documents: list[str]
) -> None:
    assert len(documents) > 80
    led = [(text, told[text].leads) for text in (*documents, *MODELS) if told[text].leads]
    assert [one for one in led if not one[1][0].startswith("tools/")] == []


@pytest.mark.parametrize("question", FILLED)
def test_what_was_said_is_filled_in(told: dict[str, SearchAnswer], question: str) -> None:
    tools = [one for one in told[question].leads if one.startswith("tools/")]
    assert len(tools) == 1, told[question].leads
    filled = {name: values[0] for name, values in parse_qs(tools[0].partition("#")[2]).items()}
    assert {name: filled.get(name) for name in FILLED[question]} == FILLED[question]


@pytest.mark.parametrize("question", PLACES)
def test_what_is_not_recorded_of_a_place_is_said(
    told: dict[str, SearchAnswer], question: str
) -> None:
    said = told[question].unknown
    assert PLACES[question] in said if PLACES[question] else not said


def test_the_card_says_must_or_may_and_what_first_and_whom_to_ask(page: Page) -> None:
    page.goto("search/#q=" + quote("融资租赁来的设备能不能抵免"))
    cards = page.locator(".found__leads .lead")
    expect(cards.first).to_contain_text("这一点本站答不了：")
    expect(cards.first.locator("a[href^='tel:']").first).to_have_text("12366")
    job = cards.nth(1)
    expect(job.locator("a")).to_have_attribute(
        "href", page.url.partition("search/")[0] + "jobs/tax-credit/"
    )
    expect(job).to_contain_text("先做：")
    assert any(word in (job.text_content() or "") for word in ("必须做：", "可以做：", "看情况："))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_relief_that_ended_meanwhile_is_not_offered(page: Page) -> None:
    page.clock.set_fixed_time("2027-01-01T12:00:00+08:00")
    page.goto("about/")
    page.goto("search/#q=" + quote("设备更新贴息怎么申请"))
    card = page.locator(".found__leads .lead", has_text="贴息").first
    expect(card).to_be_visible()
    expect(page.locator(".found__leads")).not_to_contain_text("到 2026-12-31")


def test_nothing_sure_is_said_so(page: Page) -> None:
    page.goto("search/#q=" + quote("标准里的限定值和准入值差在哪"))
    expect(page.locator(".found__leads")).to_contain_text("没有把握")
    page.goto("search/#q=" + quote("GB 18613-2020"))
    expect(page.locator(".found__said")).to_contain_text("找到")
    expect(page.locator(".found__leads")).to_be_hidden()


def test_the_box_in_the_head_leads_there_first(page: Page) -> None:
    page.goto("about/")
    page.goto("")
    first, *_ = page.evaluate(BOX, "换空压机有没有补贴")
    assert first["location"] == "jobs/air-compressor/"
    assert "先做：" in first["text"]

"""The way to the official text: what a source says, what a library holds, whom to ask."""

from types import SimpleNamespace

import pytest
from helpers.tree import catalogue, law, notice, relief, row

from portal.read.vocabulary import Library
from portal.view.official_text import official_text_of

SEEN = {"seen": [{"title": "清单", "date": "2026-11-22"}], "description": "库"}


def library(id, **fields):
    head = {"id": id, "name": f"{id}库", "url": f"https://{id}.gov.cn", "hint": "粘贴标题"}
    return Library.model_validate(head | SEEN | fields)


LIBRARIES = (
    library("tax", holds=[{"issuers": ["sta"], "look_up": "doc_no"}]),
    library("law", holds=[{"levels": ["law"]}], pages=["https://law.gov.cn/detail?"]),
    library("led", holds=[{"led_by": ["ndrc"]}], search="https://led.gov.cn/s?q={words}"),
)


def text(record, id="甲", kind="policies", libraries=LIBRARIES):
    found = catalogue(**{kind: [record]})
    site = SimpleNamespace(
        catalogue=found,
        vocabulary=lambda name: {one.id: one for one in libraries} if name == "libraries" else {},
        name=lambda vocabulary, id: id,
        unsafe_links=(),
    )
    return official_text_of(found.items[id], site)


def source(**fields):
    return {"title": "某网", "seen": "2026-11-22"} | fields


def test_a_source_that_is_the_text_leads_to_it():
    told = text(
        law("a", sources=[source(), source(url="https://www.gov.cn/a", official=True)]), "a", "laws"
    )
    assert told.state == "address" and told.address.url == "https://www.gov.cn/a"
    assert told.library.id == "law"  # for an address may have moved


def test_an_address_of_a_library_is_the_text_without_a_word():
    page = source(url="https://law.gov.cn/detail?1")
    assert text(law("a", sources=[page]), "a", "laws").state == "address"
    assert text(law("a", sources=[page | {"official": False}]), "a", "laws").state == "library"


@pytest.mark.parametrize("fields", [{}, {"citable": False}, {"official": False}])
def test_a_mirror_is_no_link(fields):
    told = text(law("a", sources=[source(url="http://mirror.example/a", **fields)]), "a", "laws")
    assert told.address is None


def test_the_first_library_that_holds_it_is_asked():
    assert (
        text(law("a", issuers=["sta"], doc_no="公告2026年第1号"), "a", "laws").library.id == "tax"
    )


def test_the_leading_body_decides_not_any_body():
    assert text(notice("a", issuers=["ndrc", "miit"]), "a").library.id == "led"
    assert text(notice("a", issuers=["miit", "ndrc"]), "a").library is None


def test_the_words_go_into_the_address_that_was_seen():
    told = text(notice("a", issuers=["ndrc"], title="甲 乙&丙"), "a")
    assert told.library_url == "https://led.gov.cn/s?q=%E7%94%B2%20%E4%B9%99%26%E4%B8%99"


def test_a_doubted_number_is_not_looked_up():
    doubt = {
        "confidence": "medium",
        "checked": "2026-11-22",
        "unverified": [{"field": "doc_no", "part": "年份"}],
    }
    told = text(notice("a", issuers=["sta"], doc_no="公告2026年第1号", verification=doubt), "a")
    assert (told.words, told.words_are) == ("关于a的通知", "标题")


def test_a_row_stands_in_the_text_of_its_list():
    record = relief(
        "a",
        row("a-1", item_no="3", group="一、废渣"),
        issuers=["sta"],
        doc_no="财税〔2015〕78号（附件）",
    )
    told = text(record, "a-1", "tax")
    assert told.words == "财税〔2015〕78号"
    assert told.within == "附件，一、废渣，第 3 项"


def test_where_nothing_is_known_the_issuer_is_named():
    told = text(notice("a", issuers=["miit"]), "a")
    assert told.state == "neither" and "向miit问" in told.told


def test_a_record_may_say_it_itself():
    told = text(notice("a", official_text={"library": "law", "words": "原文的标题"}), "a")
    assert (told.library.id, told.words) == ("law", "原文的标题")
    told = text(notice("a", issuers=["ndrc"], official_text={"told": "没有原文。"}), "a")
    assert (told.state, told.told) == ("neither", "没有原文。")

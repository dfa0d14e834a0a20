"""Articles that are named lead to their words where these are at hand, and articles say who rests on them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.full_text import full_text, put_text
from helpers.tree import folder, law, notice

from portal.portal import Portal
from portal.view.article_basis import article_basis
from portal.view.article_links import linked
from portal.view.legal_texts import shown_version
from portal.view.text_pieces import pieces_of

DAY = date(2026, 11, 22)


def duty(article: str, must: str = "记台账", **more: Any) -> dict[str, Any]:
    return {"article": article, "must": must, **more}


RECORDS = {
    "laws/ledger.yaml": law(
        "ledger",
        title="中华人民共和国台账法",
        aliases=["台账法"],
        effective="2020-01-01",
        amendments=[{"date": "2023-05-01"}],
        duties=[
            duty("第二条", threshold="年耗能一千吨以上", by="每年3月底前"),
            duty("第二条至第三条", "留台账"),
            duty("法律责任（条号待核）"),
        ],
    ),
    "laws/metrology.yaml": law(
        "metrology",
        title="计量法",
        effective="2020-01-01",
        summary="没有台账的，看《台账法》第二条和第九条。",
        duties=[duty("第一条", "按台账法第三条留计量记录")],
    ),
    "policies/notice.yaml": notice(
        "notice",
        issued="2024-01-01",
        summary="怎样记台账。",
        sources=[{"title": "中华人民共和国台账法", "locator": "第三条", "seen": "2026-11-22"}],
    ),
}


def opened(root: Path, texts: bool = True) -> Portal:
    data = folder(root / "data", {name: json.dumps(one) for name, one in RECORDS.items()})
    if texts:
        old = full_text("目的。", "企业应当记台账。", title="中华人民共和国台账法")
        new = full_text(
            "目的，见《计量法》第一条和《没有的法》第一条。",
            "企业应当记台账，依照本法第一条。",
            "依照前款和第二条第一款，留三年。",
            title="中华人民共和国台账法",
        )
        put_text(data, "ledger", "2020-01-01", old)
        put_text(data, "ledger", "2023-05-01", new)
    return Portal.open(data, DAY, preview=True)


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return opened(tmp_path)


def urls(pieces: Any) -> list[tuple[str, str]]:
    return [(one.text, one.url) for one in pieces if one.url]


def test_a_duty_leads_to_its_article(portal: Portal) -> None:
    page = portal.pages["laws/ledger/"]
    assert '<dd><a href="../../laws/ledger/text/#a2">第二条</a></dd>' in page.body
    assert "<dd>法律责任（条号待核）</dd>" in page.body
    copy = page.make().beside()[0].content.decode()
    assert "[第二条](../../laws/ledger/text/#a2)" in copy


def test_running_words_lead_to_the_articles_that_are_there(portal: Portal) -> None:
    body = portal.pages["laws/metrology/"].body
    assert 'text/#a2">《台账法》第二条</a>和第九条' in body
    assert 'text/#a3">台账法第三条</a>' in body


def test_a_source_that_is_a_text_at_hand_leads_there(portal: Portal) -> None:
    assert 'text/#a3">第三条</a>' in portal.pages["policies/notice/"].body


def test_the_version_of_the_day_is_meant(portal: Portal) -> None:
    item = portal.site.catalogue.items["ledger"]
    then = linked("第二条", item, portal.site, date(2021, 1, 1))
    assert urls(then) == [("第二条", "laws/ledger/text/2020-01-01/#a2")]
    assert not urls(linked("第三条", item, portal.site, date(2021, 1, 1)))
    assert not urls(linked("第二条", item, portal.site, date(2019, 1, 1)))


def test_without_texts_every_page_is_as_it_was(tmp_path: Path) -> None:
    body = opened(tmp_path, texts=False).pages["laws/ledger/"].body
    assert "<dd>第二条</dd>" in body and "text/" not in body


def test_words_of_a_text_lead_to_what_they_name(portal: Portal) -> None:
    site = portal.site
    item = site.catalogue.items["ledger"]
    version = shown_version(item, site)
    assert version

    def of(key: str) -> list[tuple[str, str]]:
        article = version.text.articles[key]
        return urls(pieces_of(article.words, site, item, version, key))

    assert of("a1") == [("《计量法》第一条", "laws/metrology/")]
    assert of("a2") == [("本法第一条", "laws/ledger/text/#a1")]
    assert of("a3") == [("第二条第一款", "laws/ledger/text/#a2-k1")]
    assert not urls(pieces_of("第二条改为", site, item, version, quoted=True))


def test_an_article_says_who_rests_on_it(portal: Portal) -> None:
    site = portal.site
    item = site.catalogue.items["ledger"]
    old, new = site.catalogue.texts["ledger"]
    found = article_basis(item, new, site)
    assert [(one.what, one.text, one.link.url) for one in found["a2"]] == [
        ("规定", "记台账", "laws/ledger/#duty-1"),
        ("规定", "留台账", "laws/ledger/#duty-2"),
        ("法律法规", "没有台账的，看《台账法》第二条和第九条。", "laws/metrology/"),
    ]
    assert found["a2"][0].told == (("门槛", "年耗能一千吨以上"), ("期限", "每年3月底前"))
    assert {one.link.url for one in found["a3"]} == {
        "laws/ledger/#duty-2",
        "laws/metrology/#duty-1",
        "policies/notice/",
    }
    assert article_basis(item, old, site) == {}


def test_a_duty_whose_article_changed_since_somebody_looked_waits(tmp_path: Path) -> None:
    record = RECORDS["laws/ledger.yaml"] | {
        "verification": {"confidence": "medium", "checked": "2022-01-01"},
        "added": "2021-12-01",
        "sources": [{"title": "公报", "seen": "2021-12-01"}],
        "duties": [duty("第二条")],
    }
    data = folder(tmp_path / "data", {"laws/ledger.yaml": json.dumps(record)})
    one, two, three = (
        "为了记台账，制定本法。",
        "企业应当每年记一次台账，交给主管部门。",
        "违反的罚一万元以下，情节严重的停产。",
    )
    put_text(data, "ledger", "2020-01-01", full_text(one, two, three, title="中华人民共和国台账法"))
    put_text(
        data,
        "ledger",
        "2023-05-01",
        full_text(
            one, "国家鼓励用电子方式，具体办法另定。", two, three, title="中华人民共和国台账法"
        ),
    )
    portal = Portal.open(data, DAY, preview=True)
    body = portal.pages["laws/ledger/"].body
    assert "所引第二条 2023-05-01 起改了号" in body
    assert 'text/#a3">第三条</a>' in body and 'text/2020-01-01/#a2">第二条</a>' in body


def test_the_page_of_a_text_shows_both(portal: Portal) -> None:
    now = portal.pages["laws/ledger/text/"].body
    assert '<a href="../../../laws/ledger/#duty-1">记台账</a>' in now
    assert "门槛：年耗能一千吨以上；期限：每年3月底前" in now
    assert '<a href="../../../laws/ledger/text/#a1">本法第一条</a>' in now
    then = portal.pages["laws/ledger/text/2020-01-01/"].body
    assert "#duty-1" not in then


def test_an_older_version_leads_to_itself(portal: Portal) -> None:
    site = portal.site
    item = site.catalogue.items["ledger"]
    old = site.catalogue.texts["ledger"][0]
    found = pieces_of("依照本法第一条处理", site, item, old, "a2")
    assert urls(found) == [("本法第一条", "laws/ledger/text/2020-01-01/#a1")]

"""The page of a relief tells its life: first what cannot be undone, who is refused before what one has to
meet, then how to claim, what to keep, what comes after, and what of it nobody recorded."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.tree import catalogue, relief

from portal.catalogue.vocabularies import load_vocabularies
from portal.pages.job.money import money
from portal.portal import Portal
from portal.read.vocabulary import Term
from portal.search.documents import documents
from portal.search.index import Index

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 9, 1)

SOURCES = [
    {"key": "notice", "title": "公告", "seen": "2026-08-01"},
    {"title": "公报", "seen": "2026-08-01"},
    {"key": "paper", "title": "转载", "seen": "2026-08-01"},
]


def said(text: str, **fields: Any) -> dict[str, Any]:
    return {"text": text, "sources": [{"key": "notice", "at": "第三条"}], **fields}


LIFE: dict[str, Any] = {
    "effective": "2026-01-01",
    "mode": {"way": "apply-first", "note": "先申请后开工", "sources": [{"key": "notice"}]},
    "follows": ["general"],
    "before": [
        said("先看清目录"),
        said("先提出申请，批了再签合同", not_before=["contract", "start"]),
    ],
    "during": [said("按发票算")],
    "conditions": ["设备列入目录"],
    "claim": {
        "when": [said("每年 5 月 31 日前", yearly=["05-31"])],
        "form": [
            said("填表甲 A107050", tables=["A107050"], disputed=True),
            {"text": "填表乙", "sources": [{"key": "paper"}], "disputed": True, "pending": True},
        ],
        "kept": [said("发票", years=10), said("合同", pending=True)],
    },
    "after": [
        said(
            "5 年内不能转让", kind="hold", years=5, since="purchase", counted=["years", "tax-years"]
        ),
        said("骗补的追回", kind="lapse"),
    ],
    "exclusions": [said("财政拨款买的部分", partly=True), said("淘汰设备")],
    "office": said("主管部门"),
    "window": {
        "kind": "rounds",
        "as_written": "分批受理，另行通知",
        "rounds": [{"name": "第一批", "opens": "2026-08-15", "until": "2026-09-30"}],
        "sources": [{"key": "notice"}],
    },
    "implementation": {"state": "seen", "what": "细则甲", "sources": [{"key": "notice"}]},
    "technical": [said("能效 2 级", route="standard", grade="2级")],
    "sources": SOURCES,
}
GENERAL: dict[str, Any] = {
    "title": "总的办法",
    "effective": "2020-01-01",
    "reliefs": ["procedure"],
    "mode": {"way": "self-assessed", "note": "不用先申请", "sources": [{"key": "notice"}]},
    "before": [],
    "claim": {"filed": [said("申报时不交资料")], "kept": [said("合同", years=10)]},
    "after": [said("拿不出资料的追缴", kind="lapse")],
    "sources": SOURCES,
}


def portal(life: dict[str, Any], day: date = DAY, **more: dict[str, Any]) -> Portal:
    records = [relief("life", **life), relief("general", **GENERAL)]
    return Portal(catalogue(tax=[*records, *(relief(id, **one) for id, one in more.items())]), day)


def body(life: dict[str, Any], day: date = DAY) -> str:
    return str(portal(life, day).pages["tax/life/"].body)


def without(*fields: str) -> dict[str, Any]:
    return {name: value for name, value in LIFE.items() if name not in fields}


def test_the_page_is_as_agreed(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "relief-with-its-life.html", body(LIFE))


def test_parts_stand_in_the_order_in_which_they_matter() -> None:
    parts = ("before", "exclusions", "relief", "conditions", "claim", "kept", "after", "missing")
    page = body(without("window"))
    places = [page.index(f'id="{one}"') for one in parts]
    assert places == sorted(places)


def test_what_cannot_be_undone_comes_first() -> None:
    page = body(LIFE)
    assert page.index("批了再签合同") < page.index("先看清目录")
    assert "做完以前，不要签合同、开工" in page


def test_what_an_act_is_reads_as_a_sentence() -> None:
    page = body({**LIFE, "before": [said("当年就要选", not_before=["year-end"])]})
    assert "做完以前，不要做年度汇算清缴" in page


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("发票保留10年", ""),
        ("发票保留 10 年", ""),
        ("发票，按2010年的公告留", "留 10 年"),
        ("发票，110年", "留 10 年"),
    ],
)
def test_how_long_a_paper_is_kept_is_said_once(text: str, tail: str) -> None:
    page = body({**without("follows"), "claim": {"kept": [said(text, years=10)]}})
    assert ("留 10 年" in page.split(text)[1][:80]) == bool(tail)


def test_how_long_to_hold_is_said_where_a_year_stands_in_the_text() -> None:
    hold = {"kind": "hold", "since": "purchase"}
    told = said("按2025年公告不能转让", years=5, **hold)
    assert "5年，从购置起算" in body({**LIFE, "after": [told]})
    told = said("36个月内不能转让", months=6, **hold)
    assert "6个月，从购置起算" in body({**LIFE, "after": [told]})


def test_what_it_follows_is_told_with_its_name_and_how_that_is_got_is_not() -> None:
    page = body(LIFE)
    assert "拿不出资料的追缴" in page and "tax/general/#source-notice" in page
    assert "不用先申请" not in page, "总的办法怎样办，不等于这一条怎样办"
    assert page.count(">合同") <= 1, "一样的话只说一遍"


def test_what_one_source_says_is_marked() -> None:
    page = body(LIFE)
    assert "待核" in page[page.index("填表乙") :][:120] and "来源说法不一" in page
    assert "<li>合同 <span" in page, "总的办法印证了，就不待核，年数也照它"
    assert "<li>合同 <span" in body(without("follows"))
    assert "待核" in body(without("follows")).split("<li>合同")[1][:60]
    assert "待核" not in page.split("<li>合同")[1][:60]


def test_what_is_not_recorded_is_said_of_what_holds_only() -> None:
    bare = without("exclusions", "office", "window")
    page = body(bare)
    assert all(f"没有收录：{one}" in page for one in ("谁拿不到", "到哪里办", "什么时候截止"))
    assert "没有收录：填哪张表" not in page
    assert "没有收录：" not in body({**bare, "expires": "2026-08-31"}), "停了的不问"
    assert "没有收录：" not in body({"effective": "2026-01-01"}), "没有记录怎样办的，另有检查"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-08-14", "第一批从2026-08-15起受理"),
        ("2026-08-15", "第一批正在受理，到2026-09-30为止"),
        ("2026-09-30", "第一批正在受理，到2026-09-30为止"),
        ("2026-10-01", "第一批已经截止，下一批没有见到通知"),
    ],
)
def test_the_window_is_that_of_the_day(day: str, words: str) -> None:
    page = body(LIFE, date.fromisoformat(day))
    assert words in page and "分批受理，另行通知" in page


UNSEEN = {"state": "none-seen", "looked": "2026-08-01", "what": "管理办法没有见到"}


def test_without_rules_it_is_not_open() -> None:
    page = body({**LIFE, "implementation": UNSEEN})
    assert "还不能申领：细则未见（2026-08-01 查）。管理办法没有见到" in page
    assert "正在受理" not in page and "answer--in-force" not in page


def test_where_the_document_says_what_to_do_meanwhile_it_can_be_had() -> None:
    page = body({**LIFE, "implementation": {**UNSEEN, "meanwhile": "先按旧办法"}})
    assert "还不能申领" not in page and "细则出来以前：先按旧办法" in page


def test_a_relief_whose_validity_nobody_knows_has_no_open_window() -> None:
    assert "正在受理" not in body({**LIFE, "status_doubt": "有没有废止没有见到"})


def test_the_badge_of_the_mode_stands_on_page_and_in_the_list() -> None:
    files, problems = load_vocabularies(Path(__file__).parent.parent.parent / "data" / "vocab")
    assert not problems and any(one.name == "claim-modes" and one.terms for one in files)
    made = portal(LIFE)
    for url in ("tax/life/", "tax/"):
        assert '<span class="badge badge--way">' in made.pages[url].body


def job(**fields: Any) -> dict[str, Any]:
    head = {"id": "buy", "title": "买设备", "for_whom": "工厂", "added": "2026-08-01"}
    head |= {"verification": {"confidence": "medium", "checked": "2026-08-01"}, "sources": SOURCES}
    head |= {"obligation": {"level": "may", "text": "可以", "sources": ["notice"]}}
    head |= {"by_when": {"text": "没有期限", "sources": ["notice"]}}
    return head | {"steps": [{"text": "买", "sources": ["notice"]}]} | fields


def test_a_job_says_it_in_the_words_of_the_record() -> None:
    records = catalogue(
        tax=[relief("life", **LIFE), relief("general", **GENERAL)],
        jobs=[job(money=[{"relief": "life", "when": "买新的"}])],
    )
    made = Portal(records, DAY)
    page = str(made.pages["jobs/buy/"].body)
    for words in (
        "先提出申请，批了再签合同",
        "财政拨款买的部分",
        "5 年内不能转让",
    ):
        assert words in page
    assert 'href="../../tax/life/#kept">要留的资料、拿了以后</a>' in page  # the rest of it
    assert "拿不出资料的追缴" in str(made.pages["tax/life/"].body)
    assert page.index("批了再签合同") < page.index("买新的")
    assert page.index("财政拨款买的部分") < page.index("买新的")


def test_a_job_does_not_call_open_what_has_no_rules() -> None:
    records = catalogue(
        tax=[relief("life", **{**LIFE, "implementation": UNSEEN}), relief("general", **GENERAL)],
        jobs=[job(money=[{"relief": "life", "when": "买新的"}])],
    )
    made = Portal(records, DAY)
    found = money(made.site.catalogue.items["buy"], made.site)
    assert found.today == () and found.leading == ()
    assert found.doubted[0].on_day.words == "还不能申领：细则未见（2026-08-01 查）"


def test_its_list_can_be_narrowed_by_how_it_is_got() -> None:
    modes = {"apply-first": Term(id="apply-first", name="先申请", description="先申请")}
    made = portal(LIFE)
    found = Index(documents(made.site, []), {"claim-modes": modes}).files()
    listed = json.loads(found["search/list-tax.json"])
    assert listed["terms"]["claim-modes"] == {"apply-first": "先申请"}
    ways = {one["u"]: one["f"].get("claim-modes") for one in listed["docs"]}
    assert ways == {"tax/life/": ["apply-first"], "tax/general/": ["self-assessed"]}
    other = json.loads(found["search/index.json"])
    assert "claim-modes" not in other["terms"], "每次查找都要的文件不变大"


def test_what_nobody_has_seen_says_nothing_of_how_it_is_got() -> None:
    low = {"confidence": "low", "checked": "2026-08-01"}
    made = portal({**LIFE, "verification": low})
    page = str(made.pages["tax/life/"].body)
    assert "批了再签合同" not in page and "badge--way" not in page

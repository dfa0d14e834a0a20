"""An answer is a word on the law of one day: when that law changes, nobody meets the answer without being
told so. Who asked stands nowhere. Without a question there is no column."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers import tree
from helpers.desk import OURS, Desk

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.late_replies import late_replies
from portal.portal import Portal
from portal.read.personal_data import personal_data
from portal.read.vocabulary import RECEIVED, ReceivedQuestion
from portal.search.documents import document_of

CHANGED = "回答之后依据变了，待核"


def question(id: str = "q", *records: str, **fields: Any) -> dict[str, Any]:
    head = {
        "id": id,
        "title": "换电机要不要备案",
        "answer": "不用，交材料就行。",
        "asked": "2026-02-01",
    }
    head |= {"answered": "2026-03-02", "answered_by": "mof", "records": list(records or ("old",))}
    return head | tree.EVIDENCE | {"added": "2026-11-22"} | fields


def law(id: str, **fields: Any) -> dict[str, Any]:
    return tree.law(id, effective="2010-05-01", **fields)


def marked(found: Catalogue, day: str = "2026-09-01") -> bool:
    site = Portal(found, date.fromisoformat(day)).site
    badge = site.badge(found.items["q"])
    return badge is not None and badge.name == CHANGED


AMENDED = [{"date": "2026-05-01", "effective": "2026-08-01"}]


@pytest.mark.parametrize(
    ("laws", "expected"),
    [
        ([law("old")], False),
        ([law("old"), tree.law("new", effective="2026-06-01", supersedes=["old"])], True),
        ([law("old"), tree.law("new", effective="2026-12-01", supersedes=["old"])], False),
        ([law("old", repealed="2026-03-03")], True),
        ([law("old", repealed="2026-03-02")], False),  # known on the day of the answer
        ([law("old", repealed="2026-03")], True),  # on which day of the month, nobody knows
        ([law("old", repealed="2020-01-01")], False),  # the answer knew
        ([law("old", amendments=AMENDED)], True),
        ([law("old", amendments=[{"date": "2026-02-01", "effective": "2026-12-01"}])], False),
        ([law("old", amendments=[{"date": "2018-10-26"}])], False),
        ([law("old"), tree.law("by", effective="2026-06-01", amends=["old"])], True),
        ([law("old"), tree.law("by", effective="2026-01-01", amends=["old"])], False),
    ],
)
def test_an_answer_is_in_doubt_once_what_it_rests_on_has_changed_since(
    laws: list[dict[str, Any]], expected: bool
) -> None:
    assert marked(tree.catalogue(laws=laws, questions=[question()])) is expected


def test_a_row_of_a_list_and_what_was_withdrawn_are_ground_too() -> None:
    relief = tree.relief("list", tree.row("a-row", expires="2026-06-30"), issued="2020-01-01")
    asked = [question("q", "a-row")]
    assert not marked(tree.catalogue(tax=[relief], questions=asked), "2026-06-30")
    assert marked(tree.catalogue(tax=[relief], questions=asked), "2026-07-01")
    laws = [law("old")]
    assert marked(tree.catalogue(frozenset({"old"}), laws=laws, questions=[question()]))


def test_whoever_held_it_to_the_new_rules_says_on_which_day() -> None:
    laws = [law("old", amendments=AMENDED)]
    for day, expected in (("2026-07-31", True), ("2026-08-02", False)):
        assert marked(tree.catalogue(laws=laws, questions=[question(confirmed=day)])) is expected


def test_nobody_meets_the_old_answer_without_its_mark() -> None:
    laws = [law("old"), tree.law("new", title="新的法", effective="2026-06-01", supersedes=["old"])]
    found = tree.catalogue(laws=laws, questions=[question()])
    for day, expected in (("2026-05-31", False), ("2026-06-01", True)):
        portal = Portal(found, date.fromisoformat(day), OURS)
        item = found.items["q"]
        page = portal.pages["questions/q/"].made()
        written = {one.path: one.content.decode() for one in portal.assets() if _told(one.path)}
        met = {
            "page": page.body,
            "description": page.description,
            "list": portal.pages["questions/"].made().body,
            "record": portal.pages["laws/old/"].made().body.partition('id="asked"')[2],
            "search": document_of(item, portal.site).badge,
            "data": written["api/v1/questions/q.json"],
            "table": written["api/v1/questions.csv"],
            "copy": _copy(portal, "questions/q/"),
            "copy-of-record": _copy(portal, "laws/old/"),
            "copy-of-list": written["questions/index.md"],
        }
        for place, text in met.items():
            assert (
                "依据变了" in text or place == "table" and "answer" in _row(text)
            ) is expected, place
        assert ("新的法" in page.body.partition("<dl")[0]) is expected
        assert ('"acceptedAnswer"' in portal.heads.of(page).markup) is not expected


def _told(path: str) -> bool:
    return path.startswith("api/v1/questions") or path.endswith("/index.md")


def _copy(portal: Portal, url: str) -> str:
    return "".join(one.content.decode() for one in portal.pages[url].make().beside())


def _row(table: str) -> str:
    return table.partition("\n")[2]


def test_without_a_question_there_is_no_column() -> None:
    bare, asked = tree.catalogue(laws=[law("old")]), question(topics=["tax"])
    portal = Portal(bare, date(2026, 9, 1), OURS)
    assert not [url for url in portal.pages if url.startswith("questions/")]
    for url in ("", "search/", "quality/", "data/"):
        html = portal.addition(url) if not url else portal.pages[url].made().body
        assert 'questions/"' not in str(html), url
    told = {one.path: one.content for one in portal.assets() if not one.path.startswith("api/")}
    assert not [path for path in told if "questions/" in path]
    assert "常见问答" not in told["llms.txt"].decode()
    with_one = Portal(tree.catalogue(laws=[law("old")], questions=[asked]), date(2026, 9, 1), OURS)
    assert "questions/" in with_one.pages and "questions/" in str(with_one.addition(""))


def test_who_follows_the_answers_hears_when_their_ground_goes(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("old"), law("other"))
    desk.put("laws", tree.law("new", title="新的法", effective="2026-06-01", supersedes=["old"]))
    desk.put("laws", tree.law("aside", effective="2026-07-01", supersedes=["other"]))
    desk.put("questions", question(added="2026-04-01", verification=CHECKED, sources=SEEN))
    for record in ("old", "other", "new", "aside"):
        path = desk.path("laws", record)
        text = path.read_text(encoding="utf-8").replace("2026-11-22", "2026-04-01")
        path.write_text(text, encoding="utf-8")
    desk.publish("2026-04-02T10:00")
    before, after = (desk.files(at) for at in ("2026-05-31T12:00", "2026-08-01T12:00"))
    entries = [json.loads(one["feeds/questions/feed.json"])["items"] for one in (before, after)]
    assert len(entries[0]) == 1 and len(entries[1]) == 2
    assert "新的法" in entries[1][0]["title"] and "old法" in entries[1][0]["content_html"]


CHECKED = {"confidence": "medium", "checked": "2026-04-01"}
SEEN = [{"title": "公报", "seen": "2026-04-01"}]


@pytest.mark.parametrize(
    ("asked", "answered", "late"),
    [
        ("2026-01-05", "2026-04-05", ""),
        ("2026-01-05", "2026-04-06", "晚了 1 天"),
        ("2025-11-30", "2026-03-01", "晚了 1 天"),
        ("2026-01", "2026-04-30", ""),  # perhaps of the 31st
        ("2024-01-05", "2025-01-05", ""),  # nobody asks any more
        (None, "2026-04-06", ""),
    ],
)
def test_a_late_answer_is_named(asked: str | None, answered: str, late: str) -> None:
    one = question(asked=asked, answered=answered)
    found = tree.catalogue(laws=[law("old")], questions=[one])
    told = " ".join(one.message for one in late_replies(found, [], date(2026, 11, 22)))
    assert late in told and bool(told) is bool(late)


def test_what_waits_too_long_is_named_and_stands_nowhere_else() -> None:
    term = {"id": "a", "name": "甲问题", "description": "窗口转来", "received": "2026-01-05"}
    book = VocabularyFile(RECEIVED, "vocab/x.yaml", (ReceivedQuestion.model_validate(term),))
    found = tree.catalogue(laws=[law("old")])
    assert not list(late_replies(found, [book], date(2026, 4, 5)))
    (told,) = late_replies(found, [book], date(2026, 1, 4))
    assert told.message == "收到的日期 2026-01-05 还没有到"
    (told,) = late_replies(found, [book], date(2026, 4, 7))
    assert "已经过了 2 天" in told.message and told.place == ("terms", 0, "received")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("打 13812345678 找我", "手机号"),
        ("打138 1234 5678", "手机号"),
        ("证件 11010119900307123X", "身份证号"),
        ("代码91330106MA2CXXXX1K的", "统一社会信用代码"),
        ("开浙A·12345来", "车牌号"),
        ("开京AD12345来", "车牌号"),
        ("写给 a.b@qq.com", "邮箱"),
        ("单位电话 0571-88886666", "电话号码"),
        ("张某先生问", "姓名"),
        ("杭州西湖机电设备有限公司能不能申请", "企业名称"),
        ("我是杭州西湖机电设备股份有限公司的，想问", "企业名称"),
        ("办事的王女士", "姓名"),
        ("打 12366 或者 12345 问", ""),
        ("某公司、本公司、节能服务有限公司这样的企业", ""),
        ("国有独资的有限责任公司算不算中小企业", ""),
        ("财税〔2017〕71号和国发〔2024〕12号", ""),
        ("GB 18613-2020，YE3-132S-4，2026年3月15日至2027年12月31日", ""),
        ("年综合能耗 13800000 千瓦时", ""),
    ],
)
def test_what_tells_who_asked_is_known_by_its_look(text: str, what: str) -> None:
    assert [one for one, _ in personal_data(text, asked=True)] == ([what] if what else [])
    if what == "电话号码":
        assert not list(personal_data(text, asked=False))

"""An explanation is shown on both sides, told to those who follow what it explains, and never taken for
more than it is."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers import tree
from helpers.desk import Desk

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import content_of
from portal.kinds.interpretation import is_older
from portal.ledger.event import KINDS, Event, Subject
from portal.ledger.scope import ScopeNames
from portal.pages.quality import quality_page
from portal.pages.record.record import record_page
from portal.portal import Portal
from portal.read.dates import PartialDate


def talk(id: str, *explained: str, **fields: Any) -> dict[str, Any]:
    head = {"id": id, "title": f"{id}答记者问", "interprets": list(explained), "form": "q-and-a"}
    head |= {"speaker": "official", "publisher": "某部", "date": "2024-02", "adds": f"{id}补的话"}
    return head | tree.EVIDENCE | {"added": "2026-11-22"} | fields


def page(found: Catalogue, id: str) -> str:
    portal = Portal(found, date(2026, 9, 1))
    return str(record_page(found.items[id], portal.site, portal.renderer).body)


def section(html: str) -> str:
    return html.partition('id="explanations"')[2].partition("</section>")[0]


LAWS = [
    tree.law("new", title="新的法", effective="2024-05-01", issued="2024-01-25"),
    tree.law("old", title="老的法", effective="2010-05-01"),
]


def test_both_sides_show_it() -> None:
    found = tree.catalogue(laws=LAWS, interpretations=[talk("a", "new", "old")])
    for own, other in (("new", "老的法"), ("old", "新的法")):
        told = section(page(found, own))
        assert "a答记者问" in told and "a补的话" in told and "问答" in told and "2024-02" in told
        assert f"laws/{'old' if own == 'new' else 'new'}/" in told and other in told
        assert "没有见到" not in told and "早于" not in told
    talked = page(found, "a")
    assert "新的法" in talked and "老的法" in talked and "解释的记录" in talked


def test_what_is_older_than_the_document_is_shown_as_that_and_only_there() -> None:
    early = talk("a", "new", "old", date="2023-06", early="讲的是草案")
    found = tree.catalogue(laws=LAWS, interpretations=[early])
    assert "早于这份文件" in section(page(found, "new"))
    assert "讲的是草案" in section(page(found, "new"))
    assert "讲的是草案" not in section(page(found, "old"))


@pytest.mark.parametrize(
    ("day", "surely", "perhaps"),
    [
        ("2024-01-24", True, True),
        ("2024-01-25", False, False),
        ("2024-01", False, True),
        ("2023", True, True),
        ("2024", False, True),
        ("2024-05-02", False, False),
    ],
)
def test_older_is_what_surely_is(day: str, surely: bool, perhaps: bool) -> None:
    document = tree.catalogue(laws=LAWS).items["new"]
    assert is_older(PartialDate(day), document) is surely
    assert is_older(PartialDate(day), document, surely=False) is perhaps


def test_who_spoke_is_said_where_it_was_nobody_official() -> None:
    press = talk("b", "new", speaker="other", form="press-report", publisher="某报")
    found = tree.catalogue(laws=LAWS, interpretations=[press, talk("a", "new", date="2024-01-26")])
    told = section(page(found, "new"))
    assert told.index("a答记者问") < told.index("b答记者问")  # official ones first
    assert told.count("不是官方") == 1


def test_no_link_leads_where_nothing_may_be_linked() -> None:
    sources = [
        {"title": "转载", "url": "https://copy.example/x", "citable": False, "seen": "2026-11-22"},
        {"title": "某站", "url": "https://media.example/x", "seen": "2026-11-22"},
    ]
    official = {"title": "某部", "url": "https://ministry.example/x", "seen": "2026-11-22"}
    official |= {"official": True, "note": "没有打开核对过"}
    found = tree.catalogue(
        laws=LAWS,
        interpretations=[
            talk("a", "new", sources=[*sources, official]),
            talk("b", "old", sources=sources[:1]),
        ],
    )
    told = section(page(found, "new"))
    assert "ministry.example" in told and "没有打开核对过" in told
    assert "copy.example" not in told and "media.example" not in told
    assert "网址没有录" in section(page(found, "old")) and "copy.example" not in page(found, "old")


def test_that_none_was_seen_is_said_with_day_and_way() -> None:
    looked = {"looked": "2026-11-29", "how": "查标题，没有"}
    laws = [tree.law("new", effective="2024-05-01", no_explanation=looked)]
    told = section(page(tree.catalogue(laws=laws), "new"))
    assert "没有见到讲它本身的官方解读（2026-11-29 查）：查标题，没有" in told
    assert "不等于没有发布" in told
    assert section(page(tree.catalogue(laws=LAWS), "new")) == ""


def test_subscribers_are_told_that_an_explanation_came(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", tree.law("new", effective="2024-05-01", industries=["paper"]))
    desk.put("interpretations", talk("a", "new", industries=["paper"]))
    found = desk.opened("2026-01-01T08:00").catalogue
    subject = Subject(content_of(found.items["a"]))
    assert subject.explained == ("new",)
    event = Event("a/added", "added", None, (subject,))  # type: ignore[arg-type]
    assert event.word == "解读已发布" and event.touched == {"a", "new"}
    assert "industry-paper" in ScopeNames(found).of_subject(subject)
    law = Event("new/added", "added", None, (Subject(content_of(found.items["new"])),))  # type: ignore[arg-type]
    both = Event("x/added", "added", None, (*law.subjects, subject))  # type: ignore[arg-type]
    assert law.word == both.word == KINDS["added"]


def test_who_follows_a_job_hears_of_what_explains_what_it_uses() -> None:
    text = {"text": "先看", "records": ["new"]}
    job = {"id": "some-job", "title": "某事", "for_whom": "企业", "steps": [text], "by_when": text}
    job |= {"obligation": text | {"level": "may"}, "added": "2026-11-22"} | tree.EVIDENCE
    found = tree.catalogue(
        laws=LAWS, jobs=[job], interpretations=[talk("a", "new"), talk("b", "old")]
    )
    names = ScopeNames(found)
    told = {id: names.of_subject(Subject(content_of(found.items[id]))) for id in ("a", "b")}
    assert "job/some-job" in told["a"] or "job-some-job" in told["a"]
    assert not {one for one in told["b"] if one.startswith("job")}


def test_the_record_tells_it_among_its_changes(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", tree.law("new", effective="2024-01-01"))
    desk.publish("2026-11-22T10:00")
    desk.put("interpretations", talk("a", "new"))
    desk.publish("2026-11-23T10:00")
    opened = desk.opened("2026-11-24T08:00")
    portal = Portal.of(opened)
    html = str(record_page(portal.site.catalogue.items["new"], portal.site, portal.renderer).body)
    history = html.partition('id="history"')[2]
    assert "解读已发布" in history and "interpretations/a/" in history
    assert history.count("首次收录") == 1


def test_quality_counts_them() -> None:
    looked = {"looked": "2026-11-29", "how": "查标题，没有"}
    laws = [
        *LAWS,
        tree.law("third", title="第三部法", effective="2024-05-01", no_explanation=looked),
    ]
    found = tree.catalogue(
        laws=laws, interpretations=[talk("a", "new", "old"), talk("b", "new", early="讲的是草案")]
    )
    portal = Portal(found, date(2026, 9, 1))
    html = str(quality_page(portal.site, portal.renderer).body)
    part = html.partition('id="explanations"')[2].partition("<h2")[0]
    assert "有 2 条记录" in part and "其中 1 篇早于" in part and "第三部法" in part

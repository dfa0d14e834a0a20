"""The record of updates: what people find on `/updates/` and on the page of a month, and at home."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import case, catalogue, law, notice, row

from portal.page import Page
from portal.pages.following import updates
from portal.pages.home.recent_updates import recent_updates
from portal.portal import Portal

START = "2026-11-22T08:00"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A folder in which a law was published as the first thing."""
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("first", effective="2026-01-01"))
    desk.publish(START, "首次收录")
    return desk


def page(desk: Desk, at: str, url: str = "updates/") -> Page:
    return desk.portal(at).pages[url]


def headlines(body: str) -> list[tuple[str, str]]:
    """Label and words of every event of a page, in their order."""
    titles = re.findall(r'class="told__title"><span[^>]*>(.*?)</span> (.*?)</p>', body)
    return [(label, re.sub("<.*?>", "", words)) for label, words in titles]


def told(body: str, id: str) -> str:
    """The part of a page about one event."""
    return re.split('<li class="told"', body[body.index(f'id="e-{id}"') :])[0]


def text(html: str) -> str:
    return unescape(" ".join(re.sub("<.*?>", " ", html).split()))


def test_a_site_that_has_published_nothing_says_so() -> None:
    portal = Portal(catalogue(laws=[law("a", effective="2026-01-01")]), date(2026, 11, 22))
    assert "还没有发布过更新" in portal.pages["updates/"].body
    assert [url for url in portal.pages if url.startswith("updates/")] == ["updates/"]
    assert "本站更新" not in portal.addition("")


def test_the_newest_comes_first_with_the_note_of_its_publication(desk: Desk) -> None:
    numbered = law("first", effective="2026-01-01", doc_no="令1号")
    desk.put("laws", numbered, law("b", effective="2026-01-01"))
    desk.publish("2026-12-03T10:00", "补文号，添一部")
    body = page(desk, "2026-12-04T12:00").body
    assert headlines(body) == [
        ("新收录", "b法"),
        ("更新", "first法（令1号）"),
        ("新收录", "first法"),
    ]
    assert body.count("补文号，添一部") == 1
    assert re.findall(r'<h([23]) id="([^"]+)"', body) == [
        ("2", "m-2026-12"),
        ("3", "d-2026-12-03"),
        ("2", "m-2026-11"),
        ("3", "d-2026-11-22"),
        ("2", "months"),
    ]
    assert 'href="../laws/b/"' in told(body, "b-added")


def test_a_changed_field_shows_what_it_was_and_is_in_words_too(desk: Desk) -> None:
    desk.put("laws", law("first", title="改名法", effective="2026-01-01", doc_no="令1号"))
    desk.publish("2026-12-03T10:00")
    event = told(page(desk, "2026-12-04T12:00").body, "first-amended-2")
    assert "<del>first法</del>" in event and "<ins>改名法</ins>" in event
    assert "题名 原来 first法 现在 改名法" in text(event)
    assert "文号 新增 令1号" in text(event)


def test_a_publication_of_many_is_listed_whole_on_the_page_of_its_month(desk: Desk) -> None:
    desk.put("cases", *(case(f"c{number}") for number in range(9)))
    desk.publish("2026-12-03T10:00", "九个案例")
    portal = desk.portal("2026-12-04T12:00")
    anchor = "e-20261203t100000-added"
    whole = portal.pages["updates/2026-12/"].body
    assert f'id="{anchor}"' in whole
    assert len(re.findall(r'href="../../cases/c\d/"', whole)) == 9
    assert "还有 4 条</summary>" in whole
    brief = portal.pages["updates/"].body
    assert brief.count(f'href="../updates/2026-12/#{anchor}"') == 2
    assert "全部 9 条" in brief and "cases/c8/" not in brief


def test_a_withdrawal_gives_its_reason(desk: Desk) -> None:
    desk.keep(desk.publisher("2026-12-03T10:00").withdrawal("first", "来源有误", ""))
    body = page(desk, "2026-12-04T12:00").body
    assert headlines(body)[0] == ("撤回", "first法")
    assert "原因：来源有误。" in told(body, "first-withdrawn-2")


def test_what_a_law_ends_on_its_day_is_told_with_it(desk: Desk) -> None:
    desk.put("laws", law("new", effective="2027-01-01", supersedes=["first"]))
    desk.publish("2026-12-03T10:00")
    body = page(desk, "2027-01-02T12:00").body
    assert headlines(body)[0] == ("施行", "new法")
    assert '同时废止：<a href="../laws/first/">first法</a>' in told(body, "new-effective")


def test_a_term_is_announced_with_its_day_and_told_again_when_it_is_over(desk: Desk) -> None:
    desk.put("policies", notice("p", issued="2026-01-01", expires="2026-12-31"))
    desk.publish("2026-11-23T10:00")
    body = page(desk, "2027-01-02T12:00").body
    name = "关于p的通知"
    assert headlines(body)[:2] == [("失效", name), ("即将期满（2026-12-31）", name)]


def test_an_event_leads_to_the_pages_that_gather_its_like(desk: Desk) -> None:
    rows = [row("r", match="attribute", action="淘汰", equipment=["motor", "pump", "fan"])]
    fields = {"topics": ["phase-out"], "industries": ["paper"], "rows": rows}
    desk.put("phase-out", notice("list", issued="2026-01-01", **fields))
    desk.publish("2026-12-03T10:00")
    event = told(page(desk, "2026-12-04T12:00").body, "list-added")
    urls = re.findall(r'href="\.\./([^"]+)"', event.partition("归入")[2])
    assert urls[:3] == ["phase-out/", "topics/phase-out/", "industries/paper/"]
    assert {"equipment/motor/", "equipment/pump/", "equipment/fan/"} == set(urls[3:])
    assert "还有 3 个" in event and "全部更新" not in event


def test_a_term_that_nothing_is_about_any_more_is_named_without_a_link(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2026-01-01", topics=["epc"]))
    desk.publish("2026-12-03T10:00")
    desk.put("laws", law("b", effective="2026-01-01"))
    desk.publish("2026-12-05T10:00")
    portal = desk.portal("2026-12-06T12:00")
    assert "topics/epc/" not in portal.pages
    event = told(portal.pages["updates/"].body, "b-added")
    assert "topics/epc/" not in event and "合同能源管理" in event


def test_every_month_has_a_page_and_the_first_one_only_the_newest(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month, id in (("2026-12", "b"), ("2027-02", "c"), ("2027-03", "d")):
        desk.put("laws", law(id, effective="2020-01-01"))
        desk.publish(f"{month}-03T10:00")
    monkeypatch.setattr(updates, "ENOUGH", 2)
    portal = desk.portal("2027-03-04T12:00")
    body = portal.pages["updates/"].body
    assert [words for _, words in headlines(body)] == ["d法", "c法"]
    months = ["2027-03", "2027-02", "2026-12", "2026-11"]
    assert re.findall(r'href="\.\./updates/(\d{4}-\d\d)/"', body) == months
    assert headlines(portal.pages["updates/2026-12/"].body) == [("新收录", "b法")]
    beside = portal.pages["updates/2026-12/"].body.partition("其他月份")[2]
    assert re.findall(r'href="\.\./\.\./(updates/[^"]*)"', beside) == [
        "updates/2026-11/",
        "updates/2027-02/",
        "updates/",
    ]


def test_pages_bear_the_day_of_their_last_event(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2027-01-01"))
    desk.publish("2026-12-03T10:00")
    portal = desk.portal("2027-01-20T12:00")
    assert portal.pages["updates/"].updated == date(2027, 1, 1)
    assert portal.pages["updates/2026-11/"].updated == date(2026, 11, 22)
    assert portal.pages["updates/2026-12/"].updated == date(2026, 12, 3)


def test_what_an_editor_typed_stays_text(desk: Desk) -> None:
    desk.put("laws", law("first", title="<b>粗</b>法", effective="2026-01-01"))
    desk.publish("2026-12-03T10:00", "<script>x</script>")
    body = page(desk, "2026-12-04T12:00").body
    assert "<script>" not in body and "<b>" not in body
    assert "&lt;b&gt;粗&lt;/b&gt;法" in body


def test_home_tells_the_newest_and_many_records_as_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"), law("b", effective="2020-01-01"))
    desk.put("cases", case("c"), case("d"), case("e"))
    desk.publish(START, "首次收录")
    (day,) = recent_updates(desk.portal("2026-11-23T12:00").site, 3)
    (happening,) = day.happenings
    (link,) = happening.links
    assert (day.name, happening.word) == ("2026-11-22", "新收录")
    assert (link.text, link.note) == ("5 条记录", "首次收录")
    for number in range(4):
        desk.put("laws", law(f"n{number}", effective="2020-01-01"))
        desk.publish(f"2026-12-0{number + 1}T10:00", "添一部")
    site = desk.portal("2026-12-09T12:00").site
    assert [day.name for day in recent_updates(site, 3)] == [
        "2026-12-04",
        "2026-12-03",
        "2026-12-02",
    ]
    home = desk.portal("2026-12-09T12:00").addition("")
    assert home.index('id="lately"') < home.index("本站更新") < home.index('id="due"')
    for place in ("updates/", "calendar/", "follow/"):
        assert f'href="./{place}"' in home

"""A portal holds the text of a nation's record: it stands in its own ledger, is told under its own name,
and nothing of the nation's changes."""

import re
from pathlib import Path

import pytest
from helpers.full_text import FIRST, SECOND, full_text, put_text
from helpers.own_desk import OwnDesk
from helpers.tree import law

from portal.editing.care.review_reasons import reasons
from portal.ledger.ledger import read_ledger
from portal.ledger.press import Refusal

NATION, PARK = "portal.example,2026-01-01", "park.example,2026-03-01"
LATER = "2026-06-01T08:00"
TEXT = full_text("为了节约，制定本法。", "单位应当记账。")


@pytest.fixture
def desk(tmp_path: Path) -> OwnDesk:
    desk = OwnDesk(tmp_path)
    desk.nation.put("laws", law("a", effective=FIRST))
    desk.nation.publish("2026-01-02T08:00", "开通")
    put_text(desk.own, "a", FIRST, TEXT)
    return desk


def test_it_is_published_into_the_portal_s_own_ledger(desk: OwnDesk) -> None:
    before = {path.name: path.read_bytes() for path in (desk.nation.data / "ledger").iterdir()}
    publication = desk.publish("2026-02-01T08:00")
    assert [(line.kind, line.event) for line in publication.lines] == [("text", "park-text/a/1")]
    assert {
        path.name: path.read_bytes() for path in (desk.nation.data / "ledger").iterdir()
    } == before
    assert read_ledger(desk.data).problems == ()
    assert desk.opened(LATER).problems == desk.opened(LATER).unpublished == []


def test_feeds_tell_it_under_the_portal_s_name(desk: OwnDesk) -> None:
    desk.publish("2026-02-01T08:00")
    feed = desk.files(LATER)["feeds/all/atom.xml"].decode()
    assert f"<id>tag:{PARK}:park-text/a/1</id>" in feed
    assert f"收录全文（{FIRST} 起施行）：a法" in feed
    assert f"<id>tag:{NATION}:20260102T080000/added/laws</id>" in feed
    assert 'term="park"' in feed


def test_what_was_altered_waits_and_what_the_nation_holds_is_the_nation_s(desk: OwnDesk) -> None:
    desk.publish("2026-02-01T08:00")
    put_text(desk.own, "a", FIRST, TEXT.replace("记账", "登记"))
    (told,) = desk.opened(LATER).unpublished
    assert told.path == (desk.own / f"texts/a/{FIRST}.md").as_posix()
    put_text(desk.own, "a", FIRST, TEXT)
    desk.nation.put("laws", law("a", effective=FIRST, amendments=[{"date": SECOND}]))
    put_text(desk.nation.data, "a", SECOND, TEXT)
    desk.nation.publish("2026-03-01T08:00", "修正")
    assert desk.opened(LATER).unpublished == []
    assert desk.publish("2026-03-02T08:00").lines == ()
    events = [one for one in desk.opened(LATER).following.timeline.events if one.kind == "text"]
    timeline = desk.opened(LATER).following.timeline
    assert [(one.id, timeline.authority_of(one)) for one in events] == [
        ("park-text/a/1", PARK),
        ("a/text/1", NATION),
    ]


def test_two_texts_of_one_day_are_refused(desk: OwnDesk) -> None:
    put_text(desk.nation.data, "a", FIRST, TEXT)
    (told,) = desk.problems()
    assert f"a 在 {FIRST} 已有国家的全文" in told and told.startswith("my-data/texts/a/")


def test_the_nation_withdraws_and_restores_without_harm(desk: OwnDesk) -> None:
    desk.publish("2026-02-01T08:00")
    nation = desk.nation
    nation.keep(nation.publisher("2026-03-01T08:00").withdrawal("a", "有误", ""))
    opened = desk.opened(LATER)
    assert opened.problems == opened.unpublished == []
    nation.keep(nation.publisher("2026-03-02T08:00").restoring("a", "核对过"))
    assert desk.opened(LATER).unpublished == []


def test_the_nation_gives_another_id(desk: OwnDesk) -> None:
    desk.publish("2026-02-01T08:00")
    nation = desk.nation
    nation.path("laws", "a").unlink()
    nation.put("laws", law("b", title="a法", effective=FIRST))
    nation.keep(nation.publisher("2026-03-01T08:00").renaming("a", "b", ""))
    (told,) = desk.problems()
    assert "a 现在是 b" in told and "文件夹改名为 b" in told
    (desk.own / "texts/a").rename(desk.own / "texts/b")
    opened = desk.opened(LATER)
    assert opened.problems == opened.unpublished == []


def test_an_amendment_that_the_nation_tells_is_a_reason_to_look(desk: OwnDesk) -> None:
    desk.publish("2026-02-01T08:00")
    desk.nation.put("laws", law("a", effective=FIRST, amendments=[{"date": SECOND}]))
    desk.nation.publish("2026-03-01T08:00", "修正")
    site = desk.portal(LATER).site
    item = site.catalogue.items["a"]
    found = [one.words for one in reasons(item, site, site.as_of, 90, None, [], [])]
    assert f"修改过，还没有新的全文：{SECOND} 起的没有，最新的是 {FIRST} 起的" in found
    page = str(desk.portal(LATER).pages["quality/"].make().body)
    assert "1 条记录有全文，共 1 版" in re.sub("<[^>]*>", "", page)
    assert "本站的全文" not in str(desk.nation.portal(LATER).pages["quality/"].make().body)


def test_a_record_that_the_nation_never_published_keeps_its_text_waiting(tmp_path: Path) -> None:
    desk = OwnDesk(tmp_path)
    desk.nation.put("laws", law("a", effective=FIRST))
    put_text(desk.own, "a", FIRST, TEXT)
    assert desk.publish("2026-02-01T08:00").lines == ()
    assert desk.opened(LATER).unpublished == []


def test_a_clock_behind_the_nation_s_ledger_publishes_no_text(desk: OwnDesk) -> None:
    with pytest.raises(Refusal, match="早于国家数据上一次发布"):
        desk.publisher("2026-01-01T08:00").regular("收录")

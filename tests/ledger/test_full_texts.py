"""Full texts are published like everything: seen when they change, told once, never silently altered."""

import json
from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.full_text import FIRST, SECOND, full_text, put_text
from helpers.tree import law

from portal.ledger.event import Event
from portal.ledger.ledger import read_ledger
from portal.ledger.ledger_file import take_away
from portal.ledger.press import Refusal
from portal.ledger.preview import preview
from portal.ledger.publication import parse
from portal.ledger.publisher import BULK
from portal.ledger.rebase import rebase

START, NEXT, LATER = "2026-01-02T08:00", "2026-02-01T08:00", "2026-03-01T08:00"
OLD = full_text("为了节约，制定本法。", "单位应当记账。", "违反的，给予警告。")
NEW = full_text(
    "为了节约，制定本法。",
    "单位应当逐月记账并且保存五年。",
    "另行规定的，从其规定。",
    "违反的，给予警告。",
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective=FIRST, amendments=[{"date": SECOND, "note": "修正"}]))
    desk.put("laws", law("b", effective=FIRST))
    desk.publish(START, "开通")
    return desk


def put(desk: Desk, day: str, content: str, id: str = "a") -> Path:
    return put_text(desk.data, id, day, content)


def told(desk: Desk, at: str) -> list[Event]:
    return [one for one in desk.opened(at).following.timeline.events if one.kind == "text"]


def waiting(desk: Desk, at: str = LATER) -> list[tuple[str, str]]:
    opened = desk.opened(at)
    assert not opened.problems, list(map(str, opened.problems))
    return [(one.path.rpartition("/texts/")[2], one.message) for one in opened.unpublished]


def entry(desk: Desk, at: str, id: str) -> str:
    """An entry of the feed of everything."""
    atom = desk.files(at)["feeds/all/atom.xml"].decode()
    return next(one for one in atom.split("<entry>") if f":{id}</id>" in one).split("</entry>")[0]


def test_a_new_text_waits_and_is_told_once(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    assert waiting(desk) == [(f"a/{FIRST}.md", "新增的全文还没有发布")]
    publication = desk.publish(NEXT, "收录")
    assert [(line.kind, line.event, line.record) for line in publication.lines] == [
        ("text", "a/text/1", "a")
    ]
    assert waiting(desk) == []
    (event,) = told(desk, LATER)
    assert (event.word, event.id) == ("收录全文", "a/text/1")
    assert desk.publisher(LATER).regular("再看").lines == ()


def test_the_record_keeps_its_content_and_its_numbers(desk: Desk) -> None:
    before = desk.opened(START).following.timeline.published.state
    put(desk, FIRST, OLD)
    desk.publish(NEXT)
    state = desk.opened(LATER).following.timeline.published.state
    assert state.digests == before.digests
    assert state.counts == before.counts
    desk.put("laws", law("b", effective=FIRST, summary="新"))
    assert desk.publish(LATER).lines[0].event == "b/amended/2"


def test_a_new_version_says_what_it_changed(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    desk.publish(NEXT)
    put(desk, SECOND, NEW)
    (line,) = desk.publish(LATER, "修正后的全文").lines
    (text,) = line.texts
    assert (text.against, text.counts.get("changed"), text.counts.get("added")) == (FIRST, 1, 1)
    files = desk.files("2026-03-02T08:00")
    for path in ("feeds/all/atom.xml", "feeds/all/rss.xml", "feeds/all/feed.json"):
        said = files[path].decode()
        assert f"收录全文（{SECOND} 起施行）：a法" in said
        assert f"{SECOND} 起施行的全文，与 {FIRST} 的全文比：改 1 条，增 1 条" in said
        assert "https://portal.example/laws/a/text/" in said
        assert "https://portal.example/laws/a/compare/" in said


def test_what_was_told_does_not_change_with_a_later_correction(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    desk.publish(NEXT)
    put(desk, SECOND, NEW)
    desk.publish(LATER)
    before = entry(desk, "2026-05-01T08:00", "a/text/2")
    put(desk, FIRST, OLD.replace("警告", "通报"))
    desk.publish("2026-04-02T08:00", "抄错一处")
    assert entry(desk, "2026-05-01T08:00", "a/text/2") == before


def test_a_text_that_was_altered_silently_keeps_the_site_from_being_built(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    desk.publish(NEXT)
    put(desk, FIRST, OLD.replace("警告", "通报"))
    assert waiting(desk) == [(f"a/{FIRST}.md", "全文改过，还没有发布")]
    desk.publish(LATER, "抄错一处")
    assert [one.word for one in told(desk, LATER)] == ["收录全文", "全文更正"]
    assert waiting(desk, LATER) == []


def test_how_the_file_is_laid_out_does_not_matter(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    desk.publish(NEXT)
    put(desk, FIRST, OLD.replace("\n\n**", "\n\n\n**").replace("title: 公报", "title: 公报第一期"))
    assert waiting(desk) == []


def test_only_spaces_and_widths_are_slips(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    desk.publish(NEXT)
    put(desk, FIRST, OLD.replace("为了节约，", "为了节约, "))
    assert waiting(desk)
    line = desk.keep(desk.publisher(LATER).minor("", misprint=False)).lines[0]
    assert (line.kind, line.event) == ("minor", "")
    assert waiting(desk) == []
    assert len(told(desk, LATER)) == 1


def test_other_words_are_no_slip_unless_they_are_a_misprint_of_ours(desk: Desk) -> None:
    with pytest.raises(Refusal, match="新增的，不能用 --minor"):
        put(desk, FIRST, OLD)
        desk.publisher(NEXT).minor("")
    desk.publish(NEXT)
    put(desk, FIRST, OLD.replace("警告", "警吿"))
    with pytest.raises(Refusal, match="改了文字，不能用 --minor"):
        desk.publisher(LATER).minor("", misprint=False)
    assert desk.publisher(LATER).minor("", misprint=True).lines


def test_a_text_that_is_gone_is_taken_down_by_name_alone(desk: Desk) -> None:
    path = put(desk, FIRST, OLD)
    desk.publish(NEXT)
    path.unlink()
    ((_, message),) = waiting(desk)
    assert message == f"a 的全文（{FIRST} 起施行）发布过，现在不见了"
    with pytest.raises(Refusal, match="先恢复文件"):
        desk.publisher(LATER).regular("别的")
    press = desk.publisher(LATER)
    desk.keep(press.regular("不是这一版", press.records_of(["a"])))
    assert [one.word for one in told(desk, LATER)] == ["收录全文", "撤下全文"]
    assert waiting(desk) == []


def test_a_wrong_day_is_corrected(desk: Desk) -> None:
    path = put(desk, FIRST, OLD)
    desk.publish(NEXT)
    path.rename(path.with_name(f"{SECOND}.md"))
    press = desk.publisher(LATER)
    desk.keep(press.regular("日子错了", press.records_of(["a"])))
    assert told(desk, LATER)[-1].word == "全文更正"
    assert waiting(desk) == []


def test_one_record_is_published_with_its_texts(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    put(desk, FIRST, full_text("甲。", title="b法"), "b")
    desk.put("laws", law("b", effective=FIRST, summary="新"))
    press = desk.publisher(NEXT)
    publication = press.regular("只发一条", press.records_of(["b"]))
    assert [(line.kind, line.record) for line in publication.lines] == [
        ("amended", "b"),
        ("text", "b"),
    ]
    with pytest.raises(Refusal, match="没有要发布的改动"):
        desk.keep(publication)
        desk.publisher(LATER).records_of(["b"])


def test_many_texts_are_one_entry(desk: Desk) -> None:
    ids = [f"m{n}" for n in range(BULK + 1)]
    desk.put("laws", *(law(id, effective=FIRST) for id in ids))
    for id in ids:
        put(desk, FIRST, full_text("甲。", title=f"{id}法"), id)
    desk.publish(NEXT, "批量")
    (event,) = told(desk, LATER)
    assert (event.id, event.word, len(event.subjects)) == ("20260201T080000/text", "收录全文", 6)
    said = desk.files(LATER)["feeds/all/atom.xml"].decode()
    assert "收录全文 6 条" in said and f"{FIRST} 起施行的全文" in said


def test_the_editor_sees_it_first(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    desk.publish(NEXT)
    put(desk, SECOND, NEW)
    press = desk.publisher(LATER)
    lines = list(preview([press.regular("修正后的")], press, press.catalogue))
    assert "全文 1 条：" in lines
    assert f"    {SECOND} 起施行的全文：收录，已与 {FIRST} 的全文比较" in lines
    assert "  laws（法律法规）：1 条" in lines


def test_a_withdrawn_record_keeps_its_texts_for_its_return(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    desk.publish(NEXT)
    desk.keep(desk.publisher("2026-02-02T08:00").withdrawal("a", "有误", ""))
    assert waiting(desk) == []
    desk.keep(desk.publisher("2026-02-03T08:00").restoring("a", "核对过"))
    assert waiting(desk) == []


def test_texts_follow_a_record_to_its_new_id(desk: Desk) -> None:
    path = put(desk, FIRST, OLD)
    desk.publish(NEXT)
    desk.path("laws", "a").unlink()
    amended = law("c", title="a法", effective=FIRST, amendments=[{"date": SECOND, "note": "修正"}])
    desk.put("laws", amended)
    path.parent.rename(path.parent.with_name("c"))
    desk.keep(desk.publisher("2026-02-02T08:00").renaming("a", "c", ""))
    assert waiting(desk) == []
    put(desk, SECOND, NEW, "c")
    assert desk.publish(LATER).lines[0].texts[0].against == FIRST


def test_what_was_not_shared_can_be_undone_and_told_again(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    mine = desk.publish(NEXT, "收录")
    chosen = rebase(desk.data, mine.name)
    (made,) = chosen.made(desk.publisher(LATER, chosen.names))
    assert (made.head.note, [line.kind for line in made.lines]) == ("收录", ["text"])
    take_away([mine.name], desk.data)
    assert waiting(desk) == [(f"a/{FIRST}.md", "新增的全文还没有发布")]


def test_the_ledger_is_sealed_with_its_texts(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    publication = desk.publish(NEXT)
    path = desk.data / "ledger" / publication.name
    assert parse(path.read_bytes(), "x").lines == publication.lines
    path.write_text(path.read_text(encoding="utf-8").replace(FIRST, "2020-01-02"), encoding="utf-8")
    assert "被改动过" in str(read_ledger(desk.data).problems[0])


def test_pages_and_open_data_tell_it(desk: Desk) -> None:
    put(desk, FIRST, OLD)
    desk.publish(NEXT, "收录")
    portal = desk.portal(LATER)
    page = str(portal.pages["laws/a/"].make().body)
    assert "收录全文" in page and f"{FIRST} 起施行的全文。" in page
    month = str(portal.pages["updates/2026-02/"].make().body)
    assert "收录全文" in month and "laws/a/text/" in month and "laws/a/compare/" not in month
    events = next(one for one in portal.assets() if one.path == "api/v1/events.json")
    newest = json.loads(events.content)["events"][0]
    assert (newest["kind"], newest["word"]) == ("text", "收录全文")
    assert newest["texts"] == [{"id": "a", "day": FIRST, "state": "added"}]

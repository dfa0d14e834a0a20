"""A choice is several scopes at one address: it tells once what any of them tells, and ends in words."""

import json
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import law, notice
from icalendar import Calendar

from portal.editing.reference.messages import address
from portal.ledger.preview import preview

MILL = "{id: mill, name: 造纸厂, description: 造纸, scopes: [industry-paper, equipment-motor, topic-epc]}"
LATER = "2026-02-01T08:00"


def choose(desk: Desk, *terms: str) -> None:
    """Offer these choices and no others."""
    written = "".join(f"  - {term}\n" for term in terms)
    text = f"terms:\n{written}" if terms else "terms: []\n"
    (desk.data / "vocab" / "choices.yaml").write_text(text, encoding="utf-8")


def ids(files: dict[str, bytes], scope: str) -> list[str]:
    feed = json.loads(files[f"feeds/{scope}/feed.json"])
    return [item["id"].partition(",2026-01-01:")[2] for item in feed["items"]]


def drop(desk: Desk, vocabulary: str, id: str) -> None:
    path = desk.data / "vocab" / f"{vocabulary}.yaml"
    head, rest = path.read_text(encoding="utf-8").split(f"- id: {id}\n")
    path.write_text(head + rest[rest.index("- id:") :], encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    choose(desk, MILL)
    desk.put(
        "laws",
        law("paper", effective="2026-06-01", industries=["paper"], topics=["epc"]),
        law("motor", effective="2026-07-01", equipment=["motor"]),
        law("steel", effective="2026-08-01", industries=["steel"]),
    )
    desk.publish("2026-01-05T08:00", "开通")
    return desk


def amend(desk: Desk, at: str, *records: dict[str, Any]) -> None:
    for record in records:
        desk.put("laws" if record["level"] == "law" else "policies", record)
    desk.publish(at, "改动")


def test_what_any_of_its_scopes_tells_it_tells_once(desk: Desk) -> None:
    both = law("both", effective="2020-01-01", industries=["paper"], equipment=["motor"])
    amend(desk, "2026-01-12T08:00", both)
    amend(desk, "2026-01-13T08:00", law("other", effective="2020-01-01", industries=["steel"]))
    files = desk.files(LATER)
    assert ids(files, "choice/mill") == [
        "both/added",
        "20260105T080000/added/laws/in/choice/mill",
    ]
    for name in ("atom.xml", "rss.xml"):
        assert files[f"feeds/choice/mill/{name}"].count(b"both/added<") == 1
    assert b"https://portal.example/feeds/choice/mill/atom.xml" in files["feeds/subscriptions.opml"]


def test_of_a_bulk_it_has_what_any_of_its_scopes_has(desk: Desk) -> None:
    (bulk,) = json.loads(desk.files(LATER)["feeds/choice/mill/feed.json"])["items"]
    assert "与“造纸厂”有关的 2 条" in bulk["title"]
    assert "paper法" in bulk["content_html"] and "motor法" in bulk["content_html"]
    assert "steel法" not in bulk["content_html"]


def test_its_calendar_has_the_days_of_all_its_scopes_once(desk: Desk) -> None:
    calendar = Calendar.from_ical(desk.files(LATER)["calendar/choice/mill.ics"].decode())
    uids = [str(event["uid"]).partition("/")[0] for event in calendar.events]
    assert uids == ["paper", "motor"]
    assert str(calendar["x-wr-calname"]) == "造纸厂的期限 - 平台"


def test_catalogues_narrow_it(desk: Desk) -> None:
    choose(
        desk,
        "{id: papers, name: 法规, description: d, scopes: [topic-epc], catalogues: [policies]}",
    )
    about = notice("n", issued="2020-01-01", topics=["epc"])
    amend(desk, "2026-01-12T08:00", about, law("l", effective="2020-01-01", topics=["epc"]))
    assert ids(desk.files(LATER), "choice/papers") == ["n/added"]


def test_archives_follow_as_those_of_other_scopes_do(desk: Desk) -> None:
    for month in range(2, 9):
        for day in range(1, 9):
            at = f"2026-{month:02}-{day:02}T08:00"
            amend(desk, at, law(f"m{month}-{day}", effective="2020-01-01", equipment=["motor"]))
    files = desk.files("2026-09-01T08:00")
    assert "feeds/choice/mill/archive/2026-01.xml" in files
    assert files.keys() >= {
        path.replace("equipment-motor", "choice/mill")
        for path in files
        if "equipment-motor" in path
    }


# --- it changes ------------------------------------------------------------------------------------


def test_what_it_offers_needs_no_publication(desk: Desk) -> None:
    """Offering another, renaming one, other scopes: nothing to publish, no event, nobody is told."""
    before = desk.files(LATER)
    more = "{id: more, name: 又一个, description: d, scopes: [industry-steel, equipment-motor]}"
    choose(desk, MILL.replace("造纸厂", "造纸企业").replace(", topic-epc", ""), more)
    opened = desk.opened(LATER)
    assert opened.problems == opened.unpublished == []
    after = desk.files(LATER)
    changed = {path for path in after if after[path] != before.get(path)}
    assert all("choice/" in path or path.endswith(".opml") for path in changed)
    assert before.keys() < after.keys()
    assert "feeds/choice/more/atom.xml" in after


def test_a_new_scope_brings_what_it_told_and_takes_nothing_away(desk: Desk) -> None:
    steel = law("steel-2", effective="2020-01-01", industries=["steel"])
    motor = law("motor-2", effective="2020-01-01", equipment=["motor"])
    amend(desk, "2026-01-12T08:00", steel)
    amend(desk, "2026-01-13T08:00", motor)
    before = ids(desk.files(LATER), "choice/mill")
    choose(desk, MILL.replace("topic-epc", "topic-epc, industry-steel"))
    after = ids(desk.files(LATER), "choice/mill")
    assert [id for id in after if id not in before][:1] == ["steel-2/added"]
    assert {id.partition("/in/")[0] for id in before} <= {id.partition("/in/")[0] for id in after}


def test_what_was_told_before_there_was_a_choice_does_not_change_with_its_name(desk: Desk) -> None:
    young = "{id: young, name: 甲, description: d, scopes: [industry-steel, equipment-motor]}"
    choose(desk, MILL, young)
    items = json.loads(desk.files(LATER)["feeds/choice/young/feed.json"])["items"]
    assert "与“这个组合”有关的 2 条" in items[0]["title"]
    choose(desk, MILL, young.replace("甲", "乙"))
    assert json.loads(desk.files(LATER)["feeds/choice/young/feed.json"])["items"] == items


def test_one_that_is_gone_has_to_be_told_and_is_by_its_name(desk: Desk) -> None:
    choose(desk)
    (problem,) = desk.opened(LATER).unpublished
    assert "choice/mill" in str(problem) and "停止通知" in str(problem)
    press = desk.publisher(LATER)
    publication = press.regular("改订造纸行业")
    assert [(line.scope, line.name) for line in publication.lines] == [("choice/mill", "造纸厂")]
    said = list(preview([publication], press, desk.opened(LATER).catalogue))
    assert any("已停止的订阅" in line for line in said)
    desk.keep(publication)
    opened = desk.opened("2026-02-02T08:00")
    assert opened.problems == opened.unpublished == []
    files = desk.files("2026-02-02T08:00")
    feed = json.loads(files["feeds/choice/mill/feed.json"])
    assert feed["expired"] and feed["title"].startswith("已停止：造纸厂")
    (item,) = feed["items"]
    assert item["title"] == "订阅停止：造纸厂" and "改订造纸行业" in item["content_html"]
    body = desk.portal("2026-02-02T08:00").pages["follow/"].body
    assert body.index('id="ended"') < body.index('id="choice/mill"')
    amend(desk, "2026-02-03T08:00", law("x", effective="2020-01-01", industries=["paper"]))
    assert ids(desk.files("2026-02-04T08:00"), "choice/mill") == ["choice/mill/ended"]


def test_another_id_ends_the_old_one_and_begins_a_new_one(desk: Desk) -> None:
    choose(desk, MILL.replace("id: mill", "id: paper-mill"))
    desk.publish(LATER, "改订 paper-mill")
    files = desk.files("2026-02-02T08:00")
    assert ids(files, "choice/mill") == ["choice/mill/ended"]
    assert ids(files, "choice/paper-mill") == ["20260105T080000/added/laws/in/choice/paper-mill"]
    choose(desk, MILL)
    (problem,) = desk.opened("2026-02-02T09:00").problems
    assert problem.message == "mill 这个组合已经停过，订阅者收到过停止通知"
    assert (problem.field, problem.hint) == ("terms[1].id", "换一个没有用过的 id")


def test_a_folder_without_choices_has_none(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "other")
    (other.data / "vocab" / "choices.yaml").unlink(missing_ok=True)
    other.put("laws", law("a", effective="2020-01-01"))
    other.publish("2026-01-05T08:00")
    assert not [path for path in other.files(LATER) if "choice" in path]
    assert 'id="choices"' not in other.portal(LATER).pages["follow/"].body


# --- what is wrong ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        ("industry-papers, topic-epc", "没有 industry-papers 这个订阅 (最接近的是 industry-paper（行业：造纸）)"),
        ("造纸, topic-epc", "没有 造纸 这个订阅 (最接近的是 industry-paper（行业：造纸）)"),
        ("paper, topic-epc", "没有 paper 这个订阅 (最接近的是 industry-paper（行业：造纸）)"),
        ("zzzzzz, topic-epc, laws", "没有 zzzzzz 这个订阅 (写“订阅”页上的名字，如 "),
        ("topic-epc, topic-epc, laws", "topic-epc 写了两次 (删去一个)"),
        ("topic-epc", "一个组合至少要有两个订阅 (再写一个"),
        ("topic-epc, laws, weekly", "weekly 不能放进组合 (组合里只写栏目、主题、行业、地区、设备的订阅)"),
        ("topic-epc, laws, all", "all 不能放进组合"),
        ("topic-epc, laws, choice/mill", "choice/mill 不能放进组合"),
        ("topic-epc, laws, choice/nothing", "choice/nothing 不能放进组合"),
        ("topic-epc, laws, weekly/topic-epc", "weekly/topic-epc 不能放进组合"),
    ],
)  # fmt: skip
def test_what_is_no_scope_is_said_with_what_to_write(
    desk: Desk, scopes: str, expected: str
) -> None:
    choose(desk, MILL, f"{{id: bad, name: 坏的, description: d, scopes: [{scopes}]}}")
    (problem,) = desk.opened(LATER).problems
    assert expected in str(problem)
    assert problem.path.endswith("vocab/choices.yaml") and problem.line == 3 and problem.column > 1
    assert problem.field.startswith("terms[2].scopes")
    assert address(problem) == "manual/messages/#choices"


def test_an_unknown_catalogue_is_said(desk: Desk) -> None:
    choose(desk, "{id: b, name: 坏, description: d, scopes: [topic-epc], catalogues: [law]}")
    (problem,) = desk.opened(LATER).problems
    assert "栏目 里没有 law" in str(problem) and "laws" in str(problem)


def test_a_term_that_left_is_said_where_a_choice_names_it(desk: Desk) -> None:
    wet = MILL.replace("topic-epc", "topic-water-saving")
    choose(desk, wet)
    amend(desk, "2026-01-12T08:00", law("w", effective="2020-01-01", topics=["water-saving"]))
    drop(desk, "topics", "water-saving")
    desk.put("laws", law("w", effective="2020-01-01"))
    (problem,) = desk.opened(LATER).problems
    assert "没有 topic-water-saving 这个订阅" in str(problem)
    assert problem.path.endswith("vocab/choices.yaml")
    choose(desk, MILL)
    desk.publish(LATER, "主题不再单列")
    choose(desk, wet)
    (problem,) = desk.opened("2026-02-02T08:00").problems
    assert problem.message == "topic-water-saving（节水）这个订阅已经停止"
    assert address(problem) == "manual/messages/#choices"

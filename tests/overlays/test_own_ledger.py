"""Two ledgers are told as one line of time; each event once, under the name of who tells it."""

import json
import re
import shutil
from pathlib import Path

import pytest
from helpers.own_desk import OwnDesk
from helpers.tree import law, notice

from portal.ledger.annotation_basis import digest_of_basis
from portal.ledger.press import Refusal

NATION, PARK = "portal.example,2026-01-01", "park.example,2026-03-01"
LATER = "2026-06-01T08:00"


@pytest.fixture
def desk(tmp_path: Path) -> OwnDesk:
    desk = OwnDesk(tmp_path)
    desk.nation.put("laws", law("a", effective="2020-01-01", summary="原来的摘要。"))
    desk.nation.put("laws", law("b", effective="2021-01-01"))
    desk.nation.publish("2026-01-02T08:00", "开通")
    return desk


def ids(files: dict[str, bytes], scope: str = "all") -> list[str]:
    return re.findall("<id>(tag:[^<]*)</id>", files[f"feeds/{scope}/atom.xml"].decode())


def test_each_event_is_told_once_under_the_name_of_who_tells_it(desk: OwnDesk) -> None:
    desk.put("policies", notice("park-n", issued="2026-01-01"))
    desk.publish("2026-02-01T08:00")
    desk.nation.put("laws", law("c", effective="2022-01-01"))
    desk.nation.publish("2026-03-01T08:00", "补收")
    feed, *told = ids(desk.files(LATER))
    assert feed == f"tag:{PARK}:feed/all"
    events = [one for one in told if "/added" in one]
    assert events == [
        f"tag:{NATION}:c/added",
        f"tag:{PARK}:park-20260201T080000/added/policies",
        f"tag:{NATION}:20260102T080000/added/laws",
    ]
    of_nation = ids(desk.nation.files(LATER))
    assert {one for one in told if NATION in one} == {
        one for one in of_nation if "feed/" not in one
    }


def test_what_falls_due_keeps_the_name_of_who_tells_it(desk: OwnDesk) -> None:
    desk.nation.put("laws", law("soon", effective="2026-09-01"))
    desk.nation.publish("2026-03-01T08:00", "补收")
    desk.put("policies", notice("park-soon", effective="2026-09-01"))
    desk.publish("2026-03-02T08:00")
    calendar = desk.files(LATER)["calendar/all.ics"].decode()
    assert sorted(re.findall("UID:(.*)\r", calendar)) == [
        "park-soon/effective@park.example",
        "soon/effective@portal.example",
    ]


def test_many_that_fall_due_together_are_told_apart(desk: OwnDesk) -> None:
    desk.nation.put("policies", *(notice(f"n{n}", effective="2026-05-01") for n in range(7)))
    desk.nation.publish("2026-03-01T08:00", "补收")
    desk.put("policies", *(notice(f"park-n{n}", effective="2026-05-01") for n in range(7)))
    desk.publish("2026-03-02T08:00")
    told = [one for one in ids(desk.files(LATER)) if ":due/" in one and "ahead" not in one]
    assert set(told) == {
        f"tag:{NATION}:due/policies/2026-05-01/effective",
        f"tag:{PARK}:due/park-policies/2026-05-01/effective",
    }


def test_only_the_portal_s_own_records_are_published_and_only_into_its_own_folder(
    desk: OwnDesk,
) -> None:
    before = sorted(path.name for path in (desk.nation.data / "ledger").iterdir())
    desk.put("policies", notice("park-n", issued="2026-01-01"))
    publication = desk.publish("2026-02-01T08:00")
    assert [line.record for line in publication.lines] == ["park-n"]
    assert sorted(path.name for path in (desk.nation.data / "ledger").iterdir()) == before
    assert [path.name for path in (desk.own / "ledger").iterdir()] == [publication.name]
    assert desk.opened(LATER).unpublished == []


def test_before_the_first_publication_of_its_own_nothing_of_it_waits(desk: OwnDesk) -> None:
    desk.put("policies", notice("park-n", issued="2026-01-01"))
    assert desk.opened(LATER).unpublished == []
    desk.publish("2026-02-01T08:00")
    desk.put("policies", notice("park-m", issued="2026-01-01"))
    (told,) = desk.opened(LATER).unpublished
    assert told.path == (desk.own / "policies/park-m.yaml").as_posix()


def test_what_the_nation_has_not_published_is_the_nation_s_to_publish(desk: OwnDesk) -> None:
    desk.nation.put("laws", law("c", effective="2022-01-01"))
    (told,) = desk.opened(LATER).unpublished
    assert told.path == (desk.nation.data / "laws/c.yaml").as_posix()
    assert desk.publish("2026-02-01T08:00").lines == ()


def test_an_update_of_the_nation_comes_by_replacing_its_folder(desk: OwnDesk) -> None:
    """The walk of the manual: publish upon one state of the nation, take the next, check, build."""
    desk.put("policies", notice("park-n", issued="2026-01-01", basis=["a"]))
    opened = desk.opened("2026-02-01T08:00")
    desk.annotate("a", rests_on=digest_of_basis(opened.catalogue.items["a"]))
    desk.annotate("b", rests_on=digest_of_basis(opened.catalogue.items["b"]))
    desk.publish("2026-02-01T08:00")
    told_before = ids(desk.files("2026-02-02T08:00"))[1:]

    newer = OwnDesk(desk.own.parent / "elsewhere")
    shutil.rmtree(newer.nation.data)
    shutil.copytree(desk.nation.data, newer.nation.data)
    newer.nation.put("laws", law("a", effective="2020-01-01", summary="改过的摘要。"))
    newer.nation.put("laws", law("c", effective="2022-01-01"))
    newer.nation.publish("2026-03-01T08:00", "修订和补收")
    shutil.rmtree(desk.nation.data)
    shutil.copytree(newer.nation.data, desk.nation.data)

    opened = desk.opened(LATER)
    assert opened.problems == [] and opened.unpublished == []
    (remark,) = opened.remarks
    assert remark.path == (desk.own / "annotations/a.yaml").as_posix()
    assert "国家的 a 改过" in remark.message and "原来的摘要。 → 改过的摘要。" in remark.message
    portal = desk.portal(LATER)
    assert "待复核" in portal.pages["laws/a/"].body.partition("own-note")[2]
    assert "own-note__changed" not in portal.pages["laws/b/"].body
    now = ids(desk.files(LATER))[1:]
    assert [one for one in now if one in told_before] == told_before
    assert len(now) == len(set(now))
    assert {one for one in now if one not in told_before and "feed/" not in one} >= {
        f"tag:{NATION}:a/amended/2",
        f"tag:{NATION}:c/added",
    }


def test_an_older_nation_than_it_was_published_upon_is_told(desk: OwnDesk) -> None:
    desk.nation.put("laws", law("c", effective="2022-01-01"))
    newest = desk.nation.publish("2026-03-01T08:00", "补收")
    desk.put("policies", notice("park-n", issued="2026-01-01"))
    desk.publish("2026-03-02T08:00")
    desk.nation.path("laws", "c").unlink()
    (desk.nation.data / "ledger" / newest.name).unlink()
    told = desk.problems(LATER)
    assert len(told) == 1 and "国家的数据比现在的新" in told[0] and "git pull" in told[0]


def test_its_ledger_tells_of_no_national_record(desk: OwnDesk) -> None:
    desk.put("policies", notice("park-n", issued="2026-01-01"))
    desk.publish("2026-02-01T08:00")
    desk.write(
        "portal.yaml", {**json.loads((desk.own / "portal.yaml").read_text()), "prefix": "other"}
    )
    assert any("自己的台账里有国家的编号 park-n" in one for one in desk.problems(LATER))


def test_the_nation_s_records_are_withdrawn_and_merged_by_nobody_else(desk: OwnDesk) -> None:
    desk.put("policies", notice("park-n", issued="2026-01-01"))
    desk.publish("2026-02-01T08:00")
    publisher = desk.publisher(LATER)
    with pytest.raises(Refusal, match="a 是国家的"):
        publisher.withdrawal("a", "转载有误", "撤回")
    publisher.withdrawal("park-n", "转载有误", "撤回")
    (desk.own / "policies/park-n.yaml").unlink()
    with pytest.raises(Refusal, match="是国家的"):
        desk.publisher(LATER).merging("park-n", "a", "合并")


def test_an_id_of_the_nation_that_happens_to_begin_alike_stays_the_nation_s(desk: OwnDesk) -> None:
    desk.nation.put("laws", law("park-law", effective="2022-01-01"))
    desk.nation.publish("2026-03-01T08:00", "补收")
    opened = desk.opened(LATER)
    assert opened.problems == [] and opened.unpublished == []
    assert not opened.catalogue.items["park-law"].own
    assert f"tag:{NATION}:park-law/added" in ids(desk.files(LATER))


def test_who_follows_it_can_tell_its_words_from_the_nation_s(desk: OwnDesk) -> None:
    desk.put(
        "policies", notice("park-n", issued="2026-01-01"), notice("park-m", issued="2026-01-01")
    )
    desk.publish("2026-02-01T08:00")
    desk.put("policies", notice("park-l", issued="2026-01-01"))
    desk.publish("2026-02-02T08:00")
    atom = desk.files(LATER)["feeds/all/atom.xml"].decode()
    marked = [entry for entry in atom.split("<entry>")[1:] if 'label="某园区"' in entry]
    assert len(marked) == 2 and all(f"tag:{PARK}:" in entry for entry in marked)

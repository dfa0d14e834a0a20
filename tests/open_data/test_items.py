"""What the file of a record or row says, and what it must not."""

import io
import json
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest
from helpers.desk import Desk
from helpers.open_files import Files, content, files_of
from helpers.tree import EVIDENCE, body, law, notice, phone, relief, row

from portal.hands import done_by
from portal.kinds.kinds import KINDS
from portal.open_data.json_text import json_bytes
from portal.open_data.tool_data import DAY, FORMS, ONE_MACHINE, TOOL_FILES
from portal.tools.files import tool_files
from portal.view.site import Site

AT = "2026-01-05T08:00"
FOLDERS = {kind.id for kind in KINDS}


@pytest.fixture
def of(desk: Desk):
    """The files of some records, published."""

    def made(**folders: list[dict[str, Any]]) -> Files:
        for name, records in folders.items():
            desk.put(name.replace("_", "-"), *records)
        desk.publish("2026-01-01T08:00")
        return files_of(desk.portal(AT).site)

    return made


def test_days_are_asked_of_spans(of: Any) -> None:
    files = of(
        laws=[
            law("old", effective="2010-01-01"),
            law("new", effective="2026-08-15", supersedes=["old"]),
        ]
    )
    assert content(files, "laws/old.json")["validity"] == [
        {"from": None, "until": "2009-12-31", "state": "upcoming"},
        {"from": "2010-01-01", "until": "2026-08-14", "state": "in-force"},
        {"from": "2026-08-15", "until": None, "state": "repealed", "by": ["new"]},
    ]


def test_a_row_has_the_life_of_its_list_and_its_own(of: Any) -> None:
    files = of(
        tax=[
            relief("a", row("a-1", expires="2026-06-30"), row("a-2"), effective="2025-01-01"),
        ]
    )
    states = [
        [(span["from"], span["state"]) for span in content(files, f"tax/{id}.json")["validity"]]
        for id in ("a-1", "a-2")
    ]
    begun = [(None, "upcoming"), ("2025-01-01", "in-force")]
    assert states == [[*begun, ("2026-07-01", "expired")], begun]
    assert content(files, "tax/a-1.json")["parent"] == "a"
    assert content(files, "tax/a.json")["rows"] == ["a-1", "a-2"]


def test_what_is_only_known_to_the_month_is_pending_in_it(of: Any) -> None:
    files = of(laws=[law("a", effective="2026-07")])
    assert [
        (span["from"], span["until"], span["state"])
        for span in content(files, "laws/a.json")["validity"]
    ] == [
        (None, "2026-06-30", "upcoming"),
        ("2026-07-01", "2026-07-30", "unverified"),
        ("2026-07-31", None, "in-force"),
    ]


def test_links_are_told_on_both_sides(of: Any) -> None:
    files = of(
        laws=[law("a", effective="2020-01-01")],
        policies=[notice("b", issued="2025-01-01", basis=["a"])],
    )
    (out,) = content(files, "policies/b.json")["links"]["out"]
    (back,) = content(files, "laws/a.json")["links"]["in"]
    assert out == {"relation": "basis", "id": "a", "catalogue": "laws"}
    assert back == {"relation": "basis", "id": "b", "catalogue": "policies"}
    kinds = {one["id"]: one for one in content(files, "vocab/link-kinds.json")["kinds"]}
    assert (kinds["basis"]["out"], kinds["basis"]["in"]) == ("依据", "以本文件为依据")


def test_what_is_hidden_stays_hidden(of: Any) -> None:
    sources = [
        {"title": "甲", "url": "https://a.example/", "seen": "2026-01-01", "citable": False},
        {"title": "乙", "url": "https://b.example/", "seen": "2026-01-01", "key": "b"},
    ]
    files = of(laws=[law("a", effective="2020-01-01", keeper="节能科", sources=sources)])
    fields = content(files, "laws/a.json")["fields"]
    assert fields["sources"] == [
        {"title": "甲", "seen": "2026-01-01"},
        {"title": "乙", "url": "https://b.example/", "seen": "2026-01-01", "key": "b"},
    ]
    whole = b"".join(files.values()).decode("utf-8", "replace")
    assert "节能科" not in whole and "a.example" not in whole


def test_what_a_page_says_in_other_words_is_there(of: Any) -> None:
    """A number is told with where it was seen, a list with its line, a search that found nothing."""
    files = of(
        bodies=[body("b", phone("010-12345678", "2025-12-01"))],
        laws=[
            law(
                "a",
                effective="2020-01-01",
                no_explanation={"looked": "2026-01-01", "how": "查了，没有"},
            )
        ],
    )
    said = content(files, "bodies/b.json")["fields"]
    assert said["contacts"][0]["source"] == said["sources"][0]["key"] == "notice"
    fields = content(files, "laws/a.json")["fields"]
    assert fields["no_explanation"]["how"] == "查了，没有"


def test_nothing_told_is_empty(files: Files) -> None:
    """What has nothing that is told is not there, instead of being there with nothing in it."""

    def empty(value: Any, way: str) -> list[str]:
        if isinstance(value, dict):
            return [at for name, one in value.items() for at in empty(one, f"{way}.{name}")] or (
                [] if value else [way]
            )
        if isinstance(value, list):
            return [at for one in value for at in empty(one, f"{way}[]")]
        return []

    found = {
        way
        for path in files
        if path.count("/") == 1 and path.endswith(".json") and path.split("/")[0] in FOLDERS
        for way in empty(content(files, path).get("fields", {"departed": True}), path)
    }
    assert found == set()


def test_a_publication_is_a_change(desk: Desk) -> None:
    """Also one that subscribers do not hear of: what was checked long ago may be written today."""
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.publish("2026-11-23T08:00")
    desk.put("laws", law("a", effective="2020-01-01", summary="管甲的。"))
    desk.keep(desk.publisher("2026-12-01T08:00").minor("补摘要"))
    days = {
        at: content(files_of(desk.portal(f"{at}T23:00").site), "index.json")["last_change"]
        for at in ("2026-11-30", "2026-12-05")
    }
    assert days == {"2026-11-30": "2026-11-23", "2026-12-05": "2026-12-01"}


def test_a_day_for_some_machines_says_so(of: Any) -> None:
    """Whoever reads of the day alone must not take it for that of every machine of these models."""
    some = row(
        "g-1",
        deadline="2015-12-31",
        deadline_rules=[{"made": "<=2003", "stop_use_by": "2015-12-31"}],
        verification=EVIDENCE["verification"]
        | {"unverified": [{"field": "deadline_rules", "part": "投运的年份"}]},
    )
    rows = [
        one
        | {"equipment": ["motor"], "action": "淘汰", "match": "exact", "models": [f"Y-{one['id']}"]}
        for one in (some, row("g-2", deadline="2015-12-31"))
    ]
    files = of(phase_out=[notice("g", issued="2010-01-01", equipment=["motor"], rows=rows)])
    told = {
        id: [one.get("whom", "") for one in content(files, f"phase-out/{id}.json")["due"]]
        for id in ("g", "g-1", "g-2")
    }
    only = "2003年及以前生产的，最迟2015-12-31停止使用（部分待核）"
    assert told["g-1"] == [f"有条件：{only}", only] and told["g-2"] == [""]
    assert "其中 1 条有条件，看各条" in told["g"]
    assert f"有条件：{only}" in files["due.csv"].decode()


def test_what_is_pending_is_said(of: Any) -> None:
    doubts = [{"field": "effective"}, {"field": "deadlines", "part": "第3条"}]
    verification = EVIDENCE["verification"] | {"unverified": doubts}
    deadlines = [{"scope": "全部", "date": "2026-12-31"}]
    files = of(laws=[law("a", issued="2025-01-01", deadlines=deadlines, verification=verification)])
    found = content(files, "laws/a.json")
    assert found["pending"] == [
        {"field": "effective", "label": "施行日期"},
        {"field": "deadlines", "label": "期限", "part": "第3条"},
    ]
    assert found["confidence"] == "medium" and "effective" not in found["fields"]


def test_what_falls_due_is_told_with_its_day(of: Any) -> None:
    rows = [row("a-1", expires="2026-06-30"), row("a-2", expires="2026-06-30"), row("a-3")]
    files = of(tax=[relief("a", *rows, effective="2025-01-01")])
    (begins, ends) = content(files, "tax/a.json")["due"]
    assert (begins["kind"], begins["day"]) == ("effective", "2025-01-01")
    assert (ends["kind"], ends["day"], ends["rows"]) == ("expires", "2026-06-30", ["a-1", "a-2"])
    (own,) = content(files, "tax/a-2.json")["due"]
    assert own["key"] == ends["key"] and "rows" not in own
    assert content(files, "tax/a-3.json")["due"] == []


def test_a_number_that_is_too_old_is_not_told(desk: Desk) -> None:
    """As on pages: two years after the material that it stood in."""
    desk.put("bodies", body("a", phone("010-11112222", "2024-06-01"), phone("12345", "2025-12-01")))
    desk.publish("2026-01-01T08:00")
    eve, day = (files_of(desk.portal(at).site) for at in ("2026-05-31T08:00", "2026-06-01T08:00"))
    assert len(content(eve, "bodies/a.json")["fields"]["contacts"]) == 2
    (left,) = content(day, "bodies/a.json")["fields"]["contacts"]
    assert left["value"] == "12345"


def test_numbers_are_not_rounded() -> None:
    """`14.00` is published as it was written, which no float would keep apart from `14.0`."""
    told = {"a": Decimal("14.00"), "b": "14.00", "c": Decimal("-0.5")}
    assert json_bytes(told) == b'{"a":14.00,"b":"14.00","c":-0.5}\n'


def test_a_list_says_of_each_what_its_file_says(files: Files) -> None:
    count = 0
    for path in ("laws", "phase-out", "tax", "standards"):
        for entry in content(files, f"{path}.json")["items"]:
            whole = content(files, entry.pop("path"))
            fields, all = entry.pop("fields"), whole["fields"]
            assert entry == {name: whole[name] for name in entry}
            assert fields == {name: all[name] for name in fields}
            count += 1
    assert count > 150


def test_every_item_has_a_file_where_its_page_is(files: Files, frozen_site: Site) -> None:
    for item in frozen_site.catalogue.items.values():
        found = content(files, f"{item.url.rstrip('/')}.json")
        assert found["url"] == frozen_site.info.absolute(item.url)
        assert found["title"] == item.title


def test_the_archive_holds_every_file(files: Files) -> None:
    with ZipFile(io.BytesIO(files["portal-data.zip"])) as zip:
        held = {name: zip.read(name) for name in zip.namelist()}
    assert held == {path: found for path, found in files.items() if path != "portal-data.zip"}
    assert len(held) == len(zip.namelist())


def test_other_processes_make_the_same_bytes(files: Files, frozen_site: Site) -> None:
    pieces = [lambda: files_of(frozen_site), lambda: files_of(frozen_site)]
    assert done_by(2, pieces) == [files, files]


def test_the_tools_are_described_as_they_are(frozen_site: Site) -> None:
    described = {
        one.path.partition("<")[0]: {*DAY, *one.keys} for one in (*TOOL_FILES, *ONE_MACHINE, FORMS)
    }
    described["tools/machines/"] = described["tools/machines.json"]
    seen = set()
    for asset in tool_files(frozen_site):
        keys = set(json.loads(asset.content))
        path = asset.path if asset.path.count("/") == 1 else asset.path.rpartition("/")[0] + "/"
        seen.add(path)
        assert keys <= described[path], asset.path
    assert seen == set(described)

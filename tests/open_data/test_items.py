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
from portal.open_data.json_text import json_bytes
from portal.open_data.tool_data import DAY, FORMS, TOOL_FILES
from portal.tools.files import tool_files
from portal.view.site import Site

AT = "2026-01-05T08:00"


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
        {"title": "乙", "url": "https://b.example/", "seen": "2026-01-01"},
    ]
    whole = b"".join(files.values()).decode("utf-8", "replace")
    assert "节能科" not in whole and "a.example" not in whole


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
    described = {one.path: {*DAY, *one.keys} for one in TOOL_FILES}
    forms = {*DAY, *FORMS.keys}
    seen = set()
    for asset in tool_files(frozen_site):
        keys = set(json.loads(asset.content))
        if asset.path.startswith("tools/forms/"):
            assert keys <= forms, asset.path
        elif asset.path.startswith("tools/machines/"):
            assert keys <= described["tools/machines.json"], asset.path
        else:
            seen.add(asset.path)
            assert keys <= described[asset.path], asset.path
    assert seen == set(described)

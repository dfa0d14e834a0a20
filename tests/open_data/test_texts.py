"""Full texts as data: JSON by our schemas, Akoma Ntoso by the official one, and nothing of the kind
where nobody holds a text."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.open_files import Files, SchemaFaults, content, files_of
from helpers.own_texts import CHANGED, HISTORY, LAW, OPINION, put_text
from helpers.tree import law, notice

from portal.hands import done_by
from portal.open_data.akoma_names import UNITS, eid_of

AT = "2026-01-05T08:00"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Files:
    desk = Desk(tmp_path_factory.mktemp("texts") / "data")
    amended = [{"date": "2022-03-01", "effective": "2022-05-01"}]
    desk.put(
        "laws",
        law(
            "a",
            title="某某法",
            issued="2019-12-01",
            effective="2020-01-01",
            amendments=amended,
            issuers=["npcsc"],
        ),
        law("b", effective="2020-01-01"),
    )
    desk.put("policies", notice("c", title="某意见", issued="2025-01-01"))
    desk.publish("2026-01-01T08:00")
    put_text(desk.data, "a", "2020-01-01", LAW, history=HISTORY[:1])
    put_text(desk.data, "a", "2022-05-01", CHANGED, history=HISTORY)
    put_text(desk.data, "c", "2025-01-01", OPINION, title="某意见")
    desk.publish("2026-01-02T08:00")
    return files_of(desk.portal(AT).site)


def parts_in(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield part
        yield from parts_in(part.get("parts", []))


def test_every_file_is_as_its_schema_says(told: Files) -> None:
    faults = SchemaFaults(told)
    assert faults.of_all()[1] == []
    assert {"schema/text.schema.json", "schema/texts.schema.json"} <= faults.used


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("laws/a/text/2020-01-01.json", lambda one: one["parts"][0].update(type="chapter")),
        ("laws/a/text/2020-01-01.json", lambda one: one["parts"][0].pop("key")),
        ("laws/a/text/2020-01-01.json", lambda one: one.update({"from": "2020"})),
        ("laws/a/text.json", lambda one: one["versions"][0].pop("until")),
        ("laws/a.json", lambda one: one["texts"][0].update(day="2020-01-01")),
    ],
)
def test_a_schema_refuses_what_is_not_so(told: Files, path: str, change: Any) -> None:
    value = content(told, path)
    change(value)
    assert SchemaFaults(told).of(path, value)


def test_a_record_says_which_texts_there_are(told: Files) -> None:
    spans = content(told, "laws/a.json")["texts"]
    assert [(one["from"], one["until"]) for one in spans] == [
        ("2020-01-01", "2022-04-30"),
        ("2022-05-01", None),
    ]
    assert all(one["json"] in told and one["xml"] in told for one in spans)
    assert "texts" not in content(told, "laws/b.json")
    listed = content(told, "laws/a/text.json")
    assert [{name: one[name] for name in spans[0]} for one in listed["versions"]] == spans
    assert [one["url"].partition("example/")[2] for one in listed["versions"]] == [
        "laws/a/text/2020-01-01/",
        "laws/a/text/",
    ]
    assert listed["record"] in told


def test_a_place_has_its_key_and_its_citation(told: Files) -> None:
    text = content(told, "laws/a/text/2020-01-01.json")
    articles = {one["key"]: one for one in parts_in(text["parts"]) if one["type"] == "article"}
    assert list(articles) == ["a1", "a2", "a2-1", "a3", "a4", "f1-a1"]
    first, second = articles["a2"]["blocks"]
    point = first["items"][1]["items"][0]
    assert (point["key"], point["citation"]) == ("a2-k1-x2-m1", "第二条第一款第（二）项第1目")
    assert (second["key"], second["citation"]) == ("a2-k2", "第二条第二款")
    assert articles["a2-1"]["heading"] == "抄送"
    assert articles["f1-a1"]["citation"] == "附件1第一条"
    (_, table, quote) = articles["a3"]["blocks"]
    assert table["rows"] == [["名称", "限值"], ["甲 & 乙", "1<2"]]
    assert quote["lines"] == ["“第九条　别的法的话。”"]
    assert [one["text"] for one in text["closing"]] == ["某部", "2020年1月1日"]
    assert text["sources"] == [
        {"title": "公报", "seen": "2026-01-02", "url": "https://gazette.example/1"},
        {"title": "抄的", "seen": "2026-01-01"},
    ]


def test_the_index_and_the_description_name_them(told: Files) -> None:
    texts = content(told, "index.json")["texts"]
    assert (texts["records"], texts["versions"]) == (2, 3)
    assert {*texts["items"], *texts["schemas"]} <= set(told)
    paths = content(told, "openapi.json")["paths"]
    forms = [
        re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path[1:])))
        for path in paths
        if "/text" in path
    ]
    files = [path for path in told if "/text" in path and not path.startswith("schema/")]
    assert len(files) == 8
    assert [path for path in files if sum(bool(one.fullmatch(path)) for one in forms) != 1] == []
    assert [one for one in forms if not any(map(one.fullmatch, files))] == []
    names = [one["get"]["operationId"] for one in paths.values()]
    assert len(names) == len(set(names))


def test_without_a_text_nothing_speaks_of_any(files: Files) -> None:
    assert [path for path in files if "/text" in path] == []
    for path in (
        "index.json",
        "openapi.json",
        "schema/law.schema.json",
        "schema/index.schema.json",
    ):
        assert "全文的" not in files[path].decode() and '"texts"' not in files[path].decode()


def test_other_processes_make_the_same_bytes(desk: Desk) -> None:
    desk.put("laws", law("a", title="某某法", effective="2020-01-01"))
    put_text(desk.data, "a", "2020-01-01", LAW)
    desk.publish("2026-01-01T08:00")
    site = desk.portal(AT).site
    pieces = [lambda: files_of(site), lambda: files_of(site)]
    first, second = done_by(2, pieces)
    assert first == second and "laws/a/text/2020-01-01.xml" in first


def test_eids_follow_from_keys() -> None:
    for unit in UNITS:
        assert eid_of(unit.key, is_division=unit.element == "division") == unit.eid

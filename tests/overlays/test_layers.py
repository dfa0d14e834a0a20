"""A portal's own folder adds to the nation's, keeps to its own ids, and changes nothing of the nation's."""

import csv
import io
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from helpers.own_desk import PARK, SETTINGS, OwnDesk
from helpers.tree import body, law, notice, relief, row

from portal.catalogue.tree import load
from portal.data_layers import DataLayers, data_named
from portal.site_info import PeerPortal
from portal.tools.files import tool_files

START = "2026-01-02T08:00"
LATER = "2026-06-01T08:00"


@pytest.fixture
def desk(tmp_path: Path) -> OwnDesk:
    desk = OwnDesk(tmp_path)
    desk.nation.put("laws", law("a", effective="2020-01-01"), law("b", effective="2021-01-01"))
    desk.nation.publish(START, "开通")
    return desk


def test_the_notation_names_one_folder_or_two() -> None:
    two = DataLayers(Path("data"), Path("my-data"))
    assert data_named("data", windows=False) == Path("data")
    assert data_named("data:my-data", windows=False) == two
    for text in ("data:my-data", "data;my-data"):
        assert data_named(text, windows=True) == two
    for text in (r"C:\x\data;D:\y", r"C:\x\data:D:\y", "C:/x/data;D:/y"):
        assert [str(root)[:2] for root in vars(data_named(text, windows=True)).values()] == [
            "C:",
            "D:",
        ]
    assert data_named(r"C:\x\data", windows=True) == Path(r"C:\x\data")
    assert data_named("data:mine", windows=False, beside=Path("/p")) == DataLayers(
        Path("/p/data"), Path("/p/mine")
    )


@pytest.mark.parametrize("text", ["a:b:c", "a:a", "a:a/b", "a/b:a", ":"])
def test_what_names_no_two_folders_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="数据目录|目录|里面"):
        data_named(text, windows=False)


def test_a_folder_with_a_colon_in_its_name_is_one(tmp_path: Path) -> None:
    (tmp_path / "a:b").mkdir()
    assert data_named(f"{tmp_path}/a:b", windows=False) == tmp_path / "a:b"


def test_one_folder_is_read_as_ever(desk: OwnDesk) -> None:
    tree = load(desk.nation.data)
    assert tree.overlay is None and tree.settings is None and not tree.problems


def test_records_terms_and_synonyms_are_added(desk: OwnDesk) -> None:
    desk.write(
        "vocab/topics.yaml",
        {"terms": [{"id": "park-heat", "name": "园区供热", "description": "园区的供热"}]},
    )
    desk.write(
        "vocab/synonyms.yaml",
        {
            "terms": [
                {
                    "id": "park-centre",
                    "name": "园区中心",
                    "description": "叫法",
                    "aliases": ["园中"],
                }
            ]
        },
    )
    desk.put("policies", notice("park-n", issued="2026-01-01", topics=["park-heat"], basis=["a"]))
    opened = desk.opened(LATER)
    assert opened.problems == []
    catalogue = opened.catalogue
    assert [item.id for item in catalogue.about("topics", "park-heat")] == ["park-n"]
    assert {item.id: item.own for item in catalogue.records} == {
        "a": False,
        "b": False,
        "park-n": True,
    }
    topics = list(catalogue.vocabularies["topics"])
    assert topics[-1] == "park-heat" and "energy-saving" in topics
    assert "park-centre" in catalogue.vocabularies["synonyms"]


def test_redefining_a_national_id_names_both_files(desk: OwnDesk) -> None:
    desk.put("laws", law("a", title="另一部法", effective="2020-01-01"))
    told = [one for one in desk.problems() if "是国家的编号" in one]
    assert len(told) == 1
    assert told[0].startswith("my-data/laws/a.yaml:") and "data/laws/a.yaml，不能改它" in told[0]
    assert "annotations/a.yaml" in told[0]


def test_redefining_a_national_term_names_both_files(desk: OwnDesk) -> None:
    term = {"id": "energy-saving", "name": "别的", "description": "别的"}
    desk.write("vocab/topics.yaml", {"terms": [term]})
    (told,) = desk.problems()
    assert (
        told.startswith("my-data/vocab/topics.yaml:") and "data/vocab/topics.yaml，不能改它" in told
    )


def test_ids_of_records_rows_and_terms_bear_the_prefix(desk: OwnDesk) -> None:
    desk.put(
        "tax",
        relief("park-r", row("r-1"), issued="2026-01-01"),
        relief("mine", issued="2026-01-01"),
    )
    desk.write(
        "vocab/topics.yaml", {"terms": [{"id": "heat", "name": "供热甲", "description": "供热"}]}
    )
    told = [one for one in desk.problems() if "自己的编号要以 park- 开头" in one]
    assert [one.split("现在是 ")[1].split(" ")[0] for one in told] == ["mine", "r-1", "heat"]


def test_a_term_that_is_not_there_is_told_as_ever(desk: OwnDesk) -> None:
    desk.put("policies", notice("park-n", issued="2026-01-01", topics=["no-such"]))
    (told,) = desk.problems()
    assert told.startswith("my-data/policies/park-n.yaml:") and "词表 topics 里没有 no-such" in told


@pytest.mark.parametrize("field", ["supersedes", "ends", "continues", "amends"])
def test_the_nation_s_records_are_ended_by_nobody_else(desk: OwnDesk, field: str) -> None:
    desk.put("policies", notice("park-n", issued="2026-01-01", **{field: ["a"]}))
    assert any("国家的 a" in one and "自己的记录不能" in one for one in desk.problems())


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"prefix": "tools"}, "tools 是本站已经用作网址的名称"),
        ({"prefix": None}, "没有写自己的编号怎样开头"),
        ({"authority": None}, "没有写订阅条目的编号以谁的名义"),
        ({"regions": ["999999"]}, "词表 regions 里没有 999999"),
        ({"colours": {"primary": "#ffd200"}}, "看不清这个颜色"),
        ({"colours": {"accent": "#8fb8a8"}}, "看不清这个颜色"),
        ({"colours": {"accent_dark": "#0b5d4b"}}, "看不清这个颜色"),
        ({"logo": "logo.svg"}, "没有标志的文件 logo.svg"),
        ({"address": "ftp://x/"}, "网址"),
        ({"nmae": "x"}, "没有这个字段"),
    ],
)
def test_settings_that_cannot_be_are_told_in_words(
    tmp_path: Path, settings: dict[str, object], words: str
) -> None:
    desk = OwnDesk(tmp_path)
    known = {**settings}
    kept = {name: value for name, value in known.items() if value is not None}
    whole = {name: value for name, value in SETTINGS.items() if known.get(name, "") is not None}
    desk.write("portal.yaml", whole | kept)
    told = desk.problems()
    assert any(one.startswith("my-data/portal.yaml:") and words in one for one in told), told


def test_its_own_pages_are_checked_where_they_lie(desk: OwnDesk) -> None:
    (desk.own / "docs").mkdir()
    (desk.own / "docs" / "index.md").write_text(
        "# 园区\n\n[法](id:a)、[别的](id:no-such)\n", "utf-8"
    )
    (told,) = desk.problems()
    assert told.startswith("my-data/docs/index.md:3:") and "没有 id 为 no-such 的记录" in told


def test_what_nobody_reads_is_told_in_either_folder(desk: OwnDesk) -> None:
    desk.write("notes/x.yaml", {"id": "x"})
    desk.write("annotations/a.yml", {"id": "a"})
    told = desk.problems()
    assert any("没有栏目 notes" in one for one in told)
    assert any(one.startswith("my-data/annotations/a.yml:") and "扩展名" in one for one in told)


def test_a_folder_without_settings_says_so(desk: OwnDesk) -> None:
    (desk.own / "portal.yaml").unlink()
    assert any("自己的数据没有说明是哪个网站" in one for one in desk.problems())


def test_ten_records_three_annotations_and_terms_make_a_site_and_leave_the_nation_s_data_alone(
    desk: OwnDesk,
) -> None:
    before = _digest(desk.nation.data)
    desk.write(
        "vocab/topics.yaml",
        {
            "terms": [
                {"id": f"park-t{n}", "name": f"园区主题{n}", "description": "园区"}
                for n in range(3)
            ]
        },
    )
    desk.put(
        "policies",
        *(notice(f"park-n{n}", issued="2026-01-01", topics=[f"park-t{n % 3}"]) for n in range(8)),
    )
    desk.put("bodies", body("park-b"))
    desk.put("tax", relief("park-r", row("park-r-1"), issued="2026-01-01"))
    desk.nation.put("tax", relief("r", row("r-1"), issued="2025-01-01"))
    desk.nation.publish("2026-01-03T08:00", "补收")
    before = _digest(desk.nation.data)
    for id in ("a", "b", "r-1"):
        desk.annotate(id, contacts=["park-b"])
    desk.publish("2026-02-01T08:00")
    portal = desk.portal(LATER)
    urls = set(portal.pages)
    assert {f"policies/park-n{n}/" for n in range(8)} | {"topics/park-t0/", "tax/park-r-1/"} <= urls
    for url in ("laws/a/", "laws/b/", "tax/r-1/"):
        assert "某园区的批注" in portal.pages[url].body
    assert "own-note" not in portal.pages["tax/r/"].body
    assert "badge--own" in portal.pages["policies/park-n1/"].body
    assert portal.pages["policies/"].body.count("badge--own") == 8
    assert any(path.startswith("feeds/topic-park-t0/") for path in desk.files(LATER))
    assert _digest(desk.nation.data) == before


def test_the_updates_say_whose_word_an_event_is(desk: OwnDesk) -> None:
    desk.put("policies", notice("park-n", issued="2026-01-01"))
    desk.publish("2026-02-01T08:00")
    pages = desk.portal(LATER).pages
    assert pages["updates/2026-02/"].body.count("badge--own") == 1
    assert "badge--own" not in pages["updates/2026-01/"].body


def test_tools_say_whose_list_and_whose_relief_it_is(desk: OwnDesk) -> None:
    entry = {
        "id": "park-list-1",
        "name": "老水泵",
        "models": ["甲1"],
        "match": "exact",
        "action": "淘汰",
        "equipment": ["pump"],
        "verification": {"confidence": "medium", "checked": "2026-01-05"},
    }
    desk.put("phase-out", notice("park-list", issued="2026-01-01", rows=[entry]))
    desk.put("tax", relief("park-r", row("park-r-1"), issued="2026-01-01"))
    situation = {"id": "park-s", "name": "园区改造", "description": "在园区里改造"}
    desk.write("vocab/situations.yaml", {"terms": [situation | {"reliefs": ["park-r", "r"]}]})
    desk.nation.put("tax", relief("r", row("r-1"), issued="2025-01-01"))
    desk.nation.publish("2026-03-01T08:00", "补收")
    opened = desk.opened(LATER)
    assert opened.problems == []
    files = {asset.path: asset.content.decode() for asset in tool_files(desk.portal(LATER).site)}
    told = json.loads(files["tools/equipment.json"])
    assert "关于park-list的通知（某园区）" in json.dumps(told, ensure_ascii=False)
    tax = files["tools/tax.json"]
    assert "关于park-r的通知（某园区）" in tax and "关于r的通知（某园区）" not in tax


def test_a_site_can_list_the_portals_of_others(desk: OwnDesk) -> None:
    assert "portals" not in desk.nation.portal(LATER).addition("about/")
    info = replace(PARK, portals=(PeerPortal("某省<节能>", "https://province.example/"),))
    about = desk.nation.portal(LATER, info).addition("about/")
    assert 'href="https://province.example/"' in about and "某省&lt;节能&gt;" in about


def _digest(folder: Path) -> str:
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path} ".encode() + path.read_bytes())
    return digest.hexdigest()


def test_what_is_its_own_bears_its_name_wherever_it_is_taken(desk: OwnDesk) -> None:
    desk.put("laws", law("park-l", effective="2020-01-01", expires="2030-01-01"))
    desk.put("bodies", body("park-b", title="园区服务中心"))
    files = desk.files(LATER)
    for id, portal in (("a", None), ("park-l", "某园区")):
        listed = json.loads(files["api/v1/laws.json"])["items"]
        assert next(one for one in listed if one["id"] == id).get("portal") == portal
        assert json.loads(files[f"api/v1/laws/{id}.json"]).get("portal") == portal
        told = "谁加的：某园区" in desk.copy(LATER, f"laws/{id}/")
        shown = "某园区</span>" in files[f"embed/record/{id}/index.html"].decode()
        assert (told, shown) == (portal is not None, portal is not None)
    rows = {
        one["id"]: one
        for one in csv.DictReader(io.StringIO(files["api/v1/laws.csv"].decode("utf-8-sig")))
    }
    assert (rows["a"]["portal"], rows["park-l"]["portal"]) == ("", "某园区")
    my = json.loads(files["tools/my.json"])
    assert [one["title"] for one in my["bodies"]] == ["园区服务中心（某园区）"]
    assert all(one["title"].endswith("（某园区）") for one in my["dates"] if "park-l" in one["id"])
    assert any("park-l" in one["id"] for one in my["dates"])


def test_a_term_that_is_missing_is_added_to_its_own_vocabulary(desk: OwnDesk) -> None:
    """Never to the nation's: the next update would take it away."""
    desk.put("policies", notice("park-n", issued="2026-01-01", issuers=["park-x"]))
    (problem,) = desk.problems()
    assert "my-data/vocab/issuers.yaml" in problem and " data/vocab" not in problem

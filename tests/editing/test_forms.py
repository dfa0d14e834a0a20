"""A form shows what a record says, writes nothing that is wrong, and loses nothing."""

import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.building import DATA
from helpers.desk import Desk, moment
from helpers.tree import folder, relief, row

from portal.data_folder import open_data
from portal.editing.files import whole_file
from portal.editing.forms.form_fields import MANY, NEVER, form_fields, tables_of
from portal.editing.forms.form_file import ChangedMeanwhile, NotWritten, digest
from portal.editing.forms.form_review import review
from portal.editing.forms.form_target import NoSuchRecord, files, target_of
from portal.editing.forms.form_values import NotAsked, changes, shown, typed
from portal.editing.forms.forms import Forms
from portal.kinds.kinds import KINDS
from portal.read.model_fields import fields_of
from portal.read.problem import Unreadable

NOW = moment("2026-11-22T12:00")

LAW = """\
# 2026-11-20 李：核对过公报
id: a-law
title: 甲法
topics: [energy-saving]
level: law
issued: 2015-03-01
# 公报第 3 号
effective: 2016-01-01

duties:
  - {article: 第一条, must: 报送, threshold: 一万吨以上, bands: [{at_least: 10000}], energy_user: must}
  # 第二条待核
  - {article: 第二条, must: 公布}
verification: {confidence: medium, checked: 2026-11-22}
sources:
  - {title: 公报, seen: 2026-11-22}
  - {title: 网站, url: 'https://example.org/a', seen: 2026-11-22}
added: 2026-11-22
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return folder(tmp_path / "data", {"laws/a-law.yaml": LAW})


@pytest.fixture
def forms(data: Path) -> Forms:
    return Forms(data)


def edited(forms: Forms, id: str, **values: Any) -> dict[str, Any]:
    """What a browser sends of a form in which some boxes were changed."""
    form = forms.form(id, NOW)
    return {"id": id, "new": False, "digest": form["digest"], "values": form["values"] | values}


def news(forms: Forms, id: str, **values: Any) -> dict[str, Any]:
    """What it sends of a news item that has all it needs."""
    told = {
        "title": "某标准今天起实施",
        "date": "2026-11-22",
        "body": "从今天起实施。",
        "topics": ["energy-saving"],
        "verification.confidence": "medium",
        "verification.checked": "2026-11-22",
        "sources": [{"was": None, "values": {"title": "公报", "seen": "2026-11-22"}}],
    }
    return {
        "id": id,
        "new": True,
        "digest": "",
        "values": forms.blank(NOW)["values"] | told | values,
    }


def everything(data: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def faults(found: dict[str, Any]) -> dict[str, str]:
    return {problem["field"]: problem["message"] for problem in found["problems"]}


# --- what a form shows ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_field_has_a_box_or_a_table(kind: Any) -> None:
    boxes = {field.place[0] for field in form_fields(kind.model)}
    for name, field in fields_of(kind.model).items():
        mirrored = field.links is not None and field.links.mirrored
        known = name in boxes or field.label in tables_of(kind.model)
        assert known or mirrored or name in NEVER, name


def test_a_form_that_nobody_changed_changes_nothing() -> None:
    seen = 0
    for kind, path in files(DATA):
        fields, record = form_fields(kind.model), target_of(DATA, path.stem, NOW).record
        values = shown(fields, record)
        assert typed(fields, values) == values, path
        assert changes(fields, record, values) == [], path
        seen += 1
    assert seen > 60


def test_a_form_says_what_its_boxes_are_and_what_can_be_chosen(forms: Forms) -> None:
    form = forms.form("a-law", NOW)
    boxes = {box["name"]: box for part in form["sections"] for box in part["fields"]}
    assert boxes["effective"]["label"] == "施行日期" and boxes["effective"]["sort"] == "date"
    assert boxes["title"]["required"] and not boxes["summary"]["required"]
    assert boxes["verification.confidence"]["choices"][1] == ("medium", "中：有一处来源")
    parts = {part["name"]: part for part in boxes["duties"]["parts"]}
    assert ("may", "可以做") in parts["energy_user"]["choices"]
    assert {"id": "energy-saving", "name": "节能"} in form["vocabularies"]["topics"]
    levels = {term["id"] for term in form["vocabularies"]["levels"]}
    assert "law" in levels and "normative-document" not in levels
    assert form["values"]["sources"][1]["values"]["url"] == "https://example.org/a"


def test_no_box_asks_for_the_brackets_of_a_file(forms: Forms) -> None:
    boxes = [box for kind in KINDS for box in form_fields(kind.model)]
    told = [box.help for box in boxes if box.sort in MANY]
    assert told and not [help for help in told if "[" in help]


def test_what_a_list_has_as_a_table_is_named(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", row("r-1"), issued="2025-01-01"))
    form = Forms(desk.data).form("r", NOW)
    assert form["tables"] == ["怎样申报", "什么时候能办", "条目"]  # lists in lists have no boxes
    assert "rows" not in form["values"]
    with pytest.raises(NoSuchRecord) as error:
        Forms(desk.data).form("r-1", NOW)
    assert error.value.in_list == "r"


def test_a_withdrawn_record_says_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", issued="2025-01-01"))
    desk.publish("2026-01-01T08:00", "开通")
    desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("r", "收错了", ""))
    assert Forms(desk.data).form("r", NOW)["withdrawn"] == "收错了"
    assert Forms(desk.data).overview(NOW)["records"][0]["withdrawn"]


def test_a_file_that_cannot_be_read_is_no_form(forms: Forms, data: Path) -> None:
    (data / "laws/a-law.yaml").write_text("id: [没有写完\n", encoding="utf-8")
    with pytest.raises(Unreadable):
        forms.form("a-law", NOW)
    assert forms.overview(NOW)["problems"][0]["id"] == "a-law"


# --- a record that is changed -------------------------------------------------------------------------------


def test_a_changed_date_changes_its_line_and_nothing_else(forms: Forms, data: Path) -> None:
    found = forms.save(edited(forms, "a-law", effective="2016-02-01"), NOW)
    assert found["written"] and found["problems"] == []
    assert found["changes"] == [
        {
            "name": "effective",
            "label": "施行日期",
            "before": "2016-01-01",
            "after": "2016-02-01",
            "line": 8,
        }
    ]
    wanted = LAW.replace("effective: 2016-01-01", "effective: 2016-02-01")
    assert (data / "laws/a-law.yaml").read_text(encoding="utf-8") == wanted
    assert found["digest"] == digest(wanted.encode())
    assert found["diff"][0] == "第 7 行起" and "-effective: 2016-01-01" in found["diff"]


def test_line_ends_and_the_mark_of_windows_stay(forms: Forms, data: Path) -> None:
    path = data / "laws/a-law.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + LAW.replace("\n", "\r\n").encode())
    found = forms.save(edited(forms, "a-law", summary="一句。\r\n\r\n又一句。\r\n"), NOW)
    assert found["written"], found["problems"]
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf#") and after.count(b"\n") == after.count(b"\r\n")
    assert forms.form("a-law", NOW)["values"]["summary"] == "一句。\n\n又一句。"


def test_what_no_box_shows_stays(forms: Forms, data: Path) -> None:
    form = forms.form("a-law", NOW)
    duties = form["values"]["duties"]
    assert "bands" not in duties[0]["values"]
    duties[0]["values"]["must"] = "每年报送"
    assert forms.save(edited(forms, "a-law", duties=duties), NOW)["written"]
    text = (data / "laws/a-law.yaml").read_text(encoding="utf-8")
    assert text == LAW.replace("must: 报送", "must: 每年报送")


def test_groups_come_and_go(forms: Forms, data: Path) -> None:
    sources = forms.form("a-law", NOW)["values"]["sources"]
    new = {"was": None, "values": {"title": "新来源", "seen": "2026-11-21"}}
    found = forms.save(edited(forms, "a-law", sources=[sources[1], new]), NOW)
    assert [change["label"] for change in found["changes"]] == ["来源第1条", "来源新添一条"]
    record = yaml.safe_load((data / "laws/a-law.yaml").read_text(encoding="utf-8"))
    assert [source["title"] for source in record["sources"]] == ["网站", "新来源"]
    emptied = [{"was": 0, "values": dict.fromkeys(sources[0]["values"], "")}]
    found = forms.review(edited(forms, "a-law", sources=emptied), NOW)
    assert len([one for one in found["changes"] if not one["after"]]) == 2


def test_a_field_that_is_emptied_leaves_the_file(forms: Forms, data: Path) -> None:
    assert forms.save(edited(forms, "a-law", issued=""), NOW)["written"]
    assert "issued" not in (data / "laws/a-law.yaml").read_text(encoding="utf-8")


def test_nothing_changed_writes_nothing(forms: Forms, data: Path) -> None:
    before = everything(data)
    found = forms.save(edited(forms, "a-law"), NOW)
    assert not found["written"] and found["changes"] == [] and everything(data) == before


# --- what is refused ------------------------------------------------------------------------------------------


def test_a_refused_value_is_told_at_its_box_and_not_written(forms: Forms, data: Path) -> None:
    before = everything(data)
    found = forms.save(edited(forms, "a-law", effective="2026年2月1日"), NOW)
    assert not found["written"] and everything(data) == before
    (problem,) = found["problems"]
    assert (problem["field"], problem["line"]) == ("effective", 8)
    assert problem["hint"] == "写成 2026-02-01" and problem["path"].endswith("laws/a-law.yaml")


def test_all_that_is_wrong_is_told_in_one_run(forms: Forms) -> None:
    source = {"was": None, "values": {"title": "甲", "url": "example.org", "seen": "2099-01-01"}}
    sources = [*forms.form("a-law", NOW)["values"]["sources"], source]
    found = forms.review(
        edited(forms, "a-law", effective="2010-13-01", topics=["energy"], sources=sources), NOW
    )
    assert set(faults(found)) == {"effective", "topics[1]", "sources[3].url", "sources[3].seen"}


def test_rules_between_fields_hold(forms: Forms) -> None:
    found = forms.review(edited(forms, "a-law", effective="2014-01-01"), NOW)
    assert any("2015-03-01" in message for message in faults(found).values())


def test_a_rule_about_another_file_holds(tmp_path: Path) -> None:
    other = LAW.replace("a-law", "b-law").replace("甲法", "乙法")
    other = other.replace("level: law", "level: law\nsupersedes: [a-law]")
    files = {"laws/a-law.yaml": LAW, "laws/b-law.yaml": other}
    forms = Forms(folder(tmp_path / "data", files))
    found = forms.review(edited(forms, "a-law", effective="2019-01-01"), NOW)
    assert found["problems"], "a successor that begins before its predecessor"


def test_a_problem_that_was_there_is_no_reason(tmp_path: Path) -> None:
    broken = LAW.replace("a-law", "b-law").replace("2016-01-01", "2016-13-01")
    files = {"laws/a-law.yaml": LAW, "laws/b-law.yaml": broken}
    forms = Forms(folder(tmp_path / "data", files))
    assert forms.overview(NOW)["problems"]
    found = forms.save(edited(forms, "a-law", summary="一句。"), NOW)
    assert found["written"] and found["problems"] == []


def test_a_broken_record_can_be_mended(tmp_path: Path) -> None:
    broken = LAW.replace("topics: [energy-saving]", "topics: [energy-savin]")
    forms = Forms(folder(tmp_path / "data", {"laws/a-law.yaml": broken}))
    form = forms.form("a-law", NOW)
    assert form["problems"][0]["field"] == "topics[1]"
    assert forms.save(edited(forms, "a-law", topics=["energy-saving"]), NOW)["written"]
    assert forms.overview(NOW)["problems"] == []


HOSTILE = [
    '</script><img src=x onerror="alert(1)">',
    "甲 # 不是注释",
    "甲: 乙",
    '他说"好"，it\'s',
    "🙂🌱",
    "no",
    "null",
    "~",
    "12:30",
    "0123",
    "2026-11-22",
    "- 甲",
    "{甲: 乙}",
    "&甲 !丙",
    "%YAML 1.1",
    "@甲 `乙`",
    "甲\\n乙",
    "甲" * 200,
]


@pytest.mark.parametrize("title", HOSTILE)
def test_what_yaml_would_take_for_something_else_stays_text(title: str, forms: Forms) -> None:
    found = forms.save(edited(forms, "a-law", title=title), NOW)
    assert found["written"], found["problems"]
    assert forms.form("a-law", NOW)["values"]["title"] == title


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("甲\u202e乙", "改变文字方向的隐藏字符"),
        ("甲\u200b乙", "看不见的字符"),
        ("甲\x00乙", "控制字符"),
        ("甲\ufffd", "读坏了的字符"),
        ("甲" * 10_000, "太长，有 10000 个字"),
        ("甲\n乙", "写法不对"),
        ("", "缺少必填字段"),
    ],
)
def test_what_nobody_sees_or_nobody_reads_is_refused(
    title: str, message: str, forms: Forms, data: Path
) -> None:
    before = everything(data)
    found = forms.save(edited(forms, "a-law", title=title, effective="2016-1-1"), NOW)
    assert message in faults(found)["title"] and "effective" in faults(found)
    assert not found["written"] and everything(data) == before


def test_a_long_text_is_kept_whole(forms: Forms) -> None:
    text = "\n\n".join(f"第 {number} 段：{'字' * 90}。" for number in range(100))
    assert forms.save(edited(forms, "a-law", summary=text), NOW)["written"]
    assert forms.form("a-law", NOW)["values"]["summary"] == text


# --- two who edit, and disks ------------------------------------------------------------------------------------


def test_what_somebody_else_wrote_is_not_overwritten(forms: Forms, data: Path) -> None:
    mine = edited(forms, "a-law", summary="我写的。")
    forms.save(edited(forms, "a-law", title="甲法（修订）"), NOW)
    before = everything(data)
    for deed in (forms.review, forms.save):
        with pytest.raises(ChangedMeanwhile):
            deed(mine, NOW)
    assert everything(data) == before


def test_of_two_at_once_one_is_told(forms: Forms, data: Path) -> None:
    sent = [edited(forms, "a-law", summary=f"第 {number} 个人写的。") for number in range(4)]
    told: list[str] = []

    def save(value: dict[str, Any]) -> None:
        try:
            told.append("written" if forms.save(value, NOW)["written"] else "problems")
        except ChangedMeanwhile:
            told.append("changed")

    threads = [threading.Thread(target=save, args=(value,)) for value in sent]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["changed", "changed", "changed", "written"]


def test_a_file_that_is_to_be_left_alone_is(forms: Forms, data: Path) -> None:
    path = data / "laws/a-law.yaml"
    path.chmod(0o444)
    with pytest.raises(NotWritten, match="只读"):
        forms.save(edited(forms, "a-law", summary="一句。"), NOW)
    assert path.read_text(encoding="utf-8") == LAW


def test_a_link_is_not_replaced(forms: Forms, data: Path) -> None:
    path = data / "laws/a-law.yaml"
    path.rename(data / "laws/a-law.txt")
    path.symlink_to("a-law.txt")
    with pytest.raises(NotWritten, match="符号链接"):
        forms.save(edited(forms, "a-law", summary="一句。"), NOW)
    assert path.is_symlink()


def test_nothing_is_written_outside_the_folder(forms: Forms, data: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (data / "news").symlink_to(elsewhere)
    with pytest.raises(NotWritten, match="符号链接"):
        forms.save(news(forms, "news-2026-11-22-x"), NOW)
    assert list(elsewhere.iterdir()) == []


def test_what_is_saved_while_it_is_checked_is_not_overwritten(
    forms: Forms, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, path, looked = edited(forms, "a-law", summary="一句。"), data / "laws/a-law.yaml", review

    def slow(*asked: Any) -> Any:
        found = looked(*asked)
        path.write_text(LAW + "# 编辑器里刚写的\n", encoding="utf-8")
        return found

    monkeypatch.setattr("portal.editing.forms.forms.review", slow)
    with pytest.raises(ChangedMeanwhile):
        forms.save(sent, NOW)
    assert path.read_text(encoding="utf-8").endswith("# 编辑器里刚写的\n")


def test_a_full_disk_leaves_the_file_as_it_was(
    forms: Forms, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, before = edited(forms, "a-law", summary="一句。"), everything(data)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(whole_file.os, "fsync", full)
    with pytest.raises(NotWritten, match="磁盘满了"):
        forms.save(sent, NOW)
    assert everything(data) == before


@pytest.mark.skipif(os.name == "nt", reason="there files have no such rights")
def test_who_may_read_a_file_stays(forms: Forms, data: Path) -> None:
    path = data / "laws/a-law.yaml"
    path.chmod(0o640)
    forms.save(edited(forms, "a-law", summary="一句。"), NOW)
    assert path.stat().st_mode & 0o777 == 0o640


# --- a news item -------------------------------------------------------------------------------------------------


def test_a_news_item_becomes_a_file_that_passes_the_checks(forms: Forms, data: Path) -> None:
    id = forms.proposal("2026-11-22", "GB 30255 修改单实施", "", NOW)["id"]
    assert id == "news-2026-11-22-gb-30255"
    found = forms.save(news(forms, id), NOW)
    assert found["written"] and found["address"] == f"news/{id}/"
    text = (data / f"news/{id}.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"id: {id}\ntitle: 某标准今天起实施\n")
    assert text.endswith("added: 2026-11-22\n")
    assert open_data(data, NOW).problems == []
    assert forms.proposal("2026-11-22", "GB 30255 修改单实施", "", NOW)["id"] == f"{id}-2"


def test_an_id_is_proposed_also_where_nothing_latin_stands(forms: Forms) -> None:
    assert forms.proposal("2026-11", "节能周", "epc", NOW)["id"] == "news-2026-11-epc"
    assert forms.proposal("十一月", "节能周", "", NOW)["id"] == "news-2026-11-22"


def test_verification_is_asked_and_not_claimed(forms: Forms) -> None:
    blank = forms.blank(NOW)["values"]
    assert blank["added"] == "2026-11-22"
    assert not any(blank[name] for name in blank if name.startswith("verification"))
    left = {"verification.confidence": "", "verification.checked": ""}
    found = forms.review(news(forms, "news-2026-11-22-x", **left), NOW)
    assert set(faults(found)) == {"verification.confidence", "verification.checked"}


@pytest.mark.parametrize(
    "id", ["", "新闻", "../../x", "a/b", "News", "x" * 81, "con", ".x", "x.yaml"]
)
def test_an_id_that_is_none_names_no_file(id: str, forms: Forms, data: Path) -> None:
    before = everything(data)
    found = forms.save(news(forms, id), NOW)
    assert "id" in faults(found) and not found["written"] and everything(data) == before


def test_an_id_that_was_ever_used_is_refused(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", row("r-1"), issued="2025-01-01", alias_ids=["old"]))
    forms = Forms(desk.data)
    for id in ("r", "r-1", "old"):
        assert "已经用过" in faults(forms.save(news(forms, id), NOW))["id"], id


def test_a_news_item_is_not_written_twice(forms: Forms) -> None:
    sent = news(forms, "news-2026-11-22-x")
    assert forms.save(sent, NOW)["written"]
    assert "已经用过" in faults(forms.save(sent, NOW))["id"]


# --- what no form sends ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {},
        {"id": "a-law"},
        {"id": 1, "new": False, "digest": "", "values": {}},
        {"id": "a-law", "new": "no", "digest": "", "values": {}},
    ],
)
def test_what_is_no_form_is_not_read(wrong: Any, forms: Forms) -> None:
    with pytest.raises(NotAsked):
        forms.save(wrong, NOW)


@pytest.mark.parametrize(
    "values",
    [
        {"rows": []},
        {"id": "b"},
        {"path": "/etc/passwd"},
        {"title": ["甲"]},
        {"topics": "energy-saving"},
        {"topics": [1]},
        {"sources": [{"was": 7, "values": {"title": "甲"}}]},
        {"sources": [{"was": 1, "values": {}}, {"was": 0, "values": {}}]},
        {"sources": [{"was": True, "values": {}}]},
        {"sources": [{"title": "甲"}]},
        {"sources": [{"was": None, "values": {"other": "甲"}}]},
    ],
)
def test_values_without_a_box_are_not_read(values: Any, forms: Forms, data: Path) -> None:
    before = everything(data)
    with pytest.raises(NotAsked):
        forms.save(edited(forms, "a-law") | {"values": values}, NOW)
    assert everything(data) == before


@pytest.mark.parametrize("id", ["../laws/a-law", "a-law.yaml", "laws/a-law", "", "vocab", "b"])
def test_only_records_are_found(id: str, forms: Forms) -> None:
    with pytest.raises(NoSuchRecord):
        forms.form(id, NOW)

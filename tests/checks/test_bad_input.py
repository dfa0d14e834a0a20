"""What editors and pasted tables come up with: refused in words, in Chinese, at its line, at once."""

import os
import re
import time
from datetime import datetime
from pathlib import Path

import pytest
from helpers.tree import folder

from portal.checks import runner
from portal.checks.runner import problems_in
from portal.read.problem import Problem

EVIDENCE = """\
verification: {confidence: medium, checked: 2026-11-22}
sources: [{title: 公报, seen: 2026-11-22}]
added: 2026-11-22
"""
MANY = 50_000


def notice(id: str, *lines: str) -> str:
    head = [f"id: {id}", f"title: 关于{id}的通知", "level: normative-document"]
    return "\n".join([*head, *lines, EVIDENCE])


def refused(root: Path) -> list[Problem]:
    """What is told of a folder, within a second, and each in Chinese with a hint."""
    start = time.process_time()
    problems = problems_in(root)
    assert time.process_time() - start < 1
    assert problems
    for problem in problems:
        assert re.search("[一-鿿]", problem.message) and problem.hint
        assert len(str(problem)) < 1000
    return problems


def places(problems: list[Problem], root: Path) -> list[tuple[str, int]]:
    return [(Path(one.path).relative_to(root.parent).as_posix(), one.line) for one in problems]


@pytest.mark.parametrize("indent", [0, 1, 10])
def test_a_table_pasted_without_dashes(tmp_path, indent):
    above = "".join("  " * depth + "a:\n" for depth in range(indent))
    text = above + "".join("  " * indent + f"k{n % 2}: {n}\n" for n in range(1600))
    root = folder(tmp_path / "data", {"laws/pasted.yaml": text})
    told = [one for one in refused(root) if "字段重复" in one.message]
    assert [one.line for one in told] == list(range(indent + 3, indent + 1601))
    assert f"第 {indent + 1} 行已经写过" in told[0].message


@pytest.mark.parametrize(
    "value",
    ["9" * MANY, "9" * MANY + ".5", "1" + "_" * MANY, "1_" * (MANY // 2), "0" * MANY]
    + ["1" * MANY + "e5", "1" + ":11" * (MANY // 3), "0x" + "f" * MANY, "2018-01-01 " + "9" * MANY],
    ids=lambda value: value[:12],
)
def test_a_value_of_fifty_thousand_digits(tmp_path, value):
    text = notice("long", f"doc_no: {value}", "issued: 2018-01-01")
    root = folder(tmp_path / "data", {"policies/long.yaml": text})
    assert places(refused(root), root) == [("data/policies/long.yaml", 4)]


@pytest.mark.parametrize(
    "value",
    ["1" + "_" * MANY + "x", "1_1_" * (MANY // 4) + "x", "0" * MANY + "x", "1" * MANY + "x"]
    + ["1" + ":1" * (MANY // 2) + "x", "1" * MANY + ".x", "1," * (MANY // 2) + "x", "[" * 20],
    ids=lambda value: value[:12],
)
def test_a_long_value_that_is_almost_a_number(tmp_path, value):
    text = notice("long", f"doc_no: {value}", "issued: 2018-01-01")
    root = folder(tmp_path / "data", {"policies/long.yaml": text})
    assert {line for _, line in places(refused(root), root)} <= {4, 5}


@pytest.mark.parametrize("relation", ["supersedes", "continues", "amends", "ends", "basis"])
@pytest.mark.parametrize("length", [2, 3, 40])
def test_a_circle_of_every_relation(tmp_path, relation, length):
    files = {
        f"policies/n{n:02}.yaml": notice(
            f"n{n:02}", "issued: 2018-01-01", f"{relation}: [n{(n + 1) % length:02}]"
        )
        for n in range(length)
    }
    root = folder(tmp_path / "data", files)
    [problem] = refused(root)
    assert places([problem], root) == [("data/policies/n00.yaml", 5)]
    assert "成了一个圈：n00 → n01 →" in problem.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("expires: 2027-12-31",), ("issued: 2026-03-01", "ends: [old]")),
        (("repealed: 2027-12-31",), ("issued: 2026-03-01", "ends: [old]")),
        (("expires: 2025-12-31",), ("issued: 2026-03-01", "ends: [old]")),
        ((), ("issued: 2017-03-01", "supersedes: [old]")),
        ((), ("issued: 2017-03-01", "amends: [old]")),
    ],
)
def test_dates_of_two_documents_that_contradict(tmp_path, old, new):
    files = {
        "policies/old.yaml": notice("old", "issued: 2018-01-01", *old),
        "policies/new.yaml": notice("new", *new),
    }
    root = folder(tmp_path / "data", files)
    assert places(refused(root), root) == [("data/policies/new.yaml", 5)]


@pytest.mark.parametrize(
    ("book", "mistake", "said"),
    [
        (
            "situations",
            "{id: a, name: 甲, description: 乙, reliefs: [rightt, right]}",
            "最接近的是 right",
        ),
        (
            "guidance",
            "{id: a, name: 甲, description: 乙, places: [tax/rightt/, tax/right/]}",
            "最接近的是 right",
        ),
        ("regions", "{id: '1', name: 甲, description: 乙, parent: '2'}", "词表 regions 里没有 2"),
        (
            "equipment",
            "{id: a, name: 甲, description: 乙, industries: [papre]}",
            "最接近的是 paper",
        ),
        ("modes", "{id: page-2, name: 甲, description: 乙}", "已经用作网址"),
    ],
)
def test_a_mistyped_id_in_a_vocabulary(tmp_path, book, mistake, said):
    right = notice("right", "issued: 2018-01-01", "taxes: [vat]", "reliefs: [exemption]")
    files = {"tax/right.yaml": right, f"vocab/{book}.yaml": f"terms:\n\n  - {mistake}\n"}
    root = folder(tmp_path / "data", files)
    problems = refused(root)
    assert places(problems, root)[0] == (f"data/vocab/{book}.yaml", 3)
    assert said in str(problems[0])


def test_vocabularies_that_came_with_other_data_may_name_what_is_not_here(tmp_path):
    one = notice("one", "issued: 2018-01-01")
    assert problems_in(folder(tmp_path / "data", {"policies/one.yaml": one})) == []


def test_a_mistyped_id_in_a_guide(tmp_path):
    root = folder(
        tmp_path / "data", {"policies/the-notice.yaml": notice("the-notice", "issued: 2018-01-01")}
    )
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    guide = tmp_path / "docs" / "guide" / "a.md"
    guide.write_text("# 题\n\n看[它](id:the-notice)。\n看[它](id:the-notcie)。\n", encoding="utf-8")
    [problem] = refused(root)
    assert places([problem], root) == [("docs/guide/a.md", 4)]
    assert "最接近的是 the-notice" in problem.hint


def test_a_guide_that_cannot_be_read(tmp_path):
    root = folder(tmp_path / "data", {"policies/one.yaml": notice("one", "issued: 2018-01-01")})
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_bytes("# 题\n字\n".encode("gbk"))
    assert [one.message for one in refused(root)] == ["文件不是 UTF-8 编码"]


@pytest.mark.parametrize("id", ["page-2", "page-10", "index", "con", "nul", "aux", "prn", "lpt1"])
def test_an_id_that_is_an_address_or_no_file_name(tmp_path, id):
    root = folder(tmp_path / "data", {f"policies/{id}.yaml": notice(id, "issued: 2018-01-01")})
    [problem] = refused(root)
    assert problem.line == 1 and problem.field == "id"


@pytest.mark.parametrize("id", ["page", "page-two", "console", "index-2018", "com", "com10"])
def test_an_id_that_only_looks_like_one(tmp_path, id):
    root = folder(tmp_path / "data", {f"policies/{id}.yaml": notice(id, "issued: 2018-01-01")})
    assert problems_in(root) == []


SECRET = "root:*:20228:0:99999\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows gives links to administrators only")
@pytest.mark.parametrize(
    "place",
    ["data/laws/secret.yaml", "data/vocab/synonyms.yaml", "docs/secret.txt", "docs/secret.md"],
)
def test_a_link_that_leaves_the_folder_is_not_read(tmp_path, place):
    root = folder(tmp_path / "data", {"policies/one.yaml": notice("one", "issued: 2018-01-01")})
    (root / "laws").mkdir(exist_ok=True)
    (tmp_path / "docs").mkdir()
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "shadow").write_text(SECRET)
    (tmp_path / place).unlink(missing_ok=True)
    (tmp_path / place).symlink_to(outside / "shadow")
    problems = refused(root)
    assert {path for path, _ in places(problems, root)} == {place}
    assert "符号链接指到了文件夹外面，没有读" in problems[0].message
    assert "20228" not in str(problems)


@pytest.mark.skipif(os.name == "nt", reason="Windows gives links to administrators only")
def test_a_folder_that_is_a_link_to_elsewhere_or_to_itself_is_refused(tmp_path):
    root = folder(tmp_path / "data", {"policies/one.yaml": notice("one", "issued: 2018-01-01")})
    outside = tmp_path.parent / f"{tmp_path.name}-ssl"
    outside.mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "keys").symlink_to(outside)
    (tmp_path / "docs" / "loop").symlink_to(".")
    assert places(refused(root), root) == [("docs/keys", 1), ("docs/loop", 1)]


@pytest.mark.skipif(os.name == "nt", reason="Windows gives links to administrators only")
def test_a_link_that_stays_in_the_folder_is_followed(tmp_path):
    root = folder(tmp_path / "data", {"policies/one.yaml": notice("one", "issued: 2018-01-01")})
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    (tmp_path / "docs" / "guide" / "a.md").write_text("# 题\n", encoding="utf-8")
    (tmp_path / "docs" / "b.md").symlink_to("guide/a.md")
    assert problems_in(root) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@pytest.mark.parametrize("place", ["data/laws/pipe.yaml", "docs/pipe.md", "docs/pipe.png"])
def test_a_pipe_is_not_waited_for(tmp_path, place):
    root = folder(tmp_path / "data", {"policies/one.yaml": notice("one", "issued: 2018-01-01")})
    (root / "laws").mkdir(exist_ok=True)
    (tmp_path / "docs").mkdir()
    os.mkfifo(tmp_path / place)
    assert {path for path, _ in places(refused(root), root)} == {place}


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        (("issued: 2028-01-01",), "issued"),
        (("issued: 2018-01-01", "expires: 2102-12-31"), "expires"),
        (("issued: 2018-01-01", "amendments: [{date: 2062-01-01}]"), "amendments[1].date"),
    ],
)
def test_a_day_that_nobody_can_have_seen(tmp_path, monkeypatch, lines, field):
    monkeypatch.setattr(runner, "as_of", lambda environ: datetime(2026, 11, 29))
    root = folder(tmp_path / "data", {"policies/one.yaml": notice("one", *lines)})
    assert [one.field for one in refused(root)] == [field]


def test_what_was_seen_today_is_right_today_and_stays_so(tmp_path, monkeypatch):
    text = notice("one", "issued: 2018-01-01").replace("seen: 2026-11-22", "seen: 2026-11-29")
    root = folder(tmp_path / "data", {"policies/one.yaml": text})
    told = {}
    for day in (28, 29, 30):
        monkeypatch.setattr(runner, "as_of", lambda environ, day=day: datetime(2026, 11, day))
        told[day] = [one.field for one in problems_in(root)]
    assert told == {28: ["sources[1].seen"], 29: [], 30: []}


def test_an_announced_document_may_be_dated_within_a_year(tmp_path, monkeypatch):
    monkeypatch.setattr(runner, "as_of", lambda environ: datetime(2026, 11, 29))
    text = notice("one", "issued: 2027-06-01")
    assert problems_in(folder(tmp_path / "data", {"policies/one.yaml": text})) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("节能办法", "《节能办法》"),
        ("节约能源法", "中华人民共和国节约能源法"),
        ("关于节能的通知", "关于节能 的通知"),
        ("节能目录(第一批)", "节能目录（第一批）"),
    ],
)
def test_titles_that_differ_in_nothing_are_one(tmp_path, one, other):
    text = notice("one", "issued: 2018-01-01").replace("title: 关于one的通知", f"title: {one}")
    again = notice("two", "issued: 2019-01-01").replace("title: 关于two的通知", f"title: {other}")
    files = {"policies/one.yaml": text, "policies/two.yaml": again}
    [problem] = refused(folder(tmp_path / "data", files))
    assert problem.field == "title"
    assert problem.hint.startswith("是新版的，写 supersedes: [one]")


@pytest.mark.parametrize(
    ("said", "silent"),
    [
        ("supersedes: [gb-old]", True),
        ("confused_with: [gb-old]", False),
        ("replaces: [GB 16780-2021]", False),
    ],
)
def test_a_new_edition_ends_the_one_before_it(tmp_path, said, silent):
    """Two editions of one standard in force at once was what the hint led to."""

    def standard(id: str, year: int, *lines: str) -> str:
        lines = ("coverage: 限额没有收录", *lines)
        head = [f"id: {id}", "title: 水泥能耗限额", "level: national-standard", "mandatory: true"]
        return "\n".join(
            [*head, f"doc_no: GB 16780-{year}", f"effective: {year}-11-01", *lines, EVIDENCE]
        )

    files = {
        "standards/gb-old.yaml": standard("gb-old", 2021),
        "standards/gb-new.yaml": standard("gb-new", 2026, said),
    }
    told = problems_in(folder(tmp_path / "data", files))
    assert (told == []) == silent
    assert all("supersedes: [gb-old]" in one.hint for one in told)


@pytest.mark.parametrize(
    ("rate", "number", "wrong"),
    [
        ("投资额的10%", "{quantity: credit-rate, value: 10}", False),
        ("投资额的10%", "{quantity: credit-rate, value: 15}", True),
        ("投资额的10%", "{quantity: credit-rate, value: -10}", True),
        ("减半征收", "{quantity: payable-share, value: 50}", False),
        ("单位价值不超过500万元", "{quantity: unit-limit, value: 5000000}", False),
        ("单位价值不超过500万元", "{quantity: unit-limit, value: 500000}", True),
        ("不超过 5,000,000 元", "{quantity: unit-limit, value: 5000000}", False),
    ],
)
def test_a_number_for_the_tool_is_one_that_is_written(tmp_path, rate, number, wrong):
    lines = ("issued: 2018-01-01", "taxes: [vat]", "reliefs: [exemption]")
    text = notice("one", *lines, f"rate: {rate}", f"parameters: [{number}]")
    told = problems_in(folder(tmp_path / "data", {"tax/one.yaml": text}))
    assert [one.field for one in told] == ["parameters[1].value"] * wrong


def test_the_faults_of_a_record_are_told_in_one_round(tmp_path):
    lines = ("issued: 2018-02-30", "summry: 甲", "topics: [energy-savings]", "basis: [nowhere]")
    root = folder(tmp_path / "data", {"policies/one.yaml": notice("one", *lines)})
    told = [(one.line, one.field) for one in refused(root)]
    assert told == [(4, "issued"), (5, "summry"), (6, "topics[1]"), (7, "basis[1]")]


def test_a_record_that_lacks_what_every_record_has_is_looked_through_all_the_same(tmp_path):
    text = notice("one", "issued: 2018-01-01", "topics: [energy-savings]").replace(
        "title:", "titel:", 1
    )
    root = folder(tmp_path / "data", {"policies/one.yaml": text})
    told = {one.field for one in refused(root)}
    assert told == {"title", "titel", "topics[1]"}


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("repeals: [上海市建筑节能条例]", "没有收录的写 supersedes_note"),
        ("supersedes: [上海市建筑节能条例]", "没有收录的，把名称写在 supersedes_note 里"),
        ("issuers: [浙江省经济和信息化厅]", "先加进 data/vocab/issuers.yaml"),
        ("industries: [furniture]", "wood（木材加工）"),
        ("aliases: 甲、乙", "写成 [甲, 乙]"),
        ("topics: 【energy-saving】", "写成 [energy-saving]"),
        ("topics: [节能、减排]", "写成 [energy-saving, emission-reduction]"),
        ("duties: [{article: 第一条, must: 甲, penalty: 乙}]", "后果写在 must 里"),
        ("figures: [{name: 甲, value: 5,000}]", "5,000 写成 5000"),
        ("expires: 2028年底前", "是期限就写最后一天，2028-12-31"),
        ("repeal: [上海市建筑节能条例]", "没有收录的写 supersedes_note"),
        ("repealed: 上海市建筑节能条例", "废止的是别的文件"),
        ("supersedes: 上海市建筑节能条例", "没有收录的写 supersedes_note"),
        ("issuers: [zj-jxt]", "见 data/vocab/issuers.yaml；确实没有的，先加进去"),
        ("tags: [节能]", "主题写 topics"),
        ("date: 2018-01-01", "施行日期"),
        ("url: https://www.gov.cn/", "sources 里"),
    ],
)
def test_a_hint_is_itself_right(tmp_path, line, hint):
    text = notice("one", "issued: 2018-01-01", line)
    [problem] = refused(folder(tmp_path / "data", {"policies/one.yaml": text}))
    assert hint in problem.hint

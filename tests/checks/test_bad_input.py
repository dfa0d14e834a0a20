"""What editors and pasted tables come up with: refused in words, in Chinese, at its line, at once."""

import re
import time
from pathlib import Path

import pytest
from helpers.tree import folder

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

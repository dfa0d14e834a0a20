"""A whole data folder: everything in it is read or reported, and nothing ends the reading."""

import os

import pytest
from helpers.tree import folder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.catalogue.tree import load
from portal.checks.runner import problems_in

SOUND = """\
id: sound
title: 某法
level: law
effective: 2018-01-01
verification: {confidence: medium, checked: 2026-11-22}
sources: [{title: 公报, seen: 2026-11-22}]
added: 2026-11-22
"""


def said(root) -> list[str]:
    below = f"{root.as_posix()}/"
    return [str(problem).replace(below, "") for problem in problems_in(root)]


def test_a_sound_folder_has_no_problems(tmp_path):
    root = folder(tmp_path / "data", {"laws/sound.yaml": SOUND})
    assert said(root) == []
    assert [loaded.record.id for loaded in load(root).loaded] == ["sound"]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path):
    windows = b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode()
    here = folder(tmp_path / "here", {"laws/sound.yaml": SOUND})
    there = folder(tmp_path / "there", {"laws/sound.yaml": windows})
    assert load(here).loaded[0].record == load(there).loaded[0].record


KINDS = "laws、policies、standards、technologies、phase-out、tax、cases、news、jobs、services、forms、bodies、terms、interpretations、questions"


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("laws/a.yml", "laws/a.yml:1:1: (文件): 扩展名不是 .yaml，没有读 (改名为 a.yaml)"),
        ("laws/a.YAML", "laws/a.YAML:1:1: (文件): 扩展名不是 .yaml，没有读 (改名为 a.yaml)"),
        (
            "laws/b/a.yaml",
            "laws/b/a.yaml:1:1: (文件): 栏目里不能再分文件夹，没有读 (移到 laws/ 下)",
        ),
        (
            "laws/b/c/a.yml",
            "laws/b/c/a.yml:1:1: (文件): 栏目里不能再分文件夹，没有读 (移到 laws/ 下)",
        ),
        (
            "laws/a.yaml.txt",
            "laws/a.yaml.txt:1:1: (文件): 扩展名不是 .yaml，没有读 (是记录就改名为 a.yaml，不是就移走)",
        ),
        (
            "laws/a",
            "laws/a:1:1: (文件): 扩展名不是 .yaml，没有读 (是记录就改名为 a.yaml，不是就移走)",
        ),
        (
            "a.yaml",
            "a.yaml:1:1: (文件): 不在栏目的文件夹里，没有读 (移到栏目的文件夹：" + KINDS + ")",
        ),
        (
            "法律法规/a.yaml",
            "法律法规:1:1: (文件夹): 没有栏目 法律法规，里面的文件没有读 (栏目有：" + KINDS + ")",
        ),
        ("law/a.yaml", "law:1:1: (文件夹): 没有栏目 law，里面的文件没有读 (最接近的是 laws)"),
        (
            "phase_out/a.yaml",
            "phase_out:1:1: (文件夹): 没有栏目 phase_out，里面的文件没有读 (最接近的是 phase-out)",
        ),
    ],
)
def test_a_record_that_would_be_overlooked_is_reported(tmp_path, path, problem):
    assert said(folder(tmp_path / "data", {path: SOUND})) == [problem]


@pytest.mark.parametrize(
    "path", ["laws/README.md", "laws/.a.yaml", "laws/a.yaml~", "laws/a.xlsx", "ledger/2026/a.yaml"]
)
def test_files_that_are_no_records_are_left_alone(tmp_path, path):
    assert said(folder(tmp_path / "data", {path: "甲"})) == []


def test_a_folder_named_like_a_record_is_reported(tmp_path):
    root = folder(tmp_path / "data", {"laws/sound.yaml": SOUND})
    (root / "laws" / "a.yaml").mkdir()
    assert said(root) == ["laws/a.yaml:1:1: (文件): 这不是文件 (记录是名为 某id.yaml 的文件)"]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
@pytest.mark.parametrize("name", ["节能".encode("gbk"), b"a\nb"])
def test_a_file_name_that_cannot_be_shown_is_reported(tmp_path, name):
    root = folder(tmp_path / "data", {"laws/sound.yaml": SOUND})
    try:
        (root / "laws").joinpath(os.fsdecode(name + b".yaml")).write_text(SOUND, encoding="utf-8")
    except OSError:
        pytest.skip("this file system refuses such names itself")
    (problem,) = said(root)
    assert "文件名里有不能显示的字符" in problem
    assert problem.encode().count(b"\n") == 0


def test_a_missing_folder_is_a_problem_and_no_exception(tmp_path):
    (problem,) = problems_in(tmp_path / "nowhere")
    assert problem.message == "没有这个数据文件夹"


def test_a_missing_vocabulary_is_reported_and_its_terms_are_not(tmp_path):
    root = folder(
        tmp_path / "data", {"laws/sound.yaml": SOUND.replace("level", "topics: [x]\nlevel")}
    )
    (root / "vocab" / "topics.yaml").unlink()
    assert said(root) == ["vocab/topics.yaml:1:1: (文件): 缺少词表文件 (从版本库恢复这个文件)"]


def test_a_term_that_stands_twice_is_reported_at_the_second(tmp_path):
    term = "  - {id: a, name: 甲, description: 甲}\n"
    root = folder(tmp_path / "data", {"vocab/modes.yaml": f"terms:\n{term}{term}"})
    assert said(root) == ["vocab/modes.yaml:3:6: terms[2].id: a 重复 (换一个 id)"]


def test_a_term_is_held_to_its_form(tmp_path):
    root = folder(tmp_path / "data", {"vocab/modes.yaml": "terms:\n  - {id: a, nam: 甲}\n"})
    assert said(root) == [
        "vocab/modes.yaml:2:5: terms[1].description: 缺少必填字段 (说明)",
        "vocab/modes.yaml:2:5: terms[1].name: 缺少必填字段 (名称)",
        "vocab/modes.yaml:2:13: terms[1].nam: 没有这个字段 (可能是 name)",
    ]


def test_a_link_to_a_file_that_cannot_be_read_is_no_second_fault(tmp_path):
    linked = SOUND.replace("level", "basis: [other]\nlevel")
    root = folder(tmp_path / "data", {"laws/sound.yaml": linked, "laws/other.yaml": "id: [\n"})
    assert [problem.rpartition("/")[2].partition(":")[0] for problem in said(root)] == [
        "other.yaml"
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary())
def test_whatever_a_file_holds_the_others_are_read(tmp_path, data):
    laws = tmp_path / "laws"
    laws.mkdir(exist_ok=True)
    (laws / "a.yaml").write_bytes(data)
    (laws / "sound.yaml").write_text(SOUND, encoding="utf-8")
    tree = load(tmp_path)
    assert [loaded.record.id for loaded in tree.loaded] == ["sound"]
    assert any(problem.path.endswith("laws/a.yaml") for problem in tree.problems)


def test_a_reference_between_vocabularies_is_held_against_them(tmp_path):
    root = folder(tmp_path / "data", {})
    regions = root / "vocab" / "regions.yaml"
    text = regions.read_text(encoding="utf-8")
    regions.write_text(text.replace("parent: '330000'", "parent: '330009'", 1), encoding="utf-8")
    [problem] = said(root)
    assert "parent: 词表 regions 里没有 330009 (最接近的是 33" in problem

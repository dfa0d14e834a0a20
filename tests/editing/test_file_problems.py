"""check.py of some files: theirs, and what others have because of them."""

from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import law

from portal.editing.change.file_problems import NotChecked, chosen_files, file_problems
from portal.editing.change.problem_formats import plain, repository_of, workflow_command
from portal.read.problem import Problem

AT = "2026-11-22T12:00"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Three laws: one with a wrong topic, one that names a law that is not there, one that is whole."""
    desk = Desk(tmp_path / "data")
    dated = {"effective": "2020-01-01"}
    one, two = law("one", topics=["thrift"], **dated), law("two", basis=["three-old"], **dated)
    desk.put("laws", one, two, law("three", **dated))
    desk.path("laws", "three").rename(desk.path("laws", "three-old"))
    return desk


def of_files(desk: Desk, *names: str):
    opened = desk.opened(AT)
    return file_problems(opened.problems, chosen_files(names, desk.data), opened.catalogue)


def test_only_the_problems_of_the_file_are_told_and_the_others_are_counted(desk: Desk) -> None:
    found = of_files(desk, str(desk.path("laws", "one")))
    assert [Path(problem.path).name for problem in found.told] == ["one.yaml"]
    assert "thrift" in found.own[0].message
    assert found.elsewhere > 0 and found.in_files > 0


def test_what_other_files_have_because_of_it_is_told(desk: Desk) -> None:
    """three-old.yaml holds the id `three`, so that `basis: [three-old]` of another leads nowhere."""
    found = of_files(desk, str(desk.path("laws", "three-old")))
    assert {Path(problem.path).name for problem in found.own} == {"three-old.yaml"}
    assert [Path(problem.path).name for problem in found.caused] == ["two.yaml"]
    assert found.elsewhere == 1 and found.in_files == 1


def test_several_files_and_a_folder_can_be_named(desk: Desk) -> None:
    whole = of_files(desk, str(desk.data / "laws"))
    assert {Path(problem.path).name for problem in whole.own} >= {"one.yaml", "two.yaml"}
    assert whole.elsewhere == 0
    two = of_files(desk, str(desk.path("laws", "one")), str(desk.path("laws", "two")))
    assert {Path(problem.path).name for problem in two.own} == {"one.yaml", "two.yaml"}


@pytest.mark.parametrize(
    "name",
    [
        "data/laws/one.yaml",
        "data\\laws\\one.yaml",
        ".\\data\\laws\\one.yaml",
        "./data/../data/laws/one.yaml",
        "laws/one.yaml",
        "laws\\one.yaml",
    ],
)
def test_a_path_can_be_written_in_any_way(
    desk: Desk, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.data.parent)
    assert chosen_files([name], Path("data")) == {"data/laws/one.yaml"}
    assert chosen_files([str(desk.path("laws", "one"))], Path("data")) == {"data/laws/one.yaml"}


def test_a_page_of_docs_is_checked_too(desk: Desk) -> None:
    docs = desk.data.parent / "docs"
    docs.mkdir()
    (docs / "guide.md").write_text("看[这里](id:none-such)", encoding="utf-8")
    found = of_files(desk, str(docs / "guide.md"))
    assert len(found.own) == 1 and "none-such" in found.own[0].message


def test_a_name_of_no_file_is_said_so_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(
        NotChecked, match=r"没有文件 data/laws/thre-old\.yaml，最接近的是 .*three-old"
    ):
        chosen_files(["data/laws/thre-old.yaml"], desk.data)
    with pytest.raises(NotChecked, match="没有文件"):
        chosen_files(["nul\0name"], desk.data)


def test_a_file_that_is_not_checked_is_said_so(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("x", encoding="utf-8")
    with pytest.raises(NotChecked, match="不在数据目录"):
        chosen_files([str(other)], desk.data)


def test_workflow_commands_are_escaped_as_github_wants_it(tmp_path: Path) -> None:
    path = (tmp_path / "data/laws/a,b:c.yaml").as_posix()
    problem = Problem(path, 3, 7, "rows[2], 其余: x", "写作 100%\r\n再看", "改成 a:b, c")
    assert workflow_command(problem, tmp_path) == (
        "::error file=data/laws/a%2Cb%3Ac.yaml,line=3,col=7,title=rows[2]%2C 其余%3A x::"
        "写作 100%25%0D%0A再看（改成 a:b, c）"
    )


def test_files_are_named_from_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "repo/.git").mkdir(parents=True)
    data = tmp_path / "repo/portal/data"
    data.mkdir(parents=True)
    root = repository_of(data, tmp_path)
    assert root == (tmp_path / "repo").resolve()
    command = workflow_command(Problem((data / "laws/x.yaml").as_posix(), 1, 1, "id", "错"), root)
    assert command == "::error file=portal/data/laws/x.yaml,line=1,col=1,title=id::错"


def test_plain_problems_keep_their_fields() -> None:
    problem = Problem("data/laws/x.yaml", 1, 2, "id", "错", "改")
    assert list(plain(problem)) == ["path", "line", "column", "field", "message", "hint"]


def test_a_file_that_was_published_and_is_gone_can_be_named(tmp_path: Path) -> None:
    """And the first run tells that it is gone, not only that something leads nowhere now."""
    desk = Desk(tmp_path / "data")
    dated = {"effective": "2020-01-01"}
    desk.put("laws", law("one", **dated), law("two", basis=["one"], **dated))
    desk.publish(AT)
    gone = desk.path("laws", "one")
    gone.unlink()
    opened = desk.opened(AT)
    published = opened.following.published_files
    for name in (str(gone), "laws/one.yaml", "laws\\one.yaml"):
        files = chosen_files([name], desk.data, published)
        found = file_problems(opened.problems, files, opened.catalogue)
        told = [problem.message for problem in found.told]
        assert any("已经发布过，现在不见了" in one for one in told), told
        assert any("没有 id 为 one" in one for one in told), told
    with pytest.raises(NotChecked):
        chosen_files(["laws/none.yaml"], desk.data, published)

"""`find.py` promises: what is meant comes first, with its place in a file, and nothing is hidden."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.scripts import command as command_module
from helpers.tree import folder, law, notice, relief, row

find = command_module("find")
Failure = command_module("command").Failure


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(folder(tmp_path / "data", {}))
    desk.put(
        "laws",
        law("old", title="节能监察办法", effective="2016-01-01"),
        law("new", title="节能监察和碳排放评价办法", effective="2026-01-01", supersedes=["old"]),
        law("other", title="清洁生产办法", effective="2016-01-01", summary="也说到节能监察。"),
    )
    desk.put("policies", notice("wrong", title="收错的通知", issued="2025-01-01"))
    return desk


@pytest.fixture
def run(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """find.py in this process: its exit code, what it found, what it said."""

    def search(*options: str) -> tuple[int, list[dict[str, Any]], str]:
        monkeypatch.setattr(sys, "path", list(sys.path))
        given = ["find.py", "--data", str(desk.data), "--format", "json", *options]
        monkeypatch.setattr(sys, "argv", given)
        code = find.main()
        said = capsys.readouterr()
        return code, json.loads(said.out), said.err

    return search


def test_each_has_its_id_title_status_and_place(run: Any, desk: Desk) -> None:
    desk.put(
        "phase-out",
        notice("list", title="淘汰目录甲", issued="2020-01-01", equipment=["motor"])
        | {"rows": [row("list-1", action="淘汰", match="exact", models=["JO2-51"], name="老电机")]},
    )
    code, (first, *_), _ = run("JO2-51")
    text = desk.path("phase-out", "list").read_text(encoding="utf-8").split("\n")
    assert code == 0
    assert (first["id"], first["title"], first["list"]) == ("list-1", "老电机", "list")
    assert (first["kind"], first["kind_name"]) == ("phase-out", "淘汰目录")
    assert first["status"] == "清单现行有效"
    assert '"list-1"' in "".join(text[first["line"] - 1 : first["line"] + 1])


def test_what_holds_comes_before_what_it_has_replaced(run: Any) -> None:
    _, found, _ = run("监察", "办法")
    assert [(one["id"], one["status"]) for one in found] == [
        ("new", "现行有效"),
        ("old", "已废止"),
        ("other", "现行有效"),
    ]


def test_what_is_called_exactly_so_comes_first_even_if_it_has_ended(run: Any) -> None:
    assert run("节能监察办法")[1][0]["id"] == "old"


def test_the_status_is_that_of_the_day(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_AS_OF", "2020-01-01")
    found = {one["id"]: one["status"] for one in run("办法")[1]}
    assert found["old"] == "现行有效" and found["new"] == "尚未施行"


def test_what_was_withdrawn_is_found_and_says_so(run: Any, desk: Desk) -> None:
    desk.publish("2026-01-01T08:00")
    desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("wrong", "收错了", ""))
    assert [(one["id"], one["status"]) for one in run("收错的通知")[1]] == [("wrong", "已撤回")]


def test_a_file_with_faults_is_found_or_named(run: Any, desk: Desk) -> None:
    desk.put("laws", law("half", title="未完条例", effective="2026-13-01"))
    (desk.data / "laws" / "broken.yaml").write_text("id: [没有写完\n", encoding="utf-8")
    _, found, said = run("未完条例")
    assert [(one["id"], one["status"]) for one in found] == [("half", "文件有错或没有填完")]
    assert "broken.yaml" in said and "check.py" in said


def test_nothing_found_says_what_was_searched_and_the_nearest_words(run: Any) -> None:
    code, found, said = run("锅卢")
    assert (code, found) == (1, [])
    assert "没有找到“锅卢”" in said and "4 条记录" in said and "锅炉" in said


def test_an_empty_portal_is_searched_as_well(run: Any, desk: Desk) -> None:
    for path in desk.data.glob("*/*.yaml"):
        if path.parent.name != "vocab":
            path.unlink()
    assert run("节能")[:2] == (1, [])


def test_what_has_only_a_part_of_the_words_is_not_passed_off_as_an_answer(run: Any) -> None:
    code, found, said = run("清洁生产", "潜水艇")
    assert code == 0 and found and not any(one["whole"] for one in found)
    assert "没有哪一条写着全部字词" in said and "“潜水艇”哪里都没有" in said


@pytest.mark.parametrize("kind", ["laws", "法律法规", "法规"])
def test_a_catalogue_is_called_by_id_or_name(run: Any, desk: Desk, kind: str) -> None:
    desk.put("tax", relief("r", title="节能监察优惠", issued="2025-01-01"))
    assert {one["kind"] for one in run("节能监察", "--kind", kind)[1]} == {"laws"}


def test_an_unknown_catalogue_is_refused_with_those_that_are(run: Any) -> None:
    with pytest.raises(Failure, match="phase-out（淘汰目录）"):
        run("节能", "--kind", "车")


def test_only_so_many_are_listed(run: Any) -> None:
    assert len(run("办法", "--limit", "2")[1]) == 2


def test_a_line_can_be_clicked(
    run: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk.data.parent)
    monkeypatch.setattr(sys, "argv", ["find.py", "--data", str(desk.data), "清洁生产办法"])
    assert find.main() == 0
    assert "data/laws/other.yaml:1\n" in capsys.readouterr().out

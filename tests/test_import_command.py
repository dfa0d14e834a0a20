"""What `import_table.py` promises to the person who types it, for tables of others."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers import warm
from helpers.annexes import LIST, annex, desk_with, saved
from helpers.building import ROOT
from helpers.scripts import command as command_module
from openpyxl import Workbook, load_workbook

HEAD = ("序号", "设备名称", "型号", "淘汰期限")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return desk_with(tmp_path / "data").parent


def book(path: Path, *rows: tuple[object, ...]) -> Path:
    made = Workbook()
    for row in rows:
        made.active.append(list(row))
    path.write_bytes(saved(made))
    return path


def ran(desk: Path, *options: str, code: int = 0, typed: bytes = b"") -> str:
    """What the command says, which ends with a code and never with a traceback."""
    line = [sys.executable, str(ROOT / "scripts/import_table.py"), "--data", str(desk / "data")]
    environ = {**os.environ, "PORTAL_AS_OF": "2026-11-29T12:00"}
    done = warm.run([*line, *options], cwd=desk, env=environ, typed=typed)
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    assert done.returncode == code, said
    return said


def files(desk: Path) -> dict[str, bytes]:
    return {
        path.relative_to(desk).as_posix(): path.read_bytes()
        for path in sorted(desk.rglob("*"))
        if path.is_file() and "vocab" not in path.parts
    }


def test_nothing_is_written_before_the_second_word_and_all_of_it_after(desk: Path) -> None:
    (desk / "附件.xlsx").write_bytes(saved(annex()))
    before = files(desk)
    said = ran(desk, LIST, "附件.xlsx")
    assert "条目 120 条 → 清单：新增 120 条" in said and "--yes" in said
    assert "第 23–25 行 → 新增：gaohaoneng-5-18" in said
    assert files(desk) == before
    ran(desk, LIST, "附件.xlsx", "--yes")
    after = files(desk)
    assert sorted(set(after) - set(before)) == [f"data/mappings/{LIST}.yaml"]
    assert after["附件.xlsx"] == before["附件.xlsx"]
    assert after[f"data/phase-out/{LIST}.yaml"].count(b"  - id: ") == 120
    assert "清单没有变化" in ran(desk, LIST, "附件.xlsx", "--yes")
    assert files(desk) == after
    check = [sys.executable, str(ROOT / "scripts/check.py"), "--data", str(desk / "data")]
    assert warm.run(check, cwd=desk).returncode == 0


def test_problems_stand_in_a_copy_beside_their_rows(desk: Path) -> None:
    """Nothing is written into the list, and the original stays as it was, byte for byte."""
    path = book(
        desk / "附件.xlsx",
        HEAD,
        (1, "电动机", "JO2-51-4", "即日起"),
        (2, "=电泵", "IS50", "2028-12-31"),
    )
    before = files(desk)
    said = ran(desk, LIST, "附件.xlsx", "--yes", code=1)
    assert "期限：“即日起”没有写明是哪一天" in said and "附件.问题.xlsx" in said
    after = files(desk)
    assert {name: after[name] for name in before} == before
    page = load_workbook(desk / "附件.问题.xlsx").active
    assert page["E1"].value == "问题"
    assert str(page["E2"].value).startswith("D2 期限：“即日起”没有写明是哪一天")
    assert page["D2"].fill.fgColor.rgb == "00FFF2CC"
    again = ran(desk, LIST, "附件.xlsx", code=1)
    assert "附件.问题2.xlsx" in again, "somebody may have begun to mend the first"
    assert path.read_bytes() == before["附件.xlsx"]


def test_the_mended_copy_is_taken_in(desk: Path) -> None:
    book(desk / "附件.xlsx", HEAD, (1, "电动机", "JO2-51-4", "即日起"))
    ran(desk, LIST, "附件.xlsx", code=1)
    copy = load_workbook(desk / "附件.问题.xlsx")
    copy.active["D2"] = "2028-12-31"
    copy.save(desk / "附件.问题.xlsx")
    assert "新增 1 条" in ran(desk, LIST, "附件.问题.xlsx", "--yes")


def test_options_may_stand_before_the_file(desk: Path) -> None:
    book(desk / "附件.xlsx", HEAD, (1, "电动机", "JO2-51-4", "2028-12-31"))
    assert "新增 1 条" in ran(desk, LIST, "--sheet", "Sheet", "附件.xlsx")


def test_what_was_said_once_is_kept_for_the_next_table(desk: Path) -> None:
    head = (*HEAD, "厂家")
    book(desk / "a.xlsx", head, (1, "电动机", "JO2系列等", "即日起", "某厂"))
    said = ran(
        desk,
        *(LIST, "a.xlsx", "--yes", "--map", "厂家=不要", "--set", "1.match=series"),
        *("--value", "淘汰期限:即日起=immediate"),
    )
    assert "已写入" in said
    kept = (desk / f"data/mappings/{LIST}.yaml").read_text(encoding="utf-8")
    assert "厂家: 不要" in kept and "即日起: immediate" in kept
    assert f"{LIST}-1: [match]" in kept
    assert "清单没有变化" in ran(desk, LIST, "a.xlsx", "--yes")
    book(
        desk / "b.xlsx", (*HEAD[:3], "截止", "厂家"), (1, "电动机", "JO2系列等", "2028-12-31", "甲")
    )
    assert "上一次有列“淘汰期限”" in ran(desk, LIST, "b.xlsx", code=1)


def test_settled_fields_are_not_overwritten(desk: Path) -> None:
    book(desk / "a.xlsx", HEAD, (1, "电动机", "JO2-51-4", "2028-12-31"))
    ran(desk, LIST, "a.xlsx", "--yes")
    book(desk / "a.xlsx", HEAD, (1, "电动机", "JO2-51-4", "2027-12-31"))
    said = ran(desk, LIST, "a.xlsx", "--yes", "--settle", f"{LIST}-1.deadline")
    assert "编者定为 2028-12-31，没有改成 2027-12-31" in said
    assert b"2028-12-31" in files(desk)[f"data/phase-out/{LIST}.yaml"]
    assert "没有改成" in ran(desk, LIST, "a.xlsx"), "that is kept, too"


def test_a_changed_row_says_that_nobody_has_looked(desk: Path) -> None:
    book(desk / "a.xlsx", HEAD, (1, "电动机", "JO2-51-4", "2028-12-31"))
    ran(desk, LIST, "a.xlsx", "--yes", "--checked", "2026-11-28")
    path = desk / f"data/phase-out/{LIST}.yaml"
    assert "从表格导入" not in path.read_text(encoding="utf-8")
    assert "checked: 2026-11-28" in path.read_text(encoding="utf-8")
    book(desk / "a.xlsx", HEAD, (1, "电动机", "JO2-51-4", "2027-12-31"))
    ran(desk, LIST, "a.xlsx", "--yes")
    assert "note: 从表格导入，没有逐条和原文核对" in path.read_text(encoding="utf-8")


def test_a_pasted_table_is_read_from_the_keyboard(desk: Path) -> None:
    text = '序号\t设备名称\t型号\n1\t"三相\n异步电动机"\tJO2-51-4\n'
    for typed in (text.encode(), text.encode("gb18030")):
        said = ran(desk, LIST, "--paste", typed=typed)
        assert "新增：gaohaoneng-5-1｜序号 1 三相异步电动机" in said


def test_every_line_of_an_answerless_question_names_its_options(desk: Path) -> None:
    book(
        desk / "a.xlsx",
        HEAD,
        (1, "离心泵", "IS50-32-125", None),
        (2, "离心泵", "IS65-50-125", None),
    )
    ran(desk, LIST, "a.xlsx", "--yes")
    book(desk / "a.xlsx", HEAD, (3, "离心泵", "IS50-32-125、IS65-50-125", None))
    said = ran(desk, LIST, "a.xlsx", code=1)
    assert f"--same {LIST}-1=2" in said and "--new 2" in said
    same = (LIST, "a.xlsx", "--same", f"{LIST}-2=2")
    assert f"型号 IS50-32-125 在 {LIST}-1（离心泵）里也有" in ran(desk, *same, code=1)
    said = ran(desk, *same, "--remove", f"{LIST}-1")
    assert "型号：IS65-50-125 → IS50-32-125、IS65-50-125" in said and f"删除：{LIST}-1" in said
    assert f"清单里没有 id 为 {LIST}-9 的条目" in ran(
        desk, LIST, "a.xlsx", "--same", f"{LIST}-9=2", code=1
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("没有", "a.xlsx"), "没有编号为 没有 的记录"),
        ((LIST, "没有.xlsx"), "没有文件"),
        ((LIST, "a.xlsx", "--sheet", "附件二"), "没有工作表“附件二”。这个文件里有：Sheet"),
        ((LIST, "a.xlsx", "--map", "型号=xinghao"), "没有字段 xinghao"),
        ((LIST, "empty.xlsx"), "没有认出表头"),
        ((LIST, "old.xls"), "旧版的 .xls"),
        ((LIST, "two.xlsx"), "有 2 张工作表像附件：甲、乙"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_way_out(
    desk: Path, options: tuple[str, ...], told: str
) -> None:
    book(desk / "a.xlsx", HEAD, (1, "电动机", "JO2-51-4", None))
    book(desk / "empty.xlsx")
    (desk / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    two = Workbook()
    two.active.title = "甲"
    for page in (two.active, two.create_sheet("乙")):
        page.append(list(HEAD))
        page.append([1, "电动机", "JO2-51-4"])
    (desk / "two.xlsx").write_bytes(saved(two))
    before = files(desk)
    assert told in ran(desk, *options, code=1)
    assert files(desk) == before


def test_at_a_terminal_it_asks(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    importing = command_module("import_table")
    book(desk / "a.xlsx", HEAD, (7, "电动机", "JO2-51-4、JO2-52-4等", None))
    typed = io.StringIO("2\n")
    terminal = SimpleNamespace(isatty=lambda: True, readline=typed.readline)
    line = ["import_table.py", LIST, str(desk / "a.xlsx"), "--data", str(desk / "data"), "--yes"]
    monkeypatch.setattr(sys, "argv", line)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr(importing.project, "enter", lambda: None)
    monkeypatch.setenv("PORTAL_AS_OF", "2026-11-29T12:00")
    assert importing.main() == 0
    said = capsys.readouterr().err
    assert "型号没有列全" in said and "2  series　整个系列" in said
    assert b"match: series" in files(desk)[f"data/phase-out/{LIST}.yaml"]


def test_a_list_that_changed_meanwhile_is_not_overwritten(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing = command_module("import_table")
    book(desk / "a.xlsx", HEAD, (1, "电动机", "JO2-51-4", None))
    path = desk / f"data/phase-out/{LIST}.yaml"
    plan = importing._planned

    def meanwhile(*args: object) -> object:
        path.write_text(path.read_text(encoding="utf-8") + "# 别人改的\n", encoding="utf-8")
        return plan(*args)

    line = ["import_table.py", LIST, str(desk / "a.xlsx"), "--data", str(desk / "data"), "--yes"]
    monkeypatch.setattr(sys, "argv", line)
    monkeypatch.setattr(importing, "_planned", meanwhile)
    monkeypatch.setattr(importing.project, "enter", lambda: None)
    monkeypatch.setenv("PORTAL_AS_OF", "2026-11-29T12:00")
    with pytest.raises(importing.Failure, match="刚才被改过"):
        importing.main()
    assert path.read_text(encoding="utf-8").endswith("# 别人改的\n")
    assert not (desk / "data/mappings").exists()


def test_a_list_that_cannot_be_replaced_leaves_everything_as_it_was(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where another program has the list open."""
    importing = command_module("import_table")
    book(desk / "a.xlsx", HEAD, (1, "电动机", "JO2-51-4", None))
    before, replace = files(desk), Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target.name == f"{LIST}.yaml" and target.parent.name == "phase-out":
            raise PermissionError(13, "另一个程序正在使用", str(target))
        return replace(self, target)

    line = ["import_table.py", LIST, str(desk / "a.xlsx"), "--data", str(desk / "data"), "--yes"]
    monkeypatch.setattr(sys, "argv", line)
    monkeypatch.setattr(Path, "replace", locked)
    monkeypatch.setattr(importing.project, "enter", lambda: None)
    monkeypatch.setenv("PORTAL_AS_OF", "2026-11-29T12:00")
    with pytest.raises(importing.Failure, match="没有写完"):
        importing.main()
    assert files(desk) == before

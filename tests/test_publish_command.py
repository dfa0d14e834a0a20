"""What `publish.py` promises to the person who types it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from helpers.building import ROOT, at_clock, publish
from helpers.desk import Desk
from helpers.scripts import command as command_module
from helpers.tree import law

build = command_module("build")
Failure = command_module("command").Failure

FIRST, THEN = "2026-01-01T08:00+08:00", "2026-01-02T08:00+08:00"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose first law was published with the command."""
    desk = Desk(tmp_path_factory.mktemp("opened") / "data")
    desk.put("laws", law("a", effective="2020-01-01", topics=["energy-saving"]))
    publish(desk.data, FIRST, "--note", "开通")
    return desk.data


@pytest.fixture
def desk(opened: Path, tmp_path: Path) -> Desk:
    return Desk(shutil.copytree(opened, tmp_path / "data"))


def ledger(desk: Desk) -> list[str]:
    return sorted(path.name for path in (desk.data / "ledger").iterdir())


def command(
    script: str, desk: Desk, *options: str, at: str = THEN, **environ: str
) -> subprocess.CompletedProcess:
    """What a command answers by a clock that shows a moment."""
    line = at_clock(at, script, "--data", str(desk.data), *options)
    settings = {**os.environ, **environ}
    return subprocess.run(
        line, cwd=ROOT, env=settings, capture_output=True, encoding="utf-8", check=False
    )


def test_without_options_it_shows_and_writes_nothing(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2021-01-01", topics=["energy-saving"]))
    before = ledger(desk)
    said = publish(desk.data, THEN)
    assert "施行日期（effective）：2020-01-01 → 2021-01-01" in said
    for scope in ("all（全部更新）", "laws（法律法规）", "topic-energy-saving（主题：节能）"):
        assert f"  {scope}：1 条" in said
    assert ledger(desk) == before


def test_with_a_note_it_writes_one_file(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    publish(desk.data, THEN, "--note", "补收")
    first, second = ledger(desk)
    assert first.startswith("2026-01-01-080000-") and second.startswith("2026-01-02-080000-")
    assert "没有要发布的" in publish(desk.data, THEN)


def test_check_and_build_wait_for_the_publication_and_a_preview_does_not(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.put("laws", law("a", effective="2021-01-01"))
    checked = command("check.py", desk)
    assert checked.returncode == 1 and "还没有发布" in checked.stdout
    with pytest.raises(Failure):
        build.require_good(desk.data)
    capsys.readouterr()
    build.require_good(desk.data, preview=True)
    assert "有 1 处改动还没有发布" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--minor", "--withdraw", "a", "--reason", "x"), "一次只能用一个"),
        (("--withdraw", "a"), "要一起用"),
        (("--reason", "x"), "要一起用"),
        (("--note", " "), "要写一句话"),
        (("--again", "x", "--note", "y"), "沿用原来的"),
    ],
)
def test_options_that_do_not_go_together(desk: Desk, options: tuple[str, ...], words: str) -> None:
    answer = command("publish.py", desk, *options)
    assert answer.returncode == 2 and words in answer.stderr
    assert len(ledger(desk)) == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--withdraw", "zzz", "--reason", "x"), "没有发布过 id 为 zzz"),
        (("--rename", "a", "zzz"), "数据里没有 zzz"),
        (("--again", "zzz.jsonl"), "里没有 zzz.jsonl"),
        (("--note", "响\x07铃"), "第 2 个字符是控制字符 U+0007"),
    ],
)
def test_what_cannot_be_published_is_refused_with_the_reason(
    desk: Desk, options: tuple[str, ...], words: str
) -> None:
    answer = command("publish.py", desk, *options)
    assert answer.returncode == 1 and words in answer.stderr
    assert "Traceback" not in answer.stderr and len(ledger(desk)) == 1


def test_a_clock_that_is_behind_is_refused(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    answer = command("publish.py", desk, "--note", "补收", at="2025-12-31T08:00+08:00")
    assert answer.returncode == 1 and "早于上一次发布" in answer.stderr


def test_broken_data_come_first(desk: Desk) -> None:
    desk.path("laws", "b").write_text("id: [没有写完\n", encoding="utf-8")
    answer = command("publish.py", desk, "--note", "补收")
    assert answer.returncode == 1 and "laws/b.yaml:" in answer.stdout
    assert len(ledger(desk)) == 1


def test_an_altered_ledger_stops_everything_with_file_and_line(desk: Desk) -> None:
    (path,) = (desk.data / "ledger").iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace("开通", "开张"), encoding="utf-8")
    for script, options in (("check.py", ()), ("publish.py", ("--note", "补收"))):
        answer = command(script, desk, *options)
        assert answer.returncode == 1 and f"{path.name}:1:1: (台账): " in answer.stdout
        assert "只增不改" in answer.stdout


def test_whoever_reads_the_first_lines_only_publishes_all_the_same(desk: Desk) -> None:
    desk.put("laws", *(law(f"m{n}", effective="2020-01-01") for n in range(400)))
    with subprocess.Popen(
        at_clock(THEN, "publish.py", "--data", str(desk.data), "--note", "补收"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr and "Traceback" not in process.stderr.read().decode()
    assert process.returncode == 0 and len(ledger(desk)) == 2


def test_what_a_merge_brought_is_published_again(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2021-01-01"))
    publish(desk.data, THEN, "--note", "甲")
    (mine,) = (path for path in (desk.data / "ledger").iterdir() if "01-02" in path.name)
    text = mine.read_text(encoding="utf-8")
    mine.unlink()
    desk.put("laws", law("a", effective="2020-01-01", topics=["energy-saving"]))
    desk.put("laws", law("b", effective="2020-01-01"))
    publish(desk.data, "2026-01-02T09:00+08:00", "--note", "乙")
    mine.write_text(text, encoding="utf-8", newline="\n")
    desk.put("laws", law("a", effective="2021-01-01"))
    checked = command("check.py", desk)
    assert "合并带来了两次发布" in checked.stdout and "--again" in checked.stdout
    publish(desk.data, "2026-01-03T08:00+08:00", "--again", f"data/ledger/{mine.name}")
    assert command("check.py", desk, at="2026-01-03T09:00+08:00").returncode == 0
    assert mine.name not in ledger(desk) and len(ledger(desk)) == 3

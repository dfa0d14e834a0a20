"""check.py FILE and its formats, as an editor and a workflow run them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import warm
from helpers.desk import Desk
from helpers.scripts import SCRIPTS
from helpers.tree import VOCABULARIES, law

from portal.as_of import as_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    shutil.copytree(VOCABULARIES, data / "vocab")
    (data / "laws").mkdir()
    dated = {"effective": "2020-01-01"}
    bad, worse = (law(id, topics=["thrift"], **dated) for id in ("bad", "worse"))
    for record in (bad, worse, law("good", **dated)):
        text = json.dumps(record, ensure_ascii=False, indent=1)
        (data / "laws" / f"{record['id']}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / "check.py"), "--data", "data", *options]
    return warm.run(command, cwd=folder)


def test_one_file_is_checked_by_itself(folder: Path) -> None:
    bad = check(folder, "data/laws/bad.yaml")
    assert bad.returncode == 1 and len(bad.stdout.splitlines()) == 1
    assert bad.stdout.startswith("data/laws/bad.yaml:17:3: topics[1]: ")
    assert "这里有 1 处问题" in bad.stderr and "别处还有 1 处问题，在 1 个文件里" in bad.stderr
    good = check(folder, "data\\laws\\good.yaml")
    assert good.returncode == 0 and good.stdout == ""
    assert "这里没有发现问题" in good.stderr and "别处还有 2 处问题" in good.stderr


def test_a_file_that_is_not_there_is_named_without_a_traceback(folder: Path) -> None:
    answer = check(folder, "data/laws/godo.yaml")
    assert answer.returncode == 1 and "Traceback" not in answer.stderr
    assert "没有文件 data/laws/godo.yaml，最接近的是 data/laws/good.yaml" in answer.stderr


def test_github_is_told_in_its_own_commands(folder: Path) -> None:
    (folder / ".git").mkdir()
    answer = check(folder, "--format", "github")
    lines = answer.stdout.splitlines()
    assert answer.returncode == 1 and len(lines) == 2
    assert lines[0].startswith("::error file=data/laws/bad.yaml,line=17,col=3,title=topics[1]::")


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=编者", "-c", "user.email=editor@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_a_change_is_compared_with_a_commit(folder: Path) -> None:
    """As the workflow does: the ledger that came with the request is part of the change."""
    desk = Desk(folder / "data")
    for id in ("bad", "worse"):
        desk.path("laws", id).unlink()
    desk.publish("2026-11-22T08:00", "开始")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "base")
    desk.put("laws", law("new", effective="2020-01-01"))
    desk.publish(as_of().strftime("%Y-%m-%dT%H:%M:%S"), "新的一件")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "change")
    answer = check(folder, "--format", "markdown", "--base", "HEAD^1")
    assert answer.returncode == 0, answer.stderr
    assert "- 新增 法律法规 `new` `new法`" in answer.stdout and "新的一件" in answer.stdout
    without = check(folder, "--format", "markdown")
    assert "`new`" not in without.stdout
    unknown = check(folder, "--format", "markdown", "--base", "none")
    assert unknown.returncode == 1 and "git 里没有 none" in unknown.stderr
    trick = check(folder, "--format", "markdown", "--base=--output=x")
    assert trick.returncode == 1 and not (folder / "x").exists()

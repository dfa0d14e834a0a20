"""The sample workflows that comment on changes: what is sent by anybody runs without rights, what has
rights runs nothing that anybody sent, and there is one comment."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.building import ROOT

from portal.editing.change.change_markdown import LONGEST, MARK

DEPLOY = ROOT / "deploy"
SHA = "a" * 40

FAKE_GH = """
import json, pathlib, shutil, sys
here = pathlib.Path(__file__).parent
words = sys.argv[1:]
with (here / "asked").open("a", encoding="utf-8") as file:
    file.write(json.dumps(words) + "\\n")
if words[:2] == ["run", "download"]:
    if not (here / "artifact").is_dir():
        sys.exit(1)
    shutil.copytree(here / "artifact", words[words.index("--dir") + 1])
elif "--input" in words:
    path = words[words.index("--input") + 1]
    (here / "written").write_text(pathlib.Path(path).read_text(encoding="utf-8"), encoding="utf-8")
elif "--paginate" in words:
    print((here / "comments").read_text(encoding="utf-8"))
else:
    print((here / "pulls").read_text(encoding="utf-8"))
"""


def workflow(name: str) -> dict[Any, Any]:
    return yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))


def scripts(name: str) -> list[str]:
    jobs = workflow(name)["jobs"].values()
    return [step["run"] for job in jobs for step in job["steps"] if "run" in step]


def test_no_workflow_runs_what_is_sent_with_rights() -> None:
    for path in DEPLOY.glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        on = set(workflow(path.name).get(True, ()))  # what YAML makes of `on`
        assert "pull_request_target" not in text, path
        if not on or on & {"pull_request", "workflow_run"}:
            assert "secrets." not in text, path


@pytest.mark.parametrize("name", ["review-pull-request.yml", "comment-pull-request.yml"])
def test_nothing_that_is_sent_becomes_part_of_a_script(name: str) -> None:
    """Names of branches and titles are anybody's words; in a script they would be commands."""
    assert scripts(name)
    assert all("${{" not in script for script in scripts(name))


def test_what_may_comment_takes_nothing_but_text() -> None:
    comment = workflow("comment-pull-request.yml")
    (job,) = comment["jobs"].values()
    assert comment["permissions"] == {}
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert [step for step in job["steps"] if "uses" in step] == []
    assert "python" not in str(scripts("comment-pull-request.yml"))
    assert comment[True]["workflow_run"]["workflows"] == [
        workflow("review-pull-request.yml")["name"]
    ]


def test_the_mark_is_that_of_the_text() -> None:
    (job,) = workflow("comment-pull-request.yml")["jobs"].values()
    assert job["steps"][0]["env"]["MARK"] == MARK
    cut = int(re.findall(r"\[:(\d+)\]", job["steps"][0]["run"])[0])
    assert LONGEST < cut < 65_536 - 200


def test_the_sample_for_gitee_holds_no_token_and_says_what_is_not_known() -> None:
    text = (DEPLOY / "gitee-pull-request.yml").read_text(encoding="utf-8")
    made = yaml.safe_load(text)
    assert "pr" in made["triggers"] and "variables" not in made
    assert "没有在 Gitee 上运行过" in text and "文档没有" in text
    for path in re.findall(r"python3? (scripts/\w+\.py)", text):
        assert (ROOT / path).is_file()


# --- the script that comments, with a forge of paper ------------------------------------------------


@pytest.fixture
def forge(tmp_path: Path) -> Path:
    """A `gh` that answers from files."""
    folder = tmp_path / "forge"
    (folder / "artifact").mkdir(parents=True)
    (folder / "gh.py").write_text(FAKE_GH, encoding="utf-8")
    gh = folder / "gh"
    gh.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" "{folder / "gh.py"}" "$@"\n', encoding="utf-8"
    )
    gh.chmod(0o755)
    (folder / "artifact/review.md").write_text(f"{MARK}\n## 没有发现问题\n", encoding="utf-8")
    (folder / "comments").write_text("[]", encoding="utf-8")
    (folder / "pulls").write_text(json.dumps([{"number": 7, "head": {"sha": SHA}}]), "utf-8")
    return folder


def comment(forge: Path) -> list[list[str]]:
    """Run the script of the sample; what it asked of the forge."""
    (script,) = scripts("comment-pull-request.yml")
    (job,) = workflow("comment-pull-request.yml")["jobs"].values()
    work = forge / f"work-{len(list(forge.iterdir()))}"
    work.mkdir()
    (forge / "asked").unlink(missing_ok=True)
    told = {"MARK": job["steps"][0]["env"]["MARK"], "FROM": job["steps"][0]["env"]["FROM"]}
    environ = {
        **os.environ,
        **told,
        "PATH": f"{forge}{os.pathsep}{os.environ['PATH']}",
        "GH_TOKEN": "none",
        "GH_REPO": "office/portal",
        "RUN_ID": "42",
        "HEAD_SHA": SHA,
        "HEAD": 'someone:$(touch "$HOME/owned");`id`',
    }
    command = ["bash", "-c", script]
    done = subprocess.run(
        command, cwd=work, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in (forge / "asked").read_text("utf-8").splitlines()]


posix = pytest.mark.skipif(os.name == "nt", reason="the workflow runs on Linux, with bash and jq")


@posix
def test_the_first_time_a_comment_is_written(forge: Path) -> None:
    asked = comment(forge)
    assert asked[-1][:4] == ["api", "--method", "POST", "repos/office/portal/issues/7/comments"]
    body = json.loads((forge / "written").read_text("utf-8"))["body"]
    assert (
        body.startswith(f"{MARK}\n（下面的话由合并请求里的程序写出。）") and body.count(MARK) == 1
    )
    assert "head=someone:" in asked[0][-1]


@posix
def test_the_next_time_the_same_comment_is_written_anew(forge: Path) -> None:
    ours = {"id": 11, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\n旧"}
    theirs = {"id": 10, "user": {"login": "someone"}, "body": f"{MARK}\n假的"}
    pages = json.dumps([theirs]) + json.dumps([ours])
    (forge / "comments").write_text(pages, encoding="utf-8")
    assert comment(forge)[-1][:4] == [
        *("api", "--method", "PATCH", "repos/office/portal/issues/comments/11")
    ]


@posix
def test_what_is_open_at_another_commit_gets_no_comment(forge: Path) -> None:
    (forge / "pulls").write_text(json.dumps([{"number": 7, "head": {"sha": "b" * 40}}]), "utf-8")
    comment(forge)
    assert not (forge / "written").exists()


@posix
def test_a_text_of_any_length_is_cut(forge: Path) -> None:
    (forge / "artifact/review.md").write_text("长" * 100_000, encoding="utf-8")
    comment(forge)
    assert len(json.loads((forge / "written").read_text("utf-8"))["body"]) < 65_536


@posix
def test_without_a_text_there_is_no_comment(forge: Path) -> None:
    (forge / "artifact/review.md").unlink()
    (forge / "artifact").rmdir()
    comment(forge)
    assert not (forge / "written").exists()

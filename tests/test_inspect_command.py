"""inspect.py says what it found by its exit code too, and its name stands in nobody's way."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.scripts import SCRIPTS

GOOD = Path(__file__).parent / "editing" / "inspected_site"

OTHER_PROCESS = """
import asyncio, dataclasses, inspect
from multiprocessing import get_context
if __name__ == "__main__":
    with get_context("spawn").Pool(1) as pool:
        print(pool.apply(inspect.cleandoc, ("  x",)), inspect.signature(dataclasses.replace))
"""


def run(*arguments, **options) -> subprocess.CompletedProcess:
    line = [sys.executable, *map(str, arguments)]
    return subprocess.run(line, check=False, capture_output=True, encoding="utf-8", **options)


def inspect(*arguments, jobs="2") -> subprocess.CompletedProcess:
    environ = {**os.environ, "PORTAL_JOBS": jobs}
    return run(SCRIPTS / "inspect.py", *arguments, "--day", "2026-12-02", env=environ)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check.py", "--help"),
        ("-c", "import inspect; inspect.signature(inspect.getsource)"),
        ("-c", OTHER_PROCESS),
        ("-m", "pytest", "--version"),
    ],
)
def test_beside_the_command_inspect_is_still_pythons_own(arguments) -> None:
    done = run(*arguments, cwd=SCRIPTS)
    assert done.returncode == 0, done.stderr


def test_a_clean_site_a_faulty_one_and_none(tmp_path) -> None:
    assert inspect(GOOD).returncode == 0
    (tmp_path / "index.html").write_text('<a href="none.html">x</a>', "utf-8")
    faulty = inspect(tmp_path, "--format", "json")
    told = json.loads(faulty.stdout)
    assert faulty.returncode == 1 and told["counts"]["扣分"] > 3
    assert {"kind": "dead-page", "what": "none.html"}.items() <= next(
        one for one in told["faults"] if one["kind"] == "dead-page"
    ).items()
    none = inspect(tmp_path / "none")
    assert none.returncode == 2 and "没有文件夹" in none.stderr and "Traceback" not in none.stderr


def test_the_number_of_processes_changes_no_byte(tmp_path) -> None:
    for number in range(90):
        page = (GOOD / "contact/index.html").read_text("utf-8")
        (tmp_path / f"{number:02}.html").write_text(page, "utf-8")
    (tmp_path / "index.html").write_text((GOOD / "index.html").read_text("utf-8"), "utf-8")
    one, two = (inspect(tmp_path, "--format", "json", jobs=jobs).stdout for jobs in ("1", "2"))
    assert one == two and json.loads(one)["pages"] == 91


def test_bad_arguments_are_told_in_chinese(tmp_path) -> None:
    report = tmp_path / "report.json"
    report.write_text('{"links": [{"url": 1}]}', "utf-8")
    for arguments, said in (
        (("--links", tmp_path / "none.json"), "没有"),
        (("--links", report), "不是 linkcheck.py 写的结果"),
        (("--out", tmp_path / "no" / "x.html"), "没有文件夹"),
    ):
        done = inspect(GOOD, *arguments)
        assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr
    assert "应为日期" in run(SCRIPTS / "inspect.py", "--day", "昨天").stderr


def test_a_report_in_a_file(tmp_path) -> None:
    assert inspect(GOOD, "--format", "html", "--out", tmp_path / "report.html").stdout == ""
    assert "没有发现问题" in (tmp_path / "report.html").read_text("utf-8")

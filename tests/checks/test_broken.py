"""A clumsy editor: every kind of broken record in one tree, and one run that names them all.

A file of broken/ is named after what is wrong with it and marks the line, or that above it; broken.expected.txt is
what the editor reads. After a change of words: `pytest tests/checks --golden`, then read the diff.
"""

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from helpers import warm
from helpers.clumsy import BROKEN, BROKEN_DOCS, HERE, MADE, Clumsy

from portal.kinds.rows import all_models

CHECK = HERE.parent.parent / "scripts" / "check.py"
MARK = "<- 错在这行"
ABOVE = "v 错在下一行"
"""The same where a remark behind the value would be a second fault."""


def broken() -> dict[str, Path]:
    """The files by their paths below the tree."""
    files = [*BROKEN.rglob("*.yaml"), *(BROKEN / "texts").rglob("*.md")]
    found = {path.relative_to(BROKEN).as_posix(): path for path in files}
    pages = {
        f"docs/{path.relative_to(BROKEN_DOCS).as_posix()}": path
        for path in BROKEN_DOCS.rglob("*.md")
    }
    return found | pages


def lines_reported(clumsy: Clumsy) -> dict[str, set[int]]:
    lines = defaultdict(set)
    for problem in clumsy.problems:
        lines[clumsy.below(problem.path)].add(problem.line)
    return lines


def command(clumsy: Clumsy, *options: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, str(CHECK), "--data", str(clumsy.root), *options]
    return warm.run(line)


def test_the_editor_reads_what_is_expected(clumsy, golden):
    said = "".join(f"{clumsy.below(str(problem))}\n" for problem in clumsy.problems)
    golden(HERE / "broken.expected.txt", said)


def test_the_command_prints_every_problem_and_ends_with_one(clumsy):
    done = command(clumsy)
    assert done.stdout.splitlines() == [str(problem) for problem in clumsy.problems]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_programs_can_read_the_same_problems(clumsy):
    done = command(clumsy, "--format", "json")
    assert len(json.loads(done.stdout)) == len(clumsy.problems)
    assert done.returncode == 1


def test_every_broken_file_is_reported_and_no_sound_one(clumsy):
    kinds = {*broken(), *MADE}
    assert lines_reported(clumsy).keys() == kinds
    assert len(kinds) >= 100


def test_the_line_reported_is_the_line_of_the_fault(clumsy):
    reported = lines_reported(clumsy)
    for place, path in broken().items():
        lines = path.read_text(encoding="utf-8").splitlines()
        marked = {number for number, line in enumerate(lines, 1) if MARK in line}
        marked |= {number + 1 for number, line in enumerate(lines, 1) if ABOVE in line}
        assert marked, f"{path} marks no line"
        assert marked == reported[place], path


def test_every_problem_says_in_chinese_what_is_wrong_and_what_to_do(clumsy):
    for problem in clumsy.problems:
        assert re.search("[一-鿿]", problem.message), problem
        assert problem.hint, problem


def test_one_fault_is_reported_once(clumsy):
    places = [
        (problem.path, problem.line, problem.column, problem.field) for problem in clumsy.problems
    ]
    assert len(places) == len(set(places))


def test_no_message_names_a_field_by_its_key_alone(clumsy: Clumsy) -> None:
    """Hints name keys, for they say what to write; what is wrong is said in Chinese."""
    keys = {name for model in all_models() for name in model.model_fields if len(name) > 3}
    assert len(keys) > 50
    for problem in clumsy.problems:
        said = re.sub("词表 [a-z-]+", "", problem.message)
        spoken = set(re.findall(r"(?<![a-z_/-])[a-z_]+(?![a-z_/（-])", said))
        assert not spoken & keys, str(problem)

"""diff_editions.py at the terminal: what it says of two editions, and of what are none."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import warm
from helpers.scripts import SCRIPTS
from helpers.tree import folder

ROW = "  - {{id: {id}, name: {name}, action: 淘汰, match: attribute, deadline: {day}, equipment: [motor], verification: {{confidence: medium, checked: 2026-11-22}}}}\n"

HEAD = """id: {id}
title: 淘汰目录（{year}年版）
level: normative-document
issued: {year}-01-01
{more}item_count: 2
line: {{id: list}}
verification: {{confidence: medium, checked: 2026-11-22}}
sources: [{{title: 公报, seen: 2026-11-22}}]
added: 2026-11-22
rows:
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    old = HEAD.format(id="list-2020", year=2020, more="")
    old += ROW.format(id="a-1", name="1. 小型电动机（交流）", day="2020-12-31")
    old += ROW.format(id="a-2", name="土法炼焦|", day="2020-12-31")
    new = HEAD.format(id="list-2024", year=2024, more="supersedes: [list-2020]\n")
    new += ROW.format(id="b-1", name="小型电动机(交流)", day="2025-12-31")
    new += ROW.format(id="b-2", name="有水重力除尘", day="2025-12-31")
    guide = "---\ntitle: 怎样判断\ndate: 2024-11-22\n---\n看[旧目录](id:a-2)。\n"
    root = folder(
        tmp_path_factory.mktemp("editions") / "data",
        {
            "phase-out/list-2020.yaml": old,
            "phase-out/list-2024.yaml": new,
            "laws/law.yaml": HEAD.format(id="law", year=2021, more="").split("item_count")[0]
            + "verification: {confidence: medium, checked: 2026-11-22}\n"
            "sources: [{title: 公报, seen: 2026-11-22}]\nadded: 2026-11-22\n",
        },
    )
    (root.parent / "docs").mkdir()
    (root.parent / "docs/guide.md").write_text(guide, encoding="utf-8")
    return root


def compared(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, str(SCRIPTS / "diff_editions.py"), *arguments, "--data", str(data)]
    return warm.run(line)


def test_it_says_what_came_went_and_changed(data: Path) -> None:
    done = compared(data, "list-2020", "list-2024")
    assert done.returncode == 0, done.stderr
    assert "新增 1 项，删去 1 项，修改 1 项。" in done.stdout
    assert "【修改】1. 小型电动机（交流） → 小型电动机(交流)" in done.stdout
    assert "    期限：2020-12-31 → 2025-12-31" in done.stdout
    assert "名称：" not in done.stdout, "写法不同不算修改"
    assert "引用旧版、待复核的 1 处" in done.stdout and "docs/guide.md" in done.stdout


def test_programs_and_merge_requests_get_the_same(data: Path) -> None:
    plain = json.loads(compared(data, "list-2020", "list-2024", "--format", "json").stdout)
    assert plain["counts"] == {
        "added": 1,
        "removed": 1,
        "merged": 0,
        "split": 0,
        "changed": 1,
        "moved": 0,
        "pending": 0,
        "unchanged": 0,
    }
    assert plain["awaiting_review"][0]["cites"] == "a-2"
    table = compared(data, "list-2020", "list-2024", "--format", "markdown").stdout
    assert "| 删去 | `土法炼焦\\|` |" in table


def test_an_unknown_id_gets_the_nearest(data: Path) -> None:
    done = compared(data, "list-2020", "list-2025")
    assert (
        done.returncode == 1 and "没有 id 为 list-2025 的记录，最接近的是 list-202" in done.stderr
    )


def test_what_are_no_editions_of_one_another_are_compared_with_a_word(data: Path) -> None:
    reversed_ = compared(data, "list-2024", "list-2020")
    assert reversed_.returncode == 0 and "次序反了" in reversed_.stdout
    nothing = compared(data, "law", "list-2024")
    assert nothing.returncode == 0 and "没有同一种可以逐条对照的内容" in nothing.stdout
    of_row = compared(data, "a-1", "list-2024")
    assert "a-1 是条目，下面对照它所在的 list-2020" in of_row.stderr

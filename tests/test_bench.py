"""The measurement compares like with like: as many pages, the same facts, nothing left behind."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from helpers.building import DATA, ROOT

from portal.as_of import end_of
from portal.bench import measure, records
from portal.bench.history import history
from portal.bench.markdown import markdown
from portal.bench.prepare import prepare
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.checks.runner import problems_in
from portal.data_folder import open_data
from portal.kinds.kinds import KINDS
from portal.ledger.ledger import Ledger
from portal.ledger.press import Press
from portal.ledger.published_state import PublishedState
from portal.ledger.timeline import Timeline, build_timeline

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def originals() -> int:
    """How many pages of records and rows the frozen data makes."""
    return len(Catalogue(load(DATA)).items)


@pytest.mark.parametrize("count", [1, 7, 60])
def test_a_few_records_are_exactly_as_many_as_asked_for(count: int, tmp_path: Path):
    assert records.make(DATA, tmp_path, count) == count
    assert len(Catalogue(load(tmp_path)).items) == count


def test_a_few_records_are_of_all_kinds(tmp_path: Path):
    records.make(DATA, tmp_path, 60)
    kinds = {item.kind.id for item in Catalogue(load(tmp_path)).items.values()}
    assert len(kinds) >= 7


def test_copies_pass_the_checks_and_link_among_themselves(originals: int, tmp_path: Path):
    count = originals + originals // 2
    assert records.make(DATA, tmp_path, count) == count
    assert problems_in(tmp_path) == []
    catalogue = Catalogue(load(tmp_path))
    assert len(catalogue.items) == count
    for link in catalogue.stated:
        assert link.source.endswith("-g2") == link.target.endswith("-g2"), link


def test_what_is_copied_is_what_was_there(originals: int, tmp_path: Path):
    records.make(DATA, tmp_path, originals)
    one, other = Catalogue(load(DATA)), Catalogue(load(tmp_path))
    assert {id: item.value for id, item in one.items.items()} == {
        id: item.value for id, item in other.items.items()
    }


def test_the_markdown_says_what_the_page_says():
    html = """<h1>甲 <span class="badge">现行有效</span></h1><svg><text>图</text></svg>
<dl><div><dt>文号</dt><dd>甲〔2020〕1号</dd></div><div><dt>又称</dt><dd>乙*丙</dd></div></dl>
<ul><li><p>第一条</p><p>须报告</p></li><li><a href="../b/">乙法</a>、<a href="#x">丙</a></li></ul>
<table><thead><tr><th colspan="2">极数</th></tr><tr><th>功率</th><th>值</th></tr></thead>
<tbody><tr><td>1</td><td>90|91</td></tr></tbody></table><p>完</p>"""
    assert markdown(html, {"../b/": "b.md"}.get) == (
        "# 甲 现行有效\n\n- **文号**：甲〔2020〕1号\n- **又称**：乙\\*丙\n\n"
        "- 第一条 须报告\n- [乙法](b.md)、丙\n\n"
        "| 功率 | 值 |\n| --- | --- |\n| 极数 |  |\n| 1 | 90\\|91 |\n\n完\n"
    )


def test_both_sides_have_the_same_pages(tmp_path: Path):
    prepared = prepare(DATA, ROOT / "mkdocs.yml", 12, DAY, tmp_path)
    assert prepared.records == 12
    columns = sum(1 for kind in KINDS if not kind.if_any)
    assert len(prepared.urls) == 12 + columns  # and the catalogues
    assert len(list(prepared.plain.rglob("*.md"))) == 12 + columns + 1  # and the home page


def test_a_ledger_of_many_publications_ends_with_the_records(tmp_path: Path):
    prepared = prepare(DATA, ROOT / "mkdocs.yml", 12, DAY, tmp_path, publications=40)
    opened = open_data(prepared.data, end_of(DAY))
    assert len(opened.following.ledger.publications) == 40
    assert (opened.problems, opened.unpublished) == ([], [])


def test_a_publication_costs_what_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Not what falls due of everything that there is."""
    looked: list[str] = []
    holds = PublishedState.holds
    monkeypatch.setattr(
        PublishedState, "holds", lambda self, due: looked.append(due.key) or holds(self, due)
    )
    records.make(DATA, tmp_path, 300)
    catalogue = Catalogue(load(tmp_path))
    counts = {}
    for count in (1, 101):
        press = Press(catalogue, Ledger(), Timeline(), end_of(DAY), "example.org,2026-11-22")
        ledger = Ledger(tuple(history(press, count)))
        looked.clear()
        assert build_timeline(ledger, end_of(DAY)).problems == []
        counts[count] = len(looked)
    assert counts[1] > 20
    assert counts[101] < 10 * counts[1]


def test_memory_is_that_of_all_processes(tmp_path: Path):
    """What they share is counted once."""
    if sys.platform != "linux":
        pytest.skip("only Linux tells")
    script = "import os, time; a = bytearray(90 << 20); os.fork(); b = bytearray(60 << 20); time.sleep(2)"
    cost = measure.run([sys.executable, "-c", script], tmp_path, dict(os.environ))
    assert cost.memory and 210 << 20 <= cost.memory < 280 << 20


@pytest.mark.browser
@pytest.mark.whole_site
def test_the_command_compares_and_leaves_nothing_behind(tmp_path: Path):
    small = ["--rounds", "1", "--queries", "1", "--edits", "1", "--line", "20,20000"]
    command = [
        sys.executable,
        str(ROOT / "scripts" / "bench.py"),
        "12",
        "--data",
        str(DATA),
        *small,
    ]
    answer = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert re.search(r"比值（本平台 ÷ 普通 Material）\d+\.\d\d", answer.stdout)
    assert "条目页 12 个" in answer.stdout
    table = [line.split(" | ") for line in answer.stdout.splitlines() if line.startswith("| ")]
    cells = {row[0].strip("| "): [cell.strip(" |") for cell in row[1:]] for row in table}
    for name in (
        "生成，秒",
        "check.py，秒",
        "publish.py，秒",
        "预览里改一条，到看见，秒（1 回的中位数）",
    ):
        assert float(cells[name][0]) > 0, name
    if sys.platform == "linux":
        assert int(cells["生成，内存（全部进程），MB"][0]) > 10
    for name in ("首页", "一条记录", "查找的第一次结果（页面以外，1 条查询的 p95）"):
        size, requests, seconds = cells[name]
        assert int(size) > 0 and int(requests) > 0 and float(seconds) > 0, name
    assert list(tmp_path.iterdir()) == []

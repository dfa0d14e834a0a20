"""export_table.py writes a workbook, never over one in which somebody may have worked."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import warm
from helpers.building import ROOT
from openpyxl import load_workbook

from portal.editing.tables.row_ids import next_id


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    for name in ("phase-out/gaohaoneng-4.yaml", "standards/gb-19762-2025.yaml"):
        (folder / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / "data" / name, folder / name)
    shutil.copytree(ROOT / "data/vocab", folder / "vocab")
    return folder


def export(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/export_table.py"), *words, "--data", "data"]
    return warm.run(command, cwd=folder)


def test_a_table_is_written_beside_and_not_over_another(data: Path) -> None:
    here = data.parent
    done = export(here, "gaohaoneng-4")
    assert done.returncode == 0 and done.stdout == "gaohaoneng-4.xlsx\n"
    assert "10 行" in done.stderr and "import_table.py gaohaoneng-4" in done.stderr
    book = here / "gaohaoneng-4.xlsx"
    book.write_bytes(b"mine")
    again = export(here, "gaohaoneng-4")
    assert again.returncode == 1 and book.read_bytes() == b"mine"
    assert "已经有 gaohaoneng-4.xlsx" in again.stderr and "--yes" in again.stderr
    assert export(here, "gaohaoneng-4", "--yes").returncode == 0
    assert book.read_bytes()[:2] == b"PK"
    assert sorted(path.name for path in here.iterdir()) == ["data", "gaohaoneng-4.xlsx"]


def test_csv_has_a_file_for_each_table(data: Path) -> None:
    done = export(data.parent, "gb-19762-2025", "--output", "泵.csv")
    assert done.returncode == 0
    names = done.stdout.splitlines()
    assert len(names) > 1 and all(name.startswith("泵.") for name in names)
    assert (data.parent / names[0]).read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_unknown_record_is_named_with_the_nearest(data: Path) -> None:
    done = export(data.parent, "gaohaonen-4")
    assert done.returncode == 1 and done.stdout == ""
    assert "没有编号为 gaohaonen-4 的记录。可能是 gaohaoneng-4。" in done.stderr


@pytest.mark.parametrize(
    ("record", "ids", "numbers", "number", "id"),
    [
        ("x-4", ["x-4-1-1", "x-4-1-2"], ["1-1", "1-2"], "2-1", "x-4-2-1"),
        ("x-4", ["x-4-1-1", "x-4-1-2"], ["1-1", "1-2"], "1-2", "x-4-1-3"),
        ("gp-19", ["gp-19-001", "gp-19-024"], ["", ""], "", "gp-19-025"),
        ("collected", ["tech-009", "tech-067"], ["", ""], "68", "tech-068"),
        ("cyjg", ["cyjg-e01", "cyjg-m01", "cyjg-m02"], ["", "", ""], "", "cyjg-m03"),
        ("new", [], [], "1", "new-001"),
    ],
)
def test_a_new_row_gets_the_next_id_of_its_list(
    record: str, ids: list[str], numbers: list[str], number: str, id: str
) -> None:
    assert next_id(record, ids, set(ids), numbers, number) == id
    assert next_id(record, ids, {*ids, id}, numbers, number) != id


def test_the_same_limits_twice_change_nothing(tmp_path: Path) -> None:
    """A row that was added in the table stands once, however often the table is taken in."""
    data = tmp_path / "data"
    (data / "standards").mkdir(parents=True)
    path = data / "standards/gb-21344-2023.yaml"
    shutil.copy(ROOT / "tests/data/standards/gb-21344-2023.yaml", path)
    shutil.copytree(ROOT / "tests/data/vocab", data / "vocab")
    assert export(tmp_path, "gb-21344-2023").returncode == 0
    book = load_workbook(tmp_path / "gb-21344-2023.xlsx")
    sheet = book["能耗指标"]
    new = [cell.value for cell in sheet[sheet.max_row]]
    new[0], new[1], new[-1] = None, "多出来的一种", None  # neither an id nor a checksum yet
    sheet.append(new)
    book.save(tmp_path / "gb-21344-2023.xlsx")
    before = path.read_bytes()
    first = take(tmp_path, "gb-21344-2023", "gb-21344-2023.xlsx", "--yes")
    assert first.returncode == 0, first.stdout + first.stderr
    once = path.read_bytes()
    assert once != before and once.count("多出来的一种".encode()) == 1
    again = take(tmp_path, "gb-21344-2023", "gb-21344-2023.xlsx", "--yes")
    assert "不变 16 条" in again.stdout and "清单没有变化" in again.stdout + again.stderr
    assert path.read_bytes() == once
    fresh = export(tmp_path, "gb-21344-2023", "--output", "又.xlsx")
    assert fresh.returncode == 0
    assert take(tmp_path, "gb-21344-2023", "又.xlsx", "--yes").returncode == 0
    assert path.read_bytes() == once


def take(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/import_table.py"), *words, "--data", "data"]
    return warm.run(command, cwd=folder)

"""That schemas are current is noted by everything that decides it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.building import DATA

from portal.editing.reference.schema_marks import MOST, SchemaMarks


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "vocab", tmp_path / "data" / "vocab")
    (tmp_path / "data" / "schema").mkdir()
    (tmp_path / "data" / "schema" / "laws.schema.json").write_text("{}", encoding="utf-8")
    return tmp_path / "data"


def test_a_note_holds_for_what_was_compared(data: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert not SchemaMarks(data, cache).are_current()
    SchemaMarks(data, cache).note_current()
    assert SchemaMarks(data, cache).are_current()


def longer(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")


CHANGES: dict[str, Callable[[Path], None]] = {
    "a vocabulary": lambda data: longer(data / "vocab" / "topics.yaml"),
    "a schema": lambda data: longer(data / "schema" / "laws.schema.json"),
    "a schema that is gone": lambda data: (data / "schema" / "laws.schema.json").unlink(),
    "a schema more": lambda data: (data / "schema" / "x.json").write_text("{}", "utf-8"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_they_are_compared_again(data: Path, tmp_path: Path, change: str) -> None:
    SchemaMarks(data, tmp_path / "cache").note_current()
    CHANGES[change](data)
    assert not SchemaMarks(data, tmp_path / "cache").are_current()


def test_old_notes_go(data: Path, tmp_path: Path) -> None:
    for _ in range(MOST + 3):
        longer(data / "vocab" / "topics.yaml")
        SchemaMarks(data, tmp_path / "cache").note_current()
    assert len(list((tmp_path / "cache").iterdir())) == MOST
    assert SchemaMarks(data, tmp_path / "cache").are_current()

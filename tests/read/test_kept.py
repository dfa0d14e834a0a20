"""A file that says the same is not parsed again; one that says something else is."""

import os
import time
from pathlib import Path

import pytest

from portal.kinds.kinds import BY_ID
from portal.read import file
from portal.read.file import keep_what_is_read, read_file, read_text

LAW = BY_ID["laws"].model


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed."""
    found: list[str] = []

    def told(text: str, name: str, model: type) -> object:
        found.append(text)
        return read_text(text, name, model)

    monkeypatch.setattr(file, "_kept", None)
    monkeypatch.setattr(file, "read_text", told)
    return found


def test_only_what_changed_is_parsed(tmp_path: Path, parsed: list[str]) -> None:
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.write_text("id: a\n", encoding="utf-8")
    two.write_text("id: a\n", encoding="utf-8")
    keep_what_is_read()
    first = read_file(one, LAW)
    assert {problem.path for problem in first.problems} == {one.as_posix()}
    said = list(first.problems)
    first.problems.clear()  # what a caller does with it is its own affair
    assert read_file(one, LAW).problems == said and len(parsed) == 1
    assert {problem.path for problem in read_file(two, LAW).problems} == {two.as_posix()}
    one.write_text("id: c\n", encoding="utf-8")
    assert read_file(one, LAW).problems and parsed == ["id: a\n", "id: a\n", "id: c\n"]
    one.write_text("id: a\n", encoding="utf-8")
    assert read_file(one, LAW).problems == said


def test_nothing_is_kept_for_who_did_not_ask(tmp_path: Path, parsed: list[str]) -> None:
    one = tmp_path / "a.yaml"
    one.write_text("id: a\n", encoding="utf-8")
    read_file(one, LAW)
    read_file(one, LAW)
    assert len(parsed) == 2


def test_a_change_shows_whatever_the_clock_of_the_file_says(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another text of the same length, with the time of the old one; and one that replaces the file."""
    monkeypatch.setattr(file, "SETTLED", 0)
    one, other = tmp_path / "a.yaml", tmp_path / "other"
    one.write_text("id: a\n", encoding="utf-8")
    keep_what_is_read()
    read_file(one, LAW)
    first = one.stat()
    read_file(one, LAW)
    time.sleep(0.05)  # longer than any clock of a disk takes for one step
    one.write_text("id: b\n", encoding="utf-8")
    os.utime(one, ns=(first.st_atime_ns, first.st_mtime_ns))
    read_file(one, LAW)
    other.write_text("id: c\n", encoding="utf-8")
    os.utime(other, ns=(first.st_atime_ns, first.st_mtime_ns))
    other.replace(one)
    read_file(one, LAW)
    assert parsed == ["id: a\n", "id: b\n", "id: c\n"]


def test_a_file_that_has_only_just_changed_is_read_again(tmp_path: Path, parsed: list[str]) -> None:
    """Two changes within one step of the clock have the same stamp."""
    one = tmp_path / "a.yaml"
    one.write_text("id: a\n", encoding="utf-8")
    assert file._stamp(one.as_posix()) == file.NO_STAMP
    link = tmp_path / "b.yaml"
    link.symlink_to(one)
    assert file._stamp(link.as_posix()) == file._stamp("none") == file.NO_STAMP

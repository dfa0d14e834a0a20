"""What a file parses to is kept between runs by what it says; nothing depends on that being there."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from portal.kinds.kinds import BY_ID
from portal.read import file, parsed
from portal.read.file import parsed_before, read_file
from portal.read.problem import Problem

LAW = BY_ID["laws"].model


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsed, "FEW", 0)
    monkeypatch.setattr(file, "_kept", None)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that are parsed."""
    found: list[str] = []
    real = parsed.parse

    def told(text: str, path: str) -> object:
        found.append(text)
        return real(text, path)

    monkeypatch.setattr(parsed, "parse", told)
    yield found


def values(data: Path, cache: Path, *texts: str) -> list[object]:
    found: list[object] = []
    with parsed_before(data, cache):
        for text in texts:
            found.append(file._parse(text, "a.yaml"))
    return found


def test_the_same_text_is_parsed_once_whoever_bears_it(tmp_path: Path, asked: list[str]) -> None:
    texts = "a: 14.0\nb: [1, 真]\nc:\n  d: true\n", "a: 1\n"
    first = values(tmp_path, tmp_path / "cache", *texts)
    assert first[0] == {"a": Decimal("14.0"), "b": [1, "真"], "c": {"d": True}}
    assert values(tmp_path, tmp_path / "cache", *texts) == first and len(asked) == 2
    assert str(values(tmp_path, tmp_path / "cache", texts[0])[0]) == str(first[0])
    assert values(tmp_path, tmp_path / "cache", "a: 2\n") == [{"a": 2}] and len(asked) == 3


def test_what_is_wrong_is_told_each_time(tmp_path: Path) -> None:
    one = tmp_path / "laws" / "a.yaml"
    one.parent.mkdir()
    one.write_text("id: a\ntitle: 甲\nid: b\nyes: no\n", encoding="utf-8")
    told: list[list[Problem]] = []
    for _ in range(3):
        with parsed_before(tmp_path, tmp_path / "cache"):
            told.append(read_file(one, LAW).problems)
    assert told[0] and told[0] == told[1] == told[2] == read_file(one, LAW).problems


@pytest.mark.parametrize("damage", ["", "half", "other", "no folder"])
def test_a_damaged_pack_is_as_good_as_none(tmp_path: Path, asked: list[str], damage: str) -> None:
    cache = tmp_path / "cache"
    values(tmp_path, cache, "a: 1\n", "b: 2\n")
    (pack,) = cache.iterdir()
    content = pack.read_bytes()
    if damage == "no folder":
        pack.unlink()
        cache.rmdir()
        cache.write_text("", encoding="utf-8")
    else:
        changed = {"": b"", "half": content[:-9], "other": content[:-9] + bytes(9)}
        pack.write_bytes(changed[damage])
    assert values(tmp_path, cache, "a: 1\n") == [{"a": 1}] and len(asked) == 3


def test_another_program_parses_for_itself(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    values(tmp_path, tmp_path / "cache", "a: 1\n")
    monkeypatch.setattr(parsed.yaml, "__version__", "0")
    values(tmp_path, tmp_path / "cache", "a: 1\n")
    assert len(asked) == 2


def test_only_some_packs_stay(tmp_path: Path) -> None:
    for number in range(7):
        values(tmp_path / str(number), tmp_path / "cache", "a: 1\n")
    assert len(list((tmp_path / "cache").iterdir())) == parsed.MOST

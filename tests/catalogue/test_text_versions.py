"""Full texts are read as a whole or not at all, and read again where they say something new."""

import os
from pathlib import Path

import pytest
from helpers.own_texts import LAW, put_text

from portal.catalogue.text_versions import read_texts
from portal.read import file


@pytest.mark.parametrize("sign", ["\u200b", "\x07", "\u202e", "\ue000"])
def test_what_nobody_sees_is_refused_where_it_stands(tmp_path: Path, sign: str) -> None:
    put_text(tmp_path, "a", "2020-01-01", LAW.replace("隔壁", f"隔{sign}壁"))
    versions, problems = read_texts(tmp_path)
    assert versions == [] and len(problems) == 1
    line = next(
        number
        for number, one in enumerate(
            (tmp_path / "texts/a/2020-01-01.md").read_text("utf-8").split("\n"), 1
        )
        if sign in one
    )
    assert problems[0].line == line and problems[0].column > 1


def test_a_text_that_is_kept_is_read_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "_kept", {})
    monkeypatch.setattr(file, "_others", {})
    monkeypatch.setattr(file, "SETTLED", 0)
    path = put_text(tmp_path, "a", "2020-01-01", "**第一条**　话。\n")
    (first,), _ = read_texts(tmp_path)
    (again,), _ = read_texts(tmp_path)
    assert again is first
    times = path.stat()
    path.write_text(path.read_text("utf-8").replace("话", "句"), "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    (changed,), _ = read_texts(tmp_path)
    assert changed.text.articles["a1"].words == "句。"


def test_lists_of_any_length_are_read_in_their_order(tmp_path: Path) -> None:
    """2,000 of each: what copies a list for each of its lines would take minutes at 5 MB."""
    rows = "\n".join(f"| 行{number} |" for number in range(2000))
    points = "\n\n".join(f"{number % 999 + 1}.点{number}" for number in range(2000))
    body = f"**第一条**　话：\n\n（一）先：\n\n{points}\n\n（二）后。\n\n{rows}\n"
    put_text(tmp_path, "a", "2020-01-01", body)
    (version,), problems = read_texts(tmp_path)
    paragraph, table = version.text.articles["a1"].blocks
    first, second = paragraph.items  # type: ignore[union-attr]
    assert [one.text for one in first.items] == [f"点{number}" for number in range(2000)]
    assert first.items[-1].key == "a1-k1-x1-m2000" and second.key == "a1-k1-x2"
    assert table.rows[-1] == ("行1999",)  # type: ignore[union-attr]
    assert problems == []

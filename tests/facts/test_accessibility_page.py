"""What /accessibility/ says was checked, was: by tests that exist, on a day that has been."""

import re
from datetime import date

from helpers.building import ROOT

PAGE = (ROOT / "docs/accessibility.md").read_text(encoding="utf-8")

CHECKED, PROGRAMS = PAGE.partition("{#perceivable}")[2].split("{#how}")


def rows(part: str) -> list[list[str]]:
    """The cells of a part's tables, without their heads."""
    lines = re.findall(r"^\| (?!要求|程序 )(.+) \|$", part, re.MULTILINE)
    return [line.split(" | ") for line in lines]


RESULT = re.compile(
    r"(?:已查|查了一部分)，(\d{4}-\d{2}-\d{2})(，程序(?:“.+?”)+)?(。.+)?|没有查|不适用"
)


def test_what_was_checked_has_a_day_and_a_way() -> None:
    written = re.search(r"^date: (.+)$", PAGE, re.MULTILINE)
    assert written and len(rows(CHECKED)) > 20
    for asked, _, result in rows(CHECKED):
        told = RESULT.fullmatch(result)
        assert told, (asked, result)
        if told[1]:
            assert told[2] or told[3], asked
            assert date.fromisoformat(told[1]) <= date.fromisoformat(written[1]), asked


def test_the_programs_that_it_names_exist() -> None:
    named = {program for row in rows(CHECKED) for program in re.findall("程序(“.+”)", row[2])}
    named = {one for words in named for one in re.findall("“(.+?)”", words)}
    listed = {name: re.findall(r"`(test_\w+\.py)`", files) for name, _, files in rows(PROGRAMS)}
    assert named == listed.keys()
    tests = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert {file for files in listed.values() for file in files} <= tests

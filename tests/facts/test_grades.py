"""Grades of equipment in the real data: how many rows there are, some values as the standards have them,
and what is no grade or no value is not shown as one."""

from decimal import Decimal
from pathlib import Path

import pytest
from helpers.building import ROOT
from helpers.page_text import text_of

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.kinds.indicator import GradeRow, GradeTable


@pytest.fixture(scope="module")
def tables() -> dict[str, tuple[GradeTable, ...]]:
    standards = Catalogue(load(ROOT / "data")).of("standards")
    return {item.id: item.get("grade_tables") for item in standards if item.get("grade_tables")}


@pytest.fixture(scope="module")
def rows(tables: dict[str, tuple[GradeTable, ...]]) -> dict[str, tuple[GradeTable, GradeRow]]:
    every = (table for found in tables.values() for table in found)
    return {row.id: (table, row) for table in every for row in table.rows}


@pytest.mark.parametrize(
    ("standard", "count"),
    [
        ("gb-18613-2020", 168),
        ("gb-19153-2019", 315),
        ("gb-19576-2019", 10),
        ("gb-19577-2024", 69),
        ("gb-19761-2020", 148),
        ("gb-20052-2024", 212),
        ("gb-21454-2021", 13),
        ("gb-28381-2012", 240),
        ("gb-29541-2013", 9),
        ("gb-30253-2024", 530),
        ("gb-30254-2024", 672),
        ("gb-32030-2022", 64),
        ("gb-37479-2019", 14),
        ("gb-47834-2026", 15),
    ],
)
def test_every_row_that_was_seen_is_there(
    standard: str, count: int, tables: dict[str, tuple[GradeTable, ...]]
) -> None:
    assert sum(len(table.rows) for table in tables[standard]) == count


@pytest.mark.parametrize(
    ("id", "titled", "at", "grades"),
    [
        ("eg-5002", "3kV(3.3kV)和6kV", [200, 4], ["93.9", "93.0", "92.1"]),
        ("eg-3001", "异步起动", ["0.55", 2], ["85.9", "84.6", "81.5"]),
        ("eg-3002", "异步起动", ["0.55", 4], ["87.9", "86.7", "83.9"]),
        ("eg-4501", "单级双支撑，低速", ["＜0.020", "＜300"], ["55.0", "51.0"]),
        ("eg-4901", "小型潜水电泵", ["QDX和QD", "≤3"], ["2.0", "1.0", None]),
        ("eg-2002", "IPLV", ["水冷式", "＞300～528"], ["7.8", "7.2", "5.7"]),
        ("eg-2070", "热泵热水机", ["普通型", "＜10"], ["4.6", "4.4", "4.1", "3.9", "3.7"]),
        ("eg-2095", "热泵型", ["7000～14000"], ["3.5", "3.1", "2.7"]),
        ("eg-2204", "平均加权总效率", ["＞20～50"], ["98.15", "98.0", "97.6"]),
    ],
)
def test_values_are_those_of_the_standard(
    id: str,
    titled: str,
    at: list[str | int],
    grades: list[str | None],
    rows: dict[str, tuple[GradeTable, GradeRow]],
) -> None:
    table, row = rows[id]
    assert titled in table.title
    assert [str(value) for value in row.at[: len(at)]] == [str(value) for value in at]
    assert list(row.grades) == [None if value is None else Decimal(value) for value in grades]


def test_values_that_may_be_slips_are_not_given_and_say_why(
    rows: dict[str, tuple[GradeTable, GradeRow]],
) -> None:
    empty = {id for id, (_, row) in rows.items() if not any(x is not None for x in row.grades)}
    assert empty == {*(f"eg-{number}" for number in range(4596, 4602)), "eg-4736"}
    assert all(rows[id][1].doubt for id in empty)
    doubted = {id for id, (_, row) in rows.items() if row.doubt} - empty
    assert doubted == {"eg-2028", "eg-2039", "eg-2040", "eg-2041", "eg-4957", "eg-4961"}


def test_what_else_a_grade_asks_for_is_known(
    rows: dict[str, tuple[GradeTable, GradeRow]],
) -> None:
    [limit] = rows["eg-2001"][1].also
    assert (limit.quantity, limit.grades) == ("COPc", (None, None, Decimal("4.2")))
    decay, both_sides = rows["eg-2201"][1].also
    assert (decay.better, both_sides.better) == ("lower", "higher")
    assert sum(bool(row.also) for _, row in rows.values()) == 40


def test_two_values_of_blowers_are_never_called_grades(site: Path) -> None:
    page = text_of(site, "standards/gb-28381-2012")
    assert "按铭牌参数查节能评价值、限定值" in page and "能效等级 离心" not in page
    told = page.replace("不分1级、2级、3级", "")
    assert "1级" not in told.replace("指标1级", "") and "3级" not in told


def test_offsets_of_submersible_pumps_are_never_shown_as_efficiencies(site: Path) -> None:
    page = text_of(site, "standards/gb-32030-2022")
    assert "ηDB＋2.0" in page and "ηDB−Δη" in page and "没有这两个数不能判断等级" in page


def test_the_old_standard_of_blowers_holds_until_the_new_one(site: Path) -> None:
    page = text_of(site, "standards/gb-28381-2012")
    assert "现行有效" in page and "将于2027-04-01被替代" in page

"""How tables write days, years, models and names, and what is read from them."""

import pytest

from portal.editing.tables.cell_text import footnote, one_line, without_marks
from portal.editing.tables.grid import SheetCell
from portal.editing.tables.written_dates import (
    UnclearDate,
    read_date,
    read_year_rule,
    without_since,
)
from portal.editing.tables.written_models import read_models, split_models

EPOCH = "1899-12-30"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2028-12-31", "2028-12-31"),
        ("2028/6/1", "2028-06-01"),
        ("2028.6.1", "2028-06-01"),
        ("２０２８年１２月３１日", "2028-12-31"),
        ("2028年12月31日前", "2028-12-31"),
        ("2028年12月31日以前停止使用", "2028-12-31"),
        ("20281231", "2028-12-31"),
        ("2028年底前", "2028-12-31"),
        ("2028年年底前", "2028-12-31"),
        ("2028年底之前完成淘汰", "2028-12-31"),
        ("2028 年末", "2028-12-31"),
        ("2028年2月底前", "2028-02-29"),
        ("2028年6月", "2028-06"),
        ("2028.12", "2028-12"),
        ("2028", "2028"),
        ("2028年", "2028"),
    ],
)
def test_days_are_read_in_the_forms_of_official_tables(text: str, day: str) -> None:
    assert read_date(SheetCell(1, 1, text), text, "").text == day


@pytest.mark.parametrize(
    "text",
    [
        "2028年前",
        "2028年6月前",
        "即日起",
        "发布之日起6个月",
        "2028年上半年",
        "46752",
        "2028-02-30",
        "十四五末",
        "—",
    ],
)
def test_what_is_no_certain_day_is_not_read(text: str) -> None:
    with pytest.raises(UnclearDate):
        read_date(SheetCell(1, 1, text), text, EPOCH)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027年3月1日起", "2027年3月1日"),
        ("自2027年3月1日起施行", "2027年3月1日"),
        ("自 2027.3.1 起\n执行", "2027.3.1"),
        ("2027年3月1日", "2027年3月1日"),
        ("发布之日起", "发布之日起"),
    ],
)
def test_a_first_day_is_read_without_the_words_around_it(text: str, day: str) -> None:
    assert without_since(text) == day


@pytest.mark.parametrize(
    ("text", "serial", "day"),
    [("46752", 46752, "2027-12-31"), ("2028", 2028, "2028"), ("2028.12", 2028.12, "2028-12")],
)
def test_numbers_are_days_where_excel_counts_them(text: str, serial: float, day: str) -> None:
    assert read_date(SheetCell(1, 1, text, "number", None, serial), text, EPOCH).text == day


def test_a_figure_that_lost_its_nought_is_not_read() -> None:
    """2028.10 typed as a number is 2028.1."""
    with pytest.raises(UnclearDate, match="1 月还是 10 月"):
        read_date(SheetCell(1, 1, "2028.1", "number", None, 2028.1), "2028.1", EPOCH)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2003年及以前", "<=2003"),
        ("2003年（含）以前生产的", "<=2003"),
        ("2003年底以前", "<=2003"),
        ("≤2003年", "<=2003"),
        (">2005", ">2005"),
        ("2005年（含）以后", ">=2005"),
        ("不限", "any"),
        ("所有年份", "any"),
    ],
)
def test_years_are_read_where_they_say_whether_they_are_in(text: str, rule: str) -> None:
    assert read_year_rule(text) == rule


@pytest.mark.parametrize("text", ["2003年以前", "2003年前", "2005年以后", "2003", "老旧"])
def test_years_that_do_not_say_it_are_not_read(text: str) -> None:
    with pytest.raises(UnclearDate):
        read_year_rule(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("三相\n异步\n电动机", "三相异步电动机"),
        ("Y series\nmotor", "Y series motor"),
        ("序　号", "序号"),
        ("SCB8-\n30/10", "SCB8-30/10"),
        ("GB 20052\n限定值", "GB 20052限定值"),
        (" 变 压 器 ", "变压器"),
    ],
)
def test_lines_are_joined_without_a_blank_between_han(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "name", "marks"),
    [
        ("离心泵*", "离心泵", ("*",)),
        ("离心泵①", "离心泵", ("①",)),
        ("离心泵（注1）", "离心泵", ("1",)),
        ("离心泵[2]", "离心泵", ("2",)),
        ("离心泵¹", "离心泵", ("1",)),
        ("离心泵＊（单级）", "离心泵（单级）", ("*",)),
        ("风量10m³", "风量10m³", ()),
        ("消失模浇注", "消失模浇注", ()),
        ("2*35砖机", "2*35砖机", ()),
    ],
)
def test_marks_of_footnotes_are_told_from_words(
    text: str, name: str, marks: tuple[str, ...]
) -> None:
    found = without_marks(text)
    assert (found.text, found.marks) == (name, marks)


def test_footnotes_are_known_by_their_marks() -> None:
    assert footnote("* 只指单级的。") == ("*", "只指单级的。")
    assert footnote("注2：不含进口的") == ("2", "不含进口的")
    assert footnote("①不含隔爆型") == ("①", "不含隔爆型")
    assert footnote("变压器") is None


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("S7-30/10、S7-50/10，S7-63/10;S7-80/10", ["S7-30/10", "S7-50/10", "S7-63/10", "S7-80/10"]),
        ("JO2-51-4\nJO2-52-4", ["JO2-51-4", "JO2-52-4"]),
        ("SCB8-\n30/10", ["SCB8-30/10"]),
        ("Y(H、W)132M-4、Y160M-4", ["Y(H、W)132M-4", "Y160M-4"]),
        ("JW：63、71", ["JW：63、71"]),
        ("S7-30、50、80/10；S9-30/10", ["S7-30、50、80/10", "S9-30/10"]),
        ("6160、6135", ["6160", "6135"]),
    ],
)
def test_models_are_taken_apart(text: str, models: list[str]) -> None:
    assert split_models(text) == models


def test_the_kind_of_match_follows_only_where_it_is_plain() -> None:
    assert read_models(["JO2-51-4"]).match == "exact"
    assert read_models(["JO2系列", "J2 系列"]).match == "series"
    assert read_models(["S7-30/10~S7-1600/10"]).match == "range"
    assert read_models([]).match == "attribute"
    for text in ("JO2等", "全部", "所有型号", "JO2系列、Y-1"):
        assert read_models([text]).match == "" and read_models([text]).doubt

"""A number that somebody typed is read as it was meant, or asked about; never read as another."""

from typing import Any

import pytest
from playwright.sync_api import Page

READ = """async ([module, name, ...asked]) =>
  (await import(`/assets/tools/${module}.js`))[name](...asked)"""


@pytest.fixture
def number(modules: Page) -> Any:
    return lambda text, **limits: modules.evaluate(READ, ["number", "readNumber", text, limits])


@pytest.fixture
def numbers(modules: Page) -> Any:
    return lambda text, **limits: modules.evaluate(READ, ["number", "readNumbers", text, limits])


@pytest.fixture
def year(modules: Page) -> Any:
    return lambda text: modules.evaluate(READ, ["year", "readYear", text, 2026])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200", 1200),
        ("1,200", 1200),
        ("1,234,567.5", 1_234_567.5),
        ("１，２００", 1200),  # full width, as Chinese keyboards give it
        ("1，200", 1200),
        ("７．５", 7.5),
        ("0.85", 0.85),
        (".5", 0.5),
        ("+5", 5),
        ("007", 7),
        ("1'200", 1200),
        ("1\u00a0200", 1200),  # the space of typography, as GB/T 15835 groups
        ("1\u2009234\u2009567", 1_234_567),
        ("35万", 350_000),
        ("1.2 亿", 120_000_000),
        ("1,200万", 12_000_000),
        ("\u200b100", 100),  # zero width, from a web page
        ("1\u200d00\u2060", 100),
        ("\u00ad1\u200e00\u202c", 100),
        ("\ufeff100\ufe0f", 100),
        ("-5.2", -5.2),
        ("\u22125.2", -5.2),  # the minus of our own answers
        ("\uff0d5.2", -5.2),
        ("\u20135.2", -5.2),
        ("− 1,200", -1200),
        ("-0", 0),
    ],
)
def test_a_plain_number_is_read(number: Any, text: str, value: float) -> None:
    assert number(text, least=-1e12)["value"] == value


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\u3000\u2060 "])
def test_a_box_that_looks_empty_is_empty(number: Any, numbers: Any, year: Any, text: str) -> None:
    assert number(text) == numbers(text) == year(text) == {}


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("7,5", "是 7.5 还是 75？"),
        ("7，5", "是 7.5 还是 75？"),
        ("1,23", "是 1.23 还是 123？"),
        ("1,234,56", "是 1,234.56 还是 123,456？"),
        ("12.000,5", "是 12,000.5 还是 12.0005？"),
        ("1.234.567,8", "是 1,234,567.8？"),
        ("1,1.1", "是 2 个数（1、1.1） 还是 11.1？"),
        ("0,123", "是 0.123 还是 123？"),
        ("0,85", "是 0.85 还是 85？"),
        ("1234,567", "是 1,234.567 还是 1,234,567？"),
        ("1,2万", "是 1.2万 还是 12万？"),
        ("1 200", "是 1,200 还是 2 个数（1、200）？"),
        ("12 34", "是 1,234 还是 2 个数（12、34）？"),
        ("2001,2003", "是 2 个数（2001、2003） 还是 20,012,003？"),
        ("1,2,3", "是 3 个数（1、2、3） 还是 123？"),
        ("1.234.567", "是 1,234,567 吗？"),
        ("3。5", "是 3.5 吗？"),
        ("3·5万", "是 3.5万 吗？"),
        ("3.5E4", "是 35,000 吗？"),
        ("1E+05", "是 100,000 吗？"),
        ("3百万", "是 3,000,000 吗？"),
        ("1.2千万", "是 12,000,000 吗？"),
        ("1亿2000万", "是 120,000,000 吗？"),
        ("100，", "是 100 吗？"),
        ("38O", "是 380 吗？"),
        ("l0.5", "是 10.5 吗？"),
        ("100万,100万,100万", "是 3 个数，这里只写一个"),
        ("100万，200万", "是 2 个数，这里只写一个"),
        ("100、200", "是 2 个数，这里只写一个"),
        ("100吨", "只写数字 100，不写“吨”"),
        ("5万吨", "只写数字 5万，不写“吨”"),
        ("100m³", "只写数字 100，不写“m³”"),
        ("12万元", "只写数字 12万，不写“元”"),
        ("88%", "只写数字 88，不写“%”"),
        ("约100", "不是一个确定的数"),
        ("100左右", "不是一个确定的数"),
        ("≤100", "不是一个确定的数"),
        ("100多", "不是一个确定的数"),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_about(number: Any, text: str, readings: str) -> None:
    found = number(text)
    assert "value" not in found
    assert readings.rstrip("？") in found["fault"]


@pytest.mark.parametrize(
    "text",
    ["1.2.3", "5²", "10³", "①", "½", "5-10", "5–10", "--5", "1/2", "(1,200)", "二百", "很多", "万"]
    + ["-", ",", ",5", "1万亿", "9e99", "0x10", "Infinity", "NaN", "1_2", "1,234'567", "٣"],
)
def test_what_is_no_number_is_never_one(number: Any, text: str) -> None:
    assert "value" not in number(text, least=-1e12, most=1e300)
    assert "不" in number(text, least=-1e12)["fault"]


def test_a_fault_shows_what_the_eye_sees(number: Any) -> None:
    assert number("\u200bab\u2060c")["fault"].startswith("“abc”不是数")
    assert len(number("长" * 5000)["fault"]) < 80


def test_no_number_is_without_end(number: Any, modules: Page) -> None:
    endless = READ.replace("(...asked)", "(asked[0], { most: Infinity })")
    assert "太大" in modules.evaluate(endless, ["number", "readNumber", "9" * 400])["fault"]
    assert "太大" in number("1001亿", most=1e11)["fault"]


def test_a_unit_that_belongs_to_the_box_may_stand_behind(number: Any) -> None:
    assert number("100万元", unit="元")["value"] == 1_000_000
    assert number("100 元", unit="元")["value"] == 100
    assert "value" not in number("100吨", unit="元")


def test_the_scale_that_was_written_is_told(number: Any) -> None:
    assert number("1204万") == {"value": 12_040_000, "scale": "万"}
    assert number("12040000") == {"value": 12_040_000}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("100万,100万,100万", [1_000_000] * 3),
        ("100万，200万", [1_000_000, 2_000_000]),
        ("100万、200 万；50万", [1_000_000, 2_000_000, 500_000]),
        ("2001,2003", [2001, 2003]),
        ("500,2000,300", [500, 2000, 300]),
        ("100, 200", [100, 200]),
        ("100万/200万", [1_000_000, 2_000_000]),
        ("1000 2000", [1000, 2000]),
        ("−50万 30万", [-500_000, 300_000]),
        ("1,200、300", [1200, 300]),
        ("1,000,000", [1_000_000]),  # 000 is no number of its own
        ("−50、60", [-50, 60]),
        ("0、100万", [0, 1_000_000]),
        ("800000、50万", [800_000, 500_000]),
        ("\u200b7，5\u200b", [7, 5]),
    ],
)
def test_a_box_for_several_takes_several(numbers: Any, text: str, values: list[float]) -> None:
    assert numbers(text, least=-1e12) == {"values": values}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("100,200", "一个数不写逗号，几个数用“、”隔开"),
        ("1,234", "几个数用“、”隔开"),
        ("200 160", "几个数用“、”隔开"),
        ("-200,160", "几个数用“、”隔开"),
        ("1 200 000", "是 1,200,000 还是"),
        ("300,500,2000", "几个数用“、”隔开"),
        ("1,000,000,2,000,000", "看不准"),
        ("1,2,3、4", "看不准"),
        ("100、200、300万", "是 100万 就写上，不是就写成 0.01万"),
        ("100、大约200", "不是"),
    ],
)
def test_a_comma_that_may_be_one_of_thousands_is_asked_about(
    numbers: Any, text: str, words: str
) -> None:
    found = numbers(text)
    assert "values" not in found
    assert words in found["fault"]


@pytest.mark.parametrize(
    "text",
    ["2002", "２００２", "2002年", "2002 年 5 月", "2002-05", "2002.5", "2002/5/1", "2002年5月3日"]
    + ["\u200b2002\u2060", "2002\u20115"],
)
def test_a_year_is_read(year: Any, text: str) -> None:
    assert year(text) == {"value": 2002}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("03", "只有两位数"),
        ("98年", "只有两位数"),
        ("2001,2003", "有 2 个年份"),
        ("2001、2003", "有 2 个年份"),
        ("2001-2003", "有 2 个年份"),
        ("约2002", "不是确定的年份"),
        ("2002年以前", "不是确定的年份"),
        ("90年代", "不是确定的年份"),
        ("1899", "1900 到 2026"),
        ("2027", "1900 到 2026"),
        ("2,002", "读不出，写四位数的年份"),
        ("20020501", "读不出，写四位数的年份"),
        ("-2002", "读不出，写四位数的年份"),
        ("二〇〇二", "读不出，写四位数的年份"),
    ],
)
def test_what_is_no_single_year_is_asked_about(year: Any, text: str, words: str) -> None:
    assert words in year(text)["fault"]


def test_every_number_that_we_say_is_read_as_it_was(modules: Page) -> None:
    run = """async () => {
      const { readNumber, said } = await import('/assets/tools/number.js');
      const faults = [];
      for (let at = 0; at < 4000; at++) {
        const value = Number(((at * 7919 - 12_000_000) / 10 ** (at % 5)).toFixed(4));
        const found = readNumber(said(value), { least: -1e12 });
        if (found.value !== value) faults.push([value, said(value), found]);
      }
      return faults;
    }"""
    assert modules.evaluate(run) == []

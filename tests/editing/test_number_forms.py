"""Numbers of documents are one however they are written, and others are others."""

import pytest

from portal.editing.finding.number_forms import are_editions, are_same, as_written, standard_number


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GB18613-2020", "GB 18613-2020"),
        ("gb/t2589", "GB/T 2589-2020"),
        ("国标18613", "GB 18613-2020"),
        ("ＧＢ　１８６１３—２０２０", "GB 18613-2020"),
        ("财税[2017]71号", "财税〔2017〕71号（附件1）"),
        ("财税 2017 71", "财税〔2017〕71号"),
        ("国发〔2012〕第14号", "国发〔2012〕14号"),
        ("公告2013年第77号", "财税〔2010〕110号；公告2013年第77号"),
        ("财政部税务总局公告2021年第40号", "财政部 税务总局公告2021年第40号"),
    ],
)
def test_two_ways_of_writing_are_one_number(one: str, other: str) -> None:
    assert are_same(one, other) and are_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国发〔2012〕1号", "国发〔2012〕14号"),
        ("国发〔2012〕14号", "国办发〔2012〕14号"),
        ("财税〔2017〕71号", "财税〔2018〕71号"),
        ("GB 18613-2030", "GB 18613-2020"),
        ("GB/T 18613", "GB 18613-2020"),
        ("GB 1861", "GB 18613-2020"),
        ("财税", "财税〔2017〕71号"),
    ],
)
def test_what_differs_is_another_number(one: str, other: str) -> None:
    assert not are_same(one, other) and not are_same(other, one)


def test_editions_differ_in_the_year_only() -> None:
    assert are_editions("GB 18613-2030", "GB 18613-2020")
    assert are_editions("GB/T 18613-2030", "GB 18613-2020")  # it may have stopped to bind
    assert not are_editions("GB 18613-2030", "GB 18614-2020")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("GB18613-2020", "GB 18613-2020"),
        ("gb/t 2589—2020", "GB/T 2589-2020"),
        ("DB31/T123-2020", "DB31/T 123-2020"),
        ("财税[2017]71号", "财税〔2017〕71号"),
        ("工信部联节（2022）88号", "工信部联节〔2022〕88号"),
        ("公告2024年第44号", "公告2024年第44号"),
    ],
)
def test_a_number_is_written_as_official_documents_have_it(typed: str, written: str) -> None:
    assert as_written(typed) == written


def test_an_id_of_a_standard_follows_from_its_number() -> None:
    numbers = {"GB 18613-2030": "gb-18613-2030", "GB/T 21336.1-2020": "gbt-21336-1-2020"}
    for text, slug in numbers.items():
        number = standard_number(text)
        assert number is not None and number.slug == slug

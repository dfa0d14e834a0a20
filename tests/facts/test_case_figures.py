"""What the cases say of money, by hand: four pay back, two medians, and the rest is 未写明."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from helpers.building import ROOT
from playwright.sync_api import Page

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.kinds.case import Case
from portal.kinds.case_comparison import CaseComparison, comparison
from portal.kinds.item import Item
from portal.kinds.measured import payback_of
from portal.portal import Portal

PAYBACKS = {
    "case-036": ("2", "投资200多万元 ÷ 首年节约电费约100万元", False),
    "case-104": ("4", "投资80多万元 ÷ 年节支20多万元", True),
    "case-116": ("0.75", "投资30多万元 ÷ 年收益40余万元", False),
    "case-142": ("1.5", "投资约120万元 ÷ 年节约80万元", False),
}
"""Years, arithmetic, and whether an amount is still to be looked into."""

APART = {
    "case-124": "8 台 55 千瓦风机一年用不了这么多电，投资和年节省对不上",
    "case-102": "11 家企业合计，节水是预计",
    "case-026": "都是建设以前的预计值",
    "case-127": "按每万锭写的钱",
}
"""Cases that look as if they paid back and of which nothing is reckoned."""

MEDIANS = [
    ("节能技改", "年节省或年收益", 5, "400", "100", "600"),
    ("节能技改", "用电降低", 5, "21.56", "10.53", "38"),
]
"""Of 460, 600, 100, 200, 400 ten thousand yuan; of 10.53, 13, 38, 21.56 and 25.54 %."""


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return Catalogue(load(ROOT / "data"))


@pytest.fixture(scope="module")
def compared(real: Catalogue) -> CaseComparison:
    return comparison(list(_cases(real)), Portal(real, date(2026, 11, 29)).site)


def _cases(real: Catalogue) -> Sequence[tuple[Item, Case]]:
    return [(item, item.value) for item in real.of("cases") if isinstance(item.value, Case)]


def test_four_cases_pay_back_and_no_other(real: Catalogue) -> None:
    found = {item.id: payback_of(case) for item, case in _cases(real)}
    assert {
        id: (str(one.years), one.arithmetic, one.doubted) for id, one in found.items() if one
    } == PAYBACKS


@pytest.mark.parametrize("id", APART)
def test_nothing_is_reckoned_where_the_figures_are_apart(id: str, real: Catalogue) -> None:
    case = real.items[id].value
    assert isinstance(case, Case)
    assert not case.comparable and case.comparable_note


def test_every_case_says_what_it_can_be_compared_by_or_why_not(real: Catalogue) -> None:
    assert [item.id for item, case in _cases(real) if not case.comparable_note] == []


def test_the_figures_are_as_they_were_recorded(real: Catalogue) -> None:
    figures = [one for _, case in _cases(real) for one in case.measured]
    assert len(figures) == 170
    assert sum(one.kind == "investment" for one in figures) == 23
    assert sum(one.basis in ("expected", "design") for one in figures) >= 9
    assert sum(one.unverified for one in figures) == 3


def test_the_medians_are_these(compared: CaseComparison) -> None:
    found = [
        (one.kind, one.measure, one.count, one.middle, one.low, one.high)
        for one in compared.medians
    ]
    assert found == MEDIANS


def test_the_table_has_all_that_state_one_of_the_three(compared: CaseComparison) -> None:
    assert (len(compared.cases), compared.silent) == (37, 73)
    keys = [one.payback.key for one in compared.cases]
    stated = [key for key in keys if key is not None]
    assert stated == [Decimal(x) for x in ("0.75", "1.5", "2", "4", "5")]
    assert keys[len(stated) :] == [None] * (37 - len(stated))


def test_the_reader_sorts_and_filters_and_what_is_not_stated_stays_last(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/cases/")
    page.locator("details:has(.sorting) > summary").click()
    form, rows = page.locator(".sorting"), page.locator("#case-figures tbody tr")
    form.locator("[name=by]").select_option("-investment")
    keys = rows.evaluate_all("(rows) => rows.map((row) => row.dataset.investment || null)")
    stated = [Decimal(key) for key in keys if key is not None]
    assert stated == sorted(stated, reverse=True) and len(stated) > 10
    assert keys[len(stated) :] == [None] * (len(keys) - len(stated))
    form.locator("[name=has]").select_option("investment")
    assert page.locator("#case-figures tbody tr:visible").count() == len(stated)
    assert form.locator("[role=status]").inner_text() == f"显示 {len(stated)} 个案例"

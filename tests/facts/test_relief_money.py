"""What a person gets by the real records: who can have it, with which cap, until when, and once only."""

import re
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from helpers.building import ROOT, tool_files_of
from playwright.sync_api import Page, expect

from portal.pages.gather.term_page import term_pages
from portal.portal import Portal

REAL = ROOT / "data"


def ask(page: Page, **asked: str) -> str:
    """The words of the answer."""
    query = "&".join(f"{key}={quote(value)}" for key, value in asked.items())
    page.goto(f"tools/tax/#{query}", wait_until="networkidle")
    expect(page.locator(".result__body")).not_to_be_empty()
    return page.locator(".result__body").inner_text()


def sums(page: Page) -> str:
    return "\n".join(page.locator(".result .sums").all_inner_texts())


BOUGHT = {"situation": "special-equipment", "payer": "general", "enterprise": "other"}


@pytest.mark.parametrize(
    ("asked", "wanted", "unwanted"),
    [
        # one machine of 12 million: 20 000 000 x 25 % - 1 200 000
        (
            {"date": "2026-11-01", "investment": "1200万", "unit": "1200万", "incomes": "2000万"},
            "缴 3,800,000 元",
            "缴 800,000 元",
        ),
        (
            {"date": "2026-11-01", "investment": "1200万", "incomes": "2000万"},
            "缴 3,800,000 元",
            "缴 800,000 元",
        ),
        # after 2027: 4 000 000 x 25 % - 120 000
        (
            {"date": "2028-06-01", "investment": "120万", "incomes": "400万"},
            "缴 880,000 元",
            "缴 580,000 元",
        ),
        # before 2024: the notice of 2018 is not recorded, nothing is deducted and nothing denied
        (
            {"date": "2022-06-01", "investment": "120万", "incomes": "400万"},
            "财税〔2018〕54号",
            "缴 580,000 元",
        ),
        # within the term: (4 000 000 - 1 200 000) x 25 % - 120 000
        (
            {"date": "2024-01-01", "investment": "120万", "incomes": "400万"},
            "缴 580,000 元",
            "缴 880,000 元",
        ),
        # -2 000 000 takes up years 2 and 3
        (
            {"investment": "300万", "incomes": "100万、100万、100万"},
            "还剩 300,000 元，可以结转",
            "抵 250,000 元",
        ),
    ],
)
def test_one_off_deduction(asked: dict[str, str], wanted: str, unwanted: str, page: Page) -> None:
    ask(page, **BOUGHT, oneoff="yes", **asked)
    assert wanted in sums(page) and unwanted not in sums(page)


def test_half_of_six_taxes_is_for_the_small(page: Page) -> None:
    asked = {"situation": "small-enterprise", "due": "3万"}
    said = ask(page, **asked, enterprise="other", payer="general")
    assert "有效 0 项" in said and sums(page) == "" and "15,000" not in said
    assert "还不能判断" in ask(page, **asked) and sums(page) == ""
    for who in ({"payer": "small"}, {"payer": "general", "enterprise": "small"}):
        ask(page, **asked, **who)
        assert "少缴 15,000 元" in sums(page)  # 30 000 x 50 %
    ask(page, **asked, enterprise="individual", payer="small")
    assert "少缴 15,000 元" in sums(page)


def test_a_refund_is_for_general_taxpayers_and_products_of_the_day(page: Page) -> None:
    asked = {"situation": "resource-vat", "sales": "1000万", "input": "90万"}
    said = ask(page, **asked, payer="small", row="vat-res-2022-001")
    assert sums(page) == "" and "280,000" not in said
    ask(page, **asked, payer="general", row="vat-res-2022-001")
    assert "= 280,000 元" in sums(page)  # (10 000 000 x 13 % - 900 000) x 70 %
    old = {"payer": "general", "row": "vat-res-2015-101"}
    said = ask(page, **asked, **old, date="2026-03-01")
    assert sums(page) == "" and "不能按它算" in said and "1.1 油母页岩" in said
    ask(page, **asked, **old, date="2021-06-01")
    assert "= 280,000 元" in sums(page)
    ask(page, **asked, **old, date="2016-06-01")  # 13 % was not yet
    assert sums(page) == ""
    ask(page, **asked, payer="general", row="vat-res-2022-001", date="2022-02-28")
    assert sums(page) == ""


def test_interest_is_paid_up_to_the_cap(page: Page) -> None:
    loan = {"situation": "renewal-loan", "loan": "8000万", "term": "5"}
    said = ask(page, **loan, date="2026-08-01")
    card = page.locator(".relief[data-id=fin-sme-2026] .sums").inner_text()
    # the cap of 75 000 000 x 1.5 % since 2026-08-01, two years
    assert "= 1,125,000 元" in card and "合计不超过 2,250,000 元" in card
    assert "1,200,000" not in card and "2,400,000" not in card and "750,000 元" not in card
    assert "不能相加" in said
    ask(page, **loan, date="2026-07-31")  # lent the day before: 50 000 000 x 1.5 %
    card = page.locator(".relief[data-id=fin-sme-2026] .sums").inner_text()
    assert "= 750,000 元" in card and "合计不超过 1,500,000 元" in card and "75,000,000" not in card
    ask(page, **loan, owner="other")
    assert page.locator(".relief[data-id=fin-sme-2026]").count() == 0
    assert page.locator(".relief[data-id=fin-eq-2026] .sums").count() == 1


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2026-08-01", "= 900,000 元"), ("2026-07-31", "= 750,000 元")],  # 60 000 000, or the cap
)
def test_the_cap_is_that_of_the_day_of_the_loan(day: str, wanted: str, page: Page) -> None:
    ask(page, situation="renewal-loan", loan="6000万", term="2", owner="private", date=day)
    assert wanted in page.locator(".relief[data-id=fin-sme-2026] .sums").inner_text()


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2025-10-31", "in"),
        ("2025-11-01", "ended"),
        ("2025-12-31", "ended"),
        ("2026-03-01", "ended"),
    ],
)
def test_wall_materials_are_refunded_until_october_2025(
    day: str, state: str, modules: Page, tool_data: dict[str, Any]
) -> None:
    assert modules.evaluate(STATE_OF, [tool_data["tools/tax.json"], "vat-wall", day]) == state


def test_another_outlet_above_its_standard_leaves_it_open(page: Page) -> None:
    # 20 of 50: 60 % below, 50 % due; but something else was above its standard that month
    one = {"situation": "emission", "name1": "氮氧化物", "found1": "20", "standard1": "50"}
    ask(page, **one)
    assert "减按 50% 征收" in sums(page)
    for other in ({"found2": "60"}, {"found2": "30", "over2": "yes"}):
        ask(page, **one, name2="颗粒物", standard2="50", **other)
        assert "还不能判断" in sums(page) and "减按" not in sums(page) and "不减" in sums(page)


def test_nobody_counts_on_a_subsidy_after_its_year(page: Page) -> None:
    said = ask(page, situation="renewal-loan", loan="100万", date="2027-02-01")
    assert sums(page) == "" and "按现在已知的规定" in said


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        # 500 000 less x 5 %
        (
            {
                "situation": "resource-income",
                "revenue": "500万",
                "incomes": "200万",
                "enterprise": "small",
            },
            "少缴 25,000 元",
        ),
        # 3 x 250 000 + 125 000
        (
            {
                "situation": "project",
                "profits": "100万、100万、100万、100万",
                "enterprise": "other",
            },
            "合计少缴 875,000 元",
        ),
        ({**BOUGHT, "investment": "120万", "incomes": "400万"}, "缴 880,000 元"),
    ],
)
def test_a_saving_is_told_once(asked: dict[str, str], total: str, page: Page) -> None:
    said = ask(page, **asked)
    assert said.count(total) == 1
    assert "只能享受一次" in said


def test_what_is_checked_is_not_said_to_be_unchecked(page: Page) -> None:
    for situation in ("resource-vat", "energy-service", "project", "small-enterprise", "emission"):
        said = ask(page, situation=situation)
        for line in said.splitlines():
            assert not ("已核对" in line and "没有核对" in line), line
            assert not re.search("已于.*已", line), line


@pytest.mark.parametrize(
    ("payer", "vat", "wanted"),
    [
        ("general", "15.6万", {"= 120,000 元"}),
        ("small", "15.6万", {"= 135,600 元"}),
        ("", "15.6万", {"= 120,000 元", "= 135,600 元"}),
    ],
)
def test_vat_counts_by_the_taxpayer(payer: str, vat: str, wanted: set[str], page: Page) -> None:
    asked = {"situation": "special-equipment", "investment": "120万", "vat": vat, "payer": payer}
    ask(page, **{name: value for name, value in asked.items() if value})
    totals = [line for line in sums(page).splitlines() if "抵免总额" in line]
    assert {line[line.index("= ", line.index("%")) :] for line in totals} == wanted


def test_a_project_of_an_energy_service_company(page: Page) -> None:
    asked = {"situation": "energy-service", "profits": "20万、30万", "enterprise": "other"}
    ask(page, **asked, provider="service")
    assert "合计少缴 125,000 元" in sums(page)  # (200 000 + 300 000) x 25 %
    ask(page, **asked, provider="user")
    assert sums(page) == ""


def test_a_retrofit_has_its_own_cap_and_term(page: Page) -> None:
    asked = {
        "situation": "digital-retrofit",
        "spent": "50万",
        "base": "80万",
        "enterprise": "other",
    }
    ask(page, **asked, incomes="10万", date="2027-12-31")
    assert "按 400,000 元 算" in sums(page) and "= 40,000 元" in sums(page)  # 800 000 x 50 % x 10 %
    assert "抵 25,000 元，缴 0 元，还剩 15,000 元" in sums(page)  # 100 000 x 25 %
    ask(page, **asked, date="2028-01-01")
    assert sums(page) == ""


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("vat-res-2008-101", "免征"),  # no refund at all
        # (10 000 000 x 17 % - 900 000) x 100 %
        ("vat-res-2008-107", "= 800,000 元"),
    ],
)
def test_rows_of_the_oldest_list_say_what_they_give(row: str, wanted: str, page: Page) -> None:
    asked = {"situation": "resource-vat", "payer": "general", "sales": "1000万", "input": "90万"}
    ask(page, **asked, row=row, rate="17", date="2010-06-01")
    assert wanted in sums(page)


# --- pages and tools tell the same ---------------------------------------------------------------------------

DAYS = [
    date(2026, 11, 22),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2028, 1, 1),
    date(2025, 6, 1),
]
STATE_OF = """async ([tax, id, day]) => {
  const { stateOn } = await import("/assets/tools/tax/terms.js");
  return stateOn(tax.reliefs[id], day).state;
}"""
STATES = """async ([tax, day]) => {
  const { stateOn } = await import("/assets/tools/tax/terms.js");
  const { reliefs } = tax.situations.find(({ id }) => id === "replace-phased-out");
  const known = reliefs.map((id) => tax.reliefs[id]);
  return known.filter((one) => stateOn(one, day).state === "in").map(({ url }) => url);
}"""


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_each_machine_has_the_reliefs_of_the_tools(
    day: date, modules: Page, tool_data: dict[str, Any]
) -> None:
    portal = Portal.open(REAL, day)
    site = portal.site
    machines = site.catalogue.vocabularies["equipment"]
    tools = tool_files_of(REAL, day)
    told = modules.evaluate(STATES, [tools["tools/tax.json"], day.isoformat()])
    assert [one["url"] for one in tools["tools/equipment.json"]["reliefs"]] == told
    assert told == modules.evaluate(STATES, [tool_data["tools/tax.json"], day.isoformat()])
    assert len(machines) == 49 and len(told) > 4
    for id, machine in machines.items():
        page, *_ = [
            page
            for page in term_pages("equipment", machine, site, portal.renderer)
            if page.url == f"equipment/{id}/"
        ]
        body = page.body
        part = re.search(r'<h2 id="tax">.*?</section>', body, re.DOTALL)
        assert part, id
        cards = part[0].split('<details class="ended"')[0]
        found = re.findall(r'class="card__title"><a href="[./]*(tax/[\w-]+/)', cards)
        assert set(told) <= set(found), id
        own = set(found) - set(told)
        assert not any(url.startswith("tax/gp-") for url in own), id
        assert "都不再有效" not in part[0], id


def test_what_the_state_buys_is_for_those_who_sell(site: Any) -> None:
    body = (site / "equipment/chiller/index.html").read_text(encoding="utf-8")
    selling = re.search(r'<h2 id="procurement">.*?</section>', body, re.DOTALL)
    assert selling and "卖给政府" in selling[0] and "tax/gp-19-" in selling[0]

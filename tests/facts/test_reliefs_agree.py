"""Tool, one's own firm and page say one thing of a relief, by the real records: what is refused is refused
whatever else is not filled in, what is recorded is never called missing, what is doubted or closed is so
everywhere, and what comes before the contract is told of what may hold too.
"""

from datetime import date
from typing import Any

import pytest
from helpers.building import ROOT
from playwright.sync_api import Page

from portal.portal import Portal

REAL = ROOT / "data"

MINE = """async ([my, tax, profile]) => {
  const { reliefs } = await import("/assets/my/reliefs.js");
  const { held } = await import("/assets/my/held.js");
  return [...reliefs(profile, { my, tax }), ...held(profile, { tax, today: "2026-12-01" })];
}"""


@pytest.fixture
def mine(modules: Page, tool_data: dict[str, Any]) -> Any:
    my, tax = tool_data["tools/my.json"], tool_data["tools/tax.json"]

    def lines(**profile: Any) -> dict[str, Any]:
        return {line["id"]: line for line in modules.evaluate(MINE, [my, tax, profile])}

    return lines


@pytest.mark.parametrize("known", [{}, {"vat": "general"}, {"enterprise": "other"}])
def test_what_is_refused_is_refused_whoever_asks(known: dict[str, str], mine: Any) -> None:
    """没有列入三个目录的设备 gets nothing, whatever kind of income tax its buyer pays."""
    plan = {
        "job": "air-compressor",
        "date": "2026-12-01",
        "refusals": {"not-listed.eit-art34-credit": "yes"},
    }
    line = mine(**known, plans=[plan])["reliefs/0/eit-art34-credit"]
    assert line["state"] == "no" and "不能享受：没有列入三个目录的设备" in line["text"]
    assert "还不能判断" not in line["text"] and line["missing"] == []


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("fin-eq-2026", "失效、补缴：财政部监管局和金融监管局联合抽查"),
        ("fin-eq-2024", "追回贴息，并追责（待核）"),
        ("sme-6tax-2023-12", "该享受没享受的，可以申请抵以后的税费或退还"),
        ("gp-9", "证书过期就不再算"),
        ("fin-sme-2026", "本站没有收录：问受理的机关"),
    ],
)
def test_what_comes_after_is_called_missing_only_where_it_is(
    id: str, words: str, mine: Any
) -> None:
    text = mine(bought=[{"relief": id}])["held/0"]["text"]
    assert words in text and ("没有收录" in text) == ("没有收录" in words)


def test_that_no_time_of_holding_is_recorded_is_said(mine: Any, tool_data: dict[str, Any]) -> None:
    """公告2024年第9号: its article on selling was not seen. That papers are kept is no answer to it."""
    lines = mine(bought=[{"relief": "eq-digital-2024-9"}, {"relief": "eit-art34-credit"}])
    assert "多久不能转让、出租，本站没有收录" in lines["held/0/hold"]["text"]
    assert "held/1/hold" not in lines
    pages = Portal.open(REAL, date(2026, 11, 30), preview=True).pages
    assert "没有收录：多久不能转让、出租" in pages["tax/eq-digital-2024-9/"].body
    assert "没有收录：多久" not in pages["tax/eit-art34-credit/"].body
    lives = {id: one.get("life", {}) for id, one in tool_data["tools/tax.json"]["reliefs"].items()}
    untold = [id for id, life in lives.items() if life.get("hold_untold")]
    assert untold == ["eq-digital-2024-9"]


PART = {
    "building.eit-500w": "no",
    "over-limit.eit-500w": "no",
    "public-money.eit-art34-credit": "yes",
    "not-listed.eit-art34-credit": "no",
    "not-own-use.eit-art34-credit": "no",
}

SHOWN = """async ([data, situation, date, refusals]) => {
  const { sorted } = await import("/assets/tools/tax/savings.js");
  const { card, brief } = await import("/assets/tools/tax/card.js");
  const given = { enterprise: "other", payer: "general", investment: 1000000, incomes: [10000000] };
  const facts = { profits: [], pollutants: [], ...given, refusals, date, year: Number(date.slice(0, 4)) };
  const { savings, open } = sorted(data, data.situations.find((one) => one.id === situation), facts);
  const text = (parts) => parts.map((one) => one.textContent ?? one).join("");
  return Object.fromEntries([
    ...savings.map((one) => [one.id, card(one, data, facts).textContent]),
    ...open.map((one) => [one.id, text(brief(one))]),
  ]);
}"""


@pytest.fixture
def shown(modules: Page, tool_data: dict[str, Any]) -> Any:
    data = tool_data["tools/tax.json"]
    return lambda *asked: modules.evaluate(SHOWN, [data, *asked])


def test_a_sum_does_not_take_for_granted_what_was_denied(shown: Any, mine: Any) -> None:
    """财政拨款 is a part of it: the sum cannot rest on there being none."""
    card = shown("special-equipment", "2026-12-01", PART)["eit-art34-credit"]
    assert "假定列入目录、填的数里已经去掉拿不到的那一部分、条件都符合" in card
    assert "没有“谁拿不到”的情形" not in card
    plan = {"job": "air-compressor", "date": "2026-12-01", "amount": 1000000, "refusals": PART}
    line = mine(enterprise="other", vat="general", taxable=10000000, plans=[plan])
    assumed = line["reliefs/0/eit-art34-credit"]["assumed"]
    assert "填的数里已经去掉拿不到的那一部分" in assumed
    assert not any("没有“谁拿不到”的情形" in one for one in assumed)


@pytest.mark.parametrize(
    ("day", "closed"), [("2024-12-30", False), ("2024-12-31", False), ("2025-01-01", True)]
)
def test_a_closed_window_is_closed_where_the_term_is_doubted(
    day: str, closed: bool, shown: Any, mine: Any
) -> None:
    """财金〔2024〕54号: contracts of 2024-03-07 to 2024-12-31; whether it goes on nobody saw."""
    told = shown("renewal-loan", day, {})["fin-eq-2024"]
    assert "是否有效待核" in told and ("2024-12-31已经截止" in told) == closed
    plan = {"job": "boiler", "date": day}
    own = mine(plans=[plan])["reliefs/0/fin-eq-2024"]["text"]
    assert ("2024-12-31已经截止" in own) == closed


def test_the_page_says_so_too() -> None:
    page = Portal.open(REAL, date(2026, 11, 30), preview=True).pages["tax/fin-eq-2024/"].body
    assert "2024-12-31已经截止" in page


def test_a_way_that_one_source_says_is_marked(shown: Any) -> None:
    """合同能源管理: only one source says how it is claimed; of the credit two do."""
    cards = shown("energy-service", "2026-12-01", {})
    assert "自行判别、申报享受（待核）" in cards["cit-epc"]
    assert "享受（待核）" not in shown("special-equipment", "2026-12-01", {})["eit-art34-credit"]
    pages = Portal.open(REAL, date(2026, 11, 30), preview=True).pages
    assert "自行判别、申报享受（待核）</span>" in pages["tax/cit-epc/"].body


def test_a_plan_of_machines_warns_and_asks_nothing_that_it_does_not_take(
    modules: Page, tool_data: dict[str, Any]
) -> None:
    """Its cards are those of the finder, whose questions only the finder's own page answers."""
    ask = """async (tax) => {
      const { reliefs } = await import("/assets/tools/equipment/plan/drawn.js");
      const plan = { years: [{ year: 2026, cost: 200000 }, { year: 2027, cost: 1000 }], totals: { now: { rows: 1 } } };
      const parts = [...reliefs(plan, "2026-12-01", tax)];
      const at = (found) => parts.findIndex(found);
      return {
        first: at((one) => one.matches(".relief__first")), reliefs: at((one) => one.matches("details")),
        warned: parts.filter((one) => one.matches(".relief__first")).map((one) => one.textContent),
        buttons: parts.flatMap((one) => [...one.querySelectorAll("[data-ask]")]).length,
        refused: parts.map((one) => one.textContent).join("").includes("没有列入三个目录的设备"),
      };
    }"""
    found = modules.evaluate(ask, tool_data["tools/tax.json"])
    assert 0 <= found["first"] < found["reliefs"] and len(found["warned"]) == 1
    assert "做完以前，不要签贷款合同" in found["warned"][0]
    assert found["buttons"] == 0 and found["refused"]


def test_the_year_of_a_claim_is_not_guessed_from_the_day_of_the_purchase(
    modules: Page, tool_data: dict[str, Any]
) -> None:
    """2018年第46号公告第二条: what is first used in December 2026 is deducted in 2027, so it is claimed until
    2028-05-31; the day of the purchase says nothing of that."""
    ask = """async (data) => {
      const { aftercare } = await import("/assets/tools/tax/aftercare.js");
      const told = (id) => {
        const relief = data.reliefs[id];
        const parts = aftercare({ id, documents: [{ id, relief }] }, data, { dated: "2026-12-15" });
        return Object.fromEntries(parts.flatMap((part) => [...part.querySelectorAll("[data-day]")])
          .map((line) => [line.dataset.day, line.textContent]));
      };
      return [told("eit-500w"), told("eit-art34-credit")];
    }"""
    for days in modules.evaluate(ask, tool_data["tools/tax.json"]):
        assert (
            "还不能算，差享受的年度" in days["claim"] and "还不能算，差享受的年度" in days["keep"]
        )
    assert "到 2030-12-31 一定算；再到 2031-12-15" in days["hold"]


def test_what_comes_before_a_loan_is_told_where_the_term_is_doubted(
    modules: Page, tool_data: dict[str, Any]
) -> None:
    """Who signs before the project is on the list gets nothing of 2024's; that its term is doubted is no
    reason not to say so. A window that is closed warns nobody."""
    ask = """async ([data, date]) => {
      const { sorted } = await import("/assets/tools/tax/savings.js");
      const { firstThings, warned } = await import("/assets/tools/tax/life.js");
      const facts = { incomes: [], profits: [], pollutants: [], refusals: {}, date, year: Number(date.slice(0, 4)) };
      const found = sorted(data, data.situations.find(({ id }) => id === "renewal-loan"), facts);
      return firstThings(warned(found), data).map((one) => one.textContent).join("");
    }"""
    words = "先纳入发改、工信、交通、农业农村等部门协商确定的备选项目清单"
    for day, told in (("2024-12-31", True), ("2025-01-01", False)):
        said = modules.evaluate(ask, [tool_data["tools/tax.json"], day])
        assert (words in said) == told
        assert ("不要签贷款合同、签合同" in said) == told

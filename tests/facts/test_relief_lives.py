"""The life of a relief in the tools, by the real records: what is not known never makes it a yes, what
refuses never stands beside one, and the days after it come out as the sources say, worked out by hand.
"""

from datetime import date
from typing import Any

import pytest
from helpers.building import ROOT
from lxml import html
from playwright.sync_api import Page

from portal.pages.record.record import record_page
from portal.portal import Portal

REAL = ROOT / "data"

PROPERTY = """async ([data, seed, count]) => {
  const { sorted, verdictOf } = await import("/assets/tools/tax/savings.js");
  const { exclusions } = await import("/assets/tools/tax/refused.js");
  const { windowOn } = await import("/assets/tools/tax/terms.js");
  const { card } = await import("/assets/tools/tax/card.js");
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const one = (all) => all[Math.floor(random() * all.length)];
  const BOXES = {
    payer: ["general", "small"], enterprise: ["small", "hnte", "other", "individual"],
    owner: ["private", "other"], provider: ["service", "user"],
  };
  const DAYS = ["2018-06-01", "2024-05-01", "2026-06-30", "2026-12-31", "2027-12-31", "2028-06-01"];
  const verdicts = (situation, facts) => {
    const { savings, barred } = sorted(data, situation, facts);
    const found = new Map(savings.map((saving) => [saving.id, [verdictOf(saving), saving]]));
    for (const saving of barred) if (!found.has(saving.id)) found.set(saving.id, ["no", saving]);
    return found;
  };
  const faults = [];
  const counts = { yes: 0, part: 0, open: 0, no: 0, removals: 0, cards: 0 };
  for (let n = 0; n < count && faults.length < 10; n += 1) {
    const situation = data.situations[n % data.situations.length];
    const date = one(DAYS);
    const facts = { date, year: Number(date.slice(0, 4)), incomes: [], profits: [], pollutants: [], refusals: {} };
    for (const [box, all] of Object.entries(BOXES)) if (random() < 0.7) facts[box] = one(all);
    const some = random() < 0.6 ? 0.05 : 0.4; // how many refuse
    for (const key of situation.refusals) {
      const refuses = data.statements.find(({ ask }) => ask === key).partly ? 0.4 : some;
      if (random() < 0.9) facts.refusals[key] = random() < refuses ? "yes" : "no";
    }
    const before = verdicts(situation, facts);
    for (const [id, [verdict, saving]] of before) {
      counts[verdict] += 1;
      const all = saving.documents.flatMap(({ relief }) => exclusions(relief, data, facts));
      const open = saving.documents.some(({ relief }) => windowOn(relief, date).state !== "open");
      const decisive = all.filter(({ statement }) => !statement.partly);
      if (verdict === "yes" && (open || all.some(({ state }) => state === "applies" || state === "asked") ||
          decisive.some(({ state }) => state === "told") || !all.length))
        faults.push(["a yes beside", id, facts]);
      if (verdict !== "no" && decisive.some(({ state }) => state === "applies"))
        faults.push(["not refused", id, facts]);
      if (verdict !== "no" && verdict !== "yes") {
        counts.cards += 1;
        const said = card(saving, data, facts).textContent.replace(/还不能判断能不能享受/g, "");
        if (said.includes("可以享受：") || said.includes("就可以享受。")) faults.push(["says yes", id, facts]);
      }
    }
    const names = [...Object.keys(BOXES).filter((box) => facts[box]), ...Object.keys(facts.refusals)];
    for (const name of names) {
      const { [name]: gone, ...refusals } = facts.refusals;
      const less = { ...facts, refusals };
      delete less[name];
      counts.removals += 1;
      for (const [id, [verdict]] of verdicts(situation, less)) {
        const was = before.get(id)?.[0];
        if (verdict === "yes" && was !== "yes") faults.push(["by less", name, id, was, facts]);
      }
    }
  }
  return { faults, counts };
}"""


def test_what_is_left_out_never_makes_a_yes(modules: Page, tool_data: dict[str, Any]) -> None:
    """And a yes stands only where every question was answered and no exclusion is left to compare."""
    found = modules.evaluate(PROPERTY, [tool_data["tools/tax.json"], 21, 480])
    assert found["faults"] == []
    counts = found["counts"]
    assert counts["removals"] > 1500 and counts["cards"] > 300
    assert min(counts[word] for word in ("yes", "part", "open", "no")) > 20, counts


# --- what refuses, by hand ----------------------------------------------------------------------------

CREDIT, ONE_OFF, LOAN = "eit-art34-credit", "eit-500w", "fin-eq-2026"
BOUGHT = {"enterprise": "other", "payer": "general"}
LISTED = {
    f"public-money.{CREDIT}": "no",
    f"not-listed.{CREDIT}": "no",
    f"not-own-use.{CREDIT}": "no",
}
OWN = {f"building.{ONE_OFF}": "no", f"over-limit.{ONE_OFF}": "no"}
LENT = {f"neither-loan.{LOAN}": "no", f"misused-loan.{LOAN}": "no"}

VERDICT = """async ([data, cases]) => {
  const { sorted, verdictOf } = await import("/assets/tools/tax/savings.js");
  return cases.map(([id, situation, date, given, refusals]) => {
    const facts = { incomes: [], profits: [], pollutants: [], ...given, refusals, date, year: Number(date.slice(0, 4)) };
    const { savings, barred, open, over } = sorted(data, data.situations.find((one) => one.id === situation), facts);
    const is = (one) => one.id === id;
    const [had, not] = [savings.find(is), barred.find(is)];
    if (had) return [verdictOf(had), had.documents.flatMap(({ right }) => right.doubts).join("；")];
    if (not) return ["no", not.documents[0].right.words];
    const one = [...open, ...over].find(is);
    return [one.state, one.words];
  });
}"""

CASES: list[tuple[str, tuple[str, str, str, dict[str, str], dict[str, str]], str, str]] = [
    # 实施条例第一百条、财税〔2008〕48号：财政拨款的部分、没有列入的、不自己用的都不行
    ("all answered", (CREDIT, "special-equipment", "2026-12-01", BOUGHT, LISTED), "yes", ""),
    ("nothing answered", (CREDIT, "special-equipment", "2026-12-01", BOUGHT, {}), "open", ""),
    (
        "not in a list",
        (CREDIT, "special-equipment", "2026-12-01", BOUGHT, {f"not-listed.{CREDIT}": "yes"}),
        "no",
        "没有列入三个目录",
    ),
    (
        "for others",
        (CREDIT, "special-equipment", "2026-12-01", BOUGHT, {f"not-own-use.{CREDIT}": "yes"}),
        "no",
        "不能享受",
    ),
    (
        "public money is a part",
        (
            CREDIT,
            "special-equipment",
            "2026-12-01",
            BOUGHT,
            {**LISTED, f"public-money.{CREDIT}": "yes"},
        ),
        "part",
        "",
    ),
    (
        "without the kind of income tax",
        (CREDIT, "special-equipment", "2026-12-01", {}, LISTED),
        "open",
        "企业所得税的类型",
    ),
    ("one-off", (ONE_OFF, "special-equipment", "2027-12-31", BOUGHT, OWN), "yes", ""),
    ("one-off after it", (ONE_OFF, "special-equipment", "2028-01-01", BOUGHT, OWN), "ended", ""),
    ("a loan in the year", (LOAN, "renewal-loan", "2026-12-31", {}, LENT), "yes", ""),
    ("the day after", (LOAN, "renewal-loan", "2027-01-01", {}, LENT), "ended", ""),
    # 财金〔2026〕4号：期限暂定 1 年、后续可视情延长；固定资产贷款以外的没有一问就知道的说法
    (
        "a term in words only",
        (
            "fin-sme-2026",
            "renewal-loan",
            "2026-12-01",
            {"owner": "private"},
            {"other-subsidy.fin-sme-2026": "no"},
        ),
        "open",
        "先问受理的机关",
    ),
    (
        "the same loan twice",
        (
            "fin-sme-2026",
            "renewal-loan",
            "2026-12-01",
            {"owner": "private"},
            {"other-subsidy.fin-sme-2026": "yes"},
        ),
        "no",
        "其他贴息",
    ),
    # 额度用完为止：用完没有谁也不知道
    (
        "until it is used up",
        ("fin-tech-reloan", "renewal-loan", "2026-12-01", {}, {}),
        "open",
        "额度用完为止",
    ),
    # 财税〔2021〕40号：小规模纳税人没有
    (
        "a small taxpayer",
        ("vat-res-2022", "resource-vat", "2026-12-01", {"payer": "small"}, {}),
        "no",
        "",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[one[0] for one in CASES])
def test_who_is_refused(
    case: tuple[str, Any, str, str], modules: Page, tool_data: dict[str, Any]
) -> None:
    _, asked, wanted, words = case
    [(verdict, said)] = modules.evaluate(VERDICT, [tool_data["tools/tax.json"], [asked]])
    assert verdict == wanted, said
    assert words in said


# --- purchase to holding, by hand ---------------------------------------------------------------------
# 实施条例第一百条：5 年内；财税〔2008〕48号第四条：5 个纳税年度内。民法典第二百零一条、第二百零二条：开始的当日不计入，
# 到期月的对应日为最后一日，没有对应日的月末日为最后一日。2018年第23号公告第十条：汇算清缴期结束次日起保留 10 年。
# 增值税法：放弃优惠 36 个月内不能再享受。

REFUND = "vat-res-2022"
Story = tuple[str, dict[str, Any], str, list[tuple[str, str]], list[str]]

STORIES: list[Story] = [
    (
        CREDIT,
        {"bought": "2024-03-15"},
        "hold",
        [
            ("2028-12-30", "holds"),
            ("2028-12-31", "holds"),
            ("2029-01-01", "unsure"),
            ("2029-03-14", "unsure"),
            ("2029-03-15", "unsure"),
            ("2029-03-16", "over"),
        ],
        ["2028-12-31", "2029-03-15"],
    ),
    (
        CREDIT,
        {"bought": "2024-01-01"},
        "hold",
        [
            ("2028-12-31", "holds"),
            ("2029-01-01", "unsure"),
            ("2029-01-02", "over"),
        ],
        ["2028-12-31", "2029-01-01"],
    ),
    (
        CREDIT,
        {"bought": "2023-12-31"},
        "hold",
        [
            ("2027-12-30", "holds"),
            ("2027-12-31", "holds"),
            ("2028-01-01", "unsure"),
            ("2028-12-31", "unsure"),
            ("2029-01-01", "over"),
        ],
        ["2027-12-31", "2028-12-31"],
    ),
    (
        CREDIT,
        {"bought": "2024-02-29"},
        "hold",
        [
            ("2028-12-31", "holds"),
            ("2029-02-27", "unsure"),
            ("2029-02-28", "unsure"),
            ("2029-03-01", "over"),
        ],
        ["2028-12-31", "2029-02-28"],
    ),
    (  # a boiler that is sold in its third year
        CREDIT,
        {"bought": "2024-06-01"},
        "hold",
        [
            ("2024-05-31", "before"),
            ("2024-06-01", "holds"),
            ("2026-06-02", "holds"),
        ],
        ["2028-12-31", "2029-06-01"],
    ),
    (CREDIT, {}, "hold", [("2026-06-02", "lacks")], []),
    (
        CREDIT,
        {"year": 2026},
        "keep",
        [
            ("2037-05-30", "holds"),
            ("2037-05-31", "holds"),
            ("2037-06-01", "over"),
        ],
        ["2037-05-31"],
    ),
    (
        ONE_OFF,
        {"year": 2024},
        "keep",
        [
            ("2035-05-30", "holds"),
            ("2035-05-31", "holds"),
            ("2035-06-01", "over"),
        ],
        ["2035-05-31"],
    ),
    (
        ONE_OFF,
        {"year": 2026},
        "claim",
        [
            ("2027-05-30", "holds"),
            ("2027-05-31", "holds"),
            ("2027-06-01", "over"),
        ],
        ["2027-05-31"],
    ),
    (
        REFUND,
        {"waived": "2026-03-10"},
        "waiver",
        [
            ("2026-03-09", "before"),
            ("2029-03-09", "holds"),
            ("2029-03-10", "holds"),
            ("2029-03-11", "over"),
        ],
        ["2029-03-10"],
    ),
    (
        REFUND,
        {"waived": "2024-02-29"},
        "waiver",
        [
            ("2027-02-27", "holds"),
            ("2027-02-28", "holds"),
            ("2027-03-01", "over"),
        ],
        ["2027-02-28"],
    ),
    (
        REFUND,
        {"waived": "2026-12-31"},
        "waiver",
        [
            ("2029-12-30", "holds"),
            ("2029-12-31", "holds"),
            ("2030-01-01", "over"),
        ],
        ["2029-12-31"],
    ),
]

ON_MY_PAGE = {
    "holds": "yes",
    "over": "no",
    "unsure": "unknown",
    "lacks": "unknown",
    "before": "info",
}

TELL = """async ([tax, id, days, kind, asked]) => {
  const { counted, rulesFor, standingOn } = await import("/assets/tools/tax/days.js");
  const { held, heldCalendar } = await import("/assets/my/held.js");
  const rules = rulesFor(id, tax).filter((rule) => rule.kind === kind);
  const place = rulesFor(id, tax).findIndex((rule) => rule.kind === kind);
  const bought = [{ relief: id, what: "锅炉", ...days }];
  const calendar = heldCalendar({ bought }, { tax, my: { day: "2026-11-29" }, today: "2026-11-29" }, { host: "x", root: "https://x/" });
  const NAMES = { hold: "不能转让", keep: "资料要留", claim: "申报", waiver: "放弃" };
  return {
    rules: rules.length,
    tool: asked.map((day) => standingOn(counted(rules[0], days), day)),
    mine: asked.map((today) => held({ bought }, { tax, today }).find((line) => line.id === `held/0/${place}`)),
    calendar: calendar.split("BEGIN:VEVENT").slice(1).filter((event) => event.includes(`SUMMARY:${NAMES[kind]}`))
      .map((event) => /DTSTART;VALUE=DATE:(\\d{4})(\\d\\d)(\\d\\d)/.exec(event).slice(1).join("-")),
  };
}"""


@pytest.mark.parametrize("story", STORIES, ids=[f"{one[0]} {one[2]} {one[1]}" for one in STORIES])
def test_from_purchase_to_the_end_of_holding(
    story: Story, modules: Page, tool_data: dict[str, Any]
) -> None:
    id, days, kind, borders, appointments = story
    asked = [day for day, _ in borders]
    told = modules.evaluate(TELL, [tool_data["tools/tax.json"], id, days, kind, asked])
    assert told["rules"] == 1
    assert told["tool"] == [state for _, state in borders]
    for (_, state), line in zip(borders, told["mine"], strict=True):
        assert line["state"] == ON_MY_PAGE[state]
        if state in ("holds", "over"):
            assert line["because"] == [f"bought.0.{name}" for name in days]
        if state == "lacks":
            assert line["missing"] == ["bought.0.bought"] and "差购置那天" in line["text"]
    assert told["calendar"] == appointments


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    portal = Portal.open(REAL, date(2026, 11, 22), preview=True)
    return {
        id: html.fromstring(
            str(record_page(portal.site.catalogue.items[id], portal.site, portal.renderer).body)
        ).text_content()
        for id in (CREDIT, ONE_OFF, REFUND)
    }


def test_the_page_says_the_same_term_in_words(pages: dict[str, str]) -> None:
    """Of which the tool makes days: 5 years from the purchase by two readings, 36 months, 10 years."""
    credit = pages[CREDIT]
    assert "5年内转让或出租" in credit and "从购置起算" in credit
    assert "周年、纳税年度两种说法都有" in credit
    assert "36个月内不能再享受" in pages[REFUND] and "从放弃起算" in pages[REFUND]
    for id in (CREDIT, ONE_OFF):
        assert "汇算清缴期结束次日起保留10年" in pages[id] and "次年5月31日前" in pages[id]

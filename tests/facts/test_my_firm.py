"""What /my/ says to five firms, worked out by hand from data/ beside each, and what it says to hundreds of
firms of which facts are taken away: never a yes or no that the remaining facts do not carry."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from helpers.building import ROOT
from playwright.sync_api import Page

from portal.ledger.ledger import read_ledger
from portal.portal import Portal
from portal.tools.my.data import data

REAL = ROOT / "data"

SAY = """async ([data, profile, today]) => {
  const { gathered } = await import("/assets/my/gathered.js");
  const { answers } = await import("/assets/my/answers.js");
  const load = async (name) => {
    if (!data[`tools/${name}.json`]) throw new Error(name);
    return data[`tools/${name}.json`];
  };
  return answers(profile, { ...(await gathered(profile, load)), today });
}"""

TODAY = "2026-11-29"


class Said:
    """The answers to one firm."""

    def __init__(self, sections: list[dict[str, Any]]):
        self.sections = {one["id"]: one for one in sections}

    def lines(self, section: str, *states: str) -> list[dict[str, Any]]:
        lines: list[dict[str, Any]] = self.sections[section]["lines"]
        return [one for one in lines if not states or one["state"] in states]

    def line(self, id: str) -> dict[str, Any]:
        (found,) = [
            line for one in self.sections.values() for line in one["lines"] if line["id"] == id
        ]
        return found

    def of(self, url: str, article: str) -> list[str]:
        """The states of the provisions of an article, each with what it rests on or lacks."""
        return [
            f"{line['state']} {','.join(line['because'])} ? {','.join(line['missing'])}"
            for line in self.lines("duties")
            if line.get("source", {}).get("article") == article and line["url"].startswith(url)
        ]


@pytest.fixture
def say(modules: Page, tool_data: dict[str, Any]) -> Any:
    def say(**profile: Any) -> Said:
        return Said(modules.evaluate(SAY, [tool_data, {"version": 1, **profile}, TODAY]))

    return say


KEY = "duties/key-energy-user"
NATION = "laws/energy-conservation-law/"
ARTICLES = "第五十二条至第五十五条"


# --- five firms -------------------------------------------------------------------------------------------


def test_a_paper_mill_of_6200_tonnes_in_jinan(say: Any) -> None:
    """节约能源法: 10,000 and above, or 5,000 to 10,000 if designated; 山东: the same. 济南 has no rule of
    its own (淄博 has: 5,000). So it depends on the list of those designated, and on nothing else."""
    said = say(industry="paper", region="370100", tce=6200)
    key = said.line(KEY)
    assert (key["state"], key["missing"]) == ("unknown", ["designated"])
    assert "指定" in key["text"]
    for designated, state in ((True, "yes"), (False, "no")):
        line = say(industry="paper", region="370100", tce=6200, designated=designated).line(KEY)
        assert line["state"] == state
        assert "designated" in line["because"]
    zibo = say(industry="paper", region="370300", tce=6200)
    assert zibo.line(KEY)["because"] == ["tce", "region"]
    assert zibo.of("laws/zibo-energy-regulation/", "第三十四条") == [
        "unknown tce,region ? "
    ]  # 钢铁……等行业
    assert {
        one.split(" ?")[0]
        for one in zibo.of("laws/zibo-energy-regulation/", "第三十条、第四十五条")
    } == {"yes tce,region"}
    binding = [
        line for line in zibo.lines("duties", "yes") if line.get("url", "").startswith(NATION)
    ]
    assert (
        binding == []
    )  # above the city's threshold only: whether the nation's follow nobody wrote
    province = say(industry="paper", region="370000", tce=6200).line(KEY)
    assert set(province["missing"]) == {"region", "designated"}
    assert "淄博" in province["text"]


def test_a_foundry_of_800_tonnes_in_henan(say: Any) -> None:
    """JO2 stands in the first batch without years: listed. Y2-132M-4 stands in the third: made by 2003, to
    be stopped by 2015; without the year nobody can tell; made in 2010 the row is not about it. 800 tonnes
    are below every threshold that there is."""
    motor = {"category": "motor"}
    said = say(
        industry="machinery",
        region="410000",
        tce=800,
        machines=[
            {"id": "a", "model": "JO2-51-4", **motor},
            {"id": "b", "model": "Y2-132M-4", "made": 2002, **motor},
            {"id": "c", "model": "Y2-132M-4", **motor},
            {"id": "d", "model": "Y2-132M-4", "made": 2010, **motor},
            {"id": "e", "model": "YE3-132M-4", **motor},
        ],
    )
    assert said.line(KEY)["state"] == "no"
    assert said.line(KEY)["because"] == ["tce"]
    states = {line["id"][-1]: line["state"] for line in said.lines("machines")}
    assert states == {"a": "yes", "b": "yes", "c": "unknown", "d": "no", "e": "unknown"}
    assert "2015-12-31" in said.line("machines/b")["by"]
    assert said.line("machines/b")["because"] == [
        f"machines.b.{x}" for x in ("model", "category", "made")
    ]
    assert said.line("machines/c")["missing"] == ["machines.c.made", "machines.c.commissioned"]
    assert "未收录不等于未淘汰" in said.line("machines/e")["text"]
    assert said.of("laws/ha-energy-regulation/", "第二十二条") == ["yes region ? "]


def test_a_print_shop_of_the_small_vat_kind_in_shanghai(say: Any) -> None:
    """上海: 5,000 tonnes; 120 are none. A loan that begins on 2026-12-15 may have the interest of
    fin-eq-2026 (to 2026-12-31); on 2027-01-01 it has ended. A refund on collection is for general payers."""
    lent = {"neither-loan.fin-eq-2026": "no", "misused-loan.fin-eq-2026": "no"}
    plans = [
        {"job": "interest-subsidy", "date": "2026-12-15", "amount": 600_000, "refusals": lent},
        {"job": "interest-subsidy", "date": "2027-01-01", "amount": 600_000},
        {"job": "resource-tax-refund", "date": "2026-12-15"},
    ]
    said = say(
        industry="printing", region="310000", tce=120, vat="small", enterprise="small", plans=plans
    )
    assert said.line(KEY)["state"] == "no"
    held = said.line("reliefs/0/fin-eq-2026")  # nobody wrote for whom by what the form asks
    assert held["state"] == "info" and "按你填的身份可以" not in held["text"]
    ended = said.line("reliefs/1/fin-eq-2026")
    assert (ended["state"], ended["because"]) == ("no", ["plans.1.date"])
    assert "自2027-01-01起不再执行" in ended["text"]
    refund = said.line("reliefs/2/vat-res-2022")
    assert (refund["state"], refund["because"]) == ("no", ["vat", "plans.2.date"])
    assert all("沪" in line["title"] or line["id"] for line in said.lines("bodies"))


def test_a_ceramic_works_in_guangdong(say: Any) -> None:
    """An investment of 500,000 by a general payer at 25 %: a credit of 10 %, 50,000, which the tax of the
    first year (800,000 × 25 % = 200,000) takes whole. Who pays which income tax decides; an individual
    business has none."""
    plan = {"job": "tax-credit", "date": "2026-12-01", "amount": 500_000}
    plans = [{**plan, "refusals": LISTED}]
    facts = {
        "industry": "building-materials",
        "region": "440000",
        "taxable": 800_000,
        "plans": plans,
    }
    credit = say(**facts, vat="general", enterprise="other").line("reliefs/0/eit-art34-credit")
    assert credit["state"] == "yes"
    assert "50,000 元" in credit["sum"][0]
    assert credit["because"] == ["enterprise", "plans.0.date", "plans.0.refusals"]
    assert credit["conditions"] or credit["assumed"]
    without = say(**facts, vat="general").line("reliefs/0/eit-art34-credit")
    assert (without["state"], without["missing"], without["sum"]) == ("unknown", ["enterprise"], [])
    alone = say(**facts, enterprise="individual").line("reliefs/0/eit-art34-credit")
    assert alone["state"] == "no"
    firm = {**facts, "vat": "general", "enterprise": "other"}
    unasked = say(**{**firm, "plans": [plan]}).line("reliefs/0/eit-art34-credit")
    assert (unasked["state"], unasked["missing"]) == ("unknown", ["plans.0.refusals"])
    assert "50,000 元" in unasked["sum"][0] and "没有“谁拿不到”的情形" in unasked["assumed"]
    refused = {**plan, "refusals": {**LISTED, "not-listed.eit-art34-credit": "yes"}}
    assert say(**{**firm, "plans": [refused]}).line("reliefs/0/eit-art34-credit")["state"] == "no"


LISTED = {
    "public-money.eit-art34-credit": "no",
    "not-listed.eit-art34-credit": "no",
    "not-own-use.eit-art34-credit": "no",
}
"""None of what refuses the credit: 实施条例第一百条, 财税〔2008〕48号第四条."""


def test_a_citys_threshold_is_not_the_provinces(say: Any) -> None:
    """淄博 makes a key user of 5,000 tonnes; 山东 asks 10,000, or 5,000 if designated, and so does the
    nation: what these ask of key users is open for 6,000 that nobody designated. Above 10,000, or if
    designated, it holds."""
    province = "laws/sd-energy-regulation/"
    low = say(region="370300", tce=6000, designated=False)
    assert low.line(KEY)["state"] == "yes"
    for article in ("第三十二条", "第三十三条"):
        assert [one.split()[0] for one in low.of(province, article)] == ["unknown"]
    assert "yes" not in {one.split()[0] for one in low.of(NATION, ARTICLES)}
    for facts in ({"tce": 12_000, "designated": False}, {"tce": 6000, "designated": True}):
        sure = say(region="370300", **facts)
        assert [one.split()[0] for one in sure.of(province, "第三十二条")] == ["yes"]


CODE = "laws/ecological-environment-code/"
PERMITS = "laws/pollutant-permit-regulation/"


def test_discharges_and_permit_decide_what_is_about_exactly_them(say: Any) -> None:
    """产生危险废物的单位, 产生工业固体废物的单位 (hazardous waste of industry is that too), 排放工业废水的企业,
    持证单位 and those who register: nothing is said of whoever did not tell."""
    handed, stored, sewage, renewed, form = (
        (CODE, "第五百三十四条、第一千一百七十五条"),
        (CODE, "第四百九十四条、第一千一百七十一条"),
        (CODE, "第二百九十八条、第一千一百三十九条"),
        (PERMITS, "第十五条"),
        (PERMITS, "第二十四条"),
    )
    hazardous, waste = "discharges.hazardous", "discharges.waste"
    nothing = say()
    assert nothing.of(*handed) == [f"unknown  ? {hazardous}"]
    assert nothing.of(*renewed) == nothing.of(*form) == ["unknown  ? permit"]
    oil = say(discharges={"hazardous": True, "waste": False, "water": True}, permit="registration")
    assert oil.of(*handed) == [f"yes {hazardous} ? "]
    assert oil.of(*stored) == [f"unknown {waste},{hazardous} ? "]
    assert oil.of(*sewage) == ["unknown discharges.water ? "]  # of what is in it nothing was asked
    assert oil.of(*renewed) == ["no permit ? "]
    assert oil.of(*form) == ["yes permit ? "]
    clean = say(discharges={"hazardous": False, "waste": False, "water": False}, permit="none")
    assert clean.of(*handed) == [f"no {hazardous} ? "]
    assert clean.of(*stored) == [f"no {waste},{hazardous} ? "]
    assert clean.of(*sewage) == ["no discharges.water ? "]
    assert clean.of(*form) == ["unknown permit ? "]  # whoever has neither may need either


def test_each_fact_of_discharges_decides_something(say: Any) -> None:
    for fact, answer in {"air": True, "water": True, "waste": True, "hazardous": True}.items():
        found = say(enterprise="other", discharges={fact: answer}).lines("duties", "yes", "no")
        assert any(f"discharges.{fact}" in line["because"] for line in found), fact
    for permit in ("permit", "registration", "none"):
        assert any(
            "permit" in one["because"] for one in say(permit=permit).lines("duties", "yes", "no")
        )


def test_what_is_planned_alone_gives_no_right_to_anything(say: Any) -> None:
    """Relending is for banks, and nothing was said of who this firm is."""
    said = say(plans=[{"job": "interest-subsidy", "date": "2026-12-01", "amount": 2_000_000}])
    assert [line["id"] for line in said.lines("reliefs", "yes", "no") if not line["because"]] == []
    assert said.lines("reliefs", "yes") == []
    credits = [line for line in said.lines("reliefs") if "抵免总额" in str(line.get("sum"))]
    assert credits == [], "a loan is no investment"


def test_one_years_tax_is_not_offset_twice_unsaid(say: Any) -> None:
    plans = [
        {"job": "boiler", "date": "2026-12-15", "amount": 900_000, "refusals": LISTED},
        {"job": "replace-motor", "date": "2026-12-20", "amount": 300_000, "refusals": LISTED},
    ]
    said = say(vat="general", enterprise="small", taxable=800_000, plans=plans)
    summed = [line for line in said.lines("reliefs", "yes") if line["sum"]]
    assert {line["plan"] for line in summed} == {0, 1}
    assert all("不能相加" in line["text"] for line in summed)
    alone = say(vat="general", enterprise="small", taxable=800_000, plans=plans[:1])
    assert all("不能相加" not in line["text"] for line in alone.lines("reliefs", "yes"))


def test_a_shop_with_nothing_filled_in(say: Any) -> None:
    said = say()
    answered = [
        line["id"]
        for one in said.sections.values()
        for line in one["lines"]
        if line["state"] in ("yes", "no")
    ]
    assert answered == []
    for id in ("duties", "machines", "reliefs", "limits", "bodies", "feeds"):
        assert said.sections[id]["lead"], id
        assert said.sections[id]["ask"], id
    assert said.line(KEY)["missing"] == ["region", "tce", "energy", "designated"]


def test_what_a_firm_may_follow_stands_in_the_calendar_of_everybody() -> None:
    """So that the page asks for no calendar that would tell of the firm, and its entries are the site's; a day
    that is only about known stands in none of them. As of the last publication: a calendar tells what was
    published by then, the page what the data says."""
    last = read_ledger(REAL).last
    assert last
    site = Portal.open(REAL, datetime.fromisoformat(last.head.at)).site
    told = {
        scope: {entry.due.key for entry in entries}
        for scope, entries in site.subscriptions.entries.items()
    }
    followed = ("industry-", "region-", "equipment-")
    names = [name for name, days in told.items() if name.startswith(followed) and days]
    assert len(names) > 30
    assert set().union(*(told[name] for name in names)) <= told["all"]
    days = {one["id"] for one in data(site)["dates"]}
    assert len(days) > 30
    assert days - told["all"] <= {"vat-heat/expires"}  # 到2027年供暖期结束


# --- bad input --------------------------------------------------------------------------------------------


def test_facts_that_do_not_fit_leave_it_open_and_are_named(say: Any) -> None:
    small = {"restricted-industry.eit-sme-5pct": "no", "over-limit.eit-sme-5pct": "no"}
    plan = {"job": "tax-credit", "date": "2026-12-01", "amount": 500_000}
    plans = [{**plan, "refusals": small}]
    for fact, value, shown in (("staff", 500, "500 人"), ("taxable", 3_000_001, "3,000,001 元")):
        said = say(enterprise="small", vat="general", plans=plans, **{fact: value})
        line = said.line("reliefs/0/eit-sme-5pct")
        assert (line["state"], line["missing"]) == ("unknown", ["enterprise"])
        assert shown in line["text"]
        assert "互相矛盾" in said.sections["told"]["lines"][0]["title"]
    old = {"id": "a", "model": "JO2-51-4", "category": "motor", "made": 2010, "commissioned": 2001}
    said = say(machines=[old])
    assert said.line("machines/a")["state"] == "unknown"
    assert "2001" in said.line("machines/a")["text"]


def test_words_of_an_old_vocabulary_are_left_out_and_told(say: Any) -> None:
    said = say(
        industry="steam-engines",
        region="999999",
        machines=[{"id": "a", "model": "JO2-51-4", "category": "engine"}],
        plans=[{"job": "gone", "date": "2026-12-01"}],
    )
    told = " ".join(line["text"] for line in said.lines("told"))
    assert all(word in told for word in ("steam-engines", "999999", "engine", "gone"))
    assert said.line(KEY)["missing"] == ["region", "tce", "energy", "designated"]
    assert said.lines("reliefs") == []


def test_whoever_has_no_number_is_said_to_have_none(say: Any, tool_data: dict[str, Any]) -> None:
    bare = [one for one in tool_data["tools/my.json"]["bodies"] if not one.get("phones")]
    assert bare
    lines = {line["id"]: line for line in say().lines("bodies")}
    for body in bare:
        line = lines.get(f"bodies/{body['id']}")
        assert line is None or ("电话" not in line["text"].split("。")[1] or "没有" in line["text"])


def test_what_did_not_come_answers_nothing(modules: Page, tool_data: dict[str, Any]) -> None:
    less = {name: one for name, one in tool_data.items() if name != "tools/equipment.json"}
    profile = {"version": 1, "machines": [{"id": "a", "model": "JO2-51-4", "category": "motor"}]}
    said = Said(modules.evaluate(SAY, [less, profile, TODAY]))
    assert said.lines("machines") == []
    assert "没有取到" in said.sections["machines"]["lead"]


# --- hundreds of firms ------------------------------------------------------------------------------------

PROPERTY = """async ([data, seed, count, today]) => {
  const { gathered } = await import("/assets/my/gathered.js");
  const { answers } = await import("/assets/my/answers.js");
  const { has, without } = await import("/assets/my/rests.js");
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const one = (all) => all[Math.floor(random() * all.length)];
  const maybe = (object, name, values, share = 0.6) => {
    if (random() < share) object[name] = one(values);
  };
  const load = async (name) => data[`tools/${name}.json`];
  const my = data["tools/my.json"];
  const indicators = data["tools/products.json"].indicators;
  const machine = (id) => {
    const found = { id };
    maybe(found, "model", ["JO2-51-4", "Y2-132M-4", "Y160L-4", "S7-315/10", "YE3-132M-4", "4-72-11No.8C",
      "DZL2-1.25-AII", "W-6/7", "BX1-330", "SL7-200/10", "Y132M-4"], 0.9);
    maybe(found, "category", ["motor", "transformer", "boiler", "fan", "compressor", "welder"], 0.8);
    maybe(found, "made", [1985, 1998, 2002, 2003, 2004, 2012]);
    maybe(found, "commissioned", [1986, 1999, 2003, 2005, 2013]);
    maybe(found, "power", [4, 5.5, 7.5, 15], 0.3);
    maybe(found, "evaporation", [1, 2, 10], 0.3);
    maybe(found, "fuel", ["coal", "gas"], 0.3);
    return found;
  };
  const plan = () => {
    const found = { job: one(my.jobs).id };
    maybe(found, "date", ["2025-05-01", "2026-08-31", "2026-12-01", "2026-12-31", "2027-01-01", "2028-01-01"], 0.8);
    maybe(found, "amount", [80000, 1200000, 9000000]);
    if (random() < 0.7) {
      found.refusals = {};
      for (const key of Object.keys(data["tools/tax.json"].refusals))
        if (random() < 0.95) found.refusals[key] = random() < 0.06 ? "yes" : "no";
    }
    return found;
  };
  const bought = () => {
    const found = { relief: one(["eit-art34-credit", "eit-500w", "vat-res-2022"]) };
    for (const name of ["bought", "waived"]) maybe(found, name, ["2019-05-06", "2021-11-30", "2024-02-29"]);
    maybe(found, "year", [2012, 2024]);
    return found;
  };
  const profile = () => {
    const found = { version: 1 };
    maybe(found, "industry", Object.keys(my.industries));
    maybe(found, "region", Object.keys(my.regions), 0.4);
    if (!found.region) maybe(found, "region", ["110000", "310000", "330000", "370000", "370300", "370100", "410000"]);
    maybe(found, "tce", [120, 999, 1000, 2000, 4999, 5000, 6200, 9999, 10000, 60000]);
    maybe(found, "designated", [true, false], 0.3);
    maybe(found, "vat", ["general", "small"]);
    maybe(found, "enterprise", ["small", "hnte", "other", "individual"]);
    maybe(found, "private", [true, false]);
    maybe(found, "service", [true, false]);
    maybe(found, "staff", [48, 500], 0.4);
    maybe(found, "taxable", [800000, 4000000], 0.4);
    maybe(found, "permit", ["permit", "registration", "none"], 0.4);
    if (random() < 0.4) {
      found.discharges = {};
      for (const name of ["air", "water", "waste", "hazardous"]) maybe(found.discharges, name, [true, false]);
    }
    if (random() < 0.25) found.energy = [{ energy: "原煤", amount: one([900, 7000, 20000]), unit: "吨" },
      { energy: "电力（当量值）", amount: one([50, 2000]), unit: "万千瓦时" }];
    if (random() < 0.6) found.machines = [machine("a"), machine("b")];
    if (random() < 0.5) found.plans = [plan(), plan()];
    if (random() < 0.3) found.bought = [bought(), bought()];
    if (random() < 0.3) found.products = [{ product: one(indicators).id, value: one([10, 100, 400, 1000]) }];
    return found;
  };
  const facts = (found) => [
    "industry", "region", "tce", "energy", "designated", "vat", "enterprise", "private", "service", "staff", "taxable",
    "permit", "discharges.air", "discharges.water", "discharges.waste", "discharges.hazardous",
    ...(found.machines ?? []).flatMap(({ id }) =>
      ["model", "category", "made", "commissioned", "power", "evaporation", "fuel"].map((name) => `machines.${id}.${name}`)),
    ...(found.plans ?? []).flatMap((_, at) => [`plans.${at}.date`, `plans.${at}.amount`, `plans.${at}.refusals`]),
    ...(found.bought ?? []).flatMap((_, at) => ["bought", "waived", "year"].map((name) => `bought.${at}.${name}`)),
    ...(found.products ?? []).map((_, at) => `products.${at}.value`),
  ].filter((name) => has(found, name));
  const say = async (found) => {
    const sections = answers(found, { ...(await gathered(found, load)), today });
    return new Map(sections.flatMap(({ lines }) => lines).map((line) => [line.id, line]));
  };
  const faults = [];
  const counts = { yes: 0, no: 0, unknown: 0, fell: 0, profiles: 0, removals: 0 };
  const decided = ({ state }) => state === "yes" || state === "no";
  for (let n = 0; n < count && faults.length < 20; n += 1) {
    const found = profile();
    const before = await say(found);
    counts.profiles += 1;
    for (const line of before.values()) {
      if (line.state in counts) counts[line.state] += 1;
      if (decided(line) && !line.because.length && !(line.enough ?? []).length)
        faults.push(["rests on nothing", line.id, found]);
    }
    for (const fact of facts(found)) {
      counts.removals += 1;
      const after = await say(without(found, fact));
      for (const [id, line] of before) {
        const then = after.get(id);
        const told = [id, fact, line.state, then && then.state, line.because, then && then.missing, found];
        if (!then) {
          if (decided(line)) faults.push(["gone", ...told]);
          continue;
        }
        if (!decided(line)) {
          if (decided(then) && !line.contradicts) faults.push(["decided by less", ...told]);
        } else if (line.because.includes(fact)) {
          counts.fell += 1;
          if (then.state !== "unknown") faults.push(["still decided", ...told]);
          else if (!then.missing.includes(fact)) faults.push(["not said to be missing", ...told]);
        } else if (then.state !== line.state && !then.contradicts) faults.push(["rested on it", ...told]);
      }
    }
  }
  return { faults, counts };
}"""


def test_taking_a_fact_away_never_decides(modules: Page, tool_data: dict[str, Any]) -> None:
    """An open answer stays open, one that rests on the fact becomes open and asks for it, and one that
    does not rest on it stays as it is. Only facts that contradict each other are left out: taking one
    away settles the matter."""
    found = modules.evaluate(PROPERTY, [tool_data, 18, 300, TODAY])
    assert found["faults"] == [], json.dumps(found["faults"][:6], ensure_ascii=False, indent=1)
    counts = found["counts"]
    assert counts["profiles"] == 300
    assert min(counts[name] for name in ("yes", "no", "unknown", "fell")) > 500


# --- the exception and its mirror: 北京市实施《节约能源法》办法 第二十四条, 第四十八条 ---------------------------

BEIJING = "laws/bj-energy-law-measures/"


def test_who_is_designated_reports_to_the_city_and_not_to_the_district(say: Any) -> None:
    """第二十四条: 2,000 to 10,000 tonnes report to the district, 被市指定为重点用能单位的除外, which the city
    can be from 5,000 on (第四十八条): those report to the city by 03-31."""
    firm = {"region": "110000", "industry": "paper"}
    both = {
        True: (["no"], ["yes"]),
        False: (["yes"], ["no"]),
        None: (["unknown"], ["unknown"]),
    }
    for designated, expected in both.items():
        facts = {} if designated is None else {"designated": designated}
        said = say(**firm, tce=6000, **facts)
        told = [said.of(BEIJING, article) for article in ("第二十四条", "第四十八条第二款")]
        assert tuple([line.split()[0] for line in one] for one in told) == expected, designated
        if designated is None:
            assert all("designated" in line.split("?")[1] for one in told for line in one)
    assert [line.split()[0] for line in say(**firm, tce=3000).of(BEIJING, "第二十四条")] == ["yes"]
    assert [line.split()[0] for line in say(**firm, tce=12_000).of(BEIJING, "第二十四条")] == ["no"]


def test_a_place_may_single_out_others_than_key_users(say: Any) -> None:
    """浙江 第三十四条: 1,000 to 5,000 tonnes 设区的市、县可实施重点管理: no contradiction, and no key user."""
    line = say(region="330000", tce=3000, designated=True).line(KEY)
    assert line["state"] == "unknown"
    assert "指定范围" not in line["text"] and "设区的市、县可实施重点管理" in line["text"]
    assert "contradicts" not in line


# --- an individual business is no enterprise by the records' words -----------------------------------------


def test_what_is_demanded_of_enterprises_is_open_for_an_individual_business(say: Any) -> None:
    """第一百五十二条 排放污染物的企业事业单位, 第二百九十八条 排放工业废水的企业, 第九百七十六条 企业."""
    water = {"discharges": {"water": True, "air": True}}
    for article in ("第一百五十二条、第一千二百三十三条", "第二百九十八条", "第九百七十六条"):
        for enterprise, states in (
            ("individual", {"unknown"}),
            ("small", {"yes"}),
            ("other", {"yes"}),
        ):
            said = say(enterprise=enterprise, **water).of(CODE, article)
            assert {line.split()[0] for line in said} == states, (article, enterprise)
        (line,) = say(**water).of(CODE, article)
        assert line.startswith("unknown") and "enterprise" in line.split("?")[1]
    dry = say(enterprise="individual", discharges={"water": False})
    assert {line.split()[0] for line in dry.of(CODE, "第二百九十八条")} == {"no"}


def test_a_small_taxpayer_of_large_revenue_is_doubted(modules: Page, site: Path) -> None:
    """vat-small: 应征销售额超过500万元的，从超过的当期1日起就是一般纳税人."""
    assert 'data-small-sales="5000000"' in (site / "my" / "index.html").read_text("utf-8")
    doubts = """async ([vat, revenue]) => {
      const { doubts } = await import("/assets/my/doubts.js");
      return doubts({ vat, revenue }, { sales: 5000000 }).map(({ facts, open }) => [facts, open]);
    }"""
    assert modules.evaluate(doubts, ["small", 6_000_000]) == [[["revenue", "vat"], []]]
    assert modules.evaluate(doubts, ["small", 5_000_000]) == []
    assert modules.evaluate(doubts, ["general", 6_000_000]) == []

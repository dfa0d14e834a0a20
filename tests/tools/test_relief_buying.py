"""Buying for a relief, in the browser: from the finder to the benchmark with the kind filled in, what the
benchmark says before a nameplate is there, the days that are typed, and what a plan says first."""

from typing import Any

import pytest
from playwright.sync_api import Page

TECHNICAL = """async ([relief, equipment]) => {
  const { technical } = await import("/assets/tools/tax/life.js");
  const data = {
    statements: [{ text: "要列入目录", record: "wanted", route: "listed" }],
    records: { wanted: { title: "目录", url: "tax/wanted/" } },
    machines: { motor: "电动机", fan: "风机" },
  };
  const made = technical({ id: "wanted", relief }, data, { equipment });
  return made.flatMap((one) => [...one.querySelectorAll("a")].map((a) => a.hash)).filter((hash) => hash.includes("machine"));
}"""


@pytest.mark.parametrize(
    ("grades", "equipment", "machines"),
    [
        (["motor", "fan"], "", ["motor", "fan"]),
        (["motor", "fan"], "fan", ["fan"]),
        (["motor"], "fan", []),  # what is bought has nothing to do with it
        ([], "", []),
    ],
)
def test_the_finder_leads_to_what_is_bought(
    grades: list[str], equipment: str, machines: list[str], modules: Page
) -> None:
    relief = {"life": {"technical": [0], "grades": grades}}
    found = modules.evaluate(TECHNICAL, [relief, equipment])
    assert found == [f"#kind=machine&machine={one}&relief=wanted" for one in machines]


AHEAD = """async ([machines, asked]) => {
  const { answered } = await import("/assets/tools/benchmark/machine.js");
  const said = answered({ machines }, new URLSearchParams(asked));
  return { ...said, nodes: (said.nodes ?? []).map((one) => one.textContent) };
}"""


@pytest.fixture
def motors(tool_data: dict[str, Any]) -> list[dict[str, Any]]:
    """The motors, with three reliefs for those who buy one: an older list, a grade, the one that is meant."""
    (found,) = [one for one in tool_data["tools/machines.json"]["machines"] if one["id"] == "motor"]
    named = [
        {"id": id, "title": f"{id}目录", "url": f"tax/{id}/"} for id in ("old", "graded", "meant")
    ]
    routes = [
        {"route": "listed"},
        {"route": "standard", "grade": 2},
        {"route": "listed", "lacking": "附件没有收录"},
    ]
    buying = [
        {**name, **route, "says": ["要求"]} for name, route in zip(named, routes, strict=True)
    ]
    return [{**found, "buying": buying}]


def test_before_a_nameplate_is_there_the_relief_that_is_meant_comes_first(
    motors: list[dict[str, Any]], modules: Page
) -> None:
    said = modules.evaluate(AHEAD, [motors, "kind=machine&machine=motor&relief=meant"])
    assert said["lacking"], "还要填的照样说"
    text = "".join(said["nodes"])
    assert text.index("meant目录") < text.index("old目录")
    assert "要列入清单，清单的内容这里没有收全；等级代替不了" in text
    assert "要 2 级：还不能判断" in text and "达到。" not in text
    unasked = modules.evaluate(AHEAD, [motors, "kind=machine&machine=motor"])
    assert unasked["lacking"] and not unasked["nodes"]


def test_with_the_nameplate_it_stays_first_and_no_grade_takes_the_place_of_its_list(
    motors: list[dict[str, Any]], modules: Page
) -> None:
    """GB 18613-2020: 15 kW, 4 poles, grade 2 from 93.9 % on."""
    asked = "kind=machine&machine=motor&relief=meant&p0=15&p1=4&v0="
    text = "".join(modules.evaluate(AHEAD, [motors, f"{asked}93.9"])["nodes"])
    assert text.index("meant目录") < text.index("old目录")
    assert "填的这台是 2级" in text and "要 2 级：达到。" in text
    assert "清单的内容这里没有收全；等级代替不了" in text
    below = "".join(modules.evaluate(AHEAD, [motors, f"{asked}93.8"])["nodes"])
    assert "要 2 级：没有达到。" in below


DAYS = """async ([asked, name, value]) => {
  const { TypedDays } = await import("/assets/tools/tax/typed_days.js");
  const form = document.createElement("form");
  const place = document.createElement("div");
  form.append(place);
  let written = 0;
  const typed = new TypedDays(place, () => (written += 1));
  typed.fill(new URLSearchParams("bought.gone=2020-01-01"));
  typed.fill(new URLSearchParams(asked));
  if (name) typed.set(name, value);
  const all = Object.fromEntries(new FormData(form));
  return { all, written, has: typed.has("credit"), other: typed.has("other") };
}"""


@pytest.mark.parametrize(
    ("asked", "name", "value", "wanted"),
    [
        ("situation=x&bought.credit=2026-03-10", "", "", {"bought.credit": "2026-03-10"}),
        ("not-listed.credit=no&date=2026-01-01&bought=1", "", "", {}),  # not ours
        (
            "bought.credit=2026-03-10",
            "bought.credit",
            "2026-03-11",
            {"bought.credit": "2026-03-11"},
        ),
        ("", "sold.credit", "2030-12-31", {"sold.credit": "2030-12-31"}),
        ("bought.credit=2026-03-10", "bought.credit", "", {"bought.credit": ""}),  # emptied
    ],
)
def test_days_that_are_typed_stand_in_the_form(
    asked: str, name: str, value: str, wanted: dict[str, str], modules: Page
) -> None:
    found = modules.evaluate(DAYS, [asked, name, value])
    assert found["all"] == wanted
    assert found["written"] == bool(name)
    assert found["has"] == any(wanted.values()) and not found["other"]


PLANS = """async ([tax, plan, today]) => {
  const { reliefs } = await import("/assets/my/reliefs.js");
  const jobs = [{ id: "buy", title: "买设备", url: "jobs/buy/", situations: ["s"] }];
  const lines = reliefs({ plans: [{ job: "buy", ...plan }] }, { my: { jobs, day: today }, tax, today });
  return lines.map(({ state, first = [] }) => [state, first.map(({ acts, text }) => `${acts}：${text}`)]);
}"""


def tax_data(to: str | None) -> dict[str, Any]:
    spans = [{"from": None, "to": to, "state": "in", "words": "有效", "by": []}]
    if to:
        spans.append(
            {"from": "2027-01-01", "to": None, "state": "ended", "words": "停了", "by": []}
        )
    life = {"way": "先申请", "first": [0], "refused": [1]}
    relief = {
        "title": "补助",
        "url": "tax/a/",
        "taxes": [],
        "ways": [],
        "spans": spans,
        "life": life,
    }
    return {
        "situations": [{"id": "s", "name": "买", "reliefs": ["a"], "asks": [], "payers": []}],
        "reliefs": {"a": relief},
        "statements": [
            {"text": "先批后签", "record": "a", "acts": "签合同"},
            {"text": "二手的", "record": "a", "ask": "used.a"},
        ],
        "refusals": {"used.a": {"question": "是不是二手的？", "name": "二手"}},
        "payers": {},
        "payer_names": {},
        "rates": {},
        "rates_since": {},
    }


@pytest.mark.parametrize(
    ("plan", "to", "state", "told"),
    [
        ({"date": "2026-12-30"}, "2026-12-31", "unknown", True),
        ({"date": "2026-12-31"}, "2026-12-31", "unknown", True),
        ({"date": "2027-01-01"}, "2026-12-31", "no", False),
        ({"date": "2026-12-31", "refusals": {"used.a": "yes"}}, "2026-12-31", "no", False),
        ({}, None, "unknown", True),  # nobody knows the day: the warning stands all the same
        ({}, "2026-12-31", "unknown", False),  # today it has ended on all days to come
    ],
)
def test_a_plan_says_what_comes_first(
    plan: dict[str, Any], to: str | None, state: str, told: bool, modules: Page
) -> None:
    found = modules.evaluate(PLANS, [tax_data(to), plan, "2027-06-01"])
    assert found == [[state, ["签合同：先批后签"] if told else []]]


CLAIM = """async (years) => {
  const { counted } = await import("/assets/tools/tax/days.js");
  const { termSaid } = await import("/assets/tools/tax/after_words.js");
  const [claim, keep] = [{ kind: "claim", after_year: "05-31" }, { kind: "keep", years: 10, after_year: "05-31" }];
  return years.map((year) => [termSaid(counted(claim, { year })), termSaid(counted(keep, { year }))]);
}"""


def test_a_filing_day_at_a_weekend_is_not_moved_but_said(modules: Page) -> None:
    """2025-05-31 is a Saturday, 2026-05-31 a Sunday, 2027-05-31 a Monday; 2037-05-31 is a Sunday, but papers
    that are kept a day longer do no harm."""
    saturday, sunday, monday = modules.evaluate(CLAIM, [2024, 2025, 2026])
    assert saturday[0].startswith("到 2025-05-31 为止（那天是星期六：顺延不顺延")
    assert sunday[0].startswith("到 2026-05-31 为止（那天是星期日：顺延不顺延")
    assert monday == ["到 2027-05-31 为止", "到 2037-05-31 为止"]

"""A firm's facts: read field by field, told where they contradict each other, kept through files, older
versions and other tabs. Answers derived by hand."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

KNOWN = """const known = {
  industries: new Map([["paper", "造纸"]]),
  regions: new Map([["370000", { name: "山东省" }], ["370100", { name: "济南市", parent: "370000" }]]),
  categories: new Map([["motor", "电动机"], ["transformer", "变压器"]]),
  jobs: new Map([["replace-motor", "换电机"]]),
  reliefs: new Map([["eit-art34-credit", "投资抵免"]]),
  names: { enterprise: new Map([["small", "小型微利企业"]]) },
  latest: 2026,
  small: { title: "某公告", url: "tax/x/", staff: 300, assets: 50000000, taxable: 3000000 },
};"""

WHOLE: dict[str, Any] = {
    "version": 1,
    "industry": "paper",
    "region": "370100",
    "staff": 48,
    "revenue": 12_000_000,
    "assets": 9_000_000.5,
    "taxable": -800_000,
    "vat": "general",
    "enterprise": "small",
    "private": True,
    "service": False,
    "tce": 6200.25,
    "energy": [
        {"energy": "原煤", "amount": 1000, "unit": "吨"},
        {"energy": "蒸汽", "amount": 5, "unit": "吨", "own": 2.8, "measure": "GJ/t"},
    ],
    "machines": [
        {"model": "Y132M-4", "category": "motor", "made": 2001, "count": 3, "id": "m1"},
        {
            "model": "S9-400/10",
            "commissioned": 2003,
            "capacity": 400,
            "id": "m2",
            "place": "一车间",
        },
    ],
    "products": [{"product": "gb-1-2", "value": 400, "unit": "kgce/t", "name": "纸"}],
    "discharges": {"air": True, "hazardous": False},
    "permit": "registration",
    "plans": [
        {
            "job": "replace-motor",
            "date": "2026-12-01",
            "amount": 1_200_000,
            "refusals": {"public-money.eit-art34-credit": "no"},
        }
    ],
    "bought": [
        {"relief": "eit-art34-credit", "what": "锅炉", "bought": "2024-02-29", "year": 2024},
        {"relief": "eit-art34-credit", "used": "2026-01-02", "waived": "2026-03-01"},
    ],
    "seen": "2026-11-20T08:00:00+08:00",
}


def run(modules: Page, body: str, *given: Any) -> Any:
    load = """
  const profile = await import("/assets/my/profile.js");
  const { merged } = await import("/assets/my/merged.js");
  const { Store, opened } = await import("/assets/my/store.js");
  const { exported, imported } = await import("/assets/my/file.js");
  const { doubts, undoubted } = await import("/assets/my/doubts.js");
"""
    return modules.evaluate(f"async (given) => {{ {KNOWN}{load}{body} }}", list(given))


def checked(modules: Page, raw: Any) -> tuple[dict[str, Any], list[str]]:
    found = run(modules, "return profile.checked(given[0], known);", raw)
    return found["profile"], found["left"]


# --- field by field --------------------------------------------------------------------------------------


def test_a_sound_profile_is_read_as_it_was_written(modules: Page) -> None:
    assert checked(modules, WHOLE) == (WHOLE, [])


def test_a_fact_that_is_not_filled_in_is_not_there(modules: Page) -> None:
    assert checked(modules, {"version": 1, "staff": None}) == ({"version": 1}, [])


WRONG: list[tuple[str, Any, str]] = [
    ("industry", "spaceships", "行业“spaceships”：本站没有这一项"),
    ("region", "999999", "地区“999999”：本站没有这一项"),
    ("staff", -3, "从业人数“-3”：不能是负数"),
    ("staff", 48.5, "从业人数“48.5”：要写整数，48.5 不是"),
    ("staff", "约50", "从业人数“约50”：“约50”不是一个确定的数，写一个数，例如 1200 或 0.85"),
    ("revenue", True, "一年的营业收入“true”：读不出"),
    ("vat", "big", "增值税纳税人“big”：没有这个选项"),
    ("private", "yes", "民营企业“yes”：应是 true 或 false"),
    ("tce", 1e9, "一年的综合能耗“1000000000”：太大了，最多 100,000,000；检查单位和小数点"),
    ("discharges", ["air"], '排放“["air"]”：读不出'),
    ("discharges", {"noise": True}, "排放里的“noise”：不认识"),
    ("machines", {"a": 1}, "设备：不是一张清单"),
    ("machines", [17], "第 1 条设备：读不出"),
    ("machines", [{"made": 2031}], "第 1 条设备的生产年份“2031”：年份应在 1900 到 2026 之间"),
    ("machines", [{"model": "x" * 121}], "太长了，最多 120 个字"),
    ("energy", [{"energy": "原煤"}], "第 1 条能源用量：没有用量、单位，整条不放"),
    ("plans", [{"job": "fly"}], "第 1 条打算做的的做什么“fly”：本站没有这一项"),
    ("plans", [{"job": "replace-motor", "date": "2026-02-30"}], "不是日期"),
    ("colour", "green", "“colour”：不认识"),
    ("__proto__x", {}, "不认识"),
]


@pytest.mark.parametrize(("name", "value", "words"), WRONG, ids=[one[0] for one in WRONG])
def test_what_is_not_understood_is_told_and_left_out(
    modules: Page, name: str, value: Any, words: str
) -> None:
    profile, left = checked(modules, {"version": 1, "industry": "paper", name: value})
    assert any(words in line for line in left), left
    kept = {key: one for key, one in profile.items() if key != "plans"}
    assert kept == {"version": 1, **({} if name == "industry" else {"industry": "paper"})}


def test_one_bad_field_of_a_machine_costs_no_more_than_that_field(modules: Page) -> None:
    machine = {"id": "m1", "model": "Y132M-4", "made": 1776, "count": 2}
    profile, left = checked(modules, {"version": 1, "machines": [machine]})
    assert profile["machines"] == [{"id": "m1", "model": "Y132M-4", "count": 2}]
    assert len(left) == 1


def test_a_city_that_is_not_listed_counts_as_its_province_and_that_is_said(modules: Page) -> None:
    profile, left = checked(modules, {"version": 1, "region": "371300"})
    assert profile["region"] == "370000"
    assert left == ["地区“371300”：这个市没有单独列出，按山东省放进来"]


def test_too_many_machines_are_told_in_words(modules: Page) -> None:
    machines = [{"model": f"Y{n}-4"} for n in range(5000)]
    profile, left = checked(modules, {"version": 1, "machines": machines})
    assert len(profile["machines"]) == 1000
    assert left == ["设备有 5,000 条，最多记 1,000 条：后面的没有放进来"]
    assert len({one["id"] for one in profile["machines"]}) == 1000


def test_machines_of_the_same_id_get_ids_of_their_own(modules: Page) -> None:
    machines = [
        {"id": "a", "model": "Y1"},
        {"id": "a", "model": "Y2"},
        {"id": "<b>", "model": "Y3"},
    ]
    profile, _ = checked(modules, {"version": 1, "machines": machines})
    ids = [one["id"] for one in profile["machines"]]
    assert ids[0] == "a" and len(set(ids)) == 3 and "<b>" not in ids


# --- numbers as people type them ---------------------------------------------------------------------------

TYPED: list[tuple[str, str, Any]] = [
    ("revenue", "1200万", 12_000_000),
    ("revenue", "1,200万元", 12_000_000),
    ("revenue", "0.12亿", 12_000_000),
    ("revenue", "１２００００００", 12_000_000),
    ("revenue", "1200", "是 1,200 万元就写 1,200万"),
    ("revenue", "1200元", 1200),
    ("revenue", "0", 0),
    ("taxable", "-80万", -800_000),
    ("taxable", "80", "是 80 万元就写 80万"),
    ("staff", "48人", 48),
    ("staff", "48.5", "要写整数"),
    ("staff", "几十个", "不是数"),
    ("tce", "6200吨标准煤", 6200),
    ("tce", "6.2千", "写成普通的数"),
]


@pytest.mark.parametrize(("name", "text", "meant"), TYPED, ids=[one[1] for one in TYPED])
def test_a_number_is_read_as_it_is_meant_or_asked_about(
    modules: Page, name: str, text: str, meant: Any
) -> None:
    read = run(modules, "return profile.readText(profile.FACTS[given[0]], given[1]);", name, text)
    if isinstance(meant, str):
        assert meant in read["fault"]
    else:
        assert read["value"] == meant


def test_what_stands_in_a_box_is_read_again_as_the_same(modules: Page) -> None:
    values = [0, 1, 999, 5000, 9999, 10_000, 123_456, 12_000_000, 9_000_000.5, -800_000, 1e12]
    body = """return given[0].map((value) => {
      const fact = profile.FACTS.taxable;
      return profile.readText(fact, profile.typedAs(fact, value)).value;
    });"""
    assert run(modules, body, values) == values


# --- contradictions -----------------------------------------------------------------------------------------

SMALL = {"version": 1, "enterprise": "small"}
MACHINE = {"id": "m1", "model": "Y132M-4", "category": "transformer", "made": 2010}

APART: list[tuple[dict[str, Any], list[str], str]] = [
    ({**SMALL, "staff": 500}, ["staff", "enterprise"], "从业人数不超过 300 人，你写的是 500 人"),
    ({**SMALL, "assets": 60_000_000}, ["assets", "enterprise"], "资产总额不超过 50,000,000 元"),
    ({**SMALL, "taxable": 3_000_001}, ["taxable", "enterprise"], "年应纳税所得额不超过 3,000,000 元"),
    ({"version": 1, "machines": [{**MACHINE, "category": "motor", "commissioned": 2005}]},
     ["machines.m1.made", "machines.m1.commissioned"], "2010 年生产，却 2005 年就投运"),
    ({"version": 1, "machines": [MACHINE]},
     ["machines.m1.model", "machines.m1.category"], "Y132M-4 列在“电动机”里，你选的是“变压器”"),
    ({"version": 1, "tce": 6200, "energy": [{"energy": "原煤"}]},
     ["tce"], "写的是 6,200 吨标准煤，下面的用量折成 714.3 吨"),
]  # fmt: skip

TOGETHER: list[dict[str, Any]] = [
    {**SMALL, "staff": 300, "assets": 50_000_000, "taxable": 3_000_000},
    {"version": 1, "enterprise": "other", "staff": 500},
    {"version": 1, "staff": 500},
    {"version": 1, "machines": [{**MACHINE, "category": "motor", "commissioned": 2010}]},
    {"version": 1, "machines": [{"id": "m1", "model": "Y132M-4"}]},
    {"version": 1, "tce": 714, "energy": [{"energy": "原煤"}]},
]

FOUND = """const told = doubts(given[0], known, {
    reckoned: { low: 714.3, top: 714.3 },
    kindsOf: (model) => (model === "Y132M-4" ? ["motor"] : []),
  });"""


@pytest.mark.parametrize(("profile", "facts", "words"), APART, ids=lambda one: str(one)[:40])
def test_what_contradicts_itself_is_told(
    modules: Page, profile: dict[str, Any], facts: list[str], words: str
) -> None:
    (found,) = run(modules, f"{FOUND} return told;", profile)
    assert found["facts"] == facts
    assert words in found["words"]


@pytest.mark.parametrize("profile", TOGETHER, ids=lambda one: str(one)[:60])
def test_what_agrees_is_not_doubted(modules: Page, profile: dict[str, Any]) -> None:
    assert run(modules, f"{FOUND} return told;", profile) == []


def test_what_is_doubted_decides_nothing(modules: Page) -> None:
    machine = {**MACHINE, "category": "motor", "commissioned": 2005}
    doubted = {**SMALL, "staff": 500, "industry": "paper", "machines": [machine]}
    rest = run(modules, f"{FOUND} return undoubted(given[0], told);", doubted)
    kept = {"id": "m1", "model": "Y132M-4", "category": "motor"}
    assert rest == {"version": 1, "industry": "paper", "machines": [kept]}


# --- files ------------------------------------------------------------------------------------------------


def test_what_was_saved_as_a_file_is_read_in_as_the_same(modules: Page) -> None:
    text, back = run(
        modules,
        """const text = exported(given[0], known, "2026-11-30");
        return [text, imported(text, known)];""",
        WHOLE,
    )
    assert back == {
        "profile": {key: one for key, one in WHOLE.items() if key != "seen"},
        "left": [],
    }
    assert "行业：造纸" in text and "地区：山东省济南市" in text
    whole = json.loads(text)
    assert (whole["format"], whole["version"], whole["day"]) == ("portal-my", 1, "2026-11-30")


FILES = [
    ("", "文件是空的"),
    ("﻿  \n", "文件是空的"),
    ("你好", "不是这一页下载的文件"),
    ("[1, 2]", "不是这一页下载的文件"),
    ("17", "不是这一页下载的文件"),
    ('{"name": "x"}', "不是这一页下载的文件"),
    ('{"format": "portal-my", "profile": null}', "不是这一页下载的文件"),
    ('{"version": 1, "staff": 48', "不是这一页下载的文件"),
    ('{"version": 2, "staff": 48}', "更新的版本"),
    ('{"version": 0, "staff": 48}', "很旧的版本"),
    ('{"version": 1}', "里面什么都没有填"),
    ('{"version": 1, "staff": "many"}', "没有一样看得懂：从业人数“many”"),
]


@pytest.mark.parametrize(("text", "words"), FILES, ids=[one[0][:30] or "empty" for one in FILES])
def test_a_file_that_is_none_of_ours_is_told_in_words(modules: Page, text: str, words: str) -> None:
    assert words in run(modules, "return imported(given[0], known);", text)["fault"]


# --- versions and the store ---------------------------------------------------------------------------------


def test_an_older_profile_goes_step_by_step(modules: Page) -> None:
    body = """const steps = {
      1: ({ workers, ...rest }) => ({ ...rest, staff: workers }),
      2: ({ place, ...rest }) => ({ ...rest, region: place }),
    };
    return opened(JSON.stringify({ version: 1, workers: 48, place: "370100" }), steps, 3);"""
    assert run(modules, body) == {"raw": {"version": 3, "staff": 48, "region": "370100"}}
    missing = body.replace("2: ({ place", "7: ({ place")
    assert run(modules, missing) == {"fault": "older"}


STORE = """
  const held = new Map(Object.entries(given[0]));
  const area = {
    getItem: (key) => (held.has(key) ? held.get(key) : null),
    setItem: (key, text) => {
      if (area.full) throw new DOMException("full", "QuotaExceededError");
      held.set(key, text);
    },
    removeItem: (key) => held.delete(key),
  };
  const store = new Store(() => area);
"""


@pytest.mark.parametrize("text", ["{", "null", '"x"', "[]", "{}", '{"version": "1"}'])
def test_what_is_stored_and_cannot_be_read_is_put_aside(modules: Page, text: str) -> None:
    body = f"""{STORE} const read = store.read();
    const done = store.write({{ version: 1, staff: 1 }});
    return [read, done, new Store(() => area).aside(), held.get("portal-my")];"""
    read, done, aside, now = run(modules, body, {"portal-my": text})
    assert read == {"raw": {"version": 1}, "fault": "damaged"}
    assert (done, aside, now) == ({}, [text], '{"version":1,"staff":1}')


def test_what_was_thrown_away_does_not_come_again(modules: Page) -> None:
    body = f"""{STORE} store.read(); store.forgetAside();
    const again = new Store(() => area);
    return [again.read(), again.aside(), [...held.keys()]];"""
    assert run(modules, body, {"portal-my": "{"}) == [{"raw": {"version": 1}}, [], []]
    sound = {"portal-my": '{"version":1,"staff":1}', "portal-my-aside": '["{"]'}
    read, aside, keys = run(modules, body, sound)
    assert (read, aside, keys) == ({"raw": {"version": 1, "staff": 1}}, [], ["portal-my"])


def test_what_is_only_half_understood_is_not_told_again_once_it_was_thrown_away(
    modules: Page,
) -> None:
    body = f"""{STORE} const told = [];
    const {{ Keeper }} = await import("/assets/my/keeper.js");
    const start = () => {{
      const deeds = {{ notice: (id, words) => words && told.push(id), show() {{}}, changed() {{}}, saveAside() {{}} }};
      const one = new Keeper(new Store(() => area), known, deeds);
      one.start();
      return one;
    }};
    start().forget(); start();
    return [told, held.get("portal-my"), held.has("portal-my-aside")];"""
    told, kept, aside = run(modules, body, {"portal-my": '{"version":1,"staff":48,"gone":5}'})
    assert (told, json.loads(kept), aside) == (["aside"], {"version": 1, "staff": 48}, False)
    told, kept, aside = run(modules, body, {"portal-my": '{"version":1,"gone":5}'})
    assert (told, kept, aside) == (["aside"], None, False)


# --- from the equipment check ---------------------------------------------------------------------------------

BOILER = {"model": "DZL4-1.25", "category": "boiler"}


@pytest.mark.parametrize(
    ("before", "plate", "after"),
    [
        # what the check asked for completes the one that is there
        ([{"id": "a", **BOILER}], {**BOILER, "fuel": "coal"}, [{"id": "a", **BOILER, "fuel": "coal"}]),
        ([{"id": "a", "model": "dzl4-1.25", "count": 2}], {**BOILER, "fuel": "coal"},
         [{"id": "a", "model": "dzl4-1.25", "count": 2, "category": "boiler", "fuel": "coal"}]),
        # the same, or less, is there already
        ([{"id": "a", **BOILER, "fuel": "coal"}], BOILER, [{"id": "a", **BOILER, "fuel": "coal"}]),
        # another year is another machine
        ([{"id": "a", **BOILER, "made": 2001}], {**BOILER, "made": 2010}, 2),
        # which of two it is nobody can tell
        ([{"id": "a", **BOILER, "made": 2001}, {"id": "b", **BOILER, "made": 2010}], {**BOILER, "fuel": "coal"}, 3),
        ([{"id": "a", "category": "boiler"}], BOILER, 2),
    ],
)  # fmt: skip
def test_the_same_machine_given_again_is_completed(
    modules: Page, before: list[dict[str, Any]], plate: dict[str, Any], after: Any
) -> None:
    body = """const give = await import("/assets/my/give.js");
    localStorage.setItem("portal-my", JSON.stringify({ version: 1, machines: given[0] }));
    give.machines([{ plate: given[1] }]);
    const { machines } = JSON.parse(localStorage.getItem("portal-my"));
    localStorage.removeItem("portal-my");
    return machines;"""
    found = run(modules, body, before, plate)
    assert len(found) == after if isinstance(after, int) else found == after


# --- numbers that nobody can mean -----------------------------------------------------------------------------


def test_numbers_beyond_all_that_a_firm_uses_are_doubted(modules: Page) -> None:
    body = "return [...doubts(given[0], known, given[1] ? { reckoned: given[1] } : {})];"
    (found,) = run(modules, body, {"tce": 2_000_000}, None)
    assert found["open"] == ["tce"] and "2,000,000 吨标准煤？" in found["words"]
    bills = {"energy": [], "tce": 2_000_000}
    assert run(modules, body, bills, {"low": 2_000_000, "top": 2_000_000}) == []
    assert run(modules, body, {"tce": 1_000_000}, None) == []
    typed = {
        "version": 1,
        "tce": 1e30,
        "energy": [{"energy": "原煤", "amount": 1e30, "unit": "吨"}],
    }
    read = run(modules, "return profile.checked(given[0], known);", typed)
    assert read["profile"] == {"version": 1}
    assert any("1e+30" in words and "太大了" in words for words in read["left"])


def test_what_there_is_no_room_to_put_aside_is_not_written_over(modules: Page) -> None:
    body = f"""{STORE} area.full = true; store.read(); area.full = false;
    return [store.aside(), store.write({{ version: 1 }}), held.get("portal-my")];"""
    assert run(modules, body, {"portal-my": "{"}) == [["{"], {"fault": "full"}, "{"]


def test_a_full_or_forbidden_store_is_told(modules: Page) -> None:
    body = f"""{STORE} store.read(); area.full = true;
    const none = new Store(() => {{ throw new DOMException("no", "SecurityError"); }});
    return [store.write({{ version: 1 }}), none.read(), none.write({{ version: 1 }}), none.clear()];"""
    full, read, write, gone = run(modules, body, {})
    assert full == {"fault": "full"}
    assert read == {"raw": {"version": 1}, "forbidden": True}
    assert (write, gone) == ({"fault": "forbidden"}, False)


def test_what_another_tab_wrote_is_not_written_over(modules: Page) -> None:
    body = f"""{STORE} store.read(); held.set("portal-my", "theirs");
    return [store.write({{ version: 1 }}), held.get("portal-my")];"""
    assert run(modules, body, {"portal-my": '{"version":1}'}) == [{"theirs": "theirs"}, "theirs"]


# --- two tabs -------------------------------------------------------------------------------------------------

A, B, C = ({"id": name, "model": name} for name in "abc")
TABS: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any], list[str]]] = [
    ({"staff": 1}, {"staff": 2}, {"staff": 1, "tce": 3}, {"staff": 2, "tce": 3}, []),
    ({"staff": 1}, {"staff": 1}, {}, {}, []),
    ({"staff": 1, "seen": "2026-11-20"}, {"staff": 1, "seen": "2026-11-21"}, {}, {}, []),
    ({"staff": 1}, {}, {"staff": 1, "tce": 3}, {"tce": 3}, []),
    ({"staff": 1}, {"staff": 2}, {"staff": 3}, {"staff": 2}, ["staff"]),
    ({"staff": 1}, {"staff": 2}, {"staff": 2}, {"staff": 2}, []),
    ({"machines": [A]}, {"machines": [A, B]}, {"machines": [A, C]}, {"machines": [A, C, B]}, []),
    ({"machines": [A, B]}, {"machines": [A]}, {"machines": [A, B, C]}, {"machines": [A, C]}, []),
    ({"machines": [A]}, {"machines": [{**A, "made": 1}]}, {}, {"machines": [{**A, "made": 1}]}, ["machines"]),
    ({}, {"seen": "2026-11-20"}, {"seen": "2026-11-21"}, {"seen": "2026-11-21"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("base", "mine", "theirs", "both", "clash"), TABS)
def test_two_tabs_keep_what_each_of_them_changed(
    modules: Page,
    base: dict[str, Any],
    mine: dict[str, Any],
    theirs: dict[str, Any],
    both: dict[str, Any],
    clash: list[str],
) -> None:
    found = run(modules, "return merged(...given);", base, mine, theirs)
    assert found == {"profile": both, "both": clash}

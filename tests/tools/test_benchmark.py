"""Grades, savings and places on a scale, against numbers worked out by hand."""

from typing import Any

import pytest
from playwright.sync_api import Page

RUN = """async ([file, name, given]) => {
  const module = await import(`/assets/tools/benchmark/${file}.js`);
  return module[name](...given);
}"""


@pytest.fixture
def run(modules: Page) -> Any:
    return lambda file, name, *given: modules.evaluate(RUN, [file, name, given])


@pytest.fixture
def table(tool_data: dict[str, Any]) -> Any:
    tables = {
        one["id"]: one
        for machine in tool_data["tools/machines.json"]["machines"]
        for one in machine["tables"]
    }
    return lambda id: tables[id]


def test_a_motor_of_a_step_of_the_table(run: Any, table: Any) -> None:
    motors = table("gb-18613-2020-t1")
    found = run("grades", "gradesAt", motors, [7.5, 4])
    assert found["grades"][2] == 90.4 and len(found["rows"]) == 1
    assert run("grades", "gradeOf", motors, found["grades"], 87) == 3  # below grade 3
    assert run("grades", "gradeOf", motors, found["grades"], 90.4) == 2
    assert run("grades", "gradeOf", motors, found["grades"], found["grades"][0]) == 0


def test_a_motor_between_two_steps_is_interpolated(run: Any, table: Any) -> None:
    motors = table("gb-18613-2020-t1")
    low = run("grades", "gradesAt", motors, [7.5, 4])["grades"]
    high = run("grades", "gradesAt", motors, [11, 4])["grades"]
    found = run("grades", "gradesAt", motors, [9.2, 4])
    # 9.2 lies (9.2 - 7.5) / (11 - 7.5) = 0.485714 of the way
    assert found["grades"] == pytest.approx(
        [one + (other - one) * 1.7 / 3.5 for one, other in zip(low, high, strict=True)]
    )
    assert len(found["rows"]) == 2 and "线性插值" in found["lines"][0]


@pytest.mark.parametrize("at", [[0.01, 4], [5000, 4], [7.5, 3], [7.5, 12]])
def test_beyond_the_table_nothing_is_told(at: list[float], run: Any, table: Any) -> None:
    assert "不能判断" in run("grades", "gradesAt", table("gb-18613-2020-t1"), at)["fault"]


def test_what_is_not_to_be_interpolated_is_not(run: Any, table: Any) -> None:
    idle = table("gb-20052-2024-t1")
    found = run("grades", "gradesAt", idle, ["电工钢带", 450])
    assert "不能判断" in found["fault"] and "400" in found["fault"]


def test_an_old_transformer(run: Any, table: Any) -> None:
    idle, loaded = table("gb-20052-2024-t1"), table("gb-20052-2024-t2")
    grades = run("grades", "gradesAt", idle, ["电工钢带", 400])["grades"]
    assert run("grades", "gradeOf", idle, grades, 800) == 3  # 800 W is above every grade
    assert run("grades", "gradeOf", idle, grades, grades[2]) == 2
    grades = run("grades", "gradesAt", loaded, ["电工钢带，Yyn0", 400])["grades"]
    assert grades[2] == 4300 and run("grades", "gradeOf", loaded, grades, 4300) == 2  # just grade 3
    assert run("grades", "gradeOf", loaded, grades, 4301) == 3


def test_a_missing_value_is_not_guessed(run: Any) -> None:
    table = {"better": "lower"}
    assert run("grades", "gradeOf", table, [5, 6, None], 7) is None
    assert run("grades", "gradeOf", table, [5, 6, None], 5.5) == 1
    assert run("grades", "gradeOf", table, [None, 6, 7], 5) is None
    assert run("grades", "gradeOf", table, [5, 6, 7], 8) == 3


def test_a_pump_by_the_formula(run: Any, table: Any) -> None:
    # ns = 3.65 x 2900 x sqrt(100/3600) / 32^0.75 = 1764.17 / 13.4543 = 131.12
    # ln ns = 4.87613, ln Q = 4.60517
    # -8.44 x 23.77664 - 0.48 x 21.20759 + 0.09 x 22.45541 + 84.63 x 4.87613 + 8.5 x 4.60517
    # = -200.6748 - 10.1796 + 2.0210 + 412.6669 + 39.1439 = 242.9774
    pump = {"speed": 2900, "flow": 100, "head": 32}
    found = run("grades", "pumpGrades", table("gb-19762-2025-t1"), pump)
    assert found["grades"] == pytest.approx([81.65, 79.65, 74.65], abs=0.01)
    assert "131.1" in found["lines"][0]


def test_pumps_outside_their_table(run: Any, table: Any) -> None:
    single = table("gb-19762-2025-t1")
    pump = {"speed": 2900, "flow": 4, "head": 32}
    assert "不在表的范围" in run("grades", "pumpGrades", single, pump)["fault"]
    pump = {"speed": 2900, "flow": 100, "head": 96, "stages": 3}
    assert "单级" in run("grades", "pumpGrades", single, pump)["fault"]
    many = run("grades", "pumpGrades", table("gb-19762-2025-t4"), pump)
    assert len(many["grades"]) == 3 and many["grades"][0] > many["grades"][2]


def test_a_better_motor_saves(run: Any) -> None:
    # 7.5 x 0.75 = 5.625 kW; 5.625 x 6000 x (1/0.87 - 1/0.932) = 33750 x 0.0764640 = 2580.66
    given = {"power": 7.5, "load": 0.75, "hours": 6000, "before": 87, "after": 93.2}
    found = run("saving", "motor", given)
    assert found["kwh"] == pytest.approx(2580.66, abs=0.01)
    tce = run("saving", "coal", found["kwh"], {"value": 0.1229})
    assert tce["tce"] == pytest.approx(0.31716, abs=1e-5)
    back = run("saving", "payback", found["kwh"] * 0.7, 4500)  # 1806.46 yuan a year
    assert back["years"] == pytest.approx(2.491, abs=0.001)


def test_a_better_transformer_saves(run: Any) -> None:
    # (800 - 410 + 0.4^2 x (4300 - 3590)) x 8760 / 1000 = (390 + 113.6) x 8.76 = 4411.536
    given = {"load": 0.4, "hours": 8760, "before": [800, 4300], "after": [410, 3590]}
    assert run("saving", "transformer", given)["kwh"] == pytest.approx(4411.536)


def test_other_machines_save(run: Any) -> None:
    # (8.5 - 6.8) x 6 x 0.8 x 5000 = 40 800
    given = {"flow": 6, "load": 0.8, "hours": 5000, "before": 8.5, "after": 6.8}
    assert run("saving", "compressor", given)["kwh"] == pytest.approx(40_800)
    # 30 x 1 x 8000 x (1 - 70/80) = 30 000
    given = {"power": 30, "load": 1, "hours": 8000, "before": 70, "after": 80}
    assert run("saving", "driven", given)["kwh"] == pytest.approx(30_000)
    # 900 x (1 - 75/90) = 150
    given = {"fuel": 900, "before": 75, "after": 90}
    assert run("saving", "boiler", given)["tce"] == pytest.approx(150)


def test_no_better_machine_has_no_payback(run: Any) -> None:
    given = {"power": 7.5, "load": 0.75, "hours": 6000, "before": 94, "after": 93.2}
    assert run("saving", "motor", given)["kwh"] < 0
    assert run("saving", "payback", -100, 4500) == {"line": ""}
    assert run("saving", "payback", 0, 4500) == {"line": ""}


CLINKER = {"unit": "kgce/t", "advanced": 100, "access": 107, "limit": 117}


@pytest.mark.parametrize(
    ("value", "grade"), [(99, 1), (100, 1), (100.1, 2), (107, 2), (117, 3), (117.01, 4)]
)
def test_a_product_on_its_scale(value: float, grade: int, run: Any) -> None:
    assert run("products", "place", CLINKER, value)["grade"] == grade


def test_the_gap_in_a_year(run: Any) -> None:
    # 120 - 117 = 3 kgce/t, 2.564 %; x 500 000 t = 1 500 tce
    gaps = {one["name"]: one for one in run("products", "place", CLINKER, 120, 500_000)["gaps"]}
    assert gaps["limit"]["gap"] == 3 and gaps["limit"]["tce"] == 1500
    assert gaps["limit"]["per_cent"] == pytest.approx(2.5641, abs=1e-4)
    power = {"unit": "kWh/t", "limit": 20}
    (gap,) = run("products", "place", power, 30, 1000, 0.1229)["gaps"]  # 10 x 1000 x 0.1229
    assert gap["tce"] == pytest.approx(1.229)


def test_negative_limits_keep_their_order(run: Any) -> None:
    acid = {"unit": "kgce/t", "advanced": -140, "access": -120, "limit": -100}
    assert [run("products", "place", acid, x)["grade"] for x in (-150, -130, -110, -90)] == [
        1,
        2,
        3,
        4,
    ]
    (gap, *_) = run("products", "place", acid, -126)["gaps"]
    assert gap["gap"] == 14 and gap["per_cent"] == pytest.approx(10)
    places = run("products", "scaled", [-140, -120, -100, -126])
    assert places[0] < places[3] < places[1] < places[2]


def test_where_the_standard_lacks_a_grade_none_is_given(run: Any) -> None:
    assert run("products", "place", {"unit": "kgce/t", "access": 107}, 100)["grade"] is None
    assert (
        run("products", "place", {"unit": "kgce/t", "benchmark": 1, "baseline": 2}, 1)["grade"]
        is None
    )


def test_units_of_one_kind_are_converted(run: Any) -> None:
    assert run("products", "converted", 0.12, "tce/t", CLINKER) == pytest.approx(120)
    assert run("products", "converted", 320, "gce/kWh", {"unit": "gce/kWh"}) == 320
    assert run("products", "unitsOf", {"unit": "kWh/t"}) == ["kWh/t"]
    assert run("products", "unitsOf", {"unit": "kgoe/t"}) == ["kgoe/t"]
    assert run("products", "outputUnit", {"unit": "kgoe/t"}) == ""


GRADED = ["motor", "transformer", "fan", "compressor", "boiler", "pump"]
"""Kinds of machines of which the frozen data have grades."""


def test_every_table_can_be_read_by_its_own_rows(run: Any, tool_data: dict[str, Any]) -> None:
    machines = tool_data["tools/machines.json"]["machines"]
    assert [one["id"] for one in machines if one["tables"]] == GRADED
    for machine in machines:
        for table in machine["tables"]:
            for id, at, grades in table["rows"]:
                if table["better"] == "formula":
                    continue
                known = [one for one in grades if one is not None]
                assert known == sorted(known, reverse=table["better"] == "higher"), id
            id, at, grades = table["rows"][-1]
            if table["better"] != "formula":
                assert run("grades", "gradesAt", table, at) == {
                    "grades": grades,
                    "rows": [id],
                    "lines": [],
                }


# --- products: the limit first, then the grade ------------------------------------------------------

ANSWER = """async ([side, data, asked, more]) => {
  const { answered } = await import(`/assets/tools/benchmark/${side}.js`);
  const told = answered(data, new URLSearchParams(asked), more);
  return told ? { words: told.words ?? "", faults: told.faults ?? {} } : null;
}"""

PAPER = {
    "id": "i",
    "document": 0,
    "product": "瓦楞原纸、纸管纸板",
    "indicator": "单位产品综合能耗",
    "unit": "kgce/t",
    "advanced": 200,
    "access": 230,
    "limit": 260,
    "industries": ["paper"],
}
DOCUMENT = {
    "number": "GB 1",
    "title": "造纸单位产品能源消耗限额",
    "url": "standards/gb-1/",
    "effective": "2025-01-01",
    "status": "现行有效",
    "to_come": False,
    "policy": False,
}
CLINKER_SHARE = {
    "name": "熟料比例",
    "how": "each",
    "asked": "熟料占多少",
    "unit": "%",
    "base": 75,
    "least": 0,
    "most": 100,
    "amounts": {"advanced": 1.1, "access": 1.15, "limit": 1.2},
    "touches": ["advanced", "access", "limit"],
}
HEIGHT = {"name": "海拔", "how": "open", "asked": "海拔高于 1500 m", "touches": ["limit"]}
CEMENT = {**PAPER, "product": "水泥", "advanced": 80, "access": 87, "limit": 94}


@pytest.fixture
def told(modules: Page) -> Any:
    def ask(indicator: dict[str, Any], document: dict[str, Any] = DOCUMENT, **asked: str) -> Any:
        data = {"documents": [document], "indicators": [indicator], "bare": []}
        return modules.evaluate(ANSWER, ["product", data, {"indicator": "i", **asked}, None])

    return ask


def test_the_limit_is_answered_where_a_grade_is_missing(told: Any) -> None:
    arc = {key: value for key, value in {**PAPER, "limit": 86}.items() if key != "access"}
    arc["advanced"] = 61
    words = told(arc, value="70")["words"]
    assert "没有超过限定值，是 2 级还是 3 级不能定" in words and "没有 2 级的数值" in words
    assert "达到 1级" in told(arc, value="61")["words"]  # nothing stricter is missing
    words = told(arc, value="87")["words"]
    assert "超过限定值" in words and "没有超过" not in words and "高出 1" in words
    only = {key: value for key, value in arc.items() if key != "advanced"}
    assert "没有超过限定值，是 1 级、2 级还是 3 级不能定" in told(only, value="13")["words"]


@pytest.mark.parametrize(
    ("value", "share", "words"),
    [
        ("98", "80", "没有超过限定值，达到 3级"),  # 94 + 5 x 1.2 = 100; 87 + 5.75 = 92.75
        ("100", "80", "没有超过限定值，达到 3级"),
        ("100.1", "80", "：超过限定值"),
        ("98", "75", "：超过限定值"),
        ("85.5", "80", "达到 1级"),  # 80 + 5.5
        ("80", "60", "：超过限定值"),  # 94 - 15 x 1.2 = 76: within the limit of the table
        ("97.6", "78", "没有超过限定值"),  # 94 + 3 x 1.2 is 97.6 to the last digit
        ("130", "", "：超过限定值"),  # more than the 124 of pure clinker
        ("1.2", "", "检查单位"),
    ],
)
def test_a_correction_with_a_formula_is_reckoned_with(
    value: str, share: str, words: str, told: Any
) -> None:
    found = told({**CEMENT, "corrections": [CLINKER_SHARE]}, value=value, c0=share)
    assert words in found["words"] or words in found["faults"]["value"]


@pytest.mark.parametrize(("value", "side"), [("98", "高 4"), ("90", "低 4"), ("94", "正好")])
def test_a_correction_that_is_not_filled_in_is_asked(value: str, side: str, told: Any) -> None:
    words = told({**CEMENT, "corrections": [CLINKER_SHARE]}, value=value)["words"]
    assert "要看修正" in words and "熟料占多少" in words and side in words
    assert ("没有超过限定值" in words) == (value != "98")
    assert "：超过限定值" not in words


def test_a_correction_whose_figures_we_lack_is_named(told: Any) -> None:
    cement = {**CEMENT, "corrections": [HEIGHT]}
    assert "海拔高于 1500 m吗" in told(cement, value="98")["words"]
    assert "：超过限定值" in told(cement, value="98", c0="no")["words"]
    words = told(cement, value="98", c0="yes")["words"]
    assert "是不是超限要看修正" in words and "海拔怎样修正，本站没有收录" in words
    assert "没有超过限定值" in told(cement, value="98", c0="yes", corrected="99")["words"]
    assert "：超过限定值" in told(cement, value="98", c0="yes", corrected="97.5")["words"]
    # only the limit hangs on it: who reaches grade 2 keeps to the limit as well
    assert "没有超过限定值，达到 2级" in told(cement, value="86")["words"]


def test_a_correction_that_only_loosens_leaves_what_is_within_within(told: Any) -> None:
    addition = {**CLINKER_SHARE, "name": "特殊工艺", "asked": "修正量", "unit": "kgce/t"}
    addition |= {"base": 0, "most": 520, "amounts": dict.fromkeys(CLINKER_SHARE["amounts"], 1)}
    paper = {**PAPER, "corrections": [addition]}
    assert "没有超过限定值，几级要看修正" in told(paper, value="245")["words"]
    assert "没有超过限定值，达到 3级" in told(paper, value="245", c0="0")["words"]
    assert "要看修正，还不能判断" in told(paper, value="300")["words"]
    assert "没有超过限定值，达到 1级" in told(paper, value="300", c0="100")["words"]
    assert "：超过限定值" in told(paper, value="781")["words"]  # 260 + 520


def test_a_factor_and_a_condition_are_reckoned_with(told: Any) -> None:
    factor = {"name": "规格", "how": "factor", "asked": "系数", "base": 1, "touches": []}
    copper = {**PAPER, "corrections": [factor]}
    assert "没有超过限定值，达到 2级" in told(copper, value="250", c0="1.1")["words"]  # 253
    assert "：超过限定值" in told(copper, value="250", c0="0.95")["words"]  # 247
    assert "要大于 0" in told(copper, value="250", c0="0")["faults"]["c0"]
    more = {"name": "发烟硫酸", "how": "add", "asked": "是发烟硫酸", "touches": []}
    more["amounts"] = {"advanced": 35, "access": 35, "limit": 35}
    acid = {**PAPER, "advanced": -110, "access": -100, "limit": -90, "net_output": True}
    acid["corrections"] = [more]
    assert "：超过限定值" in told(acid, value="-80", c0="no")["words"]
    assert "达到 1级" in told(acid, value="-80", c0="yes")["words"]  # -75
    assert "要看修正" in told(acid, value="-80")["words"]
    assert "没有超过限定值" in told(acid, value="-95")["words"]


def test_what_was_left_open_is_never_contradicted_by_what_is_filled_in(
    modules: Page, tool_data: dict[str, Any]
) -> None:
    script = """async ([indicators]) => {
      const { place } = await import("/assets/tools/benchmark/products.js");
      const wrong = [];
      for (const one of indicators) {
        const answers = one.corrections.map((it) => it.how === "each" || it.how === "factor"
          ? [it.least ?? it.base / 2, it.base, it.most ?? it.base * 3] : [true, false]);
        const all = answers.reduce((sets, next) =>
          sets.flatMap((set) => next.map((answer) => [...set, answer])), [[]]);
        for (let value = one.limit - 60; value < one.limit + 60; value += 1.7) {
          const open = place(one, value);
          for (const set of all) {
            const filled = place(one, value, undefined, undefined, set);
            if (open.within !== null && filled.within !== null && open.within !== filled.within)
              wrong.push([value, set]);
            if (filled.best < open.best || filled.worst > open.worst) wrong.push([value, set]);
          }
        }
      }
      return wrong;
    }"""
    factor = {"name": "规格", "how": "factor", "asked": "系数", "base": 1, "touches": []}
    cases = [
        {**CEMENT, "corrections": [CLINKER_SHARE]},
        {**CEMENT, "corrections": [CLINKER_SHARE, {**HEIGHT, "touches": ["limit"]}]},
        {**CEMENT, "corrections": [factor, {**CLINKER_SHARE, "how": "add"}]},
    ]
    assert modules.evaluate(script, [cases]) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("3", "达到标杆水平"),
        ("4", "达到标杆水平"),
        ("5", "达到基准水平"),
        ("8", "没有达到基准水平"),
    ],
)
def test_policy_values_are_answered_as_such(value: str, words: str, told: Any) -> None:
    tile = {key: one for key, one in PAPER.items() if key not in ("advanced", "access", "limit")}
    tile |= {"benchmark": 4, "baseline": 7}
    found = told(tile, {**DOCUMENT, "policy": True}, value=value)["words"]
    assert words in found and "不是标准的级" in found


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"value": "-5.2"}, "不会是负数"),
        ({"value": "0.25"}, "tce/t"),  # 0.25 tce/t is 250 kgce/t
        ({"value": "245", "unit": "tce/t"}, "kgce/t"),
        ({"value": "0"}, "检查单位"),
    ],
)
def test_a_consumption_that_can_hardly_be_meant_is_asked_about(
    asked: dict[str, str], words: str, told: Any
) -> None:
    assert words in told(PAPER, **asked)["faults"]["value"]


# --- products are found ------------------------------------------------------------------------------


@pytest.fixture
def find(run: Any) -> Any:
    arc = {**PAPER, "id": "arc", "product": "电弧炉工序（容量＜50t）", "industries": ["steel"]}
    arc["other_names"] = ["电炉钢"]
    tissue = {**PAPER, "id": "tissue", "product": "卫生纸原纸、纸巾原纸（木浆）", "document": 0}
    glass = {**PAPER, "id": "glass", "product": "平板玻璃（≤500 t/d）", "document": 1}
    data = {
        "indicators": [PAPER, arc, tissue, glass],
        "documents": [DOCUMENT, {**DOCUMENT, "number": "GB 2", "title": "玻璃能耗限额"}],
        "bare": [{"number": "GB 3", "title": "烧结墙体材料单位产品能源消耗限额", "url": "x"}],
    }

    def names(words: str, industry: str = "") -> dict[str, Any]:
        found = run("finding", "find", data, words, industry)
        ids = {key: [one["id"] for one in found[key]] for key in ("fits", "alike")}
        return {**ids, "bare": len(found["bare"]), "elsewhere": found["elsewhere"]}

    return names


def test_a_product_is_found_by_its_parts_and_by_what_people_call_it(find: Any) -> None:
    assert find("瓦楞")["fits"] == ["i"]
    assert find("电炉钢")["fits"] == ["arc"]
    assert find("ＧＢ2")["fits"] == ["glass"]
    assert find("木浆 卫生纸")["fits"] == ["tissue"]
    assert find("造纸")["fits"] == ["i", "arc", "tissue"]  # by the title of their standard
    assert find("")["fits"] == ["i", "arc", "tissue", "glass"]


def test_what_is_only_alike_is_told_apart(find: Any) -> None:
    assert find("瓦楞纸") == {"fits": [], "alike": ["i"], "bare": 0, "elsewhere": 0}
    assert find("玻璃瓶")["alike"] == ["glass"]
    assert find("烧结砖") == {"fits": [], "alike": [], "bare": 1, "elsewhere": 0}
    assert find("xyz") == {"fits": [], "alike": [], "bare": 0, "elsewhere": 0}
    assert find("瓷")["alike"] == []


def test_another_industry_is_not_nowhere(find: Any) -> None:
    assert find("电弧炉", "paper") == {"fits": [], "alike": [], "bare": 0, "elsewhere": 1}


# --- machines: what can hardly be meant is asked about ----------------------------------------------

MOTOR = {"machine": "motor", "p0": "7.5", "p1": "4", "v0": "88"}
RENEWAL = {"goal": "0", "hours": "6000", "load": "75", "tariff": "0.7", "price": "5000"}
OIL = {
    "machine": "transformer",
    "table": "gb-20052-2024-t1",
    "p0": "电工钢带",
    "p1": "400",
    "p2": "电工钢带，Dyn11/Yzn11",
}


@pytest.fixture
def machine(modules: Page, tool_data: dict[str, Any]) -> Any:
    data = tool_data["tools/machines.json"]
    return lambda **asked: modules.evaluate(ANSWER, ["machine", data, asked, None])


@pytest.mark.parametrize(
    ("asked", "box", "words"),
    [
        ({"v0": "0.88"}, "v0", "是不是 88%"),
        ({"v0": "101"}, "v0", "最多 100"),
        ({"v0": "5"}, "v0", "检查"),
        ({"load": "0.75"}, "load", "是不是 75%"),
        ({"load": "1"}, "load", "是不是 100%"),
        ({"load": "120"}, "load", "最多 100"),
        ({"tariff": "70"}, "tariff", "0.7 元"),
        ({"tariff": "0.007"}, "tariff", "太低了"),
        ({"price": "0.5"}, "price", "0.5 万元"),
        ({"hours": "16"}, "hours", "5,840"),
    ],
)
def test_a_fraction_or_another_unit_is_asked_about(
    asked: dict[str, str], box: str, words: str, machine: Any
) -> None:
    found = machine(**{**MOTOR, **RENEWAL, **asked})
    assert words in found["faults"][box] and found["words"] == ""


def test_a_per_cent_may_bear_its_sign(machine: Any) -> None:
    assert "低于现行能效限定值" in machine(**{**MOTOR, "v0": "88%", "load": "75 ％"})["words"]


@pytest.mark.parametrize("v0", ["36.2", "50", "88", "98"])
def test_a_motor_never_saves_more_than_it_takes(v0: str, run: Any, machine: Any) -> None:
    """7.5 kW the year round are 65,700 kWh; the least efficiency that is taken is 0.4 of grade 3, the most
    has a third of what grade 1 loses."""
    assert machine(**{**MOTOR, "v0": "36.1"})["faults"]  # 0.4 x 90.4 = 36.16
    assert machine(**{**MOTOR, "v0": "98.1"})["faults"]  # (100 - 94) / 3 = 2
    assert not machine(**{**MOTOR, "v0": v0})["faults"]
    given = {"power": 7.5, "load": 0.75, "hours": 6000, "before": float(v0), "after": 100}
    assert run("saving", "motor", given)["kwh"] < 65_700


def test_losses_in_kilowatts_are_asked_about(machine: Any) -> None:
    found = machine(**OIL, v0="0.57", v1="4.3")["faults"]
    assert "570" in found["v0"] and "4,300" in found["v1"]
    assert "大得多" in machine(**OIL, v0="57000", v1="4300")["faults"]["v0"]
    assert "低于现行能效限定值" in machine(**OIL, v0="570", v1="4300")["words"]


def test_one_of_two_losses_does_not_give_a_grade_of_the_whole(machine: Any) -> None:
    words = machine(**OIL, v0="410")["words"]
    assert "只看空载损耗，3级" in words and "负载损耗没有填" in words


def test_a_compressor_takes_no_more_than_its_rated_power(
    machine: Any, tool_data: dict[str, Any]
) -> None:
    compressor = next(
        one for one in tool_data["tools/machines.json"]["machines"] if one["id"] == "compressor"
    )
    cooling, power, pressure = compressor["tables"][0]["rows"][-1][1]
    worst = compressor["tables"][0]["rows"][-1][2][-1]
    asked = {"machine": "compressor", "p0": cooling, "p1": str(power), "p2": str(pressure)}
    asked |= {"v0": str(worst), "goal": "0", "hours": "6000", "load": "80"}
    assert "比额定功率" in machine(**asked, air=str(power / worst * 100))["faults"]["air"]
    assert not machine(**asked, air=str(power / worst))["faults"]


def test_a_machine_whose_limit_is_missing_is_not_called_below_it(
    modules: Page, tool_data: dict[str, Any]
) -> None:
    def ask(grades: list[float | None], v0: str) -> str:
        (table,) = (
            one
            for whole in tool_data["tools/machines.json"]["machines"]
            for one in whole["tables"]
            if one["id"] == "gb-18613-2020-t1"
        )
        table = {**table, "rows": [["r", [7.5, 4], grades]]}
        data = {"machines": [{"id": "motor", "name": "电动机", "tables": [table]}]}
        asked = {"machine": "motor", "p0": "7.5", "p1": "4", "v0": v0}
        return str(modules.evaluate(ANSWER, ["machine", data, asked, None])["words"])

    assert "是不是低于限定值不能判断" in ask([93, 92, None], "90")
    assert "没有低于限定值" in ask([93, 92, None], "92.5")
    assert "没有低于限定值（3级），是 2级还是 3级 不能定" in ask([93, None, 90], "91")
    assert "低于现行能效限定值" in ask([93, None, 90], "89")
    assert "：1级。" in ask([93, None, None], "93")


def test_a_condensing_boiler_may_have_more_than_100_per_cent(modules: Page) -> None:
    def ask(grades: list[float], v0: str) -> Any:
        table = {"id": "b", "title": "设计热效率", "quantity": "设计热效率", "unit": "%"}
        table |= {"better": "higher", "levels": ["1级", "2级", "3级"], "number": "GB", "url": "x"}
        table |= {"parameters": [{"name": "燃料"}], "rows": [["r", ["气"], grades]]}
        data = {"machines": [{"id": "boiler", "name": "锅炉", "tables": [table]}]}
        asked = {"machine": "boiler", "p0": "气", "v0": v0}
        return modules.evaluate(ANSWER, ["machine", data, asked, None])

    assert "2级" in ask([103, 101, 97], "102")["words"]
    assert "最多 100" in ask([94, 92, 90], "102")["faults"]["v0"]


# --- series ------------------------------------------------------------------------------------------

RULE = {"id": "g01", "name": "低于3级", "url": "x", "standard": "GB", "series": ["YE2"]}


@pytest.mark.parametrize(
    ("model", "below"),
    [
        ("YE2-132M-4", True),
        ("ye2 132m-4", True),
        ("YE2", True),
        ("YE20-1", False),
        ("YE3-132M-4", False),
        ("YX3-132M-4", False),
    ],
)
def test_only_a_series_that_a_rule_names_is_below_its_grade(
    model: str, below: bool, run: Any
) -> None:
    (found,) = run("series", "standingOf", {"market": [RULE]}, model)
    assert (found["below"], found["why"]) == (below, "")


def test_a_series_that_tells_no_grade_says_so_in_the_words_of_the_rule(run: Any) -> None:
    rule = {**RULE, "series": [], "model_caution": "型号与能效等级没有一一对应关系"}
    (found,) = run("series", "standingOf", {"market": [rule]}, "S11-400/10")
    assert not found["below"] and found["why"] == rule["model_caution"]
    assert run("series", "standingOf", {"market": [rule]}, "") == []


# --- what a relief asks of a new machine --------------------------------------------------------------------

MEETS = """async (cases) => {
  const { meets } = await import("/assets/tools/benchmark/buying.js");
  return cases.map(([grade, result]) => meets({ grade }, [result]));
}"""

GRADES_OF = ["1级", "2级", "3级"]


def graded_as(best: int, worst: int, within: Any = True, **more: Any) -> dict[str, Any]:
    stands = {"best": best, "worst": worst, "within": within}
    return {"table": {"levels": GRADES_OF, **more}, "own": 90, "lacks": [], "stands": stands}


@pytest.mark.parametrize(
    ("grade", "result", "wanted"),
    [
        (2, graded_as(1, 1), "yes"),
        (2, graded_as(0, 0), "yes"),
        (2, graded_as(2, 2), "no"),
        (2, graded_as(0, 2), "open"),  # the table lacks what would tell
        (2, graded_as(3, 3, False), "no"),
        (2, graded_as(1, 1, None), "open"),
        (2, graded_as(1, 1, to_come=True), "open"),
        (2, graded_as(1, 1, unseen="实施日期没有见到"), "open"),
        (2, {**graded_as(1, 1), "lacks": ["COPc"]}, "open"),
        (2, {"table": {"levels": ["目标值", "限定值"]}, "own": 90, "stands": {}}, "open"),
        (0, graded_as(0, 0), ""),  # a list asks for no grade, and a grade never takes its place
    ],
)
def test_a_grade_meets_what_asks_for_a_grade(
    grade: int, result: dict[str, Any], wanted: str, modules: Page
) -> None:
    assert modules.evaluate(MEETS, [[grade, result]]) == [wanted]

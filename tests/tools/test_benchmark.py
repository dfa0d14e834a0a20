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


def test_every_table_can_be_read_by_its_own_rows(run: Any, tool_data: dict[str, Any]) -> None:
    for machine in tool_data["tools/machines.json"]["machines"]:
        assert machine["tables"], machine["name"]
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

"""A year of one firm each, filled in as its people would; every sum is worked out by hand beside it."""

from typing import Any

import pytest
from playwright.sync_api import Page

RUN = """async ([data, lines, region, designated, equal]) => {
  const at = "/assets/tools/energy/";
  const { burnt, oversized, possible, total } = await import(at + "coal.js");
  const { slip } = await import(at + "measures.js");
  const { judge } = await import(at + "thresholds.js");
  const { conclusion } = await import(at + "conclusion.js");
  const { told } = await import(at + "told.js");
  const { readNumber } = await import("/assets/tools/number.js");
  const faults = [];
  const found = lines.map(([energy, amount, unit, own, measure]) => {
    const chosen = data.coefficients.find((one) => one.energy === energy);
    const [size, mine] = [readNumber(amount), readNumber(own)];
    const line = burnt(chosen, size.value, unit, mine.value, measure);
    faults.push(size.fault ?? "", mine.fault ?? "");
    if (mine.value !== undefined) faults.push(slip(chosen, mine.value, measure, data.coefficients));
    if (size.value !== undefined)
      faults.push(oversized(chosen, size.value, size.scale, unit, line));
    return line;
  });
  const used = total(found);
  const whole = possible(used, equal ?? undefined);
  const judged = judge(data, whole, region, designated);
  const place = data.regions.find(({ id }) => id === region)?.name ?? "全国";
  const all = { data, found, used, judged, possible: whole, region, place, designated,
    equal: equal ?? undefined };
  const words = conclusion(all);
  const told_ = [...told(all, words)].map((node) => node.textContent);
  return { found, used, possible: whole, judged, words, faults: faults.filter(Boolean),
    told: told_.join("\\n") };
}"""

USUAL = {"low": 0.268, "high": 0.352, "note": "供电煤耗的先进值和限定值"}
"""What it usually takes to make a kilowatt-hour, as GB 21258-2024 has it."""


@pytest.fixture
def year(modules: Page, tool_data: dict[str, Any]) -> Any:
    """The answer to a year's bills, by the frozen data with natural gas between its two sorts."""
    whole = tool_data["tools/energy.json"]
    known = {
        "天然气": {"low": 1.2143, "high": 1.33, "unverified": False},
        "电力（当量值）": {"equal": USUAL},
    }
    carriers = [{**one, **known.get(one["energy"], {})} for one in whole["coefficients"]]
    data = {**whole, "coefficients": carriers}
    return lambda *lines, region="", designated="", equal=None: modules.evaluate(
        RUN, [data, [list(line) for line in lines], region, designated, equal]
    )


POWER = "电力（当量值）"


def test_a_ceramics_plant_in_foshan(year: Any) -> None:
    # gas 3 500 000 m3 x 1.2143 to 1.33 = 4 250.05 to 4 655; power 9 000 000 x 0.1229 = 1 106.1
    bills = (("天然气", "350", "万立方米"), (POWER, "900", "万千瓦时"))
    found = year(*bills, region="440000")
    assert (found["used"]["low"], found["used"]["high"]) == (5_356.15, 5_761.1)
    # by its coal, power is 2 412 to 3 168: 6 662.05 to 7 823, still below 10 000
    assert (found["possible"]["low"], found["possible"]["high"]) == (5_356.15, 7_823)
    assert found["judged"]["key"] == "if"
    text = found["words"]["text"]
    assert "只有全国的门槛可以对照，广东省自己的没有收录" in text
    assert "淄博市、浙江省就算重点用能单位" in text
    refused = year(*bills, region="440000", designated="no")["words"]
    assert refused["title"].endswith("没有到全国的重点用能单位门槛")
    assert "广东省自己的没有收录" in refused["text"] and refused["tone"] == "warn"
    assert year(*bills, region="330000")["judged"]["key"] == "yes"


def test_a_printing_house(year: Any) -> None:
    # power 1 800 000 x 0.1229 = 221.22; gas 60 000 x 1.2143 to 1.33 = 72.858 to 79.8
    found = year((POWER, "180万", "千瓦时"), ("天然气", "6万", "立方米"), region="320000")
    assert (found["used"]["low"], found["used"]["high"]) == (294.078, 301.02)
    assert found["possible"]["high"] == 713.4  # 79.8 + 1 800 x 0.352
    assert found["judged"]["key"] == "no"
    assert "江苏省自己的没有收录" in found["words"]["text"]
    assert found["words"]["tone"] == "info"  # nowhere that we know of is this much enough


def test_a_laundry_with_bought_steam(year: Any) -> None:
    # 8 000 t x 2.77 GJ = 22 160 GJ x 34.12 = 756.0992; power 73.74; water 120 000 x 0.2571 = 30.852
    bills = ((POWER, "60", "万千瓦时"), ("新水（耗能工质）", "12", "万吨"))
    found = year(("蒸汽", "8000", "吨", "2.77", "GJ/t"), *bills)
    assert found["used"]["low"] == 860.6912
    assert "2.77 GJ/t（吉焦/吨）× 0.03412 kgce/MJ ÷ 1000 = 756.0992 tce" in found["found"][0]["sum"]
    assert found["judged"]["key"] == "no"
    in_kj = year(("蒸汽", "8000", "吨", "2770", "kJ/kg"), *bills)
    assert in_kj["used"]["low"] == 860.6912
    # 2 770 / 4.1868 = 661.603 kcal; as many tonnes of steam bought in gigajoules
    as_heat = year(("热力（当量值）", "22160", "吉焦"), *bills)
    assert as_heat["used"]["low"] == 860.6912


def test_steam_whose_heat_nobody_knows_is_at_most_so_much(year: Any) -> None:
    found = year(("蒸汽", "8000", "吨"), (POWER, "60", "万千瓦时"))
    # no steam holds 5 GJ a tonne: 8 000 x 5 x 0.03412 = 1 364.8; power by coal 211.2
    assert found["possible"]["top"] == 1_576
    assert found["judged"]["key"] == "no"
    assert found["words"]["title"].startswith("至少 73.74 吨标准煤/年：没有到")
    assert "供热合同、账单上有" in found["told"] and "最多 1,364.8 tce" in found["told"]
    assert "蒸汽没有热量，按最多算也没有到" in found["words"]["text"]
    alone = year(("蒸汽", "40000", "吨"))
    assert alone["judged"]["key"] == "open"
    assert alone["words"]["title"].startswith("最多 6,824 吨标准煤/年：")


def test_a_bathhouse_with_biomass(year: Any) -> None:
    # 4 000 kcal x 4.1868 / 29 307 = 0.57144; 300 000 kg of it are 171.4321 tce
    found = year(("生物质燃料", "300", "吨", "4000", "大卡/kg"), (POWER, "8万", "千瓦时"))
    assert found["found"][0]["low"] == 171.4321
    assert found["used"]["low"] == 181.2641  # 80 000 x 0.1229 = 9.832 more
    assert found["judged"]["key"] == "no" and found["faults"] == []
    unknown = year(("生物质燃料", "300", "吨"))
    assert unknown["possible"]["top"] == 514.29  # no richer than the best fuel: 1.7143
    assert unknown["judged"]["key"] == "no"


def test_a_foundry_with_coke(year: Any) -> None:
    # coke 2 500 x 0.9714 = 2 428.5; power 11 000 000 x 0.1229 = 1 351.9
    bills = (("焦炭", "2,500", "吨"), (POWER, "1100", "万千瓦时"))
    found = year(*bills)
    assert found["used"]["low"] == 3_780.4
    assert found["judged"]["key"] == "open"
    assert (
        "电按当量值，合计 3,780.4 吨，没有到 5,000；按等价值（通常 0.268～0.352），"
        "合计 5,376.5～6,300.5 吨，到了"
    ) in found["words"]["text"]  # 2 428.5 + 2 948 and + 3 872
    assert year(*bills, designated="no")["judged"]["key"] == "no"  # 10 000 is far
    assert year(*bills, region="330000", designated="no")["judged"]["key"] == "open"
    assert year(*bills, region="330000", equal=0.2)["judged"]["key"] == "no"  # 2 428.5 + 2 200


def test_a_plant_of_power_alone_below_by_either_way(year: Any) -> None:
    # 12 040 000 x 0.1229 = 1 479.716; x 0.268 to 0.352 = 3 226.72 to 4 238.08
    found = year((POWER, "1204", "万千瓦时"))
    assert found["used"]["low"] == 1_479.716
    assert found["judged"]["key"] == "no"
    assert "3,226.72～4,238.08 tce" in found["told"]
    assert "供电煤耗的先进值和限定值" in found["told"]


@pytest.mark.parametrize(
    ("gwh", "key"),
    [
        (14.2, "no"),  # x 0.352 = 4 998.4
        (14.3, "open"),  # 5 033.6, and 1 757.47 by heat
        (40.6, "open"),  # 4 989.74 by heat
        (40.7, "if"),  # 5 002.03 by heat
    ],
)
def test_only_what_lies_between_both_ways_stays_open(year: Any, gwh: float, key: str) -> None:
    found = year((POWER, str(gwh * 100), "万千瓦时"))
    assert found["judged"]["key"] == key
    # 40 700 x 0.352 = 14 326.4: who is above 10 000 needs no designation
    assert ("也可能到 10,000 吨" in found["words"]["text"]) == (key == "if")


def test_a_dyehouse_with_coal_slurry(year: Any) -> None:
    # 16.7 MJ / 29 307 kJ = 0.569830; 6 000 000 kg are 3 418.9784 tce
    found = year(("水煤浆", "6000", "吨", "16.7", "MJ/kg"))
    assert found["used"]["low"] == 3_418.9784
    assert "16.7 MJ/kg（实测热值） × 1000 ÷ 29307 kJ/kgce" in found["found"][0]["sum"]


def test_a_brickworks_whose_coal_report_is_in_kilocalories(year: Any) -> None:
    # 5 000 kcal = 20 934 kJ, which is the coal of the standard: 0.7143
    found = year(("原煤", "100", "吨", "5000", "大卡/kg"))
    assert found["used"]["low"] == 71.43
    assert not found["found"][0]["far"] and found["faults"] == []


def test_a_food_works_with_bottled_gas_and_diesel(year: Any) -> None:
    # 40 x 1.7143 = 68.572; 25 x 1.4571 = 36.4275; 500 000 x 0.1229 = 61.45
    found = year(
        ("液化石油气", "40", "吨"), ("柴油", "25", "吨"), (POWER, "50", "万千瓦时"), region="110000"
    )
    assert found["used"]["low"] == 166.4495
    assert found["judged"]["key"] == "no"
    assert "没有到全国和北京市的重点用能单位门槛" in found["words"]["title"]


def test_a_works_that_buys_heat_of_thermal_oil(year: Any) -> None:
    # 500 Gcal = 2 093 400 MJ x 0.03412 = 71.4268 tce
    assert year(("热力（当量值）", "500", "百万大卡"))["used"]["low"] == 71.4268


def test_a_hotel_in_hangzhou(year: Any) -> None:
    # gas 242.86 to 266; power 368.7; heat 12 000 GJ x 34.12 = 409.44
    found = year(
        ("天然气", "20万", "立方米"),
        (POWER, "300万", "千瓦时"),
        ("热力（当量值）", "1.2万", "吉焦"),
        region="330000",
    )
    assert (found["used"]["low"], found["used"]["high"]) == (1_021, 1_044.14)
    assert found["judged"]["key"] == "no"
    (watched,) = [one for one in found["judged"]["placed"] if "重点管理" in one["must"]]
    assert watched["place"] == "if"  # from 1 000 tce on, if the city chooses it


def test_gas_close_to_a_threshold_is_to_be_measured(year: Any) -> None:
    # 4 200 000 x 1.2143 = 5 100.06: a tenth less would be below 5 000
    found = year(("天然气", "420", "万立方米"), region="330000")
    assert found["judged"]["key"] == "yes"
    assert "离 5,000 吨很近" in found["words"]["text"]
    # 8 500 kcal x 4.1868 = 35 587.8 kJ; 4 200 000 x 35 587.8 / 29 307 000 = 5 100.1044
    own = year(("天然气", "420", "万立方米", "8500", "大卡/m³"), region="330000")
    assert own["used"]["low"] == 5_100.1044
    assert "很近" not in own["words"]["text"]
    far = year(("天然气", "600", "万立方米"), region="330000")  # 7 285.8
    assert "很近" not in far["words"]["text"]


def test_gas_whose_ends_disagree_is_open(year: Any) -> None:
    # 4 000 000 x 1.2143 = 4 857.2 and x 1.33 = 5 320
    found = year(("天然气", "400", "万立方米"), region="330000")
    assert found["judged"]["key"] == "open"
    assert "参考系数是一个区间，两头不一样：填实测值" in found["words"]["text"]
    assert year(("天然气", "370", "万立方米"), region="330000")["judged"]["key"] == "no"  # 4 921


@pytest.mark.parametrize("region", ["320000", "440000", "510000", "650000"])
def test_no_province_is_given_a_threshold_that_is_not_recorded(year: Any, region: str) -> None:
    for designated in ("", "no", "yes"):
        found = year(("原煤", "6000", "吨", "1", "kgce/kg"), region=region, designated=designated)
        name = found["words"]["text"].split("自己的没有收录")[0][-8:]
        told = found["words"]["title"] + found["words"]["text"]
        assert f"按{name}" not in told and "省的门槛" not in told.replace("浙江省", "")
        if designated != "yes":
            assert "自己的没有收录，问当地节能主管部门" in told
        assert "自己的门槛没有收录" in found["told"]


def test_a_place_whose_rule_is_not_sure_has_none_that_counts(year: Any) -> None:
    found = year(("原煤", "6000", "吨", "1", "kgce/kg"), region="310000", designated="no")
    assert "上海市的效力待核" in found["words"]["text"]
    assert found["words"]["title"].endswith("没有到全国的重点用能单位门槛")


def test_a_city_with_a_rule_of_its_own_is_told_to_its_province(year: Any) -> None:
    found = year(("原煤", "6000", "吨", "1", "kgce/kg"), region="370000", designated="no")
    assert "全国和山东省" in found["words"]["title"]
    assert "同样的能耗，淄博市就算重点用能单位" in found["words"]["text"]
    assert "浙江" not in found["words"]["text"]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ((POWER, "1204万", "万千瓦时"), "是 1,204 万千瓦时吗"),
        ((POWER, "0.12亿", "万千瓦时"), "是 1,200 万千瓦时吗"),
        (("天然气", "35万", "万立方米"), "是 35 万立方米吗"),
        (("原煤", "2万", "万吨"), "是 2 万吨吗"),
        ((POWER, "12040000", "万千瓦时"), "单位是不是“千瓦时”或“兆瓦时”"),
        (("天然气", "3500000", "万立方米"), "单位是不是“立方米”"),
        (("原煤", "20亿", "吨"), "单位是不是“千克”"),
        (("原煤", "100", "吨", "5000", "kJ/kg"), "是不是 5,000 大卡/kg"),
        (("原煤", "100", "吨", "5000", "kgce/kg"), "是不是 5,000 大卡/kg"),
        (("原煤", "100", "吨", "20934", "大卡/kg"), "是不是 20,934 kJ/kg"),
        (("原煤", "100", "吨", "20.9", "kJ/kg"), "是不是 20.9 MJ/kg"),
        (("原煤", "100", "吨", "0.7143", "大卡/kg"), "是不是 0.7143 kgce/kg"),
        (("天然气", "2", "万立方米", "8500", "kJ/m³"), "是不是 8,500 大卡/m³"),
        (("天然气", "2", "万立方米", "35.6", "大卡/m³"), "是不是 35.6 MJ/m³"),
        (("生物质燃料", "300", "吨", "4000", "kJ/kg"), "是不是 4,000 大卡/kg"),
        (("生物质燃料", "300", "吨", "16", "大卡/kg"), "是不是 16 MJ/kg"),
        (("水煤浆", "300", "吨", "16700", "大卡/kg"), "是不是 16,700 kJ/kg"),
        (("蒸汽", "300", "吨", "2770", "GJ/t"), "是不是 2,770 kJ/kg"),
        (("蒸汽", "300", "吨", "2.77", "kJ/kg"), "是不是 2.77 GJ/t"),
        (("蒸汽", "300", "吨", "660", "kJ/kg"), "是不是 660 大卡/kg"),
        (("蒸汽", "300", "吨", "30", "GJ/t"), "检查单位和小数点"),
    ],
)
def test_a_slip_of_units_is_asked_about(year: Any, line: tuple[str, ...], asked: str) -> None:
    (fault,) = year(line)["faults"]
    assert asked in fault


@pytest.mark.parametrize(
    "line",
    [
        (POWER, "1204", "万千瓦时"),
        (POWER, "1204万", "千瓦时"),
        (POWER, "12040", "兆瓦时"),
        ("热力（当量值）", "2万", "百万千焦"),
        ("原煤", "100", "吨", "20934", "kJ/kg"),
        ("原煤", "100", "吨", "0.1706", "kgce/kg"),  # poor, but its reader is sure
        ("原煤", "100", "吨", "3500", "大卡/kg"),
        ("天然气", "2", "万立方米", "35.6", "MJ/m³"),
        ("其他固体、液体燃料", "10", "吨", "41.8", "MJ/kg"),
        ("液化天然气", "10", "吨", "12300", "大卡/kg"),
        ("蒸汽", "300", "吨", "2.77", "GJ/t"),
    ],
)
def test_what_is_usual_is_not_asked_about(year: Any, line: tuple[str, ...]) -> None:
    assert year(line)["faults"] == []


def test_who_uses_next_to_nothing_is_asked_whether_that_is_right(year: Any) -> None:
    assert "不到 1 吨标准煤" in year((POWER, "1204", "千瓦时"))["told"]
    assert "不到 1 吨标准煤" not in year((POWER, "12040", "千瓦时"))["told"]

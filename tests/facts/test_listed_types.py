"""What the lists name by its type alone is asked about, never told to be kept; what its model rules out is
not. The table's way: names, models and kinds as they stand in a ledger."""

from typing import Any

import pytest
from playwright.sync_api import Page

PREPARED = """async (data) => {
  const at = (name) => import(`/assets/tools/equipment/${name}.js`);
  const names = ["table/columns", "table/checked", "plan/machine", "plan/plan", "check", "findings", "lacks"];
  const modules = Object.assign({}, ...(await Promise.all(names.map(at))));
  const index = modules.prepare(data["tools/equipment.json"]);
  const usual = { all: {}, own: {}, goal: 1, assume: false, shares: false, soon: 3, late: 8, from: 2026 };
  const given = { ...data["tools/machines.json"], ...data["tools/plan.json"] };
  window.told = (plate) => {
    const result = modules.check(index, plate);
    return [modules.sentence(index, result), modules.reasonsIn(result)];
  };
  window.planned = async (rows) => {
    const sheet = { name: "", rows, numbers: rows.map((_, at) => at + 1), merges: [] };
    const read = modules.recogniseColumns(rows, index);
    const { lines } = await modules.checkRows(index, sheet, read, { all: {}, named: true });
    return modules.plan(modules.machinesOf(lines, index), usual, given).lines;
  };
}"""

COLUMNS = ["设备名称", "规格型号", "设备类别"]


@pytest.fixture(scope="module")
def planned(modules: Page, tool_data: dict[str, Any]) -> Any:
    names = ("equipment", "machines", "plan")
    modules.evaluate(
        PREPARED, {f"tools/{name}.json": tool_data[f"tools/{name}.json"] for name in names}
    )
    return lambda *row: modules.evaluate("rows => planned(rows)", [COLUMNS, list(row)])


# Each with the row that names its type, as it stands in data/phase-out/.
TYPED = [
    ("金属阳极电解槽", "30-III", "电解槽", "gaohaoneng-2-12-1"),
    ("氯化钡盐浴炉", "RDM2-50-8", "热处理设备", "gf-feiwu-2021-f08"),
    ("氯化钡盐浴炉", "RDM2-50-8", "电阻炉", "gf-feiwu-2021-f08"),
    ("横列式线材轧机", "Φ250", "轧机", "gaohaoneng-2-7-20"),
    ("R12 冷水机组", "8AS12.5", "制冷设备", "gaohaoneng-2-9-1"),
    ("陶土坩埚拉丝玻璃纤维生产线", "TG-1", "玻璃纤维设备", "cyjg-2024-e14"),
    ("竖罐炼锌", "SGL-1", "工艺和生产线", "gf-feiwu-2021-f04"),
    ("位式交流接触器温度控制柜", "KSG-1", "热处理设备", "gaohaoneng-2-8-2"),
    ("位式交流接触器温度控制柜", "KSG-1", "低压电器", "gaohaoneng-2-8-2"),
    ("水泥机立窑", "Φ3×10m", "水泥窑", "jiancai-2019-j01"),
    ("水泥机立窑", "", "水泥窑", "jiancai-2019-j01"),
    ("水泥磨", "Φ2.2×6.5m", "水泥磨", "jiancai-2019-j02"),
    ("高炉", "300m3", "炼铁高炉", "gf-2010-7-t09"),
    ("退煮漂联合机", "1996", "印染设备", "gf-2010-7-t02"),
    ("水泥窑", "2500t/d", "水泥窑", "jiancai-2019-j05"),  # an output, no model
    ("老SJ系列烧结鼓风机", "SJ1600", "风机", "gaohaoneng-1-5-5"),  # one machine
    ("溢流染色机", "HT-500", "印染设备", "gf-2010-7-t03"),
    (
        "蒸汽锅炉",
        "DZG40-1.25",
        "工业锅炉",
        "cyjg-2024-e09",
    ),  # G: a grate that stands still; fuel not said
]


@pytest.mark.parametrize(("name", "model", "kind", "row"), TYPED)
def test_what_is_listed_by_its_type_is_not_kept(
    planned: Any, name: str, model: str, kind: str, row: str
) -> None:
    (line,) = planned(name, model, kind)
    assert line["action"] == "data"
    assert row in [one["id"] for one in line["law"]["grounds"]]
    assert any("只写了类型，不能凭型号判断" in words for words in line["missing"])


@pytest.mark.parametrize(
    ("name", "model", "kind"),
    [
        ("电动机", "YE3-160M-4", "电动机"),
        ("循环水泵", "IS80-65-160", "泵"),
        ("单级离心泵", "IS80-65-160", "泵"),
        ("离心风机", "4-72No.6C", "风机"),
        ("交流接触器", "CJX2-09", "低压电器"),
        ("电容器", "BSMJ0.45-30-3", "电容器"),  # lists: BY, BW, JY, OY, all of paper
        ("燃气蒸汽锅炉", "WNS6-1.25-Q", "工业锅炉"),
        ("配电变压器", "S13-M-400/10", "变压器"),
    ],
)
def test_a_type_that_a_model_rules_out_asks_for_nothing(
    planned: Any, name: str, model: str, kind: str
) -> None:
    (line,) = planned(name, model, kind)
    assert line["law"]["verdict"] in ("none", "below")
    assert not any("只写了类型" in words for words in line["missing"])


@pytest.mark.parametrize(
    ("plate", "row", "condition", "other"),
    [
        (  # 10 t/h and less: no such condition; it is that of 重点区域每小时35蒸吨及以下燃煤锅炉
            {"model": "SZL7-1.0/115/70-AII", "fuel": "coal", "heat": 7, "region": "230000"},
            "重点区域每小时35蒸吨及以下燃煤锅炉",
            "大气污染防治重点区域",
            "每小时10蒸吨及以下燃煤锅炉",
        ),
        (
            {"model": "SZL20-1.25-AII", "fuel": "coal", "evaporation": 20, "region": "370200"},
            "35蒸吨/小时以下燃煤锅炉（高效煤粉炉除外）",
            "不是高效煤粉炉",
            "重点区域每小时35蒸吨及以下燃煤锅炉",
        ),
    ],
)
def test_a_condition_is_told_with_its_row(
    modules: Page, planned: Any, plate: dict[str, Any], row: str, condition: str, other: str
) -> None:
    sentence, reasons = modules.evaluate("plate => told({ category: 'boiler', ...plate })", plate)
    (told,) = [part for part in sentence.split("。") if condition in part.replace(f"“{row}”", "")]
    assert f"“{row}”" in told and f"“{other}”" not in told
    (reason,) = [words for words in reasons if condition in words.replace(f"“{row}”", "")]
    assert f"“{row}”" in reason

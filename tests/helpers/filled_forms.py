"""Forms filled in by hand: sixty machines and a year of bills, and what the browser's modules make of them. What
stands in the cells was worked out from the rows below, the coefficients of GB/T 2589 (原煤 0.7143, 柴油 1.4571 kgce/kg,
电力 0.1229 kgce/(kW·h), 天然气 1.2143 to 1.33 kgce/m³) and the tables of the efficiency standards."""

from collections.abc import Callable
from typing import Any

MODULES = """async (data) => {
  const at = (name) => import(`/assets/${name}.js`);
  const names = ["forms/machines", "forms/tables", "forms/fills", "forms/book", "forms/marks", "forms/firm",
    "tools/equipment/check", "tools/equipment/table/columns", "tools/equipment/table/library",
    "tools/energy/ledger/sums", "tools/energy/ledger/stored", "my/profile"];
  window.forms = Object.assign({}, ...(await Promise.all(names.map(at))));
  window.data = data;
  window.made = async ({ form, rows, entries = [], equal, products = [], profile = {} }) => {
    const { machines, coefficients } = { machines: data["tools/machines.json"], coefficients: data["tools/energy.json"].coefficients };
    const sheet = { name: "", rows, numbers: rows.map((_, at) => at + 1), merges: [] };
    const lists = forms.indexFor(data[`tools/forms/${form}.json`], data["tools/equipment.json"]);
    const found = rows.length ? await forms.machinesIn([sheet], lists, machines) : { machines: [], left: [] };
    const graded = new Set(machines.machines.map(({ id }) => id));
    const given = { ...found, entries, coefficients, equal, products, profile, graded, year: 2026 };
    return forms.tablesOf(data[`tools/forms/${form}.json`], given);
  };
}"""

HEAD = [
    "设备名称",
    "规格型号",
    "设备类别",
    "设备编号",
    "额定功率(kW)",
    "额定容量(kVA)",
    "电压(kV)",
    "数量",
    "出厂日期",
    "投运日期",
    "年运行时间(h)",
    "设备用途",
    "安装地点",
    "极数",
    "额定效率(%)",
    "电机额定功率(kW)",
    "额定扬程(m)",
    "额定流量(m³/h)",
    "转速(r/min)",
    "排气压力(MPa)",
    "容积流量(m³/min)",
    "机组比功率",
    "冷却方式",
    "是否热回收",
    "空载损耗(W)",
    "负载损耗(W)",
]

OLD_MOTOR = {
    "设备名称": "引风机电机",
    "规格型号": "Y160M-4",
    "设备类别": "电动机",
    "额定功率(kW)": 11,
    "数量": 1,
    "出厂日期": 2012,
    "投运日期": "2013-05-06",
    "年运行时间(h)": 6000,
    "极数": 4,
    "额定效率(%)": 88.0,
    "安装地点": "一车间",
    "设备用途": "引风",
}
"""Y series: 目录（第二批）; 88.0 % is below 91.4 %, grade 3 of 11 kW with four poles."""
NEW_MOTOR = {
    **OLD_MOTOR,
    "规格型号": "YE3-160M-4",
    "出厂日期": 2019,
    "投运日期": 2020,
    "额定效率(%)": 91.4,
}
"""91.4 % is grade 3 to the decimal."""
BEST_MOTOR = {**NEW_MOTOR, "规格型号": "YE4-160M-4", "额定效率(%)": 93.5}
"""Grade 2 from 93.3 %, grade 1 from 94.6 %."""
PUMP = {
    "设备名称": "循环水泵",
    "规格型号": "IS100-80-160",
    "设备类别": "泵",
    "数量": 2,
    "投运日期": 2016,
    "年运行时间(h)": 5000,
    "安装地点": "泵房",
    "额定扬程(m)": 32,
    "额定流量(m³/h)": 100,
    "转速(r/min)": 2900,
    "电机额定功率(kW)": 15,
}
COMPRESSOR = {
    "设备名称": "工频螺杆空压机",
    "规格型号": "LG-75A",
    "设备类别": "压缩机",
    "额定功率(kW)": 75,
    "数量": 1,
    "投运日期": 2018,
    "年运行时间(h)": 7000,
    "安装地点": "空压站",
    "排气压力(MPa)": 0.7,
    "容积流量(m³/min)": 13,
    "机组比功率": 6.3,
    "冷却方式": "风冷",
    "是否热回收": "否",
}
"""Grade 2 up to 6.4 at 75 kW, 0.7 MPa, cooled by air."""
OLD_TRANSFORMER = {
    "设备名称": "配电变压器",
    "规格型号": "S7-500/10",
    "设备类别": "变压器",
    "额定容量(kVA)": 500,
    "电压(kV)": 10,
    "数量": 1,
    "出厂日期": 1995,
    "投运日期": 1996,
    "年运行时间(h)": 8760,
    "安装地点": "配电室",
    "空载损耗(W)": 1080,
    "负载损耗(W)": 6900,
}
NEW_TRANSFORMER = {
    **OLD_TRANSFORMER,
    "规格型号": "S20-500/10",
    "出厂日期": 2022,
    "投运日期": 2022,
    "空载损耗(W)": 430,
    "负载损耗(W)": 4120,
}
"""Grade 2 with electrical steel (430, 4120 or 4330 W), below grade 3 with amorphous metal (240 W)."""

GROUPS = (
    *((OLD_MOTOR, 10), (NEW_MOTOR, 10), (BEST_MOTOR, 10), (PUMP, 10), (COMPRESSOR, 10)),
    *((OLD_TRANSFORMER, 5), (NEW_TRANSFORMER, 5)),
)


def table(without: str = "", whole: bool = True) -> list[list[str]]:
    machines = [one for one, count in GROUPS for _ in range(count if whole else 1)]
    rows = [
        [str({**one, "设备编号": f"N-{at:02}"}.get(title, "")) for title in HEAD]
        for at, one in enumerate(machines, 1)
    ]
    kept = [at for at, title in enumerate(HEAD) if title != without]
    return [[row[at] for at in kept] for row in [HEAD, *rows]]


POWER = {
    "energy": "电力（当量值）",
    "unit": "万千瓦时",
    "months": {
        "bought": [20.5, 18, 21, 20, 19.5, 20, 22, 23, 21, 20, 19, 21],
        "used": [20.5, 18, 21, 20, 19.5, 20, 22, 23, 21, 20, 19, 21],
        "making": [19, 17, 20, 19, 18, 19, 21, 22, 20, 19, 18, 20],
        "green": [2.0] * 12,
    },
}
"""245 in the year, 232 of it for production, 24 green."""
DIESEL = {
    "energy": "柴油",
    "unit": "吨",
    "start": 2,
    "months": {"bought": [1, 0] * 6, "used": [0.5] * 12, "stock": [2.5, 2] * 6},
}
COAL = {
    "energy": "原煤",
    "unit": "吨",
    "start": 30,
    "months": {
        "bought": [10.0] * 12,
        "used": [8.5] * 11 + [6.5],
        "feed": [2.0] * 10 + [0, 0],
        "stock": [31.5, 33, 34.5, 36, 37.5, 39, 40.5, 42, 43.5, 45, 46.5, 49],
    },
}
"""120 bought, 100 used, 20 of it as a material; 50 should be left, and 49 are."""
GAS = {
    "energy": "天然气",
    "unit": "立方米",
    "months": {"bought": [10_000] * 12, "used": [10_000] * 12},
}

YEAR = [POWER, DIESEL, COAL]

Made = Callable[..., list[dict[str, Any]]]


def named(tables: list[dict[str, Any]], start: str) -> dict[str, Any]:
    return next(one for one in tables if one["name"].startswith(start))


def cells(table: dict[str, Any], row: int) -> dict[str, tuple[Any, str]]:
    """The value and mark of each column in a row."""
    names = [column["name"] for column in table["columns"]]
    return {
        name: (one["value"], one["mark"])
        for name, one in zip(names, table["rows"][row], strict=True)
    }


WRITE = ("", "typed")
FIRST = {"old motor": 0, "new": 10, "best": 20, "pump": 30, "compressor": 40, "S7": 50, "S20": 55}


SURE = ("own", "check", "grade", "reckoned")


def sure(tables: list[dict[str, Any]]) -> dict[tuple[str, str, int, str], Any]:
    """Everything that is said for sure, by table, machine or energy, and column."""
    found = {}
    for one in tables:
        names = [column["name"] for column in one["columns"]]
        for at, row in enumerate(one["rows"]):
            for place, cell in enumerate(row):
                if cell["mark"] in SURE and names[place] != "序号":
                    found[one["name"], str(at), place, names[place]] = cell["value"]
    return found

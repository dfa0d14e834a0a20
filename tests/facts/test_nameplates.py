"""Nameplates against the lists: no listed model is missed, nothing else is called listed."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.building import ROOT
from helpers.plates import Check, asked_of, checker, holds, name
from playwright.sync_api import Page

FACTS = Path(__file__).parent / "nameplates.yaml"
PLATES = yaml.safe_load(FACTS.read_text(encoding="utf-8"))

MISPRINT = "-Y90S-4"
"""Printed once in each of four enumerations, where -90S-4 is meant; the rows' notes say so."""

MODERN = {
    "电动机": "YE3-132S-4 YE4-160M-4 YE5-180L-4 YX3-160M-4 YBX3-132S-4 YB3-132S-4 YBX4-200L-4 YVF2-132M-4 "
    "YD132M-4/2 YCT200-4 YEJ132M-4 YZR160M1-6 YKK450-4 YR400-4 MS132S-4 TYCX132S-4 YZPEJ160L-6",
    "变压器": "S11-M-315/10 S13-M-400/10 S13-400/10 S20-M-630/10 S22-M-1000/10 SCB10-1000/10 SCB11-800/10 "
    "SCB12-1250/10 SCB13-2000/10 SCB14-1600/10 SCB18-1000/10 SH15-M-315/10 SCBH15-800/10 SZ11-5000/35",
    "电焊机": "ZX7-400 WS-300 NBC-350 BX3-500 LGK-100 MZ7-1000 ZX7-315",
    "低压电器": "CJ20-63 CJX2-3210 DZ20-250 DZ47-63 DW45-2000 CW1-2000 HD13-400 HZ10-25 JR36-63 RT14-32 LW5-16",
    "高压电器": "VS1-12 ZN63A-12 SN10-10 GN19-10 GW4-35 FN5-10 ZW32-12 LW8-40.5 RN1-10",
    "工业锅炉": "WNS4-1.25-Q SZS10-1.25-Q WNS2-1.0-Y LHS0.5-0.4-Q SZS20-1.6-Q",
    "风机": "4-72-11No.5A 4-68No8C 9-19No5A 9-26No8D Y4-73No10D T35-11No5 BT35-11No4 SWF-II-8 DKT-2 BK54-6No11",
    "泵": "IS80-65-160 ISG50-160 ISW65-200 CDL8-16 CDLF16-10 QW50-20-15 SH150-78 D25-50X5 DL50-15X4 WQ25-10 "
    "ISR50-32-160 XBD5/20 CHL4-30 G25-1",
    "压缩机": "LG37-8 LG-22/8 BLT-50A V-8/10 W-0.36/8 LU75-8 SA37A GA37 VW-7/7 4L-20/8 D-42/8",
    "机床": "CA6140 C6132A1 X6132 X5032 XK714 Z3050 M1332E T6113 B6050 Y3150E CK6140",
    "锻压设备": "JH21-80 JB23-63 Q11-6X2500 W67Y-100 C41-75 J53-160 YH32-315",
    "电阻炉": "SX2-4-10 RX3-30-9 RQ3-60-9 RT2-180-9 SK2-4-10",
}
"""Models that stand in no list, by kind of machine."""


@pytest.fixture(scope="module")
def check(modules: Page, tool_data: dict[str, Any]) -> Check:
    return checker(modules, tool_data["tools/equipment.json"])


@pytest.fixture(scope="module")
def answers(check: Check) -> list[dict[str, Any]]:
    return check([asked_of(case) for case in PLATES])


@pytest.mark.parametrize("number", range(len(PLATES)), ids=lambda number: name(PLATES[number]))
def test_nameplate(number: int, answers: list[dict[str, Any]]) -> None:
    wanted, found = PLATES[number], answers[number]
    holds(wanted, found)
    assert wanted.get("missing", found["missing"]) == found["missing"]


def test_there_are_enough() -> None:
    assert len(PLATES) >= 150


def test_every_model_of_every_list_hits_its_own_row(
    check: Check, tool_data: dict[str, Any]
) -> None:
    plates, rows = [], []
    for row in tool_data["tools/equipment.json"]["rows"]:
        for model in row.get("models", []):
            text = model.get("is") or model.get("series")
            for category in row["equipment"] if text else []:
                where = {"region": row["regions"][0]} if "regions" in row else {}
                plates.append({"model": text, "category": category, **where})
                rows.append(row["id"])
    missed = [
        (plate["model"], id)
        for plate, id, found in zip(plates, rows, check(plates), strict=True)
        if id not in found["hits"]
    ]
    assert len(plates) > 1000 and missed == []


def test_models_as_the_lists_write_them_hit_their_rows(check: Check) -> None:
    """Where a row writes as many models as it has normal forms, they are the same ones."""
    plates, rows = [], []
    for path in sorted((ROOT / "data/phase-out").glob("gaohaoneng-*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))["rows"]:
            written, normal = row.get("models", []), row.get("models_norm", [])
            if row["match"] == "exact" and (not normal or len(written) == len(normal)):
                written = [one for one in written if not str(one).endswith(MISPRINT)]
                plates += [{"model": str(one), "category": row["equipment"][0]} for one in written]
                rows += [row["id"]] * len(written)
    missed = [
        (plate["model"], id)
        for plate, id, found in zip(plates, rows, check(plates), strict=True)
        if id not in found["hits"] + found["near"]
    ]
    assert len(plates) > 900 and missed == []


@pytest.mark.parametrize("category", MODERN)
def test_modern_models_are_never_called_listed(category: str, check: Check) -> None:
    models = MODERN[category].split()
    found = check([{"model": model, "category": category} for model in models])
    assert {m: f["hits"] for m, f in zip(models, found, strict=True) if f["hits"]} == {}


def test_a_plate_that_names_no_kind_is_never_called_listed(check: Check) -> None:
    """Nor one that bears no word from which its kind could be read."""
    models = [one["model"] for one in PLATES if "model" in one]
    found = check([{"model": one} for one in models if not re.search("[\u4e00-\u9fff]{2}", one)])
    assert {one["verdict"] for one in found} <= {
        "conditional",
        "suspect",
        "none",
        "unmet",
        "unreadable",
    }


def test_a_plate_gets_the_same_answer_with_its_years_as_far_as_they_matter(check: Check) -> None:
    """Whatever the years, the same rows are hit; only what follows differs."""
    plates = [
        {"model": one["model"], "category": one["category"]}
        for one in PLATES
        if one.get("model") and one.get("category")
    ]
    plain = check(plates)
    for made in (1985, 1997, 2003, 2004, 2020):
        dated = check([{**plate, "made": made} for plate in plates])
        assert [sorted(one["hits"]) for one in plain] == [sorted(one["hits"]) for one in dated]

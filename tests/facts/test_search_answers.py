"""A search is no verdict: what a list has is found by its nameplate, what none has leads to the check."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from portal.bench.browser import SearchAnswer, ask

FACTS = Path(__file__)

SIZES = {
    "motor": ("-51-4", "-132M-4"),
    "fan": ("No5", "-11№6C"),
    "transformer": ("-315/10", "-100/6"),
    "voltage-regulator": ("-10", "-15/0.5"),
    "pump": ("×5", "-230"),
    "low-voltage": ("-100", "-40/3"),
    "high-voltage": ("-10", "-35/600"),
    "welder": ("-300", "-1000"),
    "resistance-furnace": ("-4-10", "-45-9"),
    "heat-treatment": ("-100-9", "-35"),
    "induction-heating": ("-100", "-250/1"),
}
"""What nameplates write behind the head of a series: frame and poles, kVA and kV, number, current."""

UNLISTED_OF = {
    "变压器": "S11-M-400/10 S13-M-630/10 S11-315/10 S20-M-500/10 S22-630/10 SH15-M-315/10 "
    "SBH15-M-400/10 SCB10-1000/10 SCB13-1600/10 SCB14-2000/10 S13 SZ13-3150/35",
    "电动机": "YE3-132M-4 YE3-160L-4 YE4-280S-4 YE5-90L-4 YX3-225M-2 YVF2-160M-4 YBX3-180L-4 "
    "YBX4-132S-4 YFB3-112M-4 1LE0001-1DB2 M2BAX132SMA4 QABP160L4A YZR2-225M-6 "
    "YKK5603-4",
    "锅炉": "SZL15-1.25-AII SZL10-1.25-AII WNS4-1.25-Y(Q) WNS6-1.6-Q DZL6-1.25-T "
    "SZS20-1.25-Q LSS2-1.0-Q YYQW-3500Y",
    "压缩机和泵": "GA75VSD LG-20/8 BLT-100A SRC-100SA OGFD-37 BMF37-8II ISG80-160 ISW65-125 "
    "IRG100-200 CDL32-40 QDL16-8 KQL150/320-30/4 CR64-3",
    "风机": "4-79-7C 4-73No10D Y9-38-8D BZW300-20 HRT-1600",
    "电器、焊机、机床和炉": "GW9-12/630 VS1-12/1250 NM1-125S CJX2-3210 CJ20-40 DZ47-63 DW45-2000 ZX7-400 "
    "NBC-350 CK6140 XK714 VMC850 RT2-75-9 RX3-45-9",
}
"""Real products that stand in no list that the data have, by kind of machine."""

UNLISTED = [model for models in UNLISTED_OF.values() for model in models.split()]

QUESTIONS = {
    "抵税": ("guide/tax-for-equipment/", 1),
    "空压机 抵税": ("guide/tax-for-equipment/", 5),
    "锅炉热效率要多少": ("standards/gb-24500-2020/", 1),
    "节能设备 抵免 需要什么资料": ("guide/tax-for-equipment/", 1),
    "融资租赁 抵免": ("tax/eit-art34-credit/", 8),
    "分期付款 抵免": ("tax/eit-art34-credit/", 8),
    "印刷厂 环保": ("industries/printing/", 1),
    "4吨燃煤锅炉还能用吗": ("phase-out/cyjg-2024-e12/", 1),
    "10吨锅炉 什么时候淘汰": ("phase-out/cyjg-2024-e12/", 1),
    "⻛机": ("equipment/fan/", 1),
    "我的设备要淘汰吗": ("tools/equipment/", 1),
    "要淘汰了怎么办": ("guide/what-if-phased-out/", 1),
    "怎样对标": ("guide/benchmarking/", 1),
}
"""What people ask, with the page that answers and how far down it may stand."""

NUMBERS = {
    "531号令": "laws/public-institution-energy-regulation/",
    "国务院531号令": "laws/public-institution-energy-regulation/",
    "国务院令第 531 号": "laws/public-institution-energy-regulation/",
    "主席令第37号": "laws/energy-law/",
    "主席令第三十七号": "laws/energy-law/",
    "令第15号": "laws/key-energy-user-measures/",
    "67号公告": "phase-out/gaohaoneng-1/",
    "公告2017年第40号": "technologies/ziyuan-liyong-2017/",
    "财政部 税务总局2021年第40号公告": "tax/vat-res-2022/",
    "发改委31号令": "laws/fixed-asset-energy-carbon-review-2025/",
}
"""Ways of writing the number of one document."""


@pytest.fixture(scope="module")
def told(chromium: Browser, site: Path, tool_data: dict[str, Any]) -> dict[str, SearchAnswer]:
    asked = [*UNLISTED, *QUESTIONS, *NUMBERS, *(one for one, _ in plates(tool_data))]
    asked += [model for model, _ in listed(tool_data)]
    asked += ["40号公告", "主席令第77号", "S7变压器", "发布更新", "四个工具用的数据", "Y801-2"]
    return dict(zip(asked, ask(chromium, site, asked), strict=True))


def plates(tool_data: dict[str, Any]) -> list[tuple[str, str]]:
    """Each series with usual sizes behind it, and the address of its row."""
    found = []
    for row in tool_data["tools/equipment.json"]["rows"]:
        for model in row.get("models", ()):
            if head := model.get("series"):
                whole = head.count("-") > 1  # JZD3-112S-4 is a nameplate already
                sizes = ("",) if whole else SIZES.get(row["equipment"][0], ("-100",))
                found += [(f"{head}{size}", row["url"]) for size in sizes]
            elif "low" in model:
                size = model["head"] + str(int(model["low"]))
                found.append((size + ("/6" if "voltage" in model else "-1.25-P"), row["url"]))
    return found


def listed(tool_data: dict[str, Any]) -> list[tuple[str, str]]:
    """Each model that a list names, and the address of its row."""
    rows = tool_data["tools/equipment.json"]["rows"]
    models = [(model, row["url"]) for row in rows for model in row.get("models", ())]
    return [(model["is"], url) for model, url in models if "is" in model]


def place(answer: SearchAnswer, address: str) -> int:
    return answer.addresses.index(address) + 1 if address in answer.addresses else 1000


def test_every_series_is_found_by_a_whole_nameplate(
    told: dict[str, SearchAnswer], tool_data: dict[str, Any]
) -> None:
    asked = plates(tool_data)
    assert len(asked) > 300
    assert [(plate, url) for plate, url in asked if place(told[plate], url) > 3] == []
    assert [plate for plate, _ in asked if not told[plate].model] == []


def test_every_listed_model_is_among_the_first(
    told: dict[str, SearchAnswer], tool_data: dict[str, Any]
) -> None:
    asked = listed(tool_data)
    assert len(asked) > 1000
    assert [(model, url) for model, url in asked if place(told[model], url) > 5] == []


def test_the_frame_of_old_nameplates_is_understood(told: dict[str, SearchAnswer]) -> None:
    assert told["Y801-2"].addresses[0] == "phase-out/gaohaoneng-2-1-1/"


@pytest.mark.parametrize("model", UNLISTED)
def test_what_no_list_has_leads_to_the_check(told: dict[str, SearchAnswer], model: str) -> None:
    answer = told[model]
    assert answer.model == model
    assert [one for one in answer.addresses if one.startswith("phase-out/")] == []
    assert answer.total <= 5


def test_the_unlisted_are_sixty_and_more() -> None:
    assert len(set(UNLISTED)) >= 60


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_find_what_answers(told: dict[str, SearchAnswer], question: str) -> None:
    address, top = QUESTIONS[question]
    assert place(told[question], address) <= top, told[question].addresses[:5]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_one_however_it_is_written(told: dict[str, SearchAnswer], number: str) -> None:
    assert told[number].addresses[0] == NUMBERS[number], told[number].addresses[:5]


def test_a_number_that_two_documents_have_finds_both(told: dict[str, SearchAnswer]) -> None:
    both = {"tax/vat-res-2022/", "technologies/ziyuan-liyong-2017/"}
    assert set(told["40号公告"].addresses[:2]) == both


def test_a_number_that_no_document_has_finds_no_machine(told: dict[str, SearchAnswer]) -> None:
    """No. 77 of the President's orders is not recorded: the laws' own pages say why."""
    answer = told["主席令第77号"]
    assert (answer.addresses, answer.missing) == ((), "主席令第77号")


def test_a_national_row_comes_before_those_of_a_city(told: dict[str, SearchAnswer]) -> None:
    first, *others = told["S7变压器"].addresses
    assert first == "phase-out/gaohaoneng-1-3-3/"
    assert "phase-out/nb-2012-t101/" in others


@pytest.mark.parametrize("words", ["发布更新", "四个工具用的数据"])
def test_the_editors_manual_is_not_for_readers(told: dict[str, SearchAnswer], words: str) -> None:
    assert [one for one in told[words].addresses if one.startswith("manual/")] == []

"""Twelve windows, as their sources have them: the day before, the first, the last and the day after, in
`validity/` and on the page that is made for that day."""

from datetime import date
from typing import Any

import pytest
from helpers.building import ROOT

from portal.catalogue.tree import load
from portal.checks.runner import problems_of
from portal.kinds.claim_window import ClaimWindow
from portal.portal import Portal
from portal.validity.windows import window_on

OPEN, BEFORE, CLOSED, UNKNOWN = "open", "before", "closed", "unknown"

WINDOWS: dict[str, list[tuple[str, str, str]]] = {
    # 公告2026年第10号第一条、第三条（三）6：起征点和1%都是2026-01-01至2027-12-31
    "vat-small": [
        ("2025-12-31", BEFORE, "2026-01-01起可以办"),
        ("2026-01-01", OPEN, "到2027-12-31为止"),
        ("2027-12-31", OPEN, "到2027-12-31为止"),
        ("2028-01-01", CLOSED, "2027-12-31已经截止"),
    ],
    # 公告2023年第37号：2024-01-01至2027-12-31新购进
    "eit-500w": [
        ("2023-12-31", BEFORE, "2024-01-01起"),
        ("2024-01-01", OPEN, ""),
        ("2027-12-31", OPEN, ""),
        ("2028-01-01", CLOSED, ""),
    ],
    # 公告2024年第9号：改造投入发生在2024-01-01至2027-12-31
    "eq-digital-2024-9": [
        ("2023-12-31", BEFORE, ""),
        ("2024-01-01", OPEN, ""),
        ("2027-12-31", OPEN, ""),
        ("2028-01-01", CLOSED, ""),
    ],
    # 公告2023年第12号：延续执行至2027-12-31，没有写从哪天起
    "eit-sme-5pct": [
        ("2020-01-01", OPEN, ""),
        ("2027-12-31", OPEN, ""),
        ("2028-01-01", CLOSED, ""),
    ],
    # 公告2023年第12号第二条：2023-01-01至2027-12-31
    "sme-6tax-2023-12": [
        ("2022-12-31", BEFORE, ""),
        ("2023-01-01", OPEN, ""),
        ("2027-12-31", OPEN, ""),
        ("2028-01-01", CLOSED, ""),
    ],
    # 公告2025年第10号第一条：海上风电2025-11-01至2027-12-31
    "vat-wind": [
        ("2025-10-31", BEFORE, ""),
        ("2025-11-01", OPEN, ""),
        ("2027-12-31", OPEN, ""),
        ("2028-01-01", CLOSED, ""),
    ],
    # 公告2025年第10号：2025-11-01起取消新型墙体材料即征即退
    "vat-wall": [("2025-10-31", OPEN, ""), ("2025-11-01", CLOSED, "2025-10-31已经截止")],
    # 公告2026年第10号：到2027年供暖期结束，实际在2028年春，没有写哪一天
    "vat-heat": [
        ("2027-12-31", OPEN, "供暖期"),
        ("2028-01-01", UNKNOWN, "没有写明哪一天"),
        ("2028-05-01", UNKNOWN, ""),
        ("2029-01-01", UNKNOWN, ""),
    ],
    # 财金〔2026〕2号：实施至2026-12-31，后续可视情延长
    "fin-eq-2026": [("2026-12-31", OPEN, "到2026-12-31为止"), ("2027-01-01", CLOSED, "")],
    # 财金〔2026〕4号：暂定1年，后续可视情延长；2026-01-01起发放的贷款。没有写截止的日子
    "fin-sme-2026": [
        ("2025-12-31", BEFORE, ""),
        ("2026-01-01", UNKNOWN, "暂定1年"),
        ("2026-12-31", UNKNOWN, ""),
        ("2027-01-01", UNKNOWN, ""),
    ],
    # 2025年初的补充通知：到再贷款额度用完为止
    "fin-eq-2025": [("2026-11-30", UNKNOWN, "用完没有本站不知道"), ("2030-01-01", UNKNOWN, "")],
    # 人民银行2026-01-15公告：按季操作，到2027-12-31
    "fin-carbon-tool": [("2027-12-31", OPEN, "滚动受理"), ("2028-01-01", CLOSED, "")],
    # 首台（套）2025年轮次：首批次2025-10-15前投保，2026年轮次没有见到通知
    "fin-first-2025": [("2025-10-15", UNKNOWN, "分批受理"), ("2026-11-29", UNKNOWN, "没有见到")],
    # 企业所得税法第三十四条：没有写截止日
    "eit-art34-credit": [("2026-11-30", OPEN, "没有写截止日"), ("2040-01-01", OPEN, "")],
}
DAYS = [(id, *case) for id, cases in WINDOWS.items() for case in cases]


@pytest.fixture(scope="module")
def records() -> Any:
    return problems_of(load(ROOT / "data"))[0]


def window(records: Any, id: str) -> ClaimWindow:
    found = records.items[id].value.window
    assert isinstance(found, ClaimWindow)
    return found


@pytest.mark.parametrize(("id", "day", "state", "words"), DAYS)
def test_a_window_on_its_borders(id: str, day: str, state: str, words: str, records: Any) -> None:
    span = window_on(date.fromisoformat(day), window(records, id))
    assert span.state == state and words in span.words


@pytest.mark.parametrize(
    ("id", "day", "words"),
    [
        ("vat-small", "2026-01-01", "可以办，到2027-12-31为止"),
        ("vat-small", "2027-12-31", "可以办，到2027-12-31为止"),
        ("fin-eq-2026", "2026-12-31", "可以办，到2026-12-31为止"),
        ("vat-heat", "2027-12-31", "今天可以办"),
        ("vat-heat", "2028-01-01", "没有写明哪一天，先问受理的机关"),
        ("fin-sme-2026", "2026-06-01", "期限写的是“政策实施期限暂定1年"),
        ("fin-eq-2025", "2026-11-30", "用完没有本站不知道"),
        ("fin-carbon-tool", "2027-12-31", "滚动受理，到2027-12-31为止"),
    ],
)
def test_its_page_says_the_same(id: str, day: str, words: str, records: Any) -> None:
    assert words in Portal(records, date.fromisoformat(day)).pages[f"tax/{id}/"].body


def test_the_page_of_what_has_ended_calls_no_window_open(records: Any) -> None:
    page = Portal(records, date(2026, 1, 1)).pages["tax/vat-epc/"].body
    assert "可以办" not in page and "现在没有可申请的入口" in page

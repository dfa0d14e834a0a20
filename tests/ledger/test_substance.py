"""`--minor` is for slips: what people act upon is told, unless it was a misprint of ours."""

from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import EVIDENCE, law, notice, relief, row

from portal.ledger.press import Refusal
from portal.ledger.publication import Publication

START, THEN = "2026-01-01T08:00", "2026-01-02T08:00"

LAW: dict[str, Any] = {"effective": "2020-01-01", "summary": "管三年，罚款二万元，一般按 5% 算。"}
FIFTEEN = {
    "rate": "投资额的15%",
    "parameters": [{"quantity": "credit-rate", "value": 15}],
}
"""What the tool reckons with and the words beside it can only change together."""

TO_630 = {
    "scope": "额定容量 30～630 kVA",
    "limits": [{"quantity": "capacity", "at_least": 30, "at_most": 630}],
}

RELIEF: dict[str, Any] = {
    "issued": "2025-01-01",
    "rate": "投资额的10%",
    "parameters": [{"quantity": "credit-rate", "value": 10}],
    "expires": "2027-12-31",
}


def listed(**fields: Any) -> dict[str, Any]:
    """A phase-out list with one row."""
    machine = {
        "id": "p-1",
        "name": "变压器",
        "models": ["S7-30/10"],
        "action": "淘汰",
        "match": "exact",
        "equipment": ["transformer"],
        "scope": "额定容量 30～315 kVA",
        "limits": [{"quantity": "capacity", "at_least": 30, "at_most": 315}],
        "deadline": "2028-12-31",
        "verification": EVIDENCE["verification"],
    }
    return notice("p", issued="2025-01-01") | {"rows": [machine | fields]}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", **LAW))
    desk.put("tax", relief("r", row("r-1", threshold="电压不低于 10 kV"), **RELIEF))
    desk.put("phase-out", listed())
    desk.publish(START, "开通")
    return desk


def minor(desk: Desk, **options: bool) -> Publication:
    return desk.publisher(THEN).minor("", None, **options)


@pytest.mark.parametrize(
    ("kind", "record", "field"),
    [
        ("laws", law("a", **LAW | {"effective": "2021-01-01"}), "effective"),
        ("laws", law("a", **LAW | {"expires": "2029-12-31"}), "expires"),
        ("laws", law("a", **LAW | {"summary": "管五年，罚款二万元，一般按 5% 算。"}), "summary"),
        ("laws", law("a", **LAW | {"summary": "管三年，罚款二万元，一般按 8% 算。"}), "summary"),
        ("laws", law("a", **LAW | {"status_doubt": "没有见到废止的公告"}), "status_doubt"),
        ("tax", relief("r", row("r-1"), **RELIEF | FIFTEEN), "rate"),
        ("tax", relief("r", row("r-1"), **RELIEF | {"expires": "2026-12-31"}), "expires"),
        (
            "tax",
            relief(
                "r",
                row("r-1", threshold="电压不低于 10 kV"),
                **RELIEF | FIFTEEN,
            ),
            "parameters",
        ),
        ("tax", relief("r", row("r-1", threshold="电压不低于 35 kV"), **RELIEF), "threshold"),
        ("phase-out", listed(models=["S7-30/10", "S7-50/10"]), "models"),
        ("phase-out", listed(deadline="2027-12-31"), "deadline"),
        ("phase-out", listed(action="限制"), "action"),
        ("phase-out", listed(**TO_630), "scope"),
        (
            "phase-out",
            listed(**TO_630),
            "limits",
        ),
    ],
)
def test_what_people_act_upon_is_not_minor(
    desk: Desk, kind: str, record: dict[str, Any], field: str
) -> None:
    desk.put(kind, record)
    with pytest.raises(Refusal, match=f"{field}.*不能用 --minor 悄悄改.*--misprint"):
        minor(desk, misprint=False)
    assert [line.kind for line in minor(desk, misprint=True).lines] == ["minor"]


def test_a_new_row_is_not_minor(desk: Desk) -> None:
    desk.put("tax", relief("r", row("r-1", threshold="电压不低于 10 kV"), row("r-2"), **RELIEF))
    with pytest.raises(Refusal, match=r"rows\[r-2\]"):
        minor(desk, misprint=False)


@pytest.mark.parametrize(
    "changed",
    [
        LAW | {"summary": "管三年，罚款二万元，一般都按 5% 算。"},
        LAW | {"title": "a 法"},
        LAW | {"verification": {"confidence": "medium", "checked": "2026-11-20"}},
        LAW | {"sources": [{"title": "公报", "seen": "2026-11-20", "locator": "第 12 页"}]},
        LAW | {"coverage": "只收录 19 条"},
        LAW | {"topics": ["energy-saving"]},
    ],
)
def test_slips_and_our_own_work_are_minor(desk: Desk, changed: dict[str, Any]) -> None:
    desk.put("laws", law("a", **changed))
    assert [line.record for line in minor(desk, misprint=False).lines] == ["a"]


def test_a_field_for_tools_may_be_filled_in_but_not_changed_without_a_word(desk: Desk) -> None:
    plain = {key: value for key, value in RELIEF.items() if key != "parameters"}
    desk.put("tax", relief("s", row("s-1"), title="关于另一件的通知", **plain))
    desk.publish("2026-01-01T09:00")
    desk.put("tax", relief("s", row("s-1"), title="关于另一件的通知", **RELIEF))
    assert [line.record for line in minor(desk, misprint=False).lines] == ["s"]

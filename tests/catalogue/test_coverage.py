"""How much of a list or standard is here: the counts decide, the words explain."""

from typing import Any

import pytest
from helpers.tree import case, catalogue, law, notice, relief, row

from portal.catalogue.coverage import Coverage, CoverageState, coverage_of

SEEN = {"confidence": "medium", "checked": "2026-11-22"}
NEITHER = "，不能说收全了。"


def machine(id: str, *models: str) -> dict[str, Any]:
    return row(id, models=list(models), match="exact", action="淘汰", equipment=["motor"])


def limit(id: str) -> dict[str, Any]:
    named = {"product": "水泥", "indicator": "综合能耗", "unit": "kgce/t", "limit": 3}
    return {"id": id, **named, "confidence": "medium"}


def table(id: str, rows: int) -> dict[str, Any]:
    found = [{"id": f"{id}-{n}", "at": [n], "grades": [3, 2, 1]} for n in range(rows)]
    head = {"id": id, "title": "等级", "equipment": "motor", "quantity": "效率", "unit": "%"}
    rest = {"better": "higher", "parameters": [{"name": "额定功率", "unit": "kW"}], "rows": found}
    return {**head, "levels": ["1级", "2级", "3级"], **rest, "confidence": "medium"}


def of(folder: str, record: dict[str, Any], **more: Any) -> Coverage | None:
    found = catalogue(**{folder: [record]}, **more)
    return coverage_of(found.items[record["id"]], found)


@pytest.mark.parametrize(
    ("rows", "declared", "words", "state", "told"),
    [
        (3, 3, None, "全部收录", "原文 3 项，这里都有。"),
        (3, 3, "未与原件核对", "全部收录", "原文 3 项，这里都有。未与原件核对。"),
        (2, 3, "缺第3项", "部分收录", "原文 3 项，这里有 2 项。缺第3项。"),
        (4, 3, "多一项，待核", "部分收录", "原文 3 项，这里有 4 项。多一项，待核。"),
        (2, None, "只收录锅炉。", "部分收录", "这里有 2 项，原文共有多少没有见到。只收录锅炉。"),
        (2, None, None, "原文项数没有见到", f"这里有 2 项{NEITHER}"),
        (0, 30, "逐项未收录", "只收录文件本身", "原文 30 项，都没有收录。逐项未收录。"),
        (0, None, None, "只收录文件本身", "逐项内容没有收录，要看原文。"),
    ],
)
def test_the_counts_decide_and_the_words_explain(rows, declared, words, state, told):
    fields = {"rows": [machine(f"l-{n}", f"A{n}") for n in range(rows)]}
    fields |= {"item_count": declared} if declared else {}
    fields |= {"coverage": words} if words else {}
    found = of("phase_out", notice("l", issued="2020-01-01", **fields))
    assert found and (found.name, found.words) == (state, told)
    assert found.is_whole == (state == "全部收录")
    chip = found.badge.name if found.badge else ""
    assert chip == (state if state in ("部分收录", "只收录文件本身") else "")


def test_a_list_counted_by_models_is_whole_when_its_models_are_here():
    rows = [machine("l-1", "A1", "A2"), machine("l-2", "B1")]
    fields = {"issued": "2020-01-01", "rows": rows, "item_count": 3}
    by_rows, by_models = (
        of("phase_out", notice("l", **fields, **more)) for more in ({}, {"counts_models": True})
    )
    assert by_rows and by_rows.state is CoverageState.PART
    assert by_models and by_models.state is CoverageState.WHOLE


def test_a_standard_is_counted_by_the_rows_of_its_tables():
    fields = {"indicators": [limit("a"), limit("b")], "grade_tables": [table("t", 3)]}
    found = of("standards", law("s", level="national-standard", item_count=5, **fields))
    assert found and (found.state, found.present) == (CoverageState.WHOLE, 5)
    assert found.words == "原文 5 行，这里都有。"


def test_rows_that_were_withdrawn_are_not_here():
    record = notice("l", issued="2020-01-01", item_count=2)
    record["rows"] = [machine("l-1", "A1"), machine("l-2", "A2")]
    found = of("phase_out", record, withdrawn=frozenset(("l-2",)))
    assert found and (found.state, found.present) == (CoverageState.PART, 1)


def test_what_nobody_has_seen_says_so():
    seen = {"confidence": "low", "checked": "2026-11-22"}
    found = of("technologies", notice("l", status_doubt="没有见到", verification=seen))
    assert found and found.sentence == "只收录文件本身：只列题名，内容没有见到。"


@pytest.mark.parametrize(
    ("folder", "record"),
    [
        ("laws", law("a", effective="2020-01-01", coverage="令号没有见到")),
        ("policies", notice("b", issued="2020-01-01", coverage="文号没有见到")),
        ("tax", relief("c", issued="2020-01-01")),
        ("cases", case("d")),
    ],
)
def test_what_lists_nothing_has_no_such_state(folder, record):
    """A number that was not seen makes no list partial."""
    assert of(folder, record) is None

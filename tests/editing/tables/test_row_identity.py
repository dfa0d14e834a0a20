"""Rows of a list are known again, and those that are not sure are asked about."""

from typing import Any

from portal.editing.tables.annex import AnnexEntry
from portal.editing.tables.annex_row import AnnexRow
from portal.editing.tables.row_identity import first_ids, recognise


def row(number: str, name: str, *models: str, **more: Any) -> dict[str, Any]:
    return {"item_no": number, "name": name, "models": list(models), **more}


def known(items: list[dict[str, Any]], rows: list[dict[str, Any]], **said: Any) -> Any:
    wanted = [AnnexRow(AnnexEntry([index + 2]), values) for index, values in enumerate(items)]
    rows = [{"id": f"l-{index + 1}", **one} for index, one in enumerate(rows)]
    return recognise(wanted, rows, said.get("same", {}), said.get("new", frozenset()))


OLD = [row(str(n), "S8系列变压器", f"S8-{n}0/10") for n in range(1, 6)]


def test_ids_stay_with_their_rows_when_the_order_changes() -> None:
    assert known(OLD[::-1], OLD).known == {0: "l-5", 1: "l-4", 2: "l-3", 3: "l-2", 4: "l-1"}


def test_ids_stay_when_one_is_put_in_and_all_are_numbered_anew() -> None:
    items = [row("1", "S7变压器", "S7-10/10")]
    items += [row(str(n + 2), one["name"], *one["models"]) for n, one in enumerate(OLD)]
    found = known(items, OLD)
    assert found.known == {index + 1: f"l-{index + 1}" for index in range(5)}
    assert found.unsure == {}


def test_ids_stay_when_the_wording_changes() -> None:
    items = [
        row("1", "S8 系列（油浸式）变压器", "S8-10/10"),
        row("2", "S8系列变压器", "S8-20/10", "S8-21/10"),
    ]
    assert known(items, OLD[:2]).known == {0: "l-1", 1: "l-2"}


def test_what_may_be_one_or_another_is_asked() -> None:
    old = [row("1", "离心泵", "IS50"), row("2", "离心泵", "IS65")]
    found = known([row("3", "离心泵", "IS50", "IS65")], old)
    assert found.known == {} and sorted(found.unsure[0]) == ["l-1", "l-2"]


def test_what_the_editor_says_comes_first() -> None:
    old = [row("1", "离心泵", "IS50"), row("2", "离心泵", "IS65")]
    items = [row("3", "离心泵", "IS50", "IS65")]
    assert known(items, old, same={2: "l-2"}).known == {0: "l-2"}
    found = known(items, old, new=frozenset({2}))
    assert found.known == {} and found.unsure == {}


def test_what_is_new_is_new() -> None:
    found = known([row("6", "罗茨鼓风机", "L-20/8")], OLD)
    assert found.known == {} and found.unsure == {}


def test_first_ids_follow_the_numbers_of_the_document() -> None:
    assert first_ids("l", ["1-1", "1-2"]) == ["l-1-1", "l-1-2"]
    assert first_ids("l", ["一", "二"]) == [None, None]
    assert first_ids("l", ["1", "1"]) == [None, None]

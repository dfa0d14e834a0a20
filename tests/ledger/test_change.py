"""Old and new values lead from any version of a record to any other."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.ledger.change import Change, Unfitting, changed, changes_between

TEXT = st.text(max_size=5)
VALUE = st.one_of(TEXT, st.integers(), st.booleans(), st.lists(TEXT, max_size=3))
IDS = st.lists(st.sampled_from(["a", "b", "c", "d-1", "e"]), unique=True, max_size=5)


@st.composite
def rows(draw: Any) -> list[dict[str, Any]]:
    return [{"id": id, "note": draw(VALUE), "inner": draw(VALUE)} for id in draw(IDS)]


RECORD = st.fixed_dictionaries(
    {"id": st.just("x")},
    optional={
        "title": TEXT,
        "rows": rows(),
        "indicators": rows(),
        "sources": st.lists(st.fixed_dictionaries({"title": TEXT}), max_size=2),
        "verification": st.fixed_dictionaries({"checked": TEXT}, optional={"note": TEXT}),
    },
)


@given(RECORD, RECORD)
def test_changes_lead_from_one_version_to_the_other(old: dict, new: dict) -> None:
    changes = changes_between(old, new)
    assert changed(old, changes) == new
    assert bool(changes) == (old != new)


@given(RECORD, RECORD)
def test_what_was_is_left_as_it_was(old: dict, new: dict) -> None:
    copy = {**old}
    changed(old, changes_between(old, new))
    assert old == copy


@given(RECORD, RECORD, RECORD)
def test_changes_do_not_fit_another_version(old: dict, new: dict, other: dict) -> None:
    """Whatever is made of them, it is refused or it shows in the digest."""
    try:
        made = changed(other, changes_between(old, new))
    except Unfitting:
        return
    assert made == new or other != old


def test_a_field_of_a_row_is_one_change_with_its_way() -> None:
    old = {"id": "x", "rows": [{"id": "x-1", "reason": "旧"}, {"id": "x-2"}]}
    new = {"id": "x", "rows": [{"id": "x-1", "reason": "新"}, {"id": "x-2"}]}
    (change,) = changes_between(old, new)
    assert change == Change("rows[x-1].reason", "旧", "新")
    assert (change.row, change.name) == ("x-1", "reason")


def test_a_row_that_comes_keeps_its_place() -> None:
    old = {"id": "x", "rows": [{"id": "x-1"}, {"id": "x-2"}]}
    new = {"id": "x", "rows": [{"id": "x-0"}, {"id": "x-1"}, {"id": "x-2"}]}
    assert changes_between(old, new) == [Change("rows[x-0]", None, {"id": "x-0"}, 0)]


@pytest.mark.parametrize("field", ["", "[a]", "rows[", "没有"])
def test_a_field_that_is_none_is_refused(field: str) -> None:
    with pytest.raises(Unfitting):
        changed({"id": "x"}, [Change(field, None, 1)])

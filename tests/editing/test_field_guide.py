"""The field reference says of every field what an editor asks."""

import re
from itertools import chain

import pytest
from helpers.building import DATA

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.editing.reference.examples import Examples
from portal.editing.reference.field_guide import FieldGuide, address, guides
from portal.kinds.kinds import BY_ID
from portal.read.file import read_file
from portal.read.refusal import FORMS
from portal.read.strict_yaml import parse


@pytest.fixture(scope="module")
def examples() -> Examples:
    return Examples(Catalogue(load(DATA)))


def fields(catalogue: str, examples: Examples | None = None) -> dict[str, FieldGuide]:
    told = guides(catalogue, examples or Examples(None))
    return {".".join(one.names): one for guide in told for one in guide.fields}


@pytest.mark.parametrize("catalogue", BY_ID)
def test_every_field_says_what_it_is_and_how_it_is_written(catalogue: str) -> None:
    for name, one in fields(catalogue).items():
        assert re.search("[一-鿿]", one.description), name
        assert one.label and one.type and one.minor, name
        assert one.on_site or one.names[:-1], name
        first = one.description.split("。")[0]
        assert len(first) <= 120 or one.values, f"{name}: 第一句太长，提示里放不下"


@pytest.mark.parametrize("catalogue", BY_ID)
def test_every_field_has_a_place_of_its_own(catalogue: str) -> None:
    anchors = [one.anchor for one in fields(catalogue).values()]
    assert len(anchors) == len(set(anchors)) > 20
    parts = {guide.anchor for guide in guides(catalogue, Examples(None))}
    assert {one.parts for one in fields(catalogue).values() if one.parts} <= parts


def test_types_are_told_in_words() -> None:
    law = fields("laws")
    assert law["effective"].type == "日期：2026-08-15、2026-08 或 2026"
    assert law["title"].type == "一行文字，首尾不要空格、中间不要换行，最多 200 个字"
    assert law["topics"].type.startswith("列表，每项是词表 topics 里的 id")
    assert law["duties"].type == "列表，每项是一组字段，以 - 开头"
    assert law["supersedes"].type.startswith("列表，每项是一条记录的 id")
    assert law["sources.citable"].type == "true（是）或 false（否）；不写就是 true"
    assert law["figures.value"].type == "数字，或一行文字"
    assert fields("standards")["grade_tables.rows.grades"].type.startswith("列表，每项是数字")
    assert fields("news")["body"].type.startswith("文字，可以分段")
    assert set(FORMS.values())  # the other words are those of the messages


def test_choices_are_told_with_their_meaning() -> None:
    assert dict(fields("phase-out")["rows.match"].values)["series"] == "整个系列"
    assert dict(fields("standards")["mandatory"].values) == {"true": "强制性", "false": "推荐性"}


def test_dates_that_fall_due_say_so() -> None:
    due = {name for name, one in fields("phase-out").items() if "到期提醒" in one.on_site}
    assert due == {
        *("effective", "expires", "repealed", "target_until", "deadlines.date"),
        *("rows.deadline", "rows.deadline_rules.stop_use_by", "amendments.effective"),
    }


def test_whether_a_small_edit_may_change_it() -> None:
    found = fields("phase-out")
    for name in ("effective", "rows.deadline", "rows.models", "rows.action", "item_count"):
        assert found[name].minor.startswith("不能用 --minor"), name
    for name in ("coverage", "verification.note", "sources.title", "topics"):
        assert found[name].minor.startswith("可以用 --minor"), name
    assert "里面的数变了不能" in found["summary"].minor


def test_an_example_is_read_as_it_stands(examples: Examples) -> None:
    """What the page shows an editor can copy: the strict reader takes each."""
    told = list(chain.from_iterable(fields(id, examples).values() for id in BY_ID))
    shown = [one for one in told if one.example]
    assert len(shown) > len(told) * 0.6
    for one in shown:
        assert one.example
        value = parse(one.example.text, "example")
        assert list(value) == [one.name], one.names


def test_a_place_in_a_file_leads_to_its_field() -> None:
    assert address("laws", ("effective",)) == "manual/fields/laws/#field-effective"
    way = ("rows", 3, "deadline_rules", 0, "made")
    assert address("phase-out", way) == "manual/fields/phase-out/#field-rows-deadline_rules-made"
    # The same part is told of once, where it is met first.
    assert address("tax", ("rows", 0, "sources", 1, "url")).endswith("#field-sources-url")
    assert address("laws", ("no_such_field",)) == "manual/fields/laws/"
    assert address("vocab", ("terms", 0)) == ""


def test_a_message_has_only_the_first_sentence(tmp_path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("id: a\n", encoding="utf-8")
    told = {one.field: one.hint for one in read_file(path, BY_ID["laws"].model).problems}
    assert told["title"] == "题名，按原文"

"""Every field says what it is called and where readers meet it, or why they never do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from portal.kinds.kinds import KINDS
from portal.kinds.labels import field_label
from portal.kinds.rows import all_models
from portal.read.markers import Is
from portal.read.model_fields import OTHER, ModelField, fields_of
from portal.read.vocabulary import VOCABULARIES


def fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, ModelField]]:
    """The fields of a model and of the parts that readers meet."""
    if model in seen:
        return
    seen.add(model)
    for name, field in fields_of(model).items():
        yield f"{model.__name__}.{name}", field
        if field.below and not field.hidden:
            yield from fields(field.below, seen)


@pytest.fixture(scope="module")
def told() -> dict[str, ModelField]:
    seen: set[type[BaseModel]] = set()
    found = dict(pair for model in all_models() for pair in fields(model, seen))
    assert len(found) > 200 and len(KINDS) >= 8
    return found


def test_a_field_shows_somewhere_or_says_why_not(told: dict[str, ModelField]) -> None:
    silent = [way for way, field in told.items() if not field.is_told]
    assert silent == []


def test_what_is_hidden_shows_nowhere(told: dict[str, ModelField]) -> None:
    assert [way for way, field in told.items() if field.hidden and field.show] == []


def test_a_field_has_a_chinese_name() -> None:
    """At any depth, hidden or not: an editor is told of every field."""
    seen: set[type[BaseModel]] = set()

    def names(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
        if model not in seen:
            seen.add(model)
            for name, field in fields_of(model).items():
                yield f"{model.__name__}.{name}", field.label
                if field.below:
                    yield from names(field.below)

    english = [
        (way, label)
        for model in all_models()
        for way, label in names(model)
        if not any("\u4e00" <= sign <= "\u9fff" for sign in label)
    ]
    assert english == []


def test_ids_come_from_vocabularies_that_there_are(told: dict[str, ModelField]) -> None:
    used = {field.vocabulary for field in told.values() if field.vocabulary}
    assert used and used <= set(VOCABULARIES)


UNWRITTEN = (
    *("principle", "date", "body", "obligation", "by_when", "steps"),
    *("meaning", "adds", "interprets", "speaker"),
    *("answer", "answered", "answered_by"),
)
"""What technologies, news, jobs, terms, explanations and answered questions are nothing without."""


def test_what_must_be_written_may_stand_in_a_heading() -> None:
    """Else a record that no source shows could not be written at all."""
    for model in all_models():
        for name, field in fields_of(model).items():
            if model.model_fields[name].is_required() and Is.HEADING not in field.traits:
                assert name in UNWRITTEN, (model, name)


@pytest.mark.parametrize(
    ("catalogue", "way", "label"),
    [
        ("laws", "effective", "施行日期"),
        ("standards", "effective", "实施日期"),
        ("standards", "doc_no", "标准号"),
        ("tax", "rows[some-row].effective", "起始日期"),
        ("phase-out", "rows[some-row].reason", "理由"),
        ("phase-out", "rows[some-row].deadline_rules", "期限条件"),
        ("phase-out", "rows[some-row]", "条目"),
        ("policies", "verification.unverified", "待核"),
        ("laws", "catalogue", "栏目"),
        ("laws", "a_field_of_before", OTHER),
        ("laws", "rows[some-row].reason", OTHER),
        ("a-catalogue-of-before", "title", OTHER),
    ],
)
def test_a_label_belongs_to_a_model_and_its_field(catalogue: str, way: str, label: str) -> None:
    assert field_label(catalogue, way) == label


def test_nobody_keeps_a_table_of_field_names() -> None:
    """The names under which fields were known by heart are gone for good."""
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__).parents[2] / "hooks" / "portal").rglob("*.py")
    )
    assert len(source) > 100_000
    for table in ("FIELD_NAMES", '"rows", "rules"', "VOCABULARIES.get(field"):
        assert table not in source

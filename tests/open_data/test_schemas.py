"""Every JSON file is as its schema says, and the schemas refuse what is not so."""

from collections.abc import Callable
from typing import Any

import pytest
from helpers.open_files import Files, SchemaFaults, content
from jsonschema import Draft202012Validator


@pytest.fixture(scope="module")
def faults(files: Files) -> SchemaFaults:
    return SchemaFaults(files)


def test_every_file_is_as_its_schema_says(files: Files, faults: SchemaFaults) -> None:
    count, found = faults.of_all()
    assert count > 300 and found == []


def test_every_schema_is_one(files: Files) -> None:
    schemas = [path for path in files if path.startswith("schema/")]
    assert len(schemas) > 50
    for path in schemas:
        Draft202012Validator.check_schema(content(files, path))


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("laws/eia-law.json", lambda one: one.pop("validity")),
        ("laws/eia-law.json", lambda one: one["validity"][0].pop("until")),
        ("laws/eia-law.json", lambda one: one["validity"][0].update(state="holds")),
        ("laws/eia-law.json", lambda one: one["fields"].update(keeper="节能科")),
        ("laws/eia-law.json", lambda one: one["fields"].update(effective="2026/8/15")),
        ("laws/eia-law.json", lambda one: one["fields"]["sources"][0].update(citable=False)),
        ("laws.json", lambda one: one["items"][0]["fields"].update(sources=[])),
        ("events.json", lambda one: one["events"][0].pop("id")),
        ("moved.json", lambda one: one["moved"][0].update(state="lost")),
        ("index.json", lambda one: one.update(built="2026-11-22T12:00")),
        ("vocab/topics.json", lambda one: one["terms"][0].update(colour="red")),
    ],
)
def test_a_schema_refuses_what_is_not_so(
    files: Files, faults: SchemaFaults, path: str, change: Callable[[Any], object]
) -> None:
    value = content(files, path)
    change(value)
    assert faults.of(path, value)


def test_a_schema_says_what_a_field_is_called_and_means(files: Files) -> None:
    fields = content(files, "schema/law.schema.json")["$defs"]["Law"]["properties"]
    assert fields["effective"]["title"] == "施行日期"
    assert fields["effective"]["description"] == "施行（实施）日期"
    assert fields["level"]["x-vocabulary"] == "levels"

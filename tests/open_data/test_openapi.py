"""The description of the interface is what its standard asks for, and describes what is there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from helpers.open_files import Files, content
from jsonschema import Draft202012Validator

OFFICIAL = Draft202012Validator(
    json.loads((Path(__file__).parent / "openapi" / "schema-3.1.json").read_text("utf-8"))
)
"""That of OpenAPI 3.1; see the README beside it. What it cannot say is looked at below."""


@pytest.fixture(scope="module")
def described(files: Files) -> dict[str, Any]:
    found: dict[str, Any] = content(files, "openapi.json")
    return found


def gets(described: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {path: one["get"] for path, one in described["paths"].items()}


def test_it_is_openapi(described: dict[str, Any]) -> None:
    assert list(OFFICIAL.iter_errors(described)) == []


def test_what_is_not_openapi_is_noticed(described: dict[str, Any]) -> None:
    paths = {**described["paths"], "laws.json": {}}
    assert list(OFFICIAL.iter_errors({**described, "paths": paths}))
    assert list(OFFICIAL.iter_errors({**described, "openapi": "3.0.0"}))


def test_operations_have_names_of_their_own(described: dict[str, Any]) -> None:
    names = [one["operationId"] for one in gets(described).values()]
    assert len(names) == len(set(names)) > 70


def test_what_varies_in_a_path_is_described(described: dict[str, Any]) -> None:
    for path, one in gets(described).items():
        told = [parameter["name"] for parameter in one.get("parameters", ())]
        assert told == re.findall(r"\{(\w+)\}", path), path


def test_every_schema_is_there(files: Files, described: dict[str, Any]) -> None:
    refs = re.findall(r'"\$ref": "([^"]+)"', json.dumps(described))
    assert len(refs) > 60 and {ref for ref in refs if ref not in files} == set()


def test_every_file_is_described_and_every_description_has_a_file(
    files: Files, described: dict[str, Any]
) -> None:
    forms = {
        path: re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path[1:])))
        for path in described["paths"]
    }
    assert [
        path for path in files if not any(form.fullmatch(path) for form in forms.values())
    ] == []
    empty = [path for path, form in forms.items() if not any(map(form.fullmatch, files))]
    assert empty == []

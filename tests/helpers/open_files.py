"""What `/api/v1/` holds, for tests: the files by their paths below it, and what judges them."""

import csv
import io
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from jsonschema import Draft202012Validator

from portal.open_data.files import open_data_files
from portal.open_data.promise import ROOT
from portal.view.site import Site

Files = Mapping[str, bytes]

NO_SCHEMA = ("datapackage.json", "openapi.json")
"""JSON that others describe; the descriptions of tables are the third of that sort."""


def files_of(site: Site) -> dict[str, bytes]:
    """Every file of a site by its path below the root of the data. No two have one path."""
    made = list(open_data_files(site))
    found = {asset.path.removeprefix(ROOT): asset.content for asset in made}
    assert len(found) == len(made)
    return found


def content(files: Files, path: str) -> Any:
    return json.loads(files[path])


def has_schema(path: str) -> bool:
    """Whether a file is JSON that one of our schemas describes."""
    ours = path.endswith(".json") and not path.endswith("-metadata.json")
    return ours and path not in NO_SCHEMA and not path.startswith("schema/")


class SchemaFaults:
    """Finds what in files is not as their schemas say."""

    def __init__(self, files: Files):
        self._files = files
        self._judges: dict[str, Draft202012Validator] = {}

    def of(self, path: str, value: Any) -> list[str]:
        """What is wrong with what stands in a file."""
        name = posixpath.normpath(posixpath.join(posixpath.dirname(path), value["$schema"]))
        if name not in self._judges:
            schema = content(self._files, name)
            Draft202012Validator.check_schema(schema)
            self._judges[name] = Draft202012Validator(schema)
        return [
            f"{path}: {one.json_path}: {one.message}"
            for one in self._judges[name].iter_errors(value)
        ]

    def of_all(self) -> tuple[int, list[str]]:
        """How many files were looked at, and what is wrong with them."""
        paths = [path for path in self._files if has_schema(path)]
        return len(paths), [
            fault for path in paths for fault in self.of(path, content(self._files, path))
        ]

    @property
    def used(self) -> set[str]:
        """The schemas that were needed."""
        return set(self._judges)


def rows_of(files: Files, path: str) -> list[dict[str, str]]:
    """The lines of a table, as a program reads them."""
    text = files[path].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def table_faults(files: Files, path: str) -> Iterator[str]:
    """What in a table is not as its description (CSV on the Web) says."""
    described = content(files, f"{path}-metadata.json")
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    if described["url"] != posixpath.basename(path):
        yield f"{path}: describes {described['url']}"
    columns, rows = described["tableSchema"]["columns"], rows_of(files, path)
    head = files[path].decode("utf-8-sig").split("\r\n", 1)[0].split(",")
    if head != [column["titles"] for column in columns]:
        yield f"{path}: {head}"
    keyed = described["tableSchema"].get("primaryKey", ("id", "from"))  # no key has an empty part
    seen = set()
    for row in rows:
        for column in columns:
            yield from (f"{path}: {row['id']}: {fault}" for fault in _cell_faults(row, column))
        key = tuple(row[name] for name in keyed)
        if key in seen:
            yield f"{path}: twice {key}"
        seen.add(key)


def _cell_faults(row: Mapping[str, str], column: Mapping[str, Any]) -> Iterator[str]:
    text, name = row[column["name"]], column["name"]
    if not text:
        if column["required"]:
            yield f"{name} is empty"
        return
    datatype = column["datatype"]
    base = datatype if isinstance(datatype, str) else datatype["base"]
    form = None if isinstance(datatype, str) else datatype.get("format")
    for value in text.split(column["separator"]) if "separator" in column else [text]:
        if not _is(value, base) or form and not re.search(form, value):
            yield f"{name}: {value} is no {datatype}"


def _is(value: str, base: str) -> bool:
    if base == "boolean":
        return value in ("true", "false")
    if base == "integer":
        return re.fullmatch(r"-?\d+", value) is not None
    if base == "decimal":
        try:
            return Decimal(value).is_finite()
        except InvalidOperation:
            return False
    assert base == "string"
    return True

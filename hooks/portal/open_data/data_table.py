"""A table as CSV (RFC 4180) and what stands in its columns (CSV on the Web)."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.read.dates import WRITTEN
from portal.read.formula_signs import inert

SEVERAL = "|"
"""Between the values of a cell that has several; in a value it becomes the wide one."""

WIDE = "｜"


@dataclass(frozen=True)
class DataColumn:
    """One column. `type` is that of each value, as CSV on the Web calls it; `form` a pattern that
    every text in it fits."""

    name: str
    title: str
    description: str
    type: str = "string"
    several: bool = False
    form: str = ""
    required: bool = False


@dataclass(frozen=True)
class DataTable:
    """A table. `key` are the columns by which a row is told from others, which are never empty; () where
    there are none such."""

    path: str
    title: str
    description: str
    columns: Sequence[DataColumn]
    rows: Iterable[Mapping[str, Any]]
    key: tuple[str, ...]

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]

    def csv(self) -> bytes:
        """The file. It begins with the mark by which Excel and WPS know UTF-8."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([column.name for column in self.columns])
        for row in self.rows:
            writer.writerow([_cell(row.get(column.name), column) for column in self.columns])
        return text.getvalue().encode("utf-8-sig")

    def metadata(self, licence: str) -> dict[str, Any]:
        """Its description, for a file beside it."""
        return {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
            "url": self.name,
            "dc:title": self.title,
            "dc:description": self.description,
            "dc:license": {"@id": licence},
            "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
            "tableSchema": {
                "columns": [_described(column) for column in self.columns],
                **({"primaryKey": list(self.key)} if self.key else {}),
            },
        }


def date_column(name: str, title: str, description: str) -> DataColumn:
    """A column of dates, of which some are known to the month or year only."""
    return DataColumn(name, title, description, form=WRITTEN)


def _described(column: DataColumn) -> dict[str, Any]:
    datatype: Any = column.type
    if column.form:
        datatype = {"base": column.type, "format": column.form}
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.description,
        "datatype": datatype,
        "required": column.required,
    }
    if column.several:
        described["separator"] = SEVERAL
    return described


def _cell(value: Any, column: DataColumn) -> str:
    if value is None:
        return ""
    values = value if column.several else (value,)
    texts = [_text(one).replace(SEVERAL, WIDE) if column.several else _text(one) for one in values]
    text = SEVERAL.join(texts)
    return inert(text) if column.type == "string" else text


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

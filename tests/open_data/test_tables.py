"""Every table is as both of its descriptions say, and is read by programs that know no Chinese."""

import pytest
from helpers.open_files import Files, content, rows_of, table_faults

from portal.kinds.kinds import KINDS
from portal.open_data.data_table import DataColumn, DataTable, date_column

TABLES = [f"{kind.id}.csv" for kind in KINDS] + ["validity.csv", "due.csv", "attachments.csv"]


@pytest.mark.parametrize("path", TABLES)
def test_a_table_is_as_its_description_says(files: Files, path: str) -> None:
    assert list(table_faults(files, path)) == []


def test_all_tables_are_looked_at(files: Files) -> None:
    assert {path for path in files if path.endswith(".csv")} == set(TABLES)
    assert sum(len(rows_of(files, path)) for path in TABLES) > 500


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2016-07-01", "2016/7/1", "effective: 2016/7/1 is no"),
        ("\r\neia-law,", "\r\n,", "id is empty"),
        ("id,parent,title", "parent,id,title", "['parent', 'id'"),
        ("\r\neia-law,", "\r\necological-environment-code,", "twice"),
    ],
)
def test_a_table_that_is_not_so_is_noticed(files: Files, old: str, new: str, words: str) -> None:
    text = files["laws.csv"].decode("utf-8-sig")
    assert old in text
    broken = {**files, "laws.csv": text.replace(old, new, 1).encode()}
    assert any(words in fault for fault in table_faults(broken, "laws.csv"))


def test_the_data_package_says_the_same(files: Files) -> None:
    resources = content(files, "datapackage.json")["resources"]
    assert [one["path"] for one in resources] == TABLES
    for one in resources:
        columns = content(files, f"{one['path']}-metadata.json")["tableSchema"]["columns"]
        assert [field["name"] for field in one["schema"]["fields"]] == [
            column["name"] for column in columns
        ]


def table(*rows: dict[str, object]) -> list[str]:
    columns = (
        DataColumn("id", "编号", ""),
        DataColumn("names", "名称", "", several=True),
        DataColumn("rate", "率", "", "decimal"),
        DataColumn("yes", "是", "", "boolean"),
        date_column("day", "日", ""),
    )
    made = DataTable("x.csv", "", "", columns, rows, ("id",)).csv()
    assert made.startswith(b"\xef\xbb\xbf")
    return made.decode("utf-8-sig").split("\r\n")[1:-1]


def test_no_part_of_a_key_is_empty(files: Files) -> None:
    """As in a database, whose rules Frictionless and CSV on the Web take over."""
    keyed = 0
    for path in TABLES:
        key = content(files, f"{path}-metadata.json")["tableSchema"].get("primaryKey", ())
        keyed += bool(key)
        assert all(line[name] for line in rows_of(files, path) for name in key), path
    assert keyed == len(TABLES) - 1  # the first day of a first span is none


def test_cells() -> None:
    assert table(
        {"id": "a", "names": ["甲", "乙|丙"], "rate": -1, "yes": False, "day": "2026"}
    ) == ["a,甲|乙｜丙,-1,false,2026"]
    assert table({"id": 'a "b", c'}) == ['"a ""b"", c",,,,']


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@x", "＝1"])
def test_no_text_is_a_formula(text: str) -> None:
    assert table({"id": text}) == [f"'{text},,,,"]


def test_a_day_is_asked_of_the_table(files: Files) -> None:
    """As /data/ tells readers of Excel to sift."""
    held = {
        day: {
            row["id"]: row["state"]
            for row in rows_of(files, "validity.csv")
            if row["from"] <= day and (not row["until"] or row["until"] >= day)
        }
        for day in ("2026-08-14", "2026-08-15")
    }
    assert held["2026-08-14"]["eia-law"] == "in-force"
    assert held["2026-08-15"]["eia-law"] == "repealed"
    assert len(held["2026-08-14"]) == len(held["2026-08-15"])

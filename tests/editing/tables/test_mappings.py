"""The mappings of imports lie beside the lists, and are checked for belonging to one."""

from pathlib import Path

import pytest
from helpers.annexes import LIST, desk_with

from portal.checks.runner import problems_in
from portal.editing.tables.import_choices import TableMapping, kept_mapping, mapping_text
from portal.read.problem import Unreadable


def test_a_mapping_lies_beside_its_list(tmp_path: Path) -> None:
    data = desk_with(tmp_path / "data")
    (data / "mappings").mkdir()
    (data / f"mappings/{LIST}.yaml").write_text(f"list: {LIST}\n", encoding="utf-8")
    assert problems_in(data) == []
    (data / "mappings/没有这份.yaml").write_text("list: a\n", encoding="utf-8")
    (data / "mappings/note.txt").write_text("", encoding="utf-8")
    assert [one.message for one in problems_in(data)] == [
        "没有叫这个名字的清单，导入表格时不会用到"
    ] * 2


def test_what_somebody_wrote_into_a_mapping_stays(tmp_path: Path) -> None:
    data = desk_with(tmp_path / "data")
    (data / "mappings").mkdir()
    path = data / f"mappings/{LIST}.yaml"
    path.write_text(f"# 第五批\nlist: {LIST}\nconstants: {{action: 淘汰}}\n", encoding="utf-8")
    kept = kept_mapping(data, LIST)
    more = TableMapping(list=LIST, sheet="附件", constants=kept.constants)
    text = mapping_text(data, more)
    assert text.startswith("# 第五批\n") and "sheet: 附件" in text
    assert "constants: {action: 淘汰}" in text


def test_a_broken_mapping_is_refused_at_its_line(tmp_path: Path) -> None:
    data = desk_with(tmp_path / "data")
    (data / "mappings").mkdir()
    path = data / f"mappings/{LIST}.yaml"
    path.write_text(f"list: {LIST}\ncolumn: 1\n", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"yaml:2:1: column: 没有这个字段"):
        kept_mapping(data, LIST)

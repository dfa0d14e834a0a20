"""Values are changed in the text of a file, and nothing else is."""

import string
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.editing.files.yaml_text import (
    REMOVED,
    FieldChange,
    Uneditable,
    with_changes,
    with_record,
    written,
)
from portal.editing.files.yaml_written import form_of, plain
from portal.kinds.kinds import BY_ID
from portal.read.problem import Unreadable
from portal.read.strict_yaml import parse

DATA = Path(__file__).parents[2] / "data"
LIST = BY_ID["phase-out"].model

TEXT = """\
# 编者：张工
id: one
title: "第一份"   # 按公告

'level': normative-document
issuers: [ miit,  ndrc ]   # 两个机关
topics: []
rows:   # 共三条
  # 第一类 电动机
  - id: one-1
    name: 甲
    models: [A, B]

    # 期限见公告
    deadline: 2016-12-31
  - {id: one-2, name: 乙, models: ['1', C]}   # 一行写完
  # 第二类 变压器
  - id: one-3
    name: 丙
    models:
      - 'X'   # 存疑
      - P
    # 丙的说明
verification:
  confidence: medium
  checked: 2026-01-01
added: 2026-01-01
"""


def changed(place: tuple[str | int, ...], value: object, text: str = TEXT) -> str:
    return with_changes(text, [FieldChange(place, value)], LIST)


CASES: list[tuple[tuple[str | int, ...], object, str, str]] = [
    (("title",), "第二份", 'title: "第一份"   # 按公告', "title: '第二份'   # 按公告"),
    (("level",), "no", "'level': normative-document", "'level': 'no'"),
    (("rows", 0, "deadline"), "2017-06-30", "deadline: 2016-12-31", "deadline: 2017-06-30"),
    (("rows", 0, "deadline"), REMOVED, "    deadline: 2016-12-31\n", ""),
    (("rows", 0, "id"), REMOVED, "- id: one-1\n    name", "- name"),
    (("rows", 0, "note"), "010", "name: 甲\n", "name: 甲\n    note: '010'\n"),
    (("rows", 0, "models"), ["A", "B", "C: d"], "[A, B]", "[A, B, 'C: d']"),
    (("rows", 0, "models"), ["B"], "[A, B]", "[B]"),
    (("rows", 0, "models"), REMOVED, "    models: [A, B]\n", ""),
    (("rows", 1, "name"), "a, b", "name: 乙", "name: 'a, b'"),
    (("rows", 1, "name"), REMOVED, "name: 乙, ", ""),
    (("rows", 1, "id"), REMOVED, "{id: one-2, ", "{"),
    (("rows", 1, "models"), REMOVED, ", models: ['1', C]", ""),
    (("rows", 1, "models", 0), "2", "['1', C]", "['2', C]"),
    (("rows", 1, "note"), "x", "乙, models", "乙, note: x, models"),
    (("rows", 2, "models", 0), "Z", "- 'X'   # 存疑", "- 'Z'   # 存疑"),
    (("rows", 2, "models", 1), REMOVED, "      - P\n", ""),
    (("rows", 2, "models", 2), "W", "      - P\n", "      - P\n      - W\n"),
    (("rows", 2, "models"), [], "\n      - 'X'   # 存疑\n      - P\n", " []\n"),
    (("issuers", 0), "sta", "[ miit,  ndrc ]   #", "[ sta,  ndrc ]   #"),
    (("issuers", 2), "sta", "[ miit,  ndrc ]   #", "[ miit,  ndrc,  sta ]   #"),
    (("topics",), ["motor"], "topics: []", "topics: [motor]"),
    (
        ("summary",),
        "第一段\n\n第二段\n",
        "\n\n'level",
        "\nsummary: |\n  第一段\n\n  第二段\n\n'level",
    ),
    (
        ("verification", "note"),
        "见附件",
        "checked: 2026-01-01\n",
        "checked: 2026-01-01\n  note: 见附件\n",
    ),
    (("added",), "2026", "added: 2026-01-01\n", "added: '2026'\n"),
    (("item_count",), 3, "topics: []\n", "topics: []\nitem_count: 3\n"),
]


@pytest.mark.parametrize(("place", "value", "before", "after"), CASES)
def test_only_the_place_changes(
    place: tuple[str | int, ...], value: object, before: str, after: str
) -> None:
    assert TEXT.count(before) == 1
    expected = TEXT.replace(before, after)
    if place == ("item_count",):  # behind what the model has before it, wherever that stands
        assert parse(changed(place, value), "") == {**parse(TEXT, ""), "item_count": 3}
        return
    assert changed(place, value) == expected


def test_a_text_that_says_so_already_is_given_back_as_it_is() -> None:
    assert with_record(TEXT, parse(TEXT, ""), LIST) == TEXT


def test_rows_in_another_order_keep_their_text_and_what_stands_above_them() -> None:
    record = parse(TEXT, "")
    record["rows"] = [record["rows"][2], record["rows"][0], {"id": "new", "name": "丁"}]
    text = with_record(TEXT, record, LIST)
    assert parse(text, "") == record
    head, tail = TEXT.index("  # 第二类"), TEXT.index("verification:")
    body = text[text.index("rows:") : text.index("verification:")]
    first = TEXT[TEXT.index("  - id: one-1") : TEXT.index("  - {id: one-2")]
    assert TEXT[head:tail] in body and first in body
    assert "# 第一类 电动机" in body and body.endswith("  - id: new\n    name: 丁\n")


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_in_front_stay(ends: str, mark: str) -> None:
    text = mark + TEXT.replace("\n", ends)
    wanted = TEXT.replace("name: 甲\n", "name: 甲\n    note: |\n      一\n      二\n")
    assert changed(("rows", 0, "note"), "一\n二\n", text) == mark + wanted.replace("\n", ends)


def test_mixed_line_ends_stay_where_nothing_changes() -> None:
    text = "id: one\r\ntitle: 甲\nlevel: x\r\nadded: 2026-01-01\r\n"
    assert changed(("title",), "乙", text) == text.replace("甲", "乙")
    assert changed(("level",), "law", text) == text.replace("level: x", "level: law")


def test_no_newline_at_the_end_stays_so() -> None:
    text = TEXT.removesuffix("\n")
    assert changed(("added",), "2027-01-01", text) == text.replace("added: 2026", "added: 2027")
    assert changed(("rows", 0, "name"), "新", text) == text.replace("甲", "新")
    assert changed(("added",), REMOVED, text).endswith("checked: 2026-01-01")


def test_a_text_with_faults_is_not_touched_but_empty_fields_may_be_filled() -> None:
    with pytest.raises(Unreadable):
        changed(("title",), "乙", TEXT.replace("level'", "level': no #'"))
    draft = "id: one\ntitle:\n# 从词表选\nlevel:\nadded: 2026-01-01\n"
    half = changed(("title",), "乙", draft)
    assert half == draft.replace("title:", "title: 乙")
    assert changed(("level",), "law", half) == half.replace("level:", "level: law")


def test_what_would_be_refused_is_not_written() -> None:
    with pytest.raises(Unreadable):
        changed(("title",), "甲\u200b乙")
    with pytest.raises(Unreadable):
        changed(("title",), "\x00")


# Whatever the text and whatever is wanted: it reads as wanted, and remarks stay.

WORDS = st.one_of(
    st.text(alphabet=string.ascii_letters + "中文、：:#-'\"[]{},&*!|>%@` 019.", max_size=12),
    st.sampled_from(
        ["no", "010", "1_0", "12:30", "2026-02-30", "2026-01-01", "~", "- a", "a: b", "# c"]
    ),
    st.text(alphabet="甲 \n:#", max_size=8),
)
VALUES = st.recursive(
    st.one_of(
        WORDS,
        st.booleans(),
        st.integers(-(10**6), 10**6),
        st.decimals(-1000, 1000, places=2, allow_nan=False).map(lambda one: one + 0),
    ),
    lambda held: st.one_of(
        st.lists(held, max_size=4), st.dictionaries(st.sampled_from("abcde"), held, max_size=4)
    ),
    max_leaves=8,
)
FIELDS = ("title", "rows", "models", "sources", "x", "verification")
ROWS = st.lists(
    st.dictionaries(
        st.sampled_from(["id", "name", "models", "note", "limits"]), VALUES, min_size=1
    ),
    max_size=4,
)
RECORDS = st.builds(
    lambda held, rows: {"id": "one", **held, **({"rows": rows} if rows else {})},
    st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=5),
    ROWS,
)


def remarked(text: str, every: int) -> str:
    """Remarks on lines of their own, where a line begins a field or an item."""
    lines: list[str] = []
    for number, line in enumerate(text.splitlines()):
        if every and number % every == 0 and line.strip()[:1] in "idnmlstrvx-" and line.strip():
            lines += [" " * (len(line) - len(line.lstrip())) + f"# 说明{number}", ""]
        lines.append(line)
    return "\n".join(lines) + "\n"


@settings(max_examples=150, deadline=None)
@given(RECORDS, RECORDS, st.integers(0, 3), st.sampled_from(["house", "flow", "block"]))
def test_whatever_is_wanted_is_what_is_read(
    old: dict[str, Any], new: dict[str, Any], every: int, style: str
) -> None:
    text = written(old, LIST)
    if style != "house" and not _exact(old):  # as another program lays it out
        held = yaml.safe_load(text)
        dumped = yaml.safe_dump(
            held, allow_unicode=True, width=10**6, default_flow_style=style == "flow"
        )
        text = dumped if _reads_as(dumped, parse(text, "")) else text
    with_remarks = remarked(text, every)
    text = with_remarks if _reads_as(with_remarks, parse(text, "")) else text
    try:
        result = with_record(text, new, LIST)
    except Uneditable as error:
        assert "说明" in str(error)  # a remark that would lose its place; nothing else is refused
        return
    assert form_of(parse(result, "")) == form_of(plain(new))


def _reads_as(text: str, value: object) -> bool:
    try:
        return bool(form_of(parse(text, "")) == form_of(value))
    except Unreadable:
        return False


def _exact(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_exact, value.values()))
    if isinstance(value, list):
        return any(map(_exact, value))
    return isinstance(value, Decimal)


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_what_is_written_reads_as_it_was(record: dict[str, Any]) -> None:
    assert form_of(parse(written(record, LIST), "")) == form_of(plain(record))

"""From what the models refuse to what an editor reads: whatever is in a record, words come out."""

import re

import pytest
import yaml
from helpers.tree import law
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from portal.kinds.kinds import KINDS
from portal.kinds.law import Law
from portal.read.problem import Problem, Unreadable
from portal.read.refusal import refusals
from portal.read.strict_yaml import parse


def said(record: dict, model=Law) -> list[Problem]:
    text = yaml.safe_dump(record, allow_unicode=True, width=10**6)
    value = parse(text, "x.yaml")
    try:
        model.model_validate(value)
    except ValidationError as error:
        return refusals(error, model, value, text, "x.yaml")
    return []


@pytest.mark.parametrize(
    ("fields", "field", "message", "hint"),
    [
        ({"title": None}, "title", "没有内容", "写上内容"),
        ({"summary": None}, "", "", ""),
        ({"summary": ""}, "summary", "不能是空文字", "写上内容，或删去这个字段"),
        ({"topics": None}, "topics", "没有内容", "写上内容，或删去这个字段"),
        ({"topics": [None]}, "topics[1]", "没有内容", "写上内容，或删去这个字段"),
        (
            {"topics": {"a": 1}},
            "topics",
            "应为列表，现在是一组字段",
            "写成 [甲, 乙]，或每行一个 - 开头",
        ),
        ({"title": True}, "title", "true 没有加引号，被当成了是/否", "写成 'true'"),
        ({"title": ["甲"]}, "title", "应为文字，现在是列表", "只写一段文字，不用列表和字段"),
        ({"duties": ["甲"]}, "duties[1]", "应为一组字段，现在是文字", "写成 字段: 内容，每行一个"),
        ({"duties": [{"article": "第一条"}]}, "duties[1].must", "缺少必填字段", "须做、可做"),
        (
            {"figures": [{"name": "甲", "value": {"a": 1}}]},
            "figures[1].value",
            "应为数字，现在是一组字段",
            "不加引号",
        ),
        ({"guidance_items": ["五"]}, "guidance_items[1]", "应为数字，现在是文字", "不加引号"),
        ({"effective": ["2018"]}, "effective", "不是日期", "写成 2026-08-15"),
        ({"effective": "2018-02-30"}, "effective", "2018-02-30 不是有效日期", "2018 年 2 月"),
        ({"效力级别": "law"}, "效力级别", "没有这个字段", "可能是 level"),
        ({"xyzzy": 1}, "xyzzy", "没有这个字段", "可用字段：id、"),
        ({"verification": {"confidence": None, "checked": "2026-11-22"}},)
        + ("verification.confidence", "没有内容", "可选：high、medium、low"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(fields, field, message, hint):
    problems = said(law("a") | fields)
    if not field:
        assert problems == []
        return
    (problem,) = problems
    assert (problem.field, problem.message) == (field, message)
    assert problem.hint.startswith(hint)


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abid"), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
@given(data=st.data())
def test_whatever_a_record_holds_its_refusal_is_told_in_chinese(kind, data):
    names = st.sampled_from([*kind.model.model_fields, "status", "unknown"])
    value = data.draw(st.dictionaries(names, ODD, max_size=6))
    try:
        kind.model.model_validate(value)
    except ValidationError as error:
        problems = refusals(error, kind.model, value, "a: 1\n", "x.yaml")
        assert problems
        assert all(re.search("[一-鿿]", problem.message) for problem in problems)


def test_an_unreadable_file_says_all_of_its_problems():
    problems = [Problem("x.yaml", line, 1, "a", "甲", "乙") for line in (1, 2)]
    assert str(Unreadable(problems)) == "x.yaml:1:1: a: 甲 (乙)\nx.yaml:2:1: a: 甲 (乙)"

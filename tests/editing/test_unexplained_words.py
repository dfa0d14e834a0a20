"""Editors get a list of the words that nothing explains; what is explained is not in it."""

from datetime import date
from typing import Any

from helpers import tree

from portal.editing.care.unexplained_words import unexplained_words
from portal.portal import Portal


def term(id: str, **fields: Any) -> dict[str, Any]:
    head = {"id": id, "title": id, "group": "energy", "meaning": "意思"}
    return head | tree.EVIDENCE | {"added": "2026-11-22"} | fields


def test_they_are_told_with_why_and_where() -> None:
    terms = [
        term("甲值", confused_with=[{"word": "排放因子", "text": "不同"}], written=["甲值", "COP"]),
        term("乙", ambiguous=[{"word": "限定值", "near": ["能效"]}]),
        term("丙", written=["汇算清缴"], ambiguous=[{"word": "清缴", "near": ["配额"]}]),
    ]
    laws = [
        tree.law("a", summary="甲值和排放因子，LNG 和 COP，GB 18613 的 Y2-132M", effective="2020"),
        tree.law("b", summary="限定值，汇算清缴，LNG", effective="2020"),
        tree.law("c", summary="能效的限定值", effective="2020"),
    ]
    terms = [one | {"id": f"t{at}"} for at, one in enumerate(terms)]
    found = unexplained_words(Portal(tree.catalogue(terms=terms, laws=laws), date(2026, 9, 1)).site)
    told = {one.word: one for one in found}
    assert set(told) == {"LNG", "排放因子", "限定值"}
    assert found[0].word == "LNG" and found[0].paths == ("laws/a.yaml", "laws/b.yaml")
    assert told["限定值"].paths == ("laws/b.yaml",)
    assert "甲值" in told["排放因子"].why and "laws/a.yaml" in told["排放因子"].line

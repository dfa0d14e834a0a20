"""The first time a word stands on a page it leads to what it means; what may mean two things does so only
where the words beside it tell which."""

import re
from datetime import date
from typing import Any

import pytest
from helpers import tree

from portal.catalogue.catalogue import Catalogue
from portal.pages.record.record import record_page
from portal.portal import Portal
from portal.view.glossary import Glossary


def term(id: str, *written: str, **fields: Any) -> dict[str, Any]:
    head = {"id": id, "title": id, "group": "energy", "meaning": f"{id}的意思"}
    return head | tree.EVIDENCE | {"added": "2026-11-22", "written": list(written)} | fields


TERMS = [
    term("tce", "吨标准煤", "tce"),
    term("quota", "单位产品能耗限额", "能耗限额"),
    term("unit", "单位产品能耗"),
    term("review", "节能审查"),
    term("settle", "汇算清缴"),
    term("surrender", ambiguous=[{"word": "清缴", "near": ["配额"]}]),
    term("machine", ambiguous=[{"word": "限定值", "near": ["能效"]}]),
    term("product", ambiguous=[{"word": "限定值", "near": ["单耗"]}]),
    term("cop", "COP"),
    term("bracket", "首台（套）"),
]


def catalogue(*laws: dict[str, Any]) -> Catalogue:
    return tree.catalogue(terms=TERMS, laws=list(laws))


def body(**fields: Any) -> str:
    found = catalogue(tree.law("some", effective="2020-01-01", **fields))
    portal = Portal(found, date(2026, 9, 1))
    return str(record_page(found.items["some"], portal.site, portal.renderer).body)


def explained(html: str) -> list[tuple[str, str]]:
    """The words that lead to a note, with what the note is of."""
    found = re.findall(r'<a class="word" id="at-([^"]+)" href="#\1">([^<]+)</a>', html)
    return [(word, id) for id, word in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("折成吨标准煤，再折成 tce，吨标准煤", [("吨标准煤", "tce")]),
        ("超过单位产品能耗限额的", [("单位产品能耗限额", "quota")]),
        ("照《节能审查办法》办理节能审查", [("节能审查", "review")]),
        ("照节能审查管理办法办", []),
        ("年度汇算清缴时，配额另说", [("汇算清缴", "settle")]),
        ("按时清缴配额", [("清缴", "surrender")]),
        ("按时清缴", []),
        ("低于限定值的", []),
        ("能效低于限定值的", [("限定值", "machine")]),
        ("能效和单耗都有限定值", []),
        ("COPD 不是，COP 是", [("COP", "cop")]),
        ("买首台（套）的 & <b>", [("首台（套）", "bracket")]),
        ("见[节能审查](id:some)和**能耗限额**", [("能耗限额", "quota")]),
    ],
)
def test_a_word_is_explained_where_it_first_stands(text: str, wanted: list[Any]) -> None:
    html = body(summary=text)
    assert explained(html) == wanted
    for _, id in wanted:
        assert html.count(f'<div id="{id}">') == 1
        assert f"{id}的意思" in html and f'href="#at-{id}"' in html
    assert ("本页用到的词" in html) == bool(wanted)


def test_once_a_page_wherever_it_stands() -> None:
    html = body(
        summary="吨标准煤",
        cautions=["吨标准煤和节能审查"],
        duties=[{"article": "第一条", "must": "做节能审查，报吨标准煤"}],
    )
    assert explained(html) == [("吨标准煤", "tce"), ("节能审查", "review")]


def test_titles_are_left_as_they_are() -> None:
    html = body(title="节能审查和吨标准煤的规定")
    assert explained(html) == []
    assert "<h1" in html and "节能审查和吨标准煤的规定" in html


def test_what_stands_in_the_text_stays_escaped() -> None:
    html = body(cautions=['<script>吨标准煤</script> & "x"'])
    assert "<script>吨" not in html
    assert '&lt;script&gt;<a class="word"' in html


def test_the_page_of_a_word_does_not_explain_it_to_itself() -> None:
    found = tree.catalogue(terms=[term("tce", "吨标准煤", meaning="吨标准煤就是吨标准煤")])
    portal = Portal(found, date(2026, 9, 1))
    page = record_page(found.items["tce"], portal.site, portal.renderer)
    assert explained(str(page.body)) == []


def test_without_words_nothing_changes() -> None:
    assert Glossary(tree.catalogue(laws=[tree.law("some")])).pattern is None


def test_a_withdrawn_word_explains_nothing() -> None:
    found = tree.catalogue(frozenset({"tce"}), terms=TERMS)
    assert "吨标准煤" not in set(Glossary(found).words)


def test_two_words_say_of_each_other_what_tells_them_apart() -> None:
    one = term("one", confused_with=[{"word": "另一个", "term": "other", "text": "差在这里"}])
    found = tree.catalogue(terms=[one, term("other")])
    portal = Portal(found, date(2026, 9, 1))
    for id in ("one", "other"):
        html = str(record_page(found.items[id], portal.site, portal.renderer).body)
        assert html.count("差在这里") == 1


def test_what_no_source_confirms_is_marked_in_its_note() -> None:
    doubt = {
        "confidence": "medium",
        "checked": "2026-11-22",
        "unverified": [{"field": "meaning", "part": "出处"}],
    }
    doubted = term("vague", "模糊词", verification=doubt, meaning="约 30%")
    laws = [tree.law("some", effective="2020-01-01", summary="模糊词和节能审查")]
    found = tree.catalogue(terms=[doubted, TERMS[3]], laws=laws)
    portal = Portal(found, date(2026, 9, 1))
    html = str(record_page(found.items["some"], portal.site, portal.renderer).body)
    notes = html.partition('id="words"')[2].partition("</section>")[0]
    assert notes.count('class="pending"') == 1 and notes.count("2026-11-22 核对") == 1

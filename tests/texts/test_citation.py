"""Places of texts as people cite them, and whose text is meant."""

import pytest

from portal.texts.citation import cited_places, place_in
from portal.texts.light_markdown import parse_text
from portal.texts.named_places import named_places

BODY = """\
# 第一章　总则

**第一条**　为了记台账，制定本法。

**第二条**　企业应当记台账。

企业应当：

（一）记清楚；

（二）留得住。

**第三条**　本法自公布之日起施行。

# 附件1　格式

**第一条**　台账有三栏。
"""


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("第二十四条至第二十七条", ["a24..a27"]),
        ("24条至27条", ["a24..a27"]),
        ("第五十八条、第六十条", ["a58", "a60"]),
        ("第六十八条第二款", ["a68-k2"]),
        ("52条", ["a52"]),
        ("第五十二条第二款第（一）项第3目", ["a52-k2-x1-m3"]),
        ("第十条之一第二款", ["a10-1-k2"]),
        ("第十条第一款、第三款", ["a10-k1", "a10-k3"]),
        ("第十条第一款第二项和第三项", ["a10-k1-x2", "a10-k1-x3"]),
        ("第三、四、八至十二、十四条", ["a3", "a4", "a8..a12", "a14"]),
        ("附件1第3条", ["f1-a3"]),
        ("附件第三条", ["f1-a3"]),
        ("一（二）", ["s1-2"]),
        ("五（五）13", ["s5-5"]),
        ("第十条第（二）款", ["a10-k2"]),
        ("第（二）款、第 3 项目", []),
        ("前款规定", []),
        ("第一款第二项", []),
    ],
)
def test_places_are_read_as_they_are_written(words: str, keys: list[str]) -> None:
    found = [f"{x.key}..{x.last}" if x.last else x.key for x in cited_places(words)]
    assert found == keys


def test_what_names_no_article_is_of_the_one_whose_words_these_are() -> None:
    assert [x.key for x in cited_places("本条第二款，第一款第二项", "a9-k1")] == [
        "a9-k2",
        "a9-k1-x2",
    ]


def test_each_place_says_where_its_words_stand() -> None:
    words = "依照第三、四条和第五条第二款处理"
    assert [words[x.start : x.end] for x in cited_places(words)] == ["第三", "四条", "第五条第二款"]


def test_a_place_is_found_in_a_text() -> None:
    text, problems = parse_text(BODY, "x.md", "台账法")
    assert not problems
    assert place_in(text, "a2-k2-x1") == place_in(text, "a2-x1") == "a2-k2-x1"
    assert place_in(text, "f1-a1") == "f1-a1"
    assert place_in(text, "a9") == ""


def test_what_is_numbered_without_articles_is_found_by_either_way() -> None:
    text, _ = parse_text(
        "**一、**　要求\n\n**（一）**　记台账。\n\n**（二）**　报台账。\n", "x.md", "通知"
    )
    assert place_in(text, "a1") == "s1"
    assert place_in(text, "s1-2") == "s1-2"


def test_an_annex_that_alone_has_articles_is_meant() -> None:
    body = "现印发办法。\n\n# 附件　办法\n\n**第一条**　记台账。\n"
    text, _ = parse_text(body, "x.md", "通知")
    assert place_in(text, "a1") == "f1-a1"


LAWS = {"台账法": "ledger", "计量法": "metrology", "中华人民共和国计量法": "metrology"}


def named(words: str, **how: object) -> list[tuple[str, str]]:
    return [(x.law, x.key) for x in named_places(words, lambda name: LAWS.get(name, ""), **how)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("依照《计量法》第九条处理", [("metrology", "a9")]),
        ("《中华人民共和国计量法》（2018年修正）第九条第二款", [("metrology", "a9-k2")]),
        ("按计量法第九条罚款，再看台账法第二条", [("metrology", "a9"), ("ledger", "a2")]),
        (
            "《计量法》第九条、第十条和第十一条第二款",
            [("metrology", f"a{x}") for x in ("9", "10", "11-k2")],
        ),
        ("《别的法》第九条、第十条", []),
        ("别的条例第九条", []),
        ("改了 12 条", []),
    ],
)
def test_a_law_is_known_by_its_name(words: str, found: list[tuple[str, str]]) -> None:
    assert named(words, own=False) == found


def test_a_text_speaks_of_itself_and_of_others() -> None:
    words = "违反本法第二条、第三条，依照《计量法》第九条；有前款第二项、第三项情形的，依照第一款和《台账法》"
    assert named(words, within="a5", titles=True) == [
        ("", "a2"),
        ("", "a3"),
        ("metrology", "a9"),
        ("", "a5-k1"),
        ("ledger", ""),
    ]


def test_numbers_of_articles_are_no_places_in_running_words() -> None:
    assert named("共 12 条", within="a5", titles=True) == []
    assert named("12条") == [("", "a12")]

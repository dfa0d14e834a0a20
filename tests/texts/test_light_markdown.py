"""A text is read as what it shows, and written back as the same."""

from portal.texts.citation import cited_places, place_in, spoken_place
from portal.texts.light_markdown import parse_text
from portal.texts.written_text import written_text

LAW = """# 第一编　总则

## 第一章　一般规定

**第一条**　为了节约，制定本规定。

有下列情形之一的：

（一）甲；

1.子一；

（二）乙。

以前的照旧。

\\（三）不是项。

### 第一节　名称

**第十条之一**【名称】　正文

> 第十条修改为：

> “第十条 某”

| 名称 | 值 |
| --- | --- |
| a | b\\|c |

# 附件1　清单

**第一条**　附件里的条。

***

某部

2020年1月1日
"""

OPINION = """# 一、总体要求

总的一段。

**（一）**指导思想。

第二段

**（二）**目标。

# 二、任务

**（三）**丙。

1.目一
"""

NOTICE = """**一、**自2019年起：

（一）甲

（二）乙

**二、**其他。
"""


def test_what_is_read_is_written_back() -> None:
    for body in (LAW, OPINION, NOTICE):
        text, problems = parse_text(body, "a.md", "某规定")
        assert problems == []
        assert parse_text(written_text(text), "a.md", "某规定") == (text, [])


def test_everything_has_an_address() -> None:
    text, _ = parse_text(LAW, "a.md", "某规定")
    assert list(text.articles) == ["a1", "a10-1", "f1-a1"]
    assert {"b1", "b1-z1", "b1-z1-j1", "a1-k2-x1-m1", "a1-k2-x2", "a1-k4"} <= text.keys
    assert [len(one.paragraphs) for one in text.articles.values()] == [4, 1, 1]
    assert list(parse_text(OPINION, "a.md", "")[0].articles) == ["s1-1", "s1-2", "s2-3"]
    assert list(parse_text(NOTICE, "a.md", "")[0].articles) == ["s1", "s2"]


def test_a_place_is_cited_and_found_again() -> None:
    text, _ = parse_text(LAW, "a.md", "某规定")
    for words, key, spoken in (
        ("第1条第二款第一项", "a1-k2-x1", "第一条第二款第（一）项"),
        ("第一条第（二）项", "a1-k2-x2", "第一条第二款第（二）项"),
        ("第十条之一", "a10-1", "第十条之一"),
    ):
        (place,) = cited_places(f"见本规定{words}。")
        assert place_in(text, place.key) == key
        assert spoken_place(text, key) == spoken
    assert place_in(text, "a99") == place_in(text, "a1-k9") == ""
    notice, _ = parse_text(NOTICE, "a.md", "")
    assert place_in(notice, "a1") == "s1"


def test_a_double_number_and_a_short_row_are_told_with_their_line() -> None:
    _, problems = parse_text(
        "**第一条**　甲\n\n**第一条**　乙\n\n| a | b |\n| c |", "a.md", "", first=7
    )
    assert [(one.line, one.message) for one in problems] == [
        (9, "“第一条”出现了两次，第一次在第 7 行"),
        (12, "这一行有 1 格，表头有 2 格"),
    ]


def test_annexes_of_several_kinds_and_without_numbers_have_keys_of_their_own() -> None:
    for names, keys in (
        (["附件　甲", "附件1　乙", "附件2　丙"], ["f3", "f1", "f2"]),
        (["附件1　甲", "附件　乙", "附件2　丙", "附件　丁"], ["f1", "f3", "f2", "f4"]),
        (["附表1　甲", "附件1　乙", "附录一　丙"], ["f2", "f1", "f3"]),
        (["附件　甲", "附件　乙"], ["f1", "f2"]),
        (["附件　甲"], ["f1"]),
    ):
        body = "".join(f"# {name}\n\n**第一条**　记账。\n\n" for name in names)
        text, problems = parse_text(body, "a.md", "某规定")
        assert problems == [] and [one.key for one in text.divisions] == keys
        assert list(text.articles) == [f"{key}-a1" for key in keys]
    _, (problem,) = parse_text("# 附件1　甲\n\n# 附件一　乙\n", "a.md", "某规定")
    assert "“附件一”出现了两次" in problem.message

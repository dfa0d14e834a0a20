"""Web pages and plain text give the paragraphs that a reader sees."""

import pytest

from portal.editing.texts.encoding import decoded
from portal.editing.texts.html_text import html_text
from portal.editing.texts.plain_text import plain_text
from portal.editing.texts.read_file import BadText, ReadLine, ReadTable

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>x</title>
<script>var a = "第九条　假的";</script><style>p {{}}</style></head><body onload="alert(1)">
<nav><a href="/">首页</a></nav><!-- 第八条 -->
<h1>示例规定</h1>
<p>&nbsp;&nbsp;<b>第一条</b><span>为了节约，
制定本规定。</span><br>第二款<a href="javascript:alert(1)">链接</a>。</p>
<div>　　第二条&nbsp;乙。<img src=x onerror=alert(1)></div>
<table><tr><th>名称</th><th colspan=2>限值</th></tr><tr><td>纸</td><td>1</td><td>2</td></tr></table>
<table><tr><td><p>第三条　丙。</p></td><td></td></tr></table>
<ol><li>甲</li><li>乙</li></ol><p style="display: none">看不见</p>
<iframe src="http://elsewhere.example/"></iframe></body></html>"""


def lines(content: bytes) -> list[str]:
    return [one.text for one in html_text(content).parts if isinstance(one, ReadLine)]


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_gives_its_paragraphs_and_nothing_of_its_code(charset: str) -> None:
    page = PAGE.format(charset=charset).encode("gb18030" if charset == "gb2312" else charset)
    read = html_text(page)
    assert [one.text for one in read.parts if isinstance(one, ReadLine)] == [
        *("示例规定", "第一条为了节约，制定本规定。", "第二款链接。", "第二条 乙。"),
        *("第三条　丙。", "1.甲", "2.乙"),
    ]
    tables = [one.rows for one in read.parts if isinstance(one, ReadTable)]
    assert tables == [(("名称", "限值", "限值"), ("纸", "1", "2"))]
    assert "不显示的文字 1 处" in "".join(read.remarks)
    assert "1 张图片" in read.missing[0] and "别的网页" in read.missing[1]


@pytest.mark.parametrize(
    "body, told",
    [
        ("<p><img src=a></p>", "只有图片，没有文字"),
        ("<div id=app></div>", "网页里没有文字"),
        ("<p>第一条 甲<del>乙</del></p>", "标为删去或插入"),
        (
            "<p hidden>第二条　这里写着应当怎样做、不得怎样做的一整条。</p>",
            "不显示的文字，其中有条文",
        ),
        ('<ol type="a"><li>甲</li></ol>', "浏览器自动加的"),
        ("<div>" * 300 + "深" + "</div>" * 300, ""),
    ],
)
def test_pages_that_would_lose_something_are_refused(body: str, told: str) -> None:
    with pytest.raises(BadText) as error:
        html_text(f"<html><body>{body}</body></html>".encode())
    assert told in str(error.value)


def test_the_encoding_is_known_or_refused() -> None:
    text = "第一条　为了节约用水，制定本规定。"
    for name in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        assert decoded(text.encode(name)) == text
    for broken in (
        text.encode()[:-1],
        text.encode("gb18030") + b"\xff",
        text.encode("big5", "ignore"),
    ):
        with pytest.raises(BadText, match="认不出文件的编码"):
            decoded(broken)


def test_lines_that_were_broken_to_a_width_are_joined_and_others_are_not() -> None:
    long = "为了节约用水，保护示例地区的水，根据示例地区的有关规定，结合示例地区的实际，制定本规定，各单位照办。"
    width = 24
    broken = []
    for line in ("第一条　" + long, long, "第二条　" + long):
        whole = "　　" + line
        broken += [whole[n : n + width] for n in range(0, len(whole), width)]
    read = plain_text("\n".join(broken).encode())
    assert [one.text for one in read.parts if isinstance(one, ReadLine)] == [
        "第一条　" + long,
        long,
        "第二条　" + long,
    ]
    assert "断了行" in read.remarks[0] and read.unit == "行"
    plain = plain_text(f"第一条　{long}\n\n{long}\n第二条　短。".encode("gb18030"))
    assert [one.text for one in plain.parts if isinstance(one, ReadLine)] == [
        "第一条　" + long,
        long,
        "第二条　短。",
    ]

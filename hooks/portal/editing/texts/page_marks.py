"""What a file has around the text: contents lists, page numbers, running heads, words of a web page."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from portal.editing.texts.read_file import ReadLine, ReadPart
from portal.read.numerals import NUMERAL
from portal.texts.labels import ANNEX_LABEL, ARTICLE_LABEL, DIVISION_LABEL, PART_LABEL

_CONTENTS = re.compile("目[ 　]*[录次]")
_PAGE = re.compile(
    r"[-—–－·~～\s]+\d{1,4}[-—–－·~～\s]+|第\s*\d{1,4}\s*页([，,/\s]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
_BARE = re.compile(r"\d{1,4}")
_LEADER = re.compile(r"[.．·…\s　\t]*[（(]?\d{0,4}[）)]?$")
_FURNITURE = re.compile(
    r"责任编辑|^编辑[：:]|打印(本页|此页)?$|^【?打印|关闭(窗口|本页|页面)?】?$|分享(到|至)?|扫一扫|上一篇|下一篇"
    r"|返回(顶部|首页|列表)|版权所有|主办单位|承办单位|ICP备|公网安备|网站(地图|标识码|声明)|联系我们|^字号"
    r"|^字体|^浏览(次数|量)|^来源[：:]|^发布(时间|日期)[：:]|^(相关|延伸)(链接|阅读|文章|报道|附件|解读)|^当前位置"
    r"|^您(现在)?(的|所在)|^首页$|^作者[：:]|^【?字体|^信息来源|^浏览字号|微信|微博"
)
_NUMBERED = re.compile(f"第{NUMERAL}(分编|编|章|节|部分)")
_PUNCTUATED = re.compile("[。；]$")


@dataclass(frozen=True)
class Without:
    """What is left, what was left out (a sentence each), and the headings that a contents list names."""

    parts: tuple[ReadPart, ...]
    told: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()


def without_marks(parts: tuple[ReadPart, ...]) -> Without:
    """The text without all that is around it."""
    pages = _without_pages(parts)
    contents = _without_contents(pages.parts)
    return Without(contents.parts, (*contents.told, *pages.told), contents.listed)


def is_furniture(part: ReadPart) -> bool:
    """Whether a short line says something of the web page rather than of the text."""
    return (
        isinstance(part, ReadLine)
        and len(part.text) <= 80
        and bool(_FURNITURE.search(part.text))
        and not _PUNCTUATED.search(part.text)
        and not is_structural(part.text)
    )


def is_structural(text: str) -> bool:
    return bool(
        ARTICLE_LABEL.match(text)
        or DIVISION_LABEL.match(text)
        or (ANNEX_LABEL.match(text) and len(text) < 60)
    )


def _without_pages(parts: tuple[ReadPart, ...]) -> Without:
    lines = [one.text for one in parts if isinstance(one, ReadLine)]
    bare = [int(one) for one in lines if _BARE.fullmatch(one)]
    counted = len(bare) > 2 and all(b == a + 1 for a, b in pairwise(bare))
    marks = [
        isinstance(one, ReadLine)
        and bool(_PAGE.fullmatch(one.text) or (counted and _BARE.fullmatch(one.text)))
        for one in parts
    ]
    if not any(marks):
        return Without(parts)
    top = [one.text for one in parts[:5] if isinstance(one, ReadLine)]
    beside = Counter(
        one.text
        for n, one in enumerate(parts)
        if isinstance(one, ReadLine)
        and not marks[n]
        and (marks[n - 1 : n] == [True] or marks[n + 1 : n + 2] == [True])
        and (len(one.text) <= 40 or one.text in top)
        and not is_structural(one.text)
        and not _PUNCTUATED.search(one.text)
    )
    heads = {text for text, many in beside.items() if many >= 3 or text in top}
    kept, seen = [], set()
    for mark, one in zip(marks, parts, strict=True):
        text = one.text if isinstance(one, ReadLine) else ""
        if mark or (text in heads and text in seen):
            continue
        seen.add(text)
        kept.append(one)
    told = [f"页码 {sum(marks)} 处"]
    if heads:
        told.append(f"每页重复的页眉“{'”“'.join(sorted(heads))}”")
    return Without(tuple(kept), tuple(told))


def _without_contents(parts: tuple[ReadPart, ...]) -> Without:
    styled = [one for one in parts if isinstance(one, ReadLine) and one.contents]
    begin = next(
        (
            n
            for n, one in enumerate(parts)
            if isinstance(one, ReadLine) and _CONTENTS.fullmatch(one.text)
        ),
        None,
    )
    if begin is None:
        kept = tuple(one for one in parts if not (isinstance(one, ReadLine) and one.contents))
        listed = tuple(entry(one.text) for one in styled)
        return Without(kept, (f"目录 {len(styled)} 行",) if styled else (), listed)
    end = _end_of_contents(parts, begin)
    listed = tuple(entry(one.text) for one in parts[begin + 1 : end] if isinstance(one, ReadLine))
    kept = (*parts[:begin], *parts[end:])
    return Without(kept, (f"目录 {end - begin} 行",), listed)


def _end_of_contents(parts: tuple[ReadPart, ...], begin: int) -> int:
    """Where a contents list ends: where its first entry comes again, or where something stands that no
    list has."""
    names = [entry(one.text) if isinstance(one, ReadLine) else "" for one in parts]
    last = {name: n for n, name in enumerate(names)}
    at = begin + 1
    while at < len(parts):
        one = parts[at]
        if not isinstance(one, ReadLine) or (at > begin + 1 and names[at] == names[begin + 1]):
            break
        if not one.contents and not _is_entry(one.text, names[at], last[names[at]] > at):
            break
        at += 1
    return at


def _is_entry(text: str, name: str, again: bool) -> bool:
    if len(text) > 60 or (_PUNCTUATED.search(text) and not (again and DIVISION_LABEL.match(text))):
        return False
    if ARTICLE_LABEL.match(text):
        return bool(re.search(r"[.．·…\t ]\d+$", text))
    numbered = _NUMBERED.match(name) or PART_LABEL.match(name) or ANNEX_LABEL.match(name)
    return bool(again or numbered or name in ("附则", "总则", "序言", "前言"))


def entry(text: str) -> str:
    """A heading as a contents list and the body both have it: without blanks, dots and page numbers."""
    return re.sub(r"[\s　]", "", _LEADER.sub("", text))

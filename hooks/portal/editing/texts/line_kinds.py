"""What a line of a legal text is, by its beginning: a heading, an article, an annex, a signature."""

import re
from dataclasses import dataclass

from portal.editing.texts.read_file import ReadLine
from portal.read.numerals import NUMERAL, number_of
from portal.texts.labels import ITEM_LABEL, POINT_LABEL

ORDER = {"部分": 1, "编": 2, "分编": 3, "章": 4, "": 4, "节": 5}
"""How deep a division lies, from the outermost."""

_ARTICLE = re.compile(
    rf"第 ?({NUMERAL}) ?条(?: ?之 ?([一二三四五六七八九十]{{1,3}})(?![〇零一二三四五六七八九十百]))?"
)
_DIVISION = re.compile(rf"第 ?({NUMERAL}) ?(分编|编|章|节|部分)(?![0-9])([ 　:：]*)(.*)")
_ANNEX = re.compile(rf"(附 ?(?:件|录|表|图)? ?({NUMERAL})?)([ 　:：．.]+|$)(.*)")
_PART = re.compile(r"([一二三四五六七八九十百]{1,4})、 ?(.*)")
_CLAUSE = re.compile(r"[（(]([一二三四五六七八九十百]{1,4})[）)] ?(.*)")
_REFERS = re.compile(
    rf"第[（(]?{NUMERAL}[）)]?[款项条]|[、，,；;。—–~～]|规定|[至和或及到与]第|[至和或及到与]本|的规定|所称|所列|所规定|之规定"
    r"|修改为|改为|增加|删[去除]|作为|中的?[“]"
)
"""What goes on after the number of an article that is only spoken of."""

_SENTENCE = re.compile("[。；：，]$")
_UNNUMBERED = {"序言", "前言", "总则", "附则", "引言"}
_DATE = re.compile(
    r"(?:\d{4}|[〇零○0一二三四五六七八九]{4})\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日"
)
_AMENDS = re.compile("修改为|改为|增加|作为|如下")


@dataclass(frozen=True)
class ArticleLine:
    """`number` and `more` as in 第十条之一: 10, 1."""

    label: str
    number: int
    more: int
    heading: str
    text: str
    sure: bool
    """Whether something parts the number from the text, or it stands in bold."""
    refers: bool = False
    """Whether it may as well speak of an article: 第十九条 与本办法……."""


@dataclass(frozen=True)
class DivisionLine:
    rank: str
    label: str
    number: int
    title: str


def article_line(line: ReadLine) -> ArticleLine | None:
    """The article that a line begins, or may begin; None where it cannot."""
    found = _ARTICLE.match(line.text)
    if not found:
        return None
    rest = line.text[found.end() :]
    try:
        number, more = number_of(found[1]), number_of(found[2]) if found[2] else 0
    except ValueError:
        return None
    bold = line.lead.replace(" ", "").startswith(found[0].replace(" ", ""))
    parted = rest == "" or rest[0] in " 　【"
    if not (bold or parted) and _REFERS.match(rest):
        return None
    refers = rest[:1] == " " and not bold and bool(_REFERS.match(rest.strip()))
    label = found[0].replace(" ", "")
    text, heading = rest.strip(" 　"), ""
    if text.startswith("【") and "】" in text[:40]:
        heading, _, text = text[1:].partition("】")
    return ArticleLine(
        label, number, more, heading.strip(), text.strip(" 　"), bold or parted, refers
    )


def division_line(line: ReadLine) -> DivisionLine | None:
    """编, 章, 节 with their numbers, or one of the headings that have none."""
    plain = re.sub("[ 　]", "", line.text)
    if plain in _UNNUMBERED:
        return DivisionLine("", "", 0, plain)
    found = _DIVISION.fullmatch(line.text)
    if not found:
        return None
    numeral, rank, between, title = found.groups()
    stopped = len(title) <= 12 and between and title.endswith("。") and title.count("。") == 1
    if len(title) > 60 or ((_SENTENCE.search(title) or "。" in title) and not stopped):
        return None
    spoken_of = len(title) > 30 or _REFERS.match(title) or re.match("[的中所内外及]", title)
    if not between and title and not line.heading and spoken_of:
        return None
    try:
        number = number_of(numeral)
    except ValueError:
        return None
    return DivisionLine(rank, f"第{numeral}{rank}", number, heading_words(title))


def annex_line(line: ReadLine) -> tuple[str, str] | None:
    """The label and title of an annex: 附件1, 清单."""
    found = _ANNEX.fullmatch(line.text)
    if not found or len(line.text) > 60 or found[4].endswith(("。", "；", "，")):
        return None
    return found[1].replace(" ", ""), found[4].strip()


def part_line(line: ReadLine) -> tuple[str, str] | None:
    """一、 with what follows it."""
    found = _PART.fullmatch(line.text)
    return (found[1], found[2].strip()) if found else None


def clause_line(line: ReadLine) -> tuple[str, int, str] | None:
    """（一） with its number and what follows it."""
    found = _CLAUSE.fullmatch(line.text)
    if not found:
        return None
    try:
        return f"（{found[1]}）", number_of(found[1]), found[2].strip()
    except ValueError:
        return None


def is_item(text: str) -> bool:
    return bool(ITEM_LABEL.match(text) or POINT_LABEL.match(text))


def is_heading_like(text: str) -> bool:
    """Whether what follows 一、 is a title rather than a sentence."""
    return 0 < len(text) <= 50 and not re.search("[。；：]$", text) and "。" not in text


def is_short(text: str) -> bool:
    """Whether a line may be a name below a text."""
    return len(text) <= 40 and not re.search("[。；：，、]$", text) and not is_item(text)


def has_date_only(text: str) -> bool:
    return bool(_DATE.fullmatch(text)) or (
        len(text) <= 50 and bool(re.search(rf"[\s　]{_DATE.pattern}$", text)) and is_short(text)
    )


def amends(text: str) -> bool:
    """Whether a line announces words that another text shall have."""
    return bool(_AMENDS.search(text[-60:])) and text.endswith(("：", ":"))


def heading_words(title: str) -> str:
    """总　则 -> 总则; blanks between words stay, as one."""
    pieces = re.split("[ 　]+", title.strip(" 　"))
    if all(len(one) == 1 for one in pieces):
        return "".join(pieces)
    return "　".join(pieces)

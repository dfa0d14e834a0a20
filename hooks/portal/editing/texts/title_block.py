"""The title of a text and what stands below it: when it was passed, published and amended (题注)."""

import re
import unicodedata
from dataclasses import dataclass

from portal.editing.texts.line_kinds import article_line, division_line
from portal.editing.texts.page_marks import is_furniture, is_structural
from portal.editing.texts.read_file import ReadLine, ReadPart
from portal.read.numerals import number_of

_VERSION = re.compile(r"[（(]?\d{4}年?(修正|修订|修改)(文本|本|版)?[）)]?$")
_DAY = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_HAN_DAY = re.compile(
    "[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_OPENS = re.compile(r"[（(]\s*(根据|经|自|由|据)?\s*(\d{4}|[〇零○一二三四五六七八九]{4})\s*年")
_ANOTHER = re.compile(
    r"(?<!根据)(?<!依据)[\s　]+(?=(?:根据|依据|据)?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)"
    r"|(?<=[过布行准正订改])[;；。]?(?=(?:根据|依据)?\s*\d{4}年\d{1,2}月\d{1,2}日)"
)
_OF_HISTORY = re.compile("通过|公布|发布|批准|修正|修订|修改|施行|颁布|印发")
_NUMBER = re.compile(
    r".{1,20}[〔\[［【]\d{4}[〕\]］】]\s*第?\d+号|.{2,20}令\s*第?\s*[0-9〇零一二三四五六七八九十百]+\s*号"
)
MOST_LINES = 6
"""A title that is broken into more lines is none."""


@dataclass(frozen=True)
class TitleBlock:
    """`title` is as the file has it, '' where none was found; `before` is what stands above it and was
    left out; `rest` follows the history."""

    title: str
    history: tuple[str, ...]
    before: tuple[str, ...]
    rest: tuple[ReadPart, ...]
    furniture: tuple[str, ...] = ()


def title_block(parts: tuple[ReadPart, ...], wanted: tuple[str, ...]) -> TitleBlock:
    """The head of a text. `wanted` are the titles that the record goes by; where none of them stands in
    the file, the title is what looks most like one."""
    end = next(
        (
            n
            for n, one in enumerate(parts)
            if not isinstance(one, ReadLine) or (is_structural(one.text) and n > 0)
        ),
        len(parts),
    )
    head = [one for one in parts[:end] if isinstance(one, ReadLine)]
    begin, after = _found(head, {plain_title(one) for one in wanted}) or _likely(head)
    title = "".join(one.text for one in head[begin:after])
    before = tuple(one.text for one in head[:begin] if not is_furniture(one))
    rest = list(parts[after:])
    furniture: list[str] = []
    history: list[str] = []
    while rest and isinstance(first := rest[0], ReadLine):
        again = plain_title(first.text) == plain_title(title) and not is_structural(first.text)
        if again or is_furniture(first):
            furniture.append(first.text)
        elif not history and (taken := _history(rest)):
            history += _events(
                "　".join(one.text for one in rest[:taken] if isinstance(one, ReadLine))
            )
            del rest[:taken]
            continue
        elif _is_event(first.text) or (_NUMBER.fullmatch(first.text) and len(rest) > 1):
            history += _events(first.text)
        else:
            break
        del rest[0]
    return TitleBlock(title, tuple(history), before, tuple(rest), tuple(furniture))


def plain_title(title: str) -> str:
    """A title for comparing: without blanks, quotes, the year of its version."""
    text = re.sub(r"[\s　《》〈〉<>“”\"]", "", unicodedata.normalize("NFKC", title))
    return _VERSION.sub("", text)


def days_in(line: str) -> list[str]:
    """The days that a line names, as 2018-10-26."""
    found = [re.findall(r"\d+", one) for one in _DAY.findall(line)]
    days = [f"{int(y):04}-{int(m):02}-{int(d):02}" for y, m, d in found]
    for one in _HAN_DAY.findall(line):
        year, month, day = re.split("[年月日]", one.replace("○", "〇"))[:3]
        days.append(f"{number_of(year):04}-{number_of(month):02}-{number_of(day):02}")
    return days


def _found(head: list[ReadLine], wanted: set[str]) -> tuple[int, int] | None:
    """From where to where a wanted title stands: the one with the history below it, else the last."""
    found: list[tuple[int, int]] = []
    for begin in range(len(head)):
        text = ""
        for after in range(begin + 1, min(begin + MOST_LINES, len(head)) + 1):
            text += head[after - 1].text
            if plain_title(text) in wanted:
                found.append((begin, after))
    dated = [
        (begin, after)
        for begin, after in found
        if after < len(head) and (_OPENS.match(head[after].text) or _is_event(head[after].text))
    ]
    if dated or not found:
        return dated[-1] if dated else None
    first = found[0][1]
    long = next((n for n in range(first, len(head)) if len(head[n].text) > 100), len(head))
    return [one for one in found if one[0] < max(long, first)][-1]


def _likely(head: list[ReadLine]) -> tuple[int, int]:
    """What looks most like a title: what stands above the history, else the first lines that are
    centred, else the first line."""
    usable = [n for n, one in enumerate(head) if not is_furniture(one) and len(one.text) <= 80]
    below = next((n for n, one in enumerate(head) if n and _OPENS.match(one.text)), 0)
    if below:
        return _centred(head, below - 1)
    if not usable or head[usable[0]].text.endswith(("。", "；", "：")):
        return 0, 0
    return _centred(head, usable[0])


def _centred(head: list[ReadLine], at: int) -> tuple[int, int]:
    """The lines around one that are centred like it."""
    begin, after = at, at + 1
    while head[at].heading and begin and head[begin - 1].heading and after - begin < 4:
        begin -= 1
    while (
        head[at].heading
        and after < len(head)
        and head[after].heading
        and after - begin < 4
        and not _OPENS.match(head[after].text)
    ):
        after += 1
    return begin, after


def _is_event(text: str) -> bool:
    bare = text.lstrip("（(")
    return (
        bool(_DAY.match(bare) or re.match(r"根据\s*\d{4}\s*年", bare))
        and bool(_OF_HISTORY.search(text))
        and not is_structural(text)
    )


def _history(rest: list[ReadPart]) -> int:
    """How many lines the bracket takes that says when it was passed; 0 where there is none."""
    first = rest[0]
    if not isinstance(first, ReadLine) or not first.text.startswith(("（", "(")):
        return 0
    taken = _bracketed(rest)
    text = "".join(one.text for one in rest[:taken] if isinstance(one, ReadLine))
    whole = text.endswith(("）", ")")) and bool(_DAY.search(text) and _OF_HISTORY.search(text))
    return taken if whole or _OPENS.match(first.text) else 0


def _bracketed(rest: list[ReadPart]) -> int:
    """How many lines the bracket takes that the first one opens."""
    depth = 0
    for taken, one in enumerate(rest[:40], 1):
        if not isinstance(one, ReadLine) or (taken > 1 and _begins(one)):
            return taken - 1
        depth += len(re.findall("[（(]", one.text)) - len(re.findall("[）)]", one.text))
        if depth <= 0:
            return taken
    return 1


def _begins(line: ReadLine) -> bool:
    """Whether the text itself begins here: a bracket was left open."""
    article = article_line(line)
    return bool(article and article.sure) or division_line(line) is not None


def _events(text: str) -> list[str]:
    text = text.strip("　 ")
    if text[:1] in "（(" and text[-1:] in "）)":
        text = text[1:-1]
    return [one.strip(" 　") for one in _ANOTHER.split(text) if one and one.strip(" 　")]

"""Lines of plain text, with those put together again that were broken to fit a width."""

import re
import unicodedata
from itertools import pairwise

from portal.editing.texts.encoding import decoded
from portal.editing.texts.read_file import BadText, ReadFile, ReadLine, clean

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_INDENT = re.compile("^(　{1,4}|[ \xa0]{2,8}|\t)")
_STARTS = re.compile(
    "　|第[〇零一二三四五六七八九十百千0-9]+(条|编|章|节)|[（(][一二三四五六七八九十]+[）)]"
    "|[一二三四五六七八九十]+、|附[件录表]?[0-9一二三四五六七八九十]*[:：]?$"
)
_TITLES = re.compile("第[〇零一二三四五六七八九十百千0-9]+(编|章|节)[ 　].{0,30}$")
"""What begins a line of its own in a text that is indented, for headings are not."""

WIDEST = 160
"""Columns, a Han character being two: what is longer was not broken to fit anything."""


def plain_text(data: bytes) -> ReadFile:
    """The lines of a text file, or of text that was pasted."""
    return plain_lines(decoded(data))


def plain_lines(text: str) -> ReadFile:
    """The same of characters."""
    lines = _BREAK.split(text)
    if not any(clean(one) for one in lines):
        raise BadText("里面没有文字。")
    if (width := _width_of_page(lines)) == 0:
        parts = [ReadLine(words, n) for n, line in enumerate(lines, 1) if (words := clean(line))]
        return ReadFile(tuple(parts), "行")
    parts, joined = _unbroken(lines, width)
    told = f"文件按 {width // 2} 个字的宽度断了行，接起来 {joined} 处：看一看各款是不是在该分的地方分开。"
    return ReadFile(tuple(parts), "行", (told,) if joined else ())


def _width_of_page(lines: list[str]) -> int:
    """The width at which lines were broken, in columns; 0 where they were not."""
    widths = [_columns(line) for line in lines if clean(line)]
    if (widest := max(widths)) > WIDEST or widest < 40:
        return 0
    full = sum(width >= widest - 3 for width in widths)
    if full >= max(3, len(widths) * 0.2):
        return widest
    indented = [bool(_INDENT.match(line)) for line in lines]
    goes_on = sum(
        _columns(before) >= widest - 3
        and bool(clean(line))
        and not starts
        and not _TITLES.match(line)
        for (before, line), starts in zip(pairwise(lines), indented[1:], strict=True)
    )
    return widest if goes_on >= 2 and sum(indented) >= 3 and goes_on * 2 >= full else 0


def _unbroken(lines: list[str], width: int) -> tuple[list[ReadLine], int]:
    parts: list[ReadLine] = []
    indented = sum(bool(_INDENT.match(line)) for line in lines) >= 3
    full, joined = False, 0
    for number, line in enumerate(lines, 1):
        words = clean(line)
        if not words:
            full = False
            continue
        begins = bool(_INDENT.match(line)) or bool(
            (_STARTS if not indented else _TITLES).match(words)
        )
        if full and not begins:
            parts[-1] = ReadLine(_joined(parts[-1].text, words), parts[-1].where)
            joined += 1
        else:
            parts.append(ReadLine(words, number))
        full = _columns(line) >= width - 3
    return parts, joined


def _joined(left: str, right: str) -> str:
    between = " " if left[-1].isascii() and right[0].isascii() and left[-1].isalnum() else ""
    return left + between + right


def _columns(line: str) -> int:
    return sum(
        2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line.rstrip(" \t　\xa0")
    )

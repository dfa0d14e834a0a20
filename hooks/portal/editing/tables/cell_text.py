"""The text of a cell as a record has it: one line, without marks of footnotes."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_HAN = "\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…·"
_WIDE = re.compile(f"[{_HAN}]")
_JOINT = "-－—–/／~～+×"
"""What stays at the end of a line when a model is broken there."""

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇❶❷❸❹❺❻❼❽❾❿"

_MARKS = r"[*＊]{1,3}|[※†‡]|[①-⑳⑴-⒇❶-❿]|[⁰¹²³⁴-⁹]+|[（(]?注\s*\d{1,2}[)）]?|[（(]注[)）]|[\[［〔]\d{1,2}[\]］〕]"
_AT_END = re.compile(rf"(?<=\S)\s*(?P<mark>{_MARKS})$")
_AT_START = re.compile(rf"^(?P<mark>{_MARKS})\s*[：:.．、]?\s*(?P<text>\S.*)$", re.DOTALL)
_UNITS = re.compile(r"(?:mm|cm|dm|km|m|s|h|min|kg|Nm|[×xX]10)$")
"""What a raised figure is a power of, and no footnote's."""


@dataclass(frozen=True)
class MarkedText:
    """A text and the marks of footnotes that stood in it."""

    text: str
    marks: tuple[str, ...] = ()


def one_line(text: str) -> str:
    """The lines of a cell joined: nothing between Han characters, a blank between Latin words."""
    joined = ""
    for line in text.split("\n"):
        line = " ".join(line.replace("\u3000", " ").replace("\xa0", " ").split())
        line = re.sub("[\u200b-\u200f\u2028\u2029\u2060\ufeff\xad]", "", line)
        if not line:
            continue
        joined += _between(joined, line) + line
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", joined)


def _between(before: str, after: str) -> str:
    if not before or before[-1] in _JOINT or after[0] in _JOINT + "）)、，。；：,":
        return ""
    return "" if _WIDE.match(before[-1]) or _WIDE.match(after[0]) else " "


def without_marks(text: str) -> MarkedText:
    """A line without the marks of footnotes. Raised figures of units (m³) are none."""
    marks: list[str] = []
    while found := _AT_END.search(text):
        sign = found["mark"]
        before = text[: found.start()].rstrip()
        if sign[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹" and _UNITS.search(before):
            break
        marks.insert(0, canonical(sign))
        text = before
    if "*" in text or "＊" in text or any(sign in text for sign in "※†‡"):
        # In the middle of a name: 泵*（单级）. Between figures it multiplies.
        for found in reversed(list(re.finditer(r"(?<!\d)[*＊]{1,3}(?!\d)|[※†‡]", text))):
            marks.insert(0, canonical(found.group()))
            text = (text[: found.start()] + text[found.end() :]).strip()
    return MarkedText(text, tuple(dict.fromkeys(marks)))


def footnote(text: str) -> tuple[str, str] | None:
    """Mark and text of a line below the table: `*`, `按容量分列`; None where it begins otherwise."""
    found = _AT_START.match(text)
    return (canonical(found["mark"]), one_line(found["text"])) if found else None


def canonical(mark: str) -> str:
    """One form for 注1, [1] and ¹: they mean the same figure. ① stays, for below a table there may be
    both: notes that are counted, and notes that bear marks. A bare 注 is 注."""
    if mark in _CIRCLED:
        return mark
    plain = unicodedata.normalize("NFKC", mark)
    figures = "".join(sign for sign in plain if sign.isdigit())
    return figures or re.sub(r"[（()）\s]", "", plain)


def other_form(mark: str) -> str:
    """How the footnote of a mark may be called where nothing bears the mark itself: ① as 1."""
    if mark in _CIRCLED:
        return "".join(sign for sign in unicodedata.normalize("NFKC", mark) if sign.isdigit())
    found = [one for one in _CIRCLED[:20] if unicodedata.normalize("NFKC", one) == mark]
    return found[0] if found else mark


@lru_cache(maxsize=8192)  # the same headings, names and terms are compared again and again
def folded(text: str) -> str:
    """A text as headings, names and numbers are compared: width, blanks, brackets and dashes aside."""
    plain = unicodedata.normalize("NFKC", one_line(text)).lower()
    return re.sub(r"[\s()\[\]{}<>《》〈〉【】〔〕“”\"'‘’、，,。.；;：:／/·\-—–_~]", "", plain)

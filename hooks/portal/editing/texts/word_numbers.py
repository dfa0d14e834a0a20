"""The numbers that Word makes by itself: they stand in no text, and would be lost with their articles."""

from typing import Any

from docx.oxml.ns import qn

from portal.editing.texts.read_file import BadText
from portal.read.numerals import numeral_of

_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")


class WordNumbers:
    """Counts as Word counts while it goes through the paragraphs of a document, from the first on."""

    def __init__(self, numbering: Any | None):
        """`numbering` is the root of numbering.xml; None where the document has none."""
        found = [] if numbering is None else numbering.findall(qn("w:abstractNum"))
        self.lists = {one.get(qn("w:abstractNumId")): one for one in found}
        self.of_style = {
            _value(one, "w:styleLink"): one for one in found if _value(one, "w:styleLink")
        }
        nums = [] if numbering is None else numbering.findall(qn("w:num"))
        self.nums = {one.get(qn("w:numId")): one for one in nums}
        self.counts: dict[str, list[int | None]] = {}
        self.begun: set[tuple[str, int]] = set()

    def label(self, num: str, level: int) -> str:
        """What stands before a paragraph of the list `num`, which is counted with it; '' for a bullet.
        Raises BadText for numbers whose form is not known."""
        one = self.nums.get(num)
        if one is None:
            return ""
        id, levels = self._levels(one)
        own = levels.get(level)
        if own is None:
            return ""
        counts = self.counts.setdefault(id, [None] * 9)
        again = self._start_override(one, level)
        if again is not None and (num, level) not in self.begun:
            counts[level] = again - 1
        self.begun.add((num, level))
        before = counts[level]
        counts[level] = self._start(own) if before is None else before + 1
        for below in range(level + 1, 9):
            counts[below] = None
        text = _value(own, "w:lvlText") or ""
        if _value(own, "w:numFmt") in ("bullet", "none"):
            return ""
        plain = own.find(qn("w:isLgl")) is not None
        for place in range(9):
            if f"%{place + 1}" in text:
                text = text.replace(f"%{place + 1}", self._written(levels, counts, place, plain))
        return text.strip()

    def level_of_style(self, num: str, style: str) -> int:
        """The level of a list that a style is tied to."""
        one = self.nums.get(num)
        _, levels = self._levels(one) if one is not None else ("", {})
        return next((n for n, own in levels.items() if _value(own, "w:pStyle") == style), 0)

    def _levels(self, num: Any) -> tuple[str, dict[int, Any]]:
        id = _value(num, "w:abstractNumId") or ""
        abstract = self.lists.get(id)
        for _ in range(3):
            link = _value(abstract, "w:numStyleLink") if abstract is not None else None
            if not link:
                break
            abstract = self.of_style.get(link)
            if abstract is None:
                raise _unknown(f"样式 {link}")
            id = abstract.get(qn("w:abstractNumId")) or id
        levels = {} if abstract is None else _by_level(abstract)
        for override in num.findall(qn("w:lvlOverride")):
            levels.update(_by_level(override))
        return id, levels

    def _start_override(self, num: Any, level: int) -> int | None:
        for override in num.findall(qn("w:lvlOverride")):
            start = _value(override, "w:startOverride")
            if override.get(qn("w:ilvl")) == str(level) and start:
                return int(start)
        return None

    def _start(self, own: Any) -> int:
        start = _value(own, "w:start")
        return int(start) if start else 1

    def _written(
        self, levels: dict[int, Any], counts: list[int | None], place: int, plain: bool
    ) -> str:
        own = levels.get(place)
        if own is None:
            return ""
        count = counts[place]
        if count is None:
            count = counts[place] = self._start(own)
        return numeral_as("decimal" if plain else _value(own, "w:numFmt") or "decimal", count)


def numeral_as(form: str, count: int) -> str:
    """A number in one of the forms that Word names (ST_NumberFormat). Raises BadText for others."""
    if form in ("decimal", "decimalFullWidth", "decimalHalfWidth", "decimalFullWidth2"):
        return str(count)
    if form in _CHINESE:
        return numeral_of(count)
    if form == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(count))
    if form == "chineseLegalSimplified":
        return numeral_of(count).translate(_LEGAL)
    if form == "decimalZero":
        return f"{count:02}"
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 0 < count <= 20:
        return chr(0x245F + count)
    if form == "decimalEnclosedFullstop":
        return f"{count}."
    if form == "decimalEnclosedParen":
        return f"({count})"
    if form == "ideographEnclosedCircle":
        return f"（{numeral_of(count)}）"
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count).lower() if form == "lowerRoman" else _roman(count)
    raise _unknown(form)


def _roman(count: int) -> str:
    text = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        text += sign * (count // value)
        count %= value
    return text


def _by_level(parent: Any) -> dict[int, Any]:
    return {int(one.get(qn("w:ilvl")) or 0): one for one in parent.findall(qn("w:lvl"))}


def _value(parent: Any, name: str) -> str | None:
    one = parent.find(qn(name))
    return None if one is None else one.get(qn("w:val"))


def _unknown(form: str) -> BadText:
    return BadText(
        f"Word 自动编的号用了不认识的格式（{form}），读进来会丢了编号，没有读。"
        "在 Word 里全选、复制，粘贴到记事本（编号会变成文字），存成 .txt 再导入。"
    )

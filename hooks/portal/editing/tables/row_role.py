"""What the rows of an annex are: items, and everything else that stands between and around them."""

import re
from dataclasses import dataclass
from enum import Enum

from portal.editing.tables.cell_text import folded, one_line


class RowRole(Enum):
    """The value is what editors are told."""

    EMPTY = "空行"
    TITLE = "标题和表前的说明"
    HEADING = "表头"
    AGAIN = "重复的表头"
    CONTINUED = "“续表”一行"
    PAGE = "页码"
    SECTION = "分类标题"
    TOTAL = "合计、小计一行"
    NOTE = "表下的注"
    LEFT = "你说明不是条目的"
    ITEM = "条目"
    FURTHER = "条目的续行"
    UNKNOWN = "没有认出的"


@dataclass(frozen=True)
class Announced:
    """How many items there should be, as the document says, and of which section; `section` is the
    number of its row, 0 for the whole."""

    count: int
    row: int
    section: int = 0
    words: str = ""


_COUNT = re.compile(
    r"(?:共计|合计|总计|共有|共|计)[^\d，。；]{0,8}(\d{1,5})\s*(?:项|条|种|个|台|款)"
)
_IN_SECTION = re.compile(r"[（(](?:共|计|合计)?\s*(\d{1,5})\s*(?:项|条|种|个型号|个|型号)[)）]")
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_SECTIONS = (
    (
        1,
        re.compile(
            rf"^(?:{_HAN_NUMBER}\s*[、.．]|第{_HAN_NUMBER}[批类部章]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\s*[、.．])"
        ),
    ),
    (1, re.compile(r"^(?:淘汰类|限制类|禁止类)$")),
    (2, re.compile(rf"^[（(]{_HAN_NUMBER}[)）]")),
    (3, re.compile(r"^\d{1,2}\s*[、.．]\s*\D")),
)
_NUMBERING = re.compile(
    rf"^(?:{_HAN_NUMBER}\s*[、.．]|[（(]{_HAN_NUMBER}[)）]|第{_HAN_NUMBER}[批类部章]\s*[:：]?|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\s*[、.．]"
    r"|\d{1,2}(?:[-.．]\d{1,2})*\s*[、.．]?)\s*"
)
_CONTINUED = re.compile(
    r"^[（(]?(?:续表|续上表|接上表|接上页|续)\s*\d*[)）]?$|^(?:附表|附件|表)\s*\d*\s*[（(]续[)）]"
)
_PAGE = re.compile(r"^(?:[-—–－\s]*\d{1,3}[-—–－\s]*|第\s*\d+\s*页(?:[,，/]?\s*共\s*\d+\s*页)?)$")
_TOTAL = re.compile(r"^(?:合计|小计|总计|共计|累计)(?:[:：]?\d*(?:项|条|种|个|台)?)?$")
_NOTE = re.compile(
    r"^(?:注|备注|说明|附注|注释|填表说明|资料来源|来源)\s*\d{0,2}\s*[:：.．、]|^(?:注|备注|说明)$"
)


def section_of(text: str) -> int:
    """The level of a heading between the rows; 0 for what is none."""
    return next((level for level, form in _SECTIONS if form.search(text)), 0)


def section_name(text: str) -> str:
    """一、变压器（52项） -> 变压器."""
    return _IN_SECTION.sub("", _NUMBERING.sub("", one_line(text))).strip("：:　 ")


def count_in(text: str) -> int | None:
    """The count that a line announces: 共120项."""
    found = _COUNT.search(re.sub(r"\s", "", text))
    return int(found[1]) if found else None


def count_of_section(text: str) -> int | None:
    found = _IN_SECTION.search(re.sub(r"\s", "", text)) or _COUNT.search(re.sub(r"\s", "", text))
    return int(found[1]) if found else None


def is_continued(text: str) -> bool:
    return bool(_CONTINUED.search(re.sub(r"\s", "", text)))


def is_page(text: str) -> bool:
    return bool(_PAGE.fullmatch(text.strip()))


def is_total(text: str) -> bool:
    return bool(_TOTAL.fullmatch(folded(text)))


def is_note(text: str) -> bool:
    return bool(_NOTE.search(text.strip()))


def numbers_of_total(texts: list[str]) -> list[int]:
    """The whole numbers that the cells of a total say: 37, 37项, 合计：37."""
    form = re.compile(r"(?:合计|小计|总计|共计)?[:：]?\s*(\d{1,5})\s*(?:项|条|种|个|台)?")
    return [int(found[1]) for text in texts if (found := form.fullmatch(text))]

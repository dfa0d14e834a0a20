"""What a page elsewhere says of itself: its title, its words, where it leads by itself. No script is run
and nothing is loaded that it names, so what only scripts write is not seen."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

from portal.catalogue.link_report import Script

PAGE_SIZE = 262_144
"""Bytes of a page that are read: its head and the beginning of its text."""

FEW = 20
"""Letters with which a page has something to say; what has fewer, and no title, is filled in by scripts."""

SOON = 5
"""Seconds after which a page that leads on by itself is no page to read."""

_CODING = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_IN_TYPE = re.compile(r"""charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_OF_CHINA = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030"}
"""Codings that pages name and write more than: the largest of the family reads them all."""

_REFRESH = re.compile(r"""\s*(\d+)[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"'\s]*)""", re.IGNORECASE)
_UNSEEN = ("script", "style", "template", "noscript")
_TOLD = ("description", "keywords")

_LATIN = re.compile(r"[a-z0-9]+")

_LACKING = re.compile(
    r"(?:404|403|500)(?:\s*[-_|:：]|\s*错误|\s*页面|\s*not |\s*$)|(?:error|错误)\s*(?:404|500)"
    r"|(?:page |file )?not found"
    r"|.{0,12}(?:页面?|网页|内容|信息|文章|文件|稿件|地址|资源)"
    r"(?:不存在|没有找到|未找到|找不到|已被?删除|已失效|丢失了?|走丢了)"
    r"|(?:您|你)(?:要|所)?(?:访问|请求|查找|找)的.{0,12}(?:不存在|找不到|已删除|已被删除)"
    r"|(?:找不到|没有找到|未找到)(?:该|此|这个)?(?:页面|网页|内容|文件)",
    re.IGNORECASE,
)
"""How titles begin of pages that answer 200 and say that there is none."""

_DOOR = re.compile(
    r"(?:\S{0,8}(?:安全|人机|访问|滑动|滑块|身份|浏览器)(?:验证|校验|检查|检测)|验证码|请?稍[候等后]|(?:页面|正在|网页)跳转"
    r"|正在(?:加载|验证|检查)|加载中|just a moment|attention required|checking your browser|security check"
    r"|loading|redirecting|please wait|access denied|访问(?:被拒绝|受限|禁止|过于频繁)"
    r"|(?:本站|网站|系统|服务器)?(?:正在)?(?:升级|维护|改版)(?:维护|改造)?中?)(?:[\s.。…!！-].{0,20})?$",
    re.IGNORECASE,
)
"""Whole titles of pages that stand before the page: of walls that look who comes, of sites being mended."""


@dataclass(frozen=True)
class SeenPage:
    """A page as it was read. `told` is its own description of itself, `refresh` where it leads."""

    title: str
    told: str
    text: str
    refresh: str

    @property
    def is_empty(self) -> bool:
        """Whether a browser would have to fill it in."""
        return not self.title and len(letters(self.text)) < FEW

    @property
    def is_lacking(self) -> bool:
        """Whether it says, where it should say what it is, that there is no such page."""
        return bool(_LACKING.match(self.title))

    @property
    def is_door(self) -> bool:
        """Whether it only stands before the page, to look who comes or to say that one has to wait."""
        return bool(_DOOR.match(self.title))

    @property
    def language(self) -> Script | None:
        return script_of(self.title + self.text)


def is_page(content_type: str, body: bytes) -> bool:
    """Whether an answer is a page and no file."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind:
        return kind in ("text/html", "application/xhtml+xml")
    return bool(
        re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|meta|title)", body, re.IGNORECASE)
    )


def read_page(content_type: str, body: bytes) -> SeenPage:
    """The beginning of a page, in whatever coding. Never raises: what cannot be read is passed over."""
    reader = _PageParts()
    reader.feed(_decoded(content_type, body))
    return SeenPage(
        _in_line(reader.title)[:200], _in_line(reader.told), _in_line(reader.text), reader.refresh
    )


def letters(text: str) -> str:
    """The letters and figures alone, all of one width and case: who writes for machines that filter puts
    dots and blanks between."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign for sign in folded if sign.isalnum())


def latin_words(text: str) -> str:
    """The words in Latin letters and figures, each between blanks: for them it matters where one ends."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return f" {' '.join(_LATIN.findall(folded))} "


def script_of(text: str) -> Script | None:
    """What most of a text is written in; Chinese and Japanese pages name much in Latin letters, so a
    tenth of theirs will do. None where there is too little."""
    counts: Counter[Script] = Counter(map(_script, filter(str.isalpha, text)))
    whole = sum(counts.values())
    if whole < FEW:
        return None
    if counts["ja"] > whole / 10:
        return "ja"
    if counts["ko"] > whole / 10:
        return "ko"
    if counts["zh"] > whole / 10:
        return "zh"
    return "latin" if counts["latin"] >= counts["other"] else "other"


def _script(letter: str) -> Script:
    if letter < "\u0250" or "\uff21" <= letter <= "\uff5a":
        return "latin"
    if "\u4e00" <= letter <= "\u9fff" or "\u3400" <= letter <= "\u4dbf":
        return "zh"
    if "\u3041" <= letter <= "\u30ff":
        return "ja"
    return "ko" if "\uac00" <= letter <= "\ud7a3" else "other"


def _decoded(content_type: str, body: bytes) -> str:
    if body.startswith(b"\xef\xbb\xbf"):
        return body.decode("utf-8-sig", "ignore")
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "ignore")
    by_type, by_page = _IN_TYPE.search(content_type), _CODING.search(body[:4096])
    named = [by_type[1]] if by_type else []
    named += [by_page[1].decode("ascii", "ignore")] if by_page else []
    codings = [_OF_CHINA.get(one.lower(), one) for one in named]
    # What reads as UTF-8 is that, whatever is said of it; the last sign may be cut in two.
    for coding in dict.fromkeys(("utf-8", *codings, "gb18030")):
        if (
            text := _read_as(coding, body, CUT if coding == "utf-8" else len(body) // 1000)
        ) is not None:
            return text
    return body.decode("gb18030", "replace")


CUT = 3
"""Bytes of a sign that is not whole."""


def _read_as(coding: str, body: bytes, lost: int) -> str | None:
    """A body in one coding, if no more of it is lost than may be."""
    try:
        text = body.decode(coding, "ignore")
        return text if len(body) - len(text.encode(coding)) <= max(CUT, lost) else None
    except (LookupError, UnicodeError):
        return None


class _PageParts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = self.told = self.text = self.refresh = ""
        self._titled = self._in_title = False
        self._unseen = 0
        self._parts: list[str] = []

    def feed(self, data: str) -> None:
        super().feed(data)
        self.close()
        self.text = " ".join(self._parts)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "title" and not self._titled:
            self._in_title = True
        elif tag in _UNSEEN:
            self._unseen += 1
        elif tag == "meta":
            self._meta({name: value or "" for name, value in attributes})

    def _meta(self, said: dict[str, str]) -> None:
        if said.get("name", "").lower() in _TOLD:
            self.told += f" {said.get('content', '')}"
        if said.get("http-equiv", "").lower() == "refresh" and not self.refresh:
            found = _REFRESH.match(said.get("content", ""))
            if found and int(found[1][:6]) <= SOON:
                self.refresh = found[2]

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self._in_title:
            self._in_title, self._titled = False, True
        elif tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif not self._unseen:
            self._parts.append(data)


def _in_line(text: str) -> str:
    return " ".join("".join(s if s.isprintable() else " " for s in text).split())

"""An address of a source leads to a public page: nothing of the editor's own machine or account."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "来源的网址",
    "来源的网址会公布，别人也要打得开。",
    "从浏览器地址栏重新复制公开的网址；只有内网能打开的，删去 url，只写 title。",
    (
        "sources[〈1〉].url: 〈localhost〉 只有本机或内网能打开 (写公开的网址；没有的，删去 url，只写 title)",
        "sources[〈1〉].url: 网址末尾多了“〈。〉” (写成 〈https://www.gov.cn/a.htm〉)",
    ),
    also=(
        "来源写了 official: true，却没有能公布的网址",
        "〈222.240.193.190〉 只有数字没有名字，换了服务器就打不开，也看不出是谁的",
        "网址写法不对",
        "网址里有用户名或密码",
    ),
)

_TAIL = re.compile(r"[。，、；：！？）》”’,;]+$")
_NUMBERS = re.compile(r"\d+(?:\.\d+){3}")
_PRIVATE = re.compile(
    r"localhost|.*\.(?:local|localhost|internal|lan|home)|\[.*\]|"
    r"0\..*|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(?:1[6-9]|2\d|3[01])\..*|[^.]+"
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        for index, source in enumerate(item.value.sources):
            place = ("sources", index, "url")
            if source.url and (fault := _fault(source.url)):
                yield Violation.of(item, place, *fault)
            elif source.url and source.citable and (host := _bare(source.url)):
                message = f"{host} 只有数字没有名字，换了服务器就打不开，也看不出是谁的"
                hint = "写有域名的网址；没有的，加上 citable: false，只留来源的名称"
                yield Violation.of(item, place, message, hint)
            if source.official and not (source.url and source.citable):
                message = "来源写了 official: true，却没有能公布的网址"
                hint = "写正文的网址；只见到转载的，删去 official"
                yield Violation.of(item, ("sources", index, "official"), message, hint)


def _bare(url: str) -> str:
    """The host that is a mere number; '' for one that has a name. What is not shown may have it: it is
    where something was seen, and no link."""
    host = urlsplit(url).hostname or ""
    return host if _NUMBERS.fullmatch(host) else ""


def _fault(url: str) -> tuple[str, str] | None:
    tail = _TAIL.search(url)
    if tail:
        return f"网址末尾多了“{tail.group()}”", f"写成 {url[: tail.start()]}"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "网址写法不对", "从浏览器地址栏重新复制"
    if parts.username is not None:
        return "网址里有用户名或密码", "删去 @ 和它前面的部分"
    if _PRIVATE.fullmatch(host):
        return f"{host} 只有本机或内网能打开", "写公开的网址；没有的，删去 url，只写 title"
    return None

"""Whether an address can be given to readers: nothing of the editor's own machine or account."""

import re
from urllib.parse import urlsplit

_TAIL = re.compile(r"[。，、；：！？）》”’,;]+$")
_NUMBERS = re.compile(r"\d+(?:\.\d+){3}")
_PRIVATE = re.compile(
    r"localhost|.*\.(?:local|localhost|internal|lan|home)|\[.*\]|"
    r"0\..*|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(?:1[6-9]|2\d|3[01])\..*|[^.]+"
)


def bare_host(url: str) -> str:
    """The host that is a mere number; '' for one that has a name."""
    host = urlsplit(url).hostname or ""
    return host if _NUMBERS.fullmatch(host) else ""


def fault_of_address(url: str) -> tuple[str, str] | None:
    """What is wrong with an address, and what to do."""
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

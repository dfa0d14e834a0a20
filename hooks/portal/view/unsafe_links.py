"""No link leads to a page that has fallen into other hands: its words stay, and say why they lead nowhere.

This is done to what is written already, so that no template and no field can be forgotten; on a site
without such addresses nothing is done at all.
"""

import re
from collections.abc import Callable
from html import unescape
from typing import Any, TypeVar

UNLINKED = "这个网址可能换了主人，不作链接"

T = TypeVar("T")

_ANCHOR = re.compile(r'<a\b[^>]*?\shref="(https?:[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(\s*<?(https?://[^\s<>)\"]+)>?(?:\s[^)\n]*)?\)")


class UnsafeLinks:
    """Takes the links out of what is shown. `written` is how Markdown writes an address."""

    def __init__(self, urls: frozenset[str], written: Callable[[str], str] = str):
        self.urls = urls
        self._known = urls | {written(url) for url in urls}

    def __bool__(self) -> bool:
        return bool(self.urls)

    def __contains__(self, url: object) -> bool:
        return url in self._known

    def in_html(self, html: str) -> str:
        def words(found: re.Match[str]) -> str:
            unsafe = unescape(found[1]) in self
            return f'{found[2]}<span class="host">（{UNLINKED}）</span>' if unsafe else found[0]

        return _ANCHOR.sub(words, html) if self.urls else html

    def in_markdown(self, text: str) -> str:
        def words(found: re.Match[str]) -> str:
            return f"{found[1]}（{UNLINKED}）" if found[2] in self else found[0]

        return _LINK.sub(words, text) if self.urls else text

    def in_data(self, value: T) -> T:
        """Data without such addresses: the fields `url` that hold one, and links in running text."""
        return self._cleaned(value) if self.urls else value

    def _cleaned(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {
                name: self._cleaned(one)
                for name, one in value.items()
                if not (name in ("url", "sameAs", "contentUrl") and one in self)
            }
        if isinstance(value, list | tuple):
            return type(value)(map(self._cleaned, value))
        return self.in_markdown(value) if isinstance(value, str) and "](" in value else value


NO_UNSAFE_LINKS = UnsafeLinks(frozenset())

"""Where a page leads outside its site, and whether it says so."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from typing import Any

from portal.catalogue.web_hosts import WebHosts, host_of
from portal.editing.care.link_suspicion import HijackSigns
from portal.editing.care.seen_page import SeenPage
from portal.editing.inspection.built_site import BuiltSite
from portal.editing.inspection.finding import Fault
from portal.editing.inspection.read_page import ReadPage, sent_to, text_of

MARK = re.compile(
    r"非官方|不是政府|非政府|站外|外部链接|外部网站|外链|转载|第三方|主体不明|将离开|即将离开|企业或商业网站"
)
"""Words that tell a reader that the link leads away from what the state answers for."""

LEAVING = re.compile('(?:将|即将|正在)(?:要)?离开(?:本站|本网站|本网|当前|“|"|我们|政府)?')
"""Words of a script that asks before it lets anybody go: then each link needs no mark."""

BAD_WORDS = re.compile(
    "博彩|百家乐|六合彩|时时彩|北京赛车|葡京|金沙娱乐|太阳城娱乐|皇冠体育|永利娱乐|澳门赌|真人荷官|线上赌|网上赌"
    "|老虎机|棋牌游戏|彩票平台|开户送|成人视频|成人影院|色情|裸聊|约炮|援交|一本道|无码|bet365|365bet|188bet|12bet",
    re.IGNORECASE,
)

_TYPED = re.compile(r"https?://[^\s<>，。；、（）“”]+")
_AROUND = frozenset(
    (
        "li",
        "p",
        "td",
        "dd",
        "dt",
        "th",
        "div",
        "section",
        "article",
        "aside",
        "nav",
        "footer",
        "tr",
        "ul",
        "body",
    )
)
MOST_AROUND = 400
"""Characters of a block that are still beside a link."""

PUBLIC_BODIES = ("conac.cn", "beian.gov.cn", "beian.miit.gov.cn", "w3.org", "creativecommons.org")
"""Whose marks stand in footers because somebody demands it, and licences."""


class OuterLinks:
    """Looks at the outer links of pages, and for the words of those who break in; `known` are addresses
    with what is known of them."""

    def __init__(
        self,
        site: BuiltSite,
        hosts: WebHosts,
        known: Mapping[str, tuple[str, str]],
        asks_before_leaving: bool,
        signs: HijackSigns,
    ):
        self._signs = signs
        self._site, self._hosts, self._known = site, hosts, known
        self._asks = asks_before_leaving

    def faults(self, page: ReadPage, hosts: Counter[str]) -> Iterator[Fault]:
        """What is wrong on a page; its outer hosts are counted into `hosts`."""
        for one in page.all("a", "area"):
            address = (one.get("href") or "").strip()
            to = self._site.destination(page.path, address)
            if to.url:
                hosts[host_of(to.url)] += 1
                yield from self._of_link(page, one, to.url)
        for one, address in sent_to(page):
            to = self._site.destination(page.path, address)
            if to.url and not self._is_official(host_of(to.url), to.url):
                told = f"<{one.tag}> 自己转到、发到 {to.url}"
                expected = "查清是谁写进去的；要去那里的，写成链接，旁边写明"
                yield Fault("unmarked", page.path, one.sourceline or 0, told, expected)
        if bad := self._signs.told(_as_seen(page)):
            yield Fault("bad-words", page.path, 0, bad, "马上去掉，查清是谁写进去的")
        if "://" in page.words:
            for found in _TYPED.finditer(page.words):
                if _is_literal(host_of(found[0])) and not _is_here(host_of(found[0])):
                    told = f"正文里写着 {found[0]}"
                    yield Fault("bare-address", page.path, 0, told, "写机关的域名，没有的去掉")

    def _of_link(self, page: ReadPage, link: Any, url: str) -> Iterator[Fault]:
        host, line = host_of(url), link.sourceline or 0
        words = f"{text_of(link)} {link.get('title') or ''}"
        if _is_literal(host):
            yield Fault("bare-address", page.path, line, url, "写机关的域名，没有的去掉")
        if bad := BAD_WORDS.search(f"{words} {url}"):
            yield Fault(
                "bad-words", page.path, line, f"{url}（“{bad[0]}”）", "马上去掉，查清是谁写进去的"
            )
        if known := self._known.get(url):
            kind, why = known
            yield Fault(kind, page.path, line, f"{url}（{why}）", "换成现在的网址，没有的去掉")
        if self._asks or _is_literal(host) or self._is_official(host, url):
            return
        if not (MARK.search(words) or MARK.search(_around(link))):
            told = f"{host}"
            yield Fault("unmarked", page.path, line, told, "旁边写明不是政府网站，或者离开前提示")

    def _is_official(self, host: str, url: str) -> bool:
        if self._hosts.kind_of(url) in ("official", "standards"):
            return True
        return any(host == one or host.endswith(f".{one}") for one in PUBLIC_BODIES)


def _as_seen(page: ReadPage) -> SeenPage:
    told = " ".join(page.metas.get(name, "") for name in ("description", "keywords"))
    words = page.words
    for one in page.all("pre"):  # what a manual shows how to write
        words = words.replace(text_of(one), " ", 1)
    return SeenPage(page.title, told, words, "")


def _around(link: Any) -> str:
    """The words beside a link: of the smallest block that says more than the link itself, if short."""
    own = text_of(link)
    for one in link.iterancestors():
        if one.tag in _AROUND:
            text = text_of(one)
            if len(text) > MOST_AROUND + len(own):
                return ""
            if len(text) > len(own) + 1:
                return text
    return ""


_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]+)", re.IGNORECASE)
"""What browsers take for an address: no name ends in a number. 2099448404 is one too."""


def _is_literal(host: str) -> bool:
    return ":" in host or bool(_NUMBER.fullmatch(host))


def _is_here(host: str) -> bool:
    """Whether it is the reader's own machine: what manuals write of."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False

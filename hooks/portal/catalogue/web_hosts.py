"""Whose a page elsewhere is: of an organ of the state, or of whom else."""

import re
from collections.abc import Mapping
from typing import cast
from urllib.parse import urlsplit

from portal.read.vocabulary import HostKind, Term, WebHost

HOSTS = "hosts"
"""The vocabulary."""

_OFFICIAL = re.compile(r"(?:[^.]+\.)*(?:gov\.cn|mil\.cn|政务|xn--zfr164b)")
"""Hosts that only organs of the state may have: 政务.cn is that of those that are none of government."""

_UNDER_CN = re.compile(r"(?:[^.]+\.)*(?:政务|xn--zfr164b)\.cn")

SOURCE_MARKS: dict[HostKind, str] = {
    "official": "",
    "standards": "",
    "association": "非官方转载：协会网站",
    "media": "非官方转载：媒体",
    "archive": "非官方转载：期刊或资料库",
    "company": "非官方转载：企业或商业网站",
    "unknown": "非官方转载：主体不明",
}
"""What stands beside a source; nothing beside those who publish themselves."""

SERVICE_MARKS: dict[HostKind, str] = {
    "official": "",
    "standards": "",
    "association": "协会的网站，不是政府网站",
    "media": "媒体的网站，不是政府网站",
    "archive": "不是政府网站",
    "company": "企业的网站，不是政府网站",
    "unknown": "主体不明，不是政府网站",
}
"""What stands beside a place where one does something online."""


class WebHosts:
    """The hosts that somebody has judged, and those that say themselves whose they are."""

    def __init__(self, vocabularies: Mapping[str, Mapping[str, Term]]):
        terms = cast(Mapping[str, WebHost], vocabularies.get(HOSTS, {}))
        self._kinds = {host: term.kind for term in terms.values() for host in term.hosts}
        self._owners = {host: id for id, term in terms.items() for host in term.hosts}

    def kind_of(self, url: str) -> HostKind:
        """Of the host itself, else of the nearest that it lies below; `unknown` where nobody has said."""
        if is_official(url):
            return "official"
        return self._kinds.get(self._judged(host_of(url)), "unknown")

    def _judged(self, name: str) -> str:
        """The nearest host above one, or itself, that somebody has judged; '' where there is none."""
        while name and name not in self._kinds:
            name = name.partition(".")[2]
        return name

    def is_same_owner(self, one: str, other: str) -> bool:
        """Whether two hosts, by name, are one owner's as far as names and the vocabulary tell. A page that
        moved to a host of the state is in good hands whosever it was."""
        if one == other or is_official(f"//{other}"):
            return True
        owners = [self._owners.get(self._judged(name), domain_of(name)) for name in (one, other)]
        return owners[0] == owners[1]

    def source_mark(self, url: str) -> str:
        return SOURCE_MARKS[self.kind_of(url)]

    def service_mark(self, url: str) -> str:
        return SERVICE_MARKS[self.kind_of(url)]


def is_official(url: str) -> bool:
    """Whether the host of an address is one that only an organ of the state may have."""
    host = host_of(url)
    return bool(_OFFICIAL.fullmatch(host) or _UNDER_CN.fullmatch(host))


_SECOND = re.compile(
    r"(?:com|net|org|gov|edu|ac|mil|bj|sh|tj|cq|he|sx|nm|ln|jl|hl|js|zj|ah|fj|jx|sd|ha|hb|hn|gd|gx|hi|sc"
    r"|gz|yn|xz|sn|gs|qh|nx|xj|tw|hk|mo|co)\.[a-z]{2}"
)
"""Endings of two parts below which everybody may have a name; those of .cn by the rules of CNNIC."""


def domain_of(host: str) -> str:
    """The name that somebody registered, in a host below it; a bare address as it is."""
    parts = host.lower().split(".")
    if parts[-1].isdigit():
        return host
    count = 3 if _SECOND.fullmatch(".".join(parts[-2:])) else 2
    return ".".join(parts[-count:])


def host_of(url: str) -> str:
    """The host in an address; '' where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""

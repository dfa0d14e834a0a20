"""印记: what the site is called and where it stands. Whoever writes the site brings it."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit


@dataclass(frozen=True)
class PeerPortal:
    """Another portal: what it is called and where it is."""

    name: str
    address: str


@dataclass(frozen=True)
class SiteInfo:
    """Which site this is. The defaults serve whoever needs pages but no site, like tests.

    Raises ValueError for an address that addresses of pages could not be made from.
    """

    name: str = "中小企业节能减排信息平台"
    address: str = ""
    """Where the site's root is, `https://example.org/portal/`; '' when nobody has said."""
    description: str = ""
    """What the site feeds, in one sentence."""
    site_code: str = ""
    """政府网站标识码; '' for a site that has none, like one that is no government site."""

    hub: str = ""
    """Address of the WebSub hub that is told of changes; '' when there is none."""

    report: str = ""
    """Where readers tell of errors, as pages/report.py keeps it; '' when nobody has said."""

    portals: tuple["PeerPortal", ...] = ()
    """Other portals that lie upon the same data, for readers who look for their own region's."""

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        whole = parts.scheme and parts.hostname and parts.path.endswith("/")
        if self.address and (not whole or parts.query or parts.fragment):
            raise ValueError(f"not an address of a folder: {self.address}")

    @property
    def domain(self) -> str:
        """The name of the host; '' when the address is not known."""
        return urlsplit(self.address).hostname or ""

    @property
    def at_root(self) -> bool:
        """Whether the site has a host to itself, so that files for the whole host are its own."""
        return urlsplit(self.address).path == "/"

    @property
    def path(self) -> str:
        """Where the root is on its host: `/` or `/portal/`."""
        return urlsplit(self.address).path or "/"

    def absolute(self, url: str) -> str:
        """The full address of what is at `url` below the root; '' when the root's is not known."""
        return self.address and self.address + url


def written_out(address: str) -> str:
    """An address as it can stand in every feed, calendar and list: small letters, Chinese names in
    punycode (RFC 3986 knows no others), signs of the path escaped. Raises ValueError with the reason
    in Chinese for what is no address of a folder on the web."""
    if any(char.isspace() or not char.isprintable() for char in address):
        raise ValueError("里面有空格或看不见的字符，删去")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("写成 https://example.org/ 这样，以 https:// 开头")
    if parts.username is not None:
        raise ValueError("里面有用户名，删去：网址会公布出去")
    if parts.query or parts.fragment or not parts.path.endswith("/"):
        raise ValueError("写到目录为止，以 / 结尾，不带 ? 和 #")
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, _host(parts.hostname) + port, path, "", ""))


def _host(name: str) -> str:
    if ":" in name:
        return f"[{name}]"  # IPv6
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValueError(f"{name} 不能作域名") from None


UNPLACED = SiteInfo()
"""For whoever has no site: no address, and so nothing that needs one."""

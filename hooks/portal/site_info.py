"""印记: what the site is called and where it stands. Whoever writes the site brings it."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit


@dataclass(frozen=True)
class PeerPortal:
    """Another portal: what it is called and where it is."""

    name: str
    address: str


TEST_REGION = "00"
"""How test values of numbers begin that begin with a region: there is no such province."""

_POLICE_RECORDS = "https://beian.mps.gov.cn/#/query/webSearch?code="
_ICP_RECORDS = "https://beian.miit.gov.cn/"


@dataclass(frozen=True)
class Imprint:
    """落款: who runs a government site, and the numbers that show it; '' for what is not given."""

    organiser: str
    undertaker: str
    phone: str
    address: str
    email: str
    site_code: str
    icp: str
    police: str
    organ_mark: str
    find_error: str
    trial: bool = False
    """Whether these are test values, so that the site is no government site yet."""

    @property
    def call(self) -> str:
        """What a phone opens."""
        return f"tel:{self.phone.replace('-', '')}"

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """What leads to others who vouch for the site: words and addresses."""
        return (
            (self.icp, _ICP_RECORDS),
            (self.police, _POLICE_RECORDS + "".join(filter(str.isdigit, self.police))),
            ("党政机关网站标识", self.organ_mark),
            ("我为政府网站找错", self.find_error),
        )


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
    imprint: Imprint | None = None
    """Who runs it; None for a site that is no government site, nor on trial as one."""

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
    def standing(self) -> str:
        """What the site is or is not, in few words; they stand wherever something is taken for official."""
        if self.imprint is None:
            return "开源示例，不是政府网站"
        if self.imprint.trial:
            return "试运行，单位和编号是测试值，不是政府网站"
        return f"由{self.imprint.organiser}主办"

    @property
    def bar(self) -> str:
        """The same at the head of every page, where its foot is at hand."""
        if self.imprint and self.imprint.trial:
            return "试运行：页脚的单位和编号是测试值，不是政府网站"
        return self.standing

    @property
    def of_itself(self) -> str:
        """The same behind 本站."""
        if self.imprint is None:
            return f"是{self.standing}"
        return f"在{self.standing}" if self.imprint.trial else self.standing

    @property
    def founded(self) -> str:
        """The same with what the site goes back to."""
        if self.imprint is None:
            return "是按工信部办〔2010〕173号做的开源示例，不是政府网站"
        return f"按工信部办〔2010〕173号建立，{self.standing}"

    @property
    def publisher(self) -> str:
        """Who answers for what the site says."""
        return self.imprint.organiser if self.imprint else self.name

    @property
    def site_code(self) -> str:
        """政府网站标识码; '' for a site that has none."""
        return self.imprint.site_code if self.imprint else ""

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

"""印记: what the site is called and where it stands. Whoever writes the site brings it."""

from dataclasses import dataclass
from urllib.parse import urlsplit


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


UNPLACED = SiteInfo()
"""For whoever has no site: no address, and so nothing that needs one."""

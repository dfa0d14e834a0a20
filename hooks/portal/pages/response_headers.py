"""`_headers`: what a server says of every file, in the form that static hosts read (Netlify,
Cloudflare Pages and others). deploy/nginx.conf says the same; a test holds the two together."""

from collections.abc import Iterator

from portal.catalogue.catalogue import FACETS
from portal.kinds.kinds import BY_ID
from portal.open_data.descriptions import CATALOG
from portal.open_data.promise import ROOT
from portal.page import Asset
from portal.pages.as_text.record_copy import NAME
from portal.pages.head.site_search import DESCRIPTION_FILE
from portal.pages.head.site_search import TYPE as SEARCH_TYPE
from portal.site_info import SiteInfo

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's style sheet has its icons in itself
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "child-src": "'self'",  # what Safari before 15.5 knows in place of worker-src
    "frame-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""Content-Security-Policy: all comes from the site itself, and no script or style stands inside a
page, so that a text which came to be markup after all could neither run nor fetch anything."""

UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope"),
    *(
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    ),
)
"""What browsers offer and no page asks for."""

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
}

SHARED = {f"/{ROOT}*": {"Access-Control-Allow-Origin": "*"}}
"""What pages of other sites may read: the open data, and nothing else."""

SCOPES = (":scope", ":sort/:scope", ":period/:sort/:scope")
"""The parts that ids of scopes have: a placeholder stands for one part only."""

TYPES = {
    **{
        f"/feeds/{scope}/{name}": type
        for scope in SCOPES
        for name, type in (
            ("atom.xml", "application/atom+xml"),
            ("rss.xml", "application/rss+xml"),
            ("feed.json", "application/feed+json"),
        )
    },
    "/feeds/subscriptions.opml": "text/x-opml",
    f"/{CATALOG}": "application/ld+json",
    f"/{DESCRIPTION_FILE}": SEARCH_TYPE,
    f"/:catalogue/:id/{NAME}": "text/markdown",
    f"/:catalogue/{NAME}": "text/markdown",
}
"""Types that no host tells from the ending of a name, or without saying in which letters it is written."""

CSP = "Content-Security-Policy"

EMBEDDABLE = "; ".join(
    f"{name} {value}" for name, value in POLICY.items() if name != "frame-ancestors"
)
"""The policy of pages that other sites may show in a frame: the same but for that."""

UNFRAMED = (
    "/",
    *(f"/{folder}/*" for folder in (*BY_ID, *FACETS)),
    *(f"/{folder}/*" for folder in ("tools", "my", "search", "updates", "calendar", "follow")),
    *(
        f"/{folder}/*"
        for folder in ("quality", "data", "about", "site-map", "accessibility", "guide", "manual")
    ),
)
"""Everything with pages in it but /embed/, to which `frame-ancestors` is said here. Where several rules fit,
some hosts join what they say of one header and others take the last: both come to the same this way, and
neither could take a word of the rule for everything back."""


def response_headers(info: SiteInfo) -> Iterator[Asset]:
    """The file, if this site may write it: hosts read it at their root, for all that they have.
    Nothing in it about caching, for that these hosts ask again each time is their own rule, and two
    rules for one file would be joined."""
    if info.path == "/":
        types = {path: {"Content-Type": f"{type}; charset=utf-8"} for path, type in TYPES.items()}
        unframed = {path: {CSP: HEADERS[CSP]} for path in UNFRAMED}
        rules = {"/*": HEADERS | {CSP: EMBEDDABLE}} | unframed | SHARED | types
        yield Asset("_headers", "\n".join(map(_rule, rules, rules.values())).encode("utf-8"))


def _rule(path: str, headers: dict[str, str]) -> str:
    return "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items()), ""])

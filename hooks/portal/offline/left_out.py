"""What a copy on a disk does not have: what programs fetch from a site again and again, and what only a
server, a crawler or somebody who develops asks for. Links to it lead to the site."""

FOLDERS = ("feeds/", "api/", "embed/")
"""Feeds are subscribed to, open data and embeds are for other programs: a copy would never be new."""

FILES = frozenset(
    ("404.html", "_headers", "llms.txt", "opensearch.xml", "robots.txt", "sw.js")
    + ("sitemap.xml", "sitemap.xml.gz")
)
ENDINGS = (".map", ".md", ".webmanifest")


def is_left_out(path: str) -> bool:
    """Whether only the site has what is at `path` below its root."""
    return path.startswith(FOLDERS) or path in FILES or path.endswith(ENDINGS)

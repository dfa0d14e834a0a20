"""A hand-written page takes no address that a record, a tool or the shell has: one of the two would be
lost without a word."""

from collections.abc import Iterator

from portal.catalogue.catalogue import FACETS
from portal.catalogue.tree import Tree
from portal.checks.violation import Violation
from portal.kinds.kinds import BY_ID

TAKEN = frozenset(
    (
        *BY_ID,
        *FACETS,
        *("assets", "calendar", "feeds", "follow", "quality", "search", "tools", "updates"),
        *("404.html", "404.md", "robots.txt", "sitemap.xml", "sitemap.xml.gz"),
    )
)
"""What stands at the root of a site beside the hand-written pages."""


def check(tree: Tree) -> Iterator[Violation]:
    for path in tree.written:
        first, *below = path.split("/")
        name = first if below else first.removesuffix(".md")
        if first in TAKEN or name in TAKEN:
            told = f"网址 {name} 已经由程序生成，这个文件会被盖掉，或者盖掉它"
            hint = "换一个文件夹，如 docs/guide/；图片放到 docs/images/"
            yield Violation(f"{tree.docs}/{path}", (), told, hint)

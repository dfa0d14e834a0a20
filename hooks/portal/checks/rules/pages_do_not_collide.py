"""A hand-written file takes no place of the theme's: it would replace a program without a word. Those
of pages made from data are asked about when the site is built (portal.py)."""

from collections.abc import Iterator

from portal.catalogue.tree import Tree
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "占了程序的位置",
    "docs/ 里有的文件夹名是程序自己用的，同名的文件会盖掉它。",
    "换一个文件夹，如 docs/images/。",
    ("(整条记录): 〈assets〉 是程序自己的位置，这个文件会盖掉它 (换一个文件夹，如 docs/images/)",),
)

TAKEN = frozenset(("assets", "feeds", "404.html", "404.md", "sitemap.xml", "sitemap.xml.gz"))
"""What the theme and MkDocs put at the root of a site."""


def check(tree: Tree) -> Iterator[Violation]:
    for path in tree.written:
        first = path.split("/")[0]
        if first in TAKEN:
            told = f"{first} 是程序自己的位置，这个文件会盖掉它"
            hint = "换一个文件夹，如 docs/images/"
            yield Violation(f"{tree.docs}/{path}", (), told, hint)

"""What our pages ask of Markdown beyond its own."""

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

AFTER_ANCHORS = 4
"""Headings have their anchors then (`toc` has 5)."""


class NamedTables(Extension):
    """A table of a hand-written page has the name of the heading that it stands under: Markdown gives
    none, and who cannot see it jumps from table to table by their names."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Naming(md), "named-tables", AFTER_ANCHORS)


class _Naming(Treeprocessor):
    def run(self, root: Element) -> None:
        anchor = ""
        for element in root.iter():
            if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                anchor = element.get("id", "")
            elif element.tag == "table" and anchor:
                element.set("aria-labelledby", anchor)


NAMED_TABLES = NamedTables()

"""What our pages ask of Markdown beyond its own."""

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from portal.catalogue.web_hosts import WebHosts

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


class MarkedLinks(Extension):
    """A link of a hand-written page says beside it where it leads to no organ of the state."""

    def __init__(self, hosts: WebHosts):
        super().__init__()
        self._hosts = hosts

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Marking(md, self._hosts), "marked-links", AFTER_ANCHORS)


class _Marking(Treeprocessor):
    def __init__(self, md: Markdown, hosts: WebHosts):
        super().__init__(md)
        self._hosts = hosts

    def run(self, root: Element) -> None:
        for above in list(root.iter()):
            for place, link in reversed(list(enumerate(above))):
                url = link.get("href", "")
                if url.startswith(("http:", "https:", "//")) and self._hosts.service_mark(url):
                    mark = Element("span", {"class": "host"})
                    mark.text, mark.tail, link.tail = "（不是政府网站）", link.tail, None
                    above.insert(place + 1, mark)


OURS = (NamedTables, MarkedLinks)
"""They bring no classes of the theme: portal_joined.py."""

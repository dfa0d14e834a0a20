"""`/feeds/subscriptions.opml`: every feed, in groups, for whoever wants to take them all at once."""

from itertools import groupby

from lxml import etree

from portal.ledger.scope import Scope
from portal.site_info import SiteInfo


def opml(scopes: list[Scope], info: SiteInfo) -> bytes:
    """An OPML 2.0 list of the Atom feeds of `scopes`, in their order and under their groups."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = f"{info.name}：全部订阅源"
    body = etree.SubElement(root, "body")
    for kind, members in groupby(scopes, key=lambda scope: scope.kind):
        group = kind.group
        parent = etree.SubElement(body, "outline", text=group, title=group) if group else body
        for scope in members:
            etree.SubElement(
                parent,
                "outline",
                type="rss",  # OPML calls every feed so
                text=scope.name,
                title=f"{scope.title} - {info.name}",
                xmlUrl=info.absolute(f"feeds/{scope.id}/atom.xml"),
                htmlUrl=info.absolute(scope.url),
                language="zh-CN",
            )
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written

"""RSS feeds keep RSS 2.0 as the RSS Advisory Board words it.

Rules checked: one channel with title, link and description; language, lastBuildDate, docs; dates of
RFC 822 with four digits of a year; items have a title, a description and a link; guids are unique
and say that they are no addresses; an atom:link to the document itself; categories with a domain.
Not checked: enclosures, cloud, skipHours, images, comments, authors (none is used).
"""

from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

import feedparser
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"


def channels(files: dict[str, bytes]) -> dict[str, Any]:
    return {
        path: etree.fromstring(content)
        for path, content in files.items()
        if path.endswith("/rss.xml")
    }


def test_channels(files: dict[str, bytes]) -> None:
    found = channels(files)
    assert "feeds/all/rss.xml" in found
    for path, root in found.items():
        assert root.tag == "rss" and root.get("version") == "2.0" and len(root) == 1
        channel = root[0]
        for name in ("title", "link", "description", "language", "lastBuildDate", "generator"):
            assert len(channel.findall(name)) == 1 and channel.findtext(name), (path, name)
        assert not channel.findtext("link").endswith(".xml")  # the page, not the feed
        own = [
            one.get("href") for one in channel.findall(f"{ATOM}link") if one.get("rel") == "self"
        ]
        assert own == [f"https://portal.example/{path}"]
        built = parsedate_to_datetime(channel.findtext("lastBuildDate"))
        assert built == max(
            parsedate_to_datetime(item.findtext("pubDate")) for item in channel.findall("item")
        )


def test_items(files: dict[str, bytes]) -> None:
    for path, root in channels(files).items():
        guids = []
        for item in root[0].findall("item"):
            for name in ("title", "link", "description", "guid", "pubDate"):
                assert len(item.findall(name)) == 1 and item.findtext(name), (path, name)
            assert item.findtext("link").startswith("https://portal.example/")
            guids.append(item.findtext("guid"))
            assert item.find("guid").get("isPermaLink") == "false"
            assert item.findtext("pubDate").endswith(" +0800")
            assert all(one.get("domain") and one.text for one in item.findall("category"))
        assert len(guids) == len(set(guids))


def test_they_tell_what_atom_tells(files: dict[str, bytes]) -> None:
    for path in channels(files):
        rss, atom = (feedparser.parse(files[path.replace("rss", name)]) for name in ("rss", "atom"))
        assert not rss.bozo and rss.version == "rss20", path
        assert [one.id for one in rss.entries] == [one.id for one in atom.entries]
        assert [unescape(one.title) for one in rss.entries] == [one.title for one in atom.entries]
        assert [one.content for one in rss.entries] == [one.content for one in atom.entries] or (
            [one.content[0].value for one in rss.entries]
            == [one.content[0].value for one in atom.entries]
        )


def test_a_tag_in_a_title_is_no_markup(files: dict[str, bytes]) -> None:
    """What readers take for HTML holds no element, whatever stood in the text."""
    for path, root in channels(files).items():
        for name in ("title", "description"):
            for text in (one.text or "" for one in root.iter(name)):
                assert "<" not in text and not etree.HTML(f"<p>{text}</p>").xpath("//p//*"), path
    titles = [one.title for one in feedparser.parse(files["feeds/all/rss.xml"]).entries]
    assert any("&lt;script&gt;" in one for one in titles)

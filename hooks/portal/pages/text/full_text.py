"""The way from a record to its full text: which versions are at hand, and what is missing between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.page import Section
from portal.pages.text.standing import VersionLine, version_lines
from portal.view.legal_texts import shown_version, text_url, versions_of
from portal.view.site import Site


@dataclass(frozen=True)
class FullTexts:
    """Where the text is, and all its versions, the newest first."""

    url: str
    versions: tuple[VersionLine, ...]


def sections(item: Item, site: Site) -> Iterator[Section]:
    """Nothing where no text is at hand, and for what was withdrawn."""
    version = shown_version(item, site)
    if version is None:
        return
    found = FullTexts(text_url(item, version, site), version_lines(item, site))
    count = len(versions_of(item, site))
    title = f"全文（{count} 个日期的文本）" if count > 1 else "全文"
    yield Section("text", title, "full_text", found, "看全文")

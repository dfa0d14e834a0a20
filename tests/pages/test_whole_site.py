"""What holds for every page of a built site."""

import re
from pathlib import Path

from helpers.building import DATA
from helpers.searched import built

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load

ELSEWHERE = re.compile(
    r'<\w[^<>]*\s(?:src|data-src)="https?://|<link[^>]+rel="(?:stylesheet|preload|icon)"[^>]+https?://'
)


def test_nothing_comes_from_other_hosts(site: Path) -> None:
    """Links may lead elsewhere; styles, scripts, images and fonts may not come from there."""
    texts = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    assert len(texts) > 500 and all(
        "<link" in text for text in texts.values() if "og:title" in text
    )
    assert [page for page, text in texts.items() if ELSEWHERE.search(text)] == []


def test_every_record_is_in_the_search_index(site: Path) -> None:
    found = {entry["u"] for entry in built(site)}
    items = Catalogue(load(DATA)).items.values()
    assert items and {item.url for item in items} <= found

"""The page of every record and row is light: people read it on a slow line."""

import gzip
from datetime import date
from pathlib import Path

from helpers.building import ROOT

from portal.portal import Portal

BOUND = 15 * 1024
"""Of a record's page, compressed (design, section 9)."""

BEYOND = {"jobs/boiler/": 15_850, "standards/gb-30253-2024/": 15_450}
"""Not brought below the bound yet, and no heavier than this. 2026-11-30: what pages say to programs (schema.org,
addresses of the data) took 400 bytes, and from these two nothing more could be taken that nobody needs."""


def test_no_page_of_a_record_is_heavier_than_the_bound(site: Path) -> None:
    items = Portal.open(ROOT / "data", date(2026, 11, 22)).site.catalogue.items
    pages = {item.url: site / item.url / "index.html" for item in items.values()}
    weights = {url: len(gzip.compress(page.read_bytes(), 6)) for url, page in pages.items()}
    assert len(weights) > 1700
    assert {url: weight for url, weight in weights.items() if weight > BEYOND.get(url, BOUND)} == {}


def test_a_long_list_stands_whole_on_a_page_of_its_own(site: Path) -> None:
    """What the record's page has no room for: every duty, row and rule, and each way that leads there."""
    code = site / "laws/ecological-environment-code"
    whole = (code / "duties/index.html").read_text(encoding="utf-8")
    assert all(f'id="duty-{n}"' in whole for n in range(1, 63))
    assert "现行有效" in whole  # whether the law holds stands there too
    short = (code / "index.html").read_text(encoding="utf-8")
    assert all(f'<li id="duty-{n}"><a href="duties/#duty-{n}"' in short for n in range(1, 63))
    assert "网址是这一页的后面加 duties/" in short  # on paper
    rows = (site / "phase-out/gaohaoneng-1/rows/index.html").read_text(encoding="utf-8")
    assert rows.count('<a href="../../../phase-out/gaohaoneng-1-') == 246
    boiler = (site / "jobs/boiler/index.html").read_text(encoding="utf-8")
    assert 'href="../../laws/ecological-environment-code/duties/#duty-21"' in boiler
    assert 'href="rules/"' in boiler and "宁波市" in boiler

"""No link of the built site leads nowhere: neither to a missing page nor to a missing anchor."""

from pathlib import Path

from helpers.building import ROOT
from helpers.links import dead_links, is_there, told_addresses


def test_every_link_leads_somewhere(site: Path) -> None:
    """But for the hand-written pages, which speak of the real data: see tests/facts."""
    docs = ROOT / "docs"
    names = [path.relative_to(docs).with_suffix("") for path in docs.rglob("*.md")]
    written = {(name / "index.html").as_posix() for name in names}
    found = [link for link in dead_links(site) if link[0] not in written]
    assert found[:20] == []


def test_what_feeds_and_calendars_lead_to_is_there(site: Path) -> None:
    """Every address of ours in a feed or calendar is that of a page, with its place on the page."""
    found = told_addresses(site)
    assert len(found) > 200
    assert [address for address in sorted(found) if not is_there(site, address)] == []

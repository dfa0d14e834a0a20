"""No link of the real site leads nowhere, those of the hand-written pages included."""

from pathlib import Path

from helpers.links import dead_links, is_there, told_addresses


def test_every_link_leads_somewhere(site: Path) -> None:
    assert sorted(dead_links(site))[:20] == []


def test_what_feeds_and_calendars_lead_to_is_there(site: Path) -> None:
    found = told_addresses(site)
    assert len(found) > 600
    assert [address for address in sorted(found) if not is_there(site, address)] == []

"""Addresses that a change leaves empty lead on, and only those."""

from pathlib import Path

from helpers.desk import Desk
from helpers.tree import law, notice


def test_an_address_that_is_used_again_no_longer_leads_elsewhere(tmp_path: Path) -> None:
    """A document that was filed as a law, then as a policy, then as a law after all."""
    desk = Desk(tmp_path / "data")
    as_law, as_policy = law("a", effective="2020-01-01"), notice("a", issued="2020-01-01")
    desk.put("laws", as_law)
    desk.publish("2026-11-22T08:00")
    desk.path("laws", "a").unlink()
    desk.put("policies", as_policy)
    desk.publish("2026-11-23T08:00")
    assert leading(desk, "2026-11-23T09:00") == [("laws", "a", "a")]
    desk.path("policies", "a").unlink()
    desk.put("laws", as_law)
    desk.publish("2026-11-24T08:00")
    assert leading(desk, "2026-11-24T09:00") == [("policies", "a", "a")]
    portal = desk.portal("2026-11-24T09:00")
    assert "laws/a/" in portal.pages and "policies/a/" not in portal.pages
    files = {asset.path: asset.content for asset in portal.assets()}
    assert b'href="../../laws/a/"' in files["policies/a/index.html"]
    assert "laws/a/index.html" not in files


def leading(desk: Desk, at: str) -> list[tuple[str, str, str]]:
    return desk.opened(at).following.timeline.published.state.forwarding

"""The shipped data as a bureau's site: an inspector finds nothing in it but what only an editor can do."""

from datetime import date
from pathlib import Path

import pytest
from helpers.building import ROOT, build

from portal.catalogue.vocabularies import by_id, load_vocabularies
from portal.editing.inspection.inspection import SiteInspection
from portal.hands import how_many

DAY = date(2026, 12, 2)


@pytest.mark.whole_site
def test_an_inspection_of_the_official_site_names_only_what_editors_have_to_publish(
    tmp_path: Path,
) -> None:
    data = f"{ROOT / 'data'}:{ROOT / 'examples/official'}"
    site = build(tmp_path / "site", DAY.isoformat(), PORTAL_DATA=data)
    files, _ = load_vocabularies(ROOT / "data/vocab")
    report = SiteInspection(site, by_id(files), DAY, official=True).report(how_many())
    assert report.pages > 7000
    told = [
        f"{one.kind} {place}：{one.what}"
        for one in report.faults
        for place, _ in one.places
        if (one.rule.group, one.rule.whose) != ("fresh", "编者")
    ]
    assert told == []
    assert all("天" in one.what for one in report.faults)

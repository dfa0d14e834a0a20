"""Whatever the real records say, it is drawn so that it can be read."""

from datetime import date

import pytest
from helpers.building import ROOT
from helpers.drawn import checked_lineages, checked_scales

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.pages.drawings import bars
from portal.portal import Portal
from portal.view.site import Site


@pytest.fixture(scope="module")
def real() -> Site:
    return Portal(Catalogue(load(ROOT / "data")), date(2026, 11, 22)).site


def test_no_lineage_runs_into_itself(real: Site) -> None:
    assert checked_lineages(real) > 80


def test_no_two_labels_of_a_scale_meet(real: Site) -> None:
    assert checked_scales(real) > 400


def test_which_cases_are_drawn(real: Site) -> None:
    drawn = {
        item.id
        for item in real.catalogue.of("cases")
        if bars.bars(item.get("before") or "", item.get("after") or "")
    }
    assert drawn >= {"case-015", "case-041", "case-043", "case-044"}

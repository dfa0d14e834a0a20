"""What costs nothing stands before what costs, on every job that saves something, each with its ground."""

from datetime import date

import pytest
from helpers.building import ROOT
from lxml import html

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.portal import Portal

WITH = {"boiler", "cleaner-production-audit", "electricity-price", "kiln", "pump-fan"}


@pytest.fixture(scope="module")
def portal():
    return Portal(Catalogue(load(ROOT / "data")), date(2026, 11, 29))


def sections(portal, job):
    page = html.fromstring(portal.pages[job.url].body)
    return {one.xpath("string(h2/@id)"): one for one in page.xpath("//section[h2]")}


def test_it_comes_before_money_steps_and_effects(portal):
    for job in portal.site.catalogue.of("jobs"):
        ids = list(sections(portal, job))
        if job.get("effects") or job.get("technologies"):
            assert "free" in ids, job.id
        if "free" in ids:
            behind = [id for id in ("money", "steps", "effects", "technologies") if id in ids]
            assert all(ids.index("free") < ids.index(id) for id in behind), job.id


def test_each_has_its_ground_and_what_it_costs(portal):
    told = set()
    for job in portal.site.catalogue.of("jobs"):
        free = sections(portal, job).get("free")
        for one in free.xpath(".//li[@data-cost]") if free is not None else ():
            told.add(job.id)
            assert one.xpath(".//p[@class='grounds']"), job.id
            assert one.xpath(".//*[contains(@class, 'badge')]"), job.id
    assert told == WITH


def test_joining_the_air_of_blowers_is_not_called_free(portal):
    """Its source calls it a cheap rebuilding, not one without cost."""
    job = portal.site.catalogue.items["pump-fan"]
    joined = [one for one in job.value.steps if "联通供气" in one.text]
    assert [one.cost for one in joined] == ["low"]
    assert "不花钱" not in job.get("summary")

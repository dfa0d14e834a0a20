"""The real bodies: every number rests on a material, nobody local poses as national, 12345 for the rest."""

from datetime import date

import pytest
from helpers.building import ROOT

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.portal import Portal
from portal.validity.contact_age import ContactAge, contact_age
from portal.view.whom_to_ask import bodies_for, whom_to_ask_about

TOO_OLD = {"cn-miit-energy", "gd-gdii", "yn-gxt", "hb-donghu"}
"""Of materials of November 2023 to July 2024. Whoever finds a newer one takes it off this list."""

LOCAL = {
    "gd-zs": "只管广东省中山市",
    "hb-wuhan": "只管湖北省武汉市",
    "hb-jiangan": "只管武汉市江岸区",
    "hn-xiangtan-amr": "只管湖南省湘潭市",
    "cn-95598-csg": "只管广东省、广西壮族自治区、海南省、贵州省、云南省",
}


@pytest.fixture(scope="module")
def site():
    return Portal(Catalogue(load(ROOT / "data")), date(2026, 11, 29)).site


def test_only_12345_is_the_fallback(site):
    assert [one.id for one in site.catalogue.of("bodies") if one.get("fallback")] == ["cn-12345"]


def test_every_contact_is_no_younger_than_its_material_was_seen(site):
    found = 0
    for body in site.catalogue.of("bodies"):
        seen = {source.key: source.seen for source in body.value.sources}
        for contact in body.value.contacts:
            found += 1
            assert contact.date.first <= seen[contact.source].last, (body.id, contact.value)
    assert found >= 50


def test_what_is_too_old_on_a_day_is_what_stood_in_materials_of_then(site):
    old = {
        body.id
        for body in site.catalogue.of("bodies")
        for contact in body.value.contacts
        if contact_age(contact, date(2026, 11, 29)) is ContactAge.TOO_OLD
    }
    assert old == TOO_OLD


@pytest.mark.parametrize("id", LOCAL)
def test_who_serves_a_place_says_which(site, id):
    region = site.catalogue.items[id].get("regions")[0]
    found = bodies_for((), (region,), site, (id,)).bodies
    assert [one.serves for one in found if one.id == id] == [LOCAL[id]]


def test_no_page_of_the_nation_asks_somebody_local(site):
    asked = 0
    for item in site.catalogue.items.values():
        if item.get("regions") or (item.parent and item.parent.get("regions")):
            continue
        if found := whom_to_ask_about(item, site):
            asked += 1
            assert not [one.id for one in (*found.bodies, *found.elsewhere) if one.serves], item.id
    assert asked > 500


def test_readers_of_the_south_are_sent_to_its_grid_first(site):
    first = {
        region: bodies_for(["power-supply"], (region,), site).bodies[0].id
        for region in ("440000", "442000", "530000")
    }
    assert set(first.values()) == {"cn-95598-csg"}
    assert bodies_for(["power-supply"], ("370000",), site).bodies[0].id == "cn-95598-sgcc"

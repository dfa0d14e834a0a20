"""Where a matter is done online: on whose pages it stands, what is known of an address, and that what one
place says is never the law's nor the nation's."""

from datetime import date
from typing import Any

from helpers.building import ROOT
from helpers.tree import body, catalogue, law
from lxml import html

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.editing.care.web_addresses import web_addresses
from portal.portal import Portal
from portal.view.online import OnlineMatters, online_of

DAY = date(2026, 11, 29)
SOURCES = [{"key": "guide", "title": "指南", "seen": "2026-11-22"}]


def service(id: str, **fields: Any) -> dict[str, Any]:
    head = {"id": id, "title": f"{id}备案", "added": "2026-11-22", "sources": SOURCES}
    return head | {"verification": {"confidence": "medium", "checked": "2026-11-22"}} | fields


def portal(*services: dict[str, Any], **laws: Any) -> Portal:
    return Portal(
        catalogue(
            laws=[law("national"), law("provincial", regions=["370000"])],
            bodies=[
                body(
                    "platform",
                    {"way": "site", "value": "https://a.cn", "date": "2024-01"},
                    kind="platform",
                )
            ],
            services=list(services),
        ),
        DAY,
    )


def of(id: str, found: Portal) -> OnlineMatters:
    return online_of(found.site.catalogue.items[id], found.site)


NATION = service(
    "nation",
    records=["national", "provincial"],
    portals=[
        {"name": "全国平台", "url": "https://b.cn", "source": "guide"},
        {"name": "山东平台", "url": "https://c.cn", "source": "guide", "regions": ["370000"]},
        {"name": "旧平台", "url": "https://d.cn", "source": "guide", "citable": False},
        {"name": "没有地址"},
    ],
    statutory="二十日",
    promised=[{"place": "某市", "text": "三天", "date": "2026-05", "source": "guide"}],
    codes=[{"code": "511A", "scheme": "某平台", "area": "510100", "source": "guide"}],
)
LOCAL = service("local", of="nation", regions=["370000"])
FAR = service("far", of="nation", regions=["440000"])


def test_what_serves_one_place_is_folded_away_on_pages_of_the_nation() -> None:
    found = of("national", portal(NATION, LOCAL, FAR))
    assert [one.link.text for one in found.anywhere] == ["nation备案"]
    assert [one.link.text for one in found.local] == ["local备案", "far备案"]


def test_on_pages_of_the_place_it_stands_open() -> None:
    found = of("provincial", portal(NATION, LOCAL, FAR))
    assert [one.link.text for one in found.anywhere] == ["nation备案", "local备案"]
    assert [one.link.text for one in found.local] == ["far备案"]


def test_a_platform_of_one_place_is_for_its_readers_only() -> None:
    whole = portal(NATION)
    (matter,) = of("national", whole).anywhere
    assert "山东平台" not in [one.name for one in matter.places] and matter.elsewhere == 1
    (matter,) = of("provincial", whole).anywhere
    assert "山东平台" in [one.name for one in matter.places] and matter.elsewhere == 0


def test_what_nobody_opened_is_said_and_what_must_not_be_opened_is_no_link() -> None:
    page = html.fromstring(portal(NATION).pages["services/nation/"].body)
    links = page.xpath("//ul[@class='online__places']//a/@href")
    assert links == ["https://b.cn", "https://c.cn"]
    said = page.xpath("string(//ul[@class='online__places'])")
    assert said.count("没有打开核对过") == 2 and "没有见到网址" in said


def test_the_day_of_an_address_is_that_of_whom_to_ask() -> None:
    asked = service(
        "asked",
        records=["national"],
        portals=[{"name": "平台", "url": "https://a.cn", "body": "platform"}],
    )
    (matter,) = of("national", portal(asked)).anywhere
    assert matter.places[0].notes[0].startswith("2024 年 1 月的材料，可能已经变了")


def test_a_local_time_has_its_place_and_day_and_is_none_of_the_law() -> None:
    page = html.fromstring(portal(NATION).pages["services/nation/"].body)
    (row,) = page.xpath("//section[h2/@id='promised']//tbody/tr")
    assert [cell.text_content() for cell in row][:3] == ["某市", "三天", "2026-05"]
    law_says = page.xpath("//div[dt='法定的时限']/dd")[0].text_content()
    assert law_says.strip() == "二十日"


def test_a_list_of_the_nation_names_no_platform_of_one_place() -> None:
    said = html.fromstring(portal(NATION).pages["services/"].body).text_content()
    assert "全国平台" in said and "山东平台" not in said


def test_its_addresses_are_watched_and_only_links_count_as_shown() -> None:
    item = portal(NATION).site.catalogue.items["nation"]
    watched = {one.url: one.shown for one in web_addresses(item)}
    assert watched == {
        "https://b.cn": True,
        "https://c.cn": True,
        "https://d.cn": False,
    }


def test_a_code_says_whose_it_is() -> None:
    page = html.fromstring(portal(NATION).pages["services/nation/"].body)
    assert "510100" in page.xpath("string(//section[h2/@id='codes']//tbody)")
    assert "都不是全国的编码" in page.xpath("string(//section[h2/@id='codes'])")


def test_of_the_real_ones_each_leads_to_and_from_what_it_is_about() -> None:
    site = Portal(Catalogue(load(ROOT / "data")), DAY).site
    services = site.catalogue.of("services")
    assert len(services) >= 23
    for item in services:
        assert item.value.verification.confidence != "low", item.id
        for id in (*item.get("records"), *item.get("jobs")):
            named = online_of(site.catalogue.items[id], site)
            assert item.url in [one.link.url for one in (*named.anywhere, *named.local)], id

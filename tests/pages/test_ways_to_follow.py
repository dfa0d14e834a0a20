"""Who has never heard of feeds finds her way of four, with three steps, a picture and what was tried."""

import re
import struct
from pathlib import Path

import pytest
from helpers.building import ROOT
from lxml import html
from playwright.sync_api import Page

GUIDE = "guide/follow/"
WAYS = {
    "group": "在群里收",
    "mail": "用邮箱收",
    "calendar": "用手机日历收",
    "reader": "用阅读器收",
}
PICTURES = sorted((ROOT / "docs" / "guide" / "images").glob("*.png"))
MOST = 60 * 1024
"""Bytes of a picture: a phone loads all of them in a second."""


@pytest.fixture(scope="module")
def guide(site: Path) -> html.HtmlElement:
    return html.parse(str(site / GUIDE / "index.html")).getroot()


def section(guide: html.HtmlElement, id: str) -> list[html.HtmlElement]:
    """What stands below the heading, as far as the next."""
    found = []
    for part in guide.get_element_by_id(id).itersiblings():
        if part.tag == "h2":
            break
        found.append(part)
    return found


@pytest.mark.parametrize("url", [GUIDE, "follow/"])
def test_all_four_ways_are_on_the_first_screen_of_a_phone(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(url)
    links = [page.locator("article").get_by_role("link", name=name).first for name in WAYS.values()]
    places = [box["y"] + box["height"] for link in links if (box := link.bounding_box())]
    assert len(places) == 4 and places == sorted(places) and places[-1] < 844
    for id, link in zip(WAYS, links, strict=True):
        assert (link.get_attribute("href") or "").endswith(f"#{id}")
    links[-1].click()
    page.wait_for_url(f"**/{GUIDE}#reader")


@pytest.mark.parametrize("id", WAYS)
def test_a_way_has_who_it_suits_three_steps_what_one_sees_and_what_was_tried(
    guide: html.HtmlElement, id: str
) -> None:
    assert guide.get_element_by_id(id).text == WAYS[id]
    parts = section(guide, id)
    steps = [part for part in parts if part.tag == "ol"]
    assert len(steps) == 1 and len(steps[0]) == 3
    words = "".join(part.text_content() for part in parts)
    order = [words.index(said) for said in ("适合：", "看到什么：", "试过：", "没有试过：")]
    assert order == sorted(order)
    shown = [one for part in parts for one in part.iter("img", "pre")]
    assert shown, "nothing to see"


def test_pictures_say_what_is_seen_keep_their_place_and_are_small(guide: html.HtmlElement) -> None:
    shown = {Path(one.get("src")).name: one for one in guide.iter("img") if "/images/follow-" in one.get("src")}  # fmt: skip
    assert sorted(shown) == [picture.name for picture in PICTURES]
    for picture in PICTURES:
        data = picture.read_bytes()
        size = struct.unpack(">II", data[16:24])
        one = shown[picture.name]
        assert (int(one.get("width")), int(one.get("height"))) == size
        assert len(re.findall("[一-鿿]", one.get("alt"))) >= 15
        assert len(data) <= MOST


def test_a_feed_is_explained_once_and_no_format_is_named(guide: html.HtmlElement) -> None:
    words = guide.find(".//article").text_content()
    assert not re.search(r"\b(RSS|Atom|OPML|JSON)\b", words)
    assert words.index("订阅源") > words.index("阅读器读的是")

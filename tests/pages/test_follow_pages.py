"""How readers find what they can subscribe to, and how few taps it takes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from helpers.building import DATA
from helpers.desk import OURS, Desk
from helpers.tree import law, notice, relief, row
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page

from portal.kinds.kinds import KINDS
from portal.portal import Portal
from portal.site_info import UNPLACED

ROOT = "https://portal.example/"
TYPES = ("application/atom+xml", "application/rss+xml", "application/feed+json")


def statute(id: str, **fields: Any) -> dict[str, Any]:
    return law(id, effective="2020-01-01") | fields


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two weeks of publications: what each kind of page needs to feed something."""
    desk = Desk(tmp_path_factory.mktemp("following") / "data")
    desk.put("laws", statute("a", topics=["epc", "sme"], industries=["paper"], regions=["330200"]))
    machine = {"action": "淘汰", "match": "exact", "models": ["X-1"]}
    rows = [
        row("list-1", equipment=["motor"], deadline="2027-01-01", **machine),
        row("list-2", equipment=["pump"], **machine),
    ]
    desk.put("phase-out", notice("list", issued="2020-01-01", rows=rows, topics=["energy-saving"]))
    desk.put("tax", relief("r", row("r-1"), issued="2020-01-01", expires="2027-12-31"))
    desk.publish("2026-11-22T08:00", "首次收录：开通")
    desk.put("laws", statute("b", topics=["sme"]))
    desk.publish("2026-11-24T08:00", "加一件")
    return desk


@pytest.fixture(scope="module")
def portal(desk: Desk) -> Portal:
    return desk.portal("2026-12-08T00:00")


def alternates(portal: Portal, url: str) -> list[tuple[str, str, str]]:
    """Type, title and address of each feed that a page's head names."""
    if page := portal.pages.get(url):
        markup = str(portal.heads.of(page).markup)
    elif url == "404.html":
        markup = str(portal.heads.of_missing().markup)
    else:
        markup = str(portal.heads.of_text(url, "指南").markup)
    link = re.compile(r'<link rel="alternate" type="([^"]*)" title="([^"]*)" href="([^"]*)">')
    return link.findall(markup)


def panel(portal: Portal, url: str) -> str:
    found = re.search(
        r'<details class="subscribe">.*?</details>', portal.pages[url].body, re.DOTALL
    )
    return found.group() if found else ""


# --- the page of all ------------------------------------------------------------------------------


def test_everything_that_has_a_feed_is_offered_once_with_its_addresses(portal: Portal) -> None:
    body = portal.pages["follow/"].body
    for id in portal.site.subscriptions.scopes:
        assert body.count(f'id="{id}"') == 1
        assert f'<a href="../feeds/{id}/atom.xml">{ROOT}feeds/{id}/atom.xml</a>' in body
        assert f'href="../feeds/{id}/rss.xml"' in body and f"../feeds/{id}/feed.json" in body
    assert 'href="../feeds/subscriptions.opml"' in body
    for id in ("all", "tax", "phase-out", "equipment-motor"):
        assert f'href="webcal://portal.example/calendar/{id}.ics"' in body
        assert f'href="../calendar/{id}.ics"' in body
    assert "calendar/topic-epc.ics" not in body


def test_the_quickest_way_comes_first_and_groups_follow_in_order(portal: Portal) -> None:
    page = portal.pages["follow/"]
    titles = [title for _, title in page.sections]
    assert titles == ["最快的办法", "栏目", "主题", "行业", "地区", "设备类别"]
    places = [page.body.index(f'id="{id}"') for id in ("all", "weekly", "laws", "topic-epc")]
    assert places == sorted(places)
    assert "全部期限的日历" in page.body
    regions = sum(id.startswith("region-33") for id in portal.site.subscriptions.scopes)
    assert regions > 2  # the cities of a province that has something hear of it
    assert f'id="regions">地区 <small class="count">{regions} 个' in page.body
    assert page.body.count('<details class="group__fold">') == 4  # all but the catalogues


def test_an_offer_says_how_much_there_is_and_how_new_it_is(portal: Portal) -> None:
    body = portal.pages["follow/"].body
    assert re.search(r'id="laws">.*?../laws/">法律法规</a> <span class="count">2 条，最新 2026-11-24', body, re.DOTALL)  # fmt: skip
    assert re.search(r'id="weekly">.*?<span class="count">3 条，最新 2026-12-07', body, re.DOTALL)


def test_before_anything_was_published_it_says_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", statute("a", topics=["epc"]))
    portal = desk.portal("2026-12-08T00:00")
    body = portal.pages["follow/"].body
    assert "还没有发布过任何内容" in body and "feeds/" not in body
    for url, page in portal.pages.items():
        assert "subscribe" not in page.body and not alternates(portal, url)


def test_a_site_that_does_not_know_its_address_offers_nothing(desk: Desk) -> None:
    portal = desk.portal("2026-12-08T00:00", UNPLACED)
    assert "还没有设定本站的网址" in portal.pages["follow/"].body
    assert not panel(portal, "laws/a/") and not alternates(portal, "laws/a/")


def test_what_has_no_page_any_more_is_offered_without_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", statute("a", topics=["epc"]), statute("b", topics=["sme"]))
    desk.publish("2026-11-22T08:00")
    desk.keep(desk.publisher("2026-11-24T08:00").withdrawal("a", "来源已删除", "撤回一件"))
    body = desk.portal("2026-12-08T00:00").pages["follow/"].body
    assert "feeds/topic-epc/atom.xml" in body and "topics/epc/" not in body
    assert 'href="../topics/sme/"' in body


def test_what_has_stopped_stands_last_and_apart(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    vocabulary = desk.data / "vocab" / "topics.yaml"
    written = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(
        f"{written}  - {{id: brief, name: 短暂, description: 很快没有}}\n", encoding="utf-8"
    )
    desk.put("laws", statute("a", topics=["brief"]))
    desk.publish("2026-11-22T08:00")
    vocabulary.write_text(written, encoding="utf-8")
    desk.put("laws", statute("a", topics=["sme"]))
    desk.publish("2026-11-24T08:00", "主题并入中小企业")
    page = desk.portal("2026-11-26T00:00").pages["follow/"]
    assert page.sections[-1] == ("ended", "已停止")
    assert "feeds/topic-brief/atom.xml" in page.body and "topics/brief/" not in page.body


# --- the panel ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "scope"),
    [
        ("laws/", "laws"),
        ("topics/epc/", "topic-epc"),
        ("industries/paper/", "industry-paper"),
        ("regions/330000/", "region-330000"),
        ("equipment/motor/", "equipment-motor"),
    ],
)
def test_a_catalogue_and_a_term_offer_their_own(portal: Portal, url: str, scope: str) -> None:
    root = "../" * url.count("/")
    shown = panel(portal, url)
    for file in ("atom.xml", "rss.xml", "feed.json"):
        assert shown.count(f'href="{root}feeds/{scope}/{file}"') == 1
    assert f'href="{root}follow/#{scope}"' in shown and "复制地址" in shown
    has_calendar = scope.startswith(("equipment", "industry", "region"))  # what is general ends
    assert ("webcal://portal.example/" in shown) == has_calendar
    assert (f'href="{root}calendar/{scope}.ics"' in shown) == has_calendar
    assert ("复制日历地址" in shown) == has_calendar


@pytest.mark.parametrize(
    ("url", "scopes"),
    [
        ("laws/a/", ["laws", "industry-paper", "region-330000", "region-330200"]),
        ("phase-out/list/", ["phase-out", "equipment-motor", "equipment-pump", "topic-energy-saving"]),
        ("phase-out/list-1/", ["phase-out", "equipment-motor", "topic-energy-saving"]),
        ("tax/r-1/", ["tax"]),
    ],
)  # fmt: skip
def test_a_record_offers_its_catalogue_and_then_its_terms(
    portal: Portal, url: str, scopes: list[str]
) -> None:
    shown = panel(portal, url)
    assert re.findall(r"feeds/([^/]+)/atom.xml", shown) == scopes
    assert ("另外 2 个" in shown) == (url == "laws/a/")


def test_only_the_first_page_of_a_list_has_the_panel(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", *(statute(f"a{number}") for number in range(101)))
    desk.publish("2026-11-22T08:00")
    portal = desk.portal("2026-12-08T00:00")
    assert panel(portal, "laws/") and not panel(portal, "laws/page-2/")
    assert alternates(portal, "laws/page-2/") == alternates(portal, "laws/")


def test_names_are_text(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    vocabulary = desk.data / "vocab" / "topics.yaml"
    with vocabulary.open("a", encoding="utf-8") as terms:
        terms.write("  - {id: evil, name: '<b>\"甲\"&乙', description: 丙}\n")
    desk.put("laws", statute("a", topics=["evil"]))
    desk.publish("2026-11-22T08:00")
    portal = desk.portal("2026-12-08T00:00")
    for url in ("follow/", "laws/a/", "topics/evil/"):
        page = portal.pages[url]
        assert '<b>"甲' not in page.body + portal.heads.of(page).markup
    assert alternates(portal, "laws/a/")[1][1] == "主题：&lt;b&gt;&#34;甲&#34;&amp;乙"


# --- the heads ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["", "about/", "guide/a/", "follow/", "quality/", "topics/", "404.html"]
)
def test_pages_on_everything_name_the_feeds_of_everything(portal: Portal, url: str) -> None:
    named = alternates(portal, url)
    assert [type for type, _, _ in named] == [*TYPES, *TYPES, *TYPES]
    assert named[0] == (TYPES[0], "全部更新（Atom）", f"{ROOT}feeds/all/atom.xml")
    assert named[2] == (TYPES[2], "全部更新（JSON）", f"{ROOT}feeds/all/feed.json")
    assert named[4] == (TYPES[1], "每周摘要（RSS）", f"{ROOT}feeds/weekly/rss.xml")
    assert named[8] == (TYPES[2], "每月摘要（JSON）", f"{ROOT}feeds/monthly/feed.json")


def test_there_is_no_week_before_one_is_over(desk: Desk) -> None:
    portal = desk.portal("2026-11-22T12:00")
    assert [address for _, _, address in alternates(portal, "")] == [
        f"{ROOT}feeds/all/{file}" for file in ("atom.xml", "rss.xml", "feed.json")
    ]


def test_a_catalogue_and_a_term_name_their_own_in_every_format(portal: Portal) -> None:
    assert [title for _, title, _ in alternates(portal, "topics/epc/")] == [
        f"主题：合同能源管理（{name}）" for name in ("Atom", "RSS", "JSON")
    ]
    assert alternates(portal, "laws/")[0][2] == f"{ROOT}feeds/laws/atom.xml"


def test_a_record_names_the_feeds_that_tell_of_it_but_no_more_than_eight(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    topics = [line.split()[-1] for line in _ids(desk.data / "vocab" / "topics.yaml")][:12]
    desk.put("laws", statute("a", topics=topics))
    desk.publish("2026-11-22T08:00")
    named = alternates(desk.portal("2026-12-08T00:00"), "laws/a/")
    assert len(named) == 8 and named[0][2] == f"https://{OURS.domain}/feeds/laws/atom.xml"
    assert {type for type, _, _ in named} == {"application/atom+xml"}


def _ids(vocabulary: Path) -> Iterator[str]:
    for line in vocabulary.read_text(encoding="utf-8").splitlines():
        if line.strip().startswith("- id:"):
            yield line


def test_choices_stand_before_the_catalogues_with_what_is_in_them(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    (desk.data / "vocab" / "choices.yaml").write_text(
        "terms: [{id: mill, name: 造纸厂, description: 有电动机的造纸厂, "
        "scopes: [industry-paper, equipment-motor], catalogues: [laws, tax]}, "
        "{id: tax, name: 会计, description: 代账, scopes: [tax, topic-tax-relief]}]",
        encoding="utf-8",
    )
    desk.put("laws", statute("a", industries=["paper"], topics=["tax-relief"]))
    desk.publish("2026-11-22T08:00")
    portal = desk.portal("2026-12-08T00:00")
    page = portal.pages["follow/"]
    assert [title for _, title in page.sections][:3] == ["最快的办法", "组合", "栏目"]
    part = page.body[page.body.index('id="choices"') : page.body.index('id="catalogues"')]
    assert "有电动机的造纸厂。含：造纸、电动机；只收法律法规、税收优惠。" in part
    assert "代账。含：栏目“税收优惠”、主题“税收优惠”。" in part  # two of one name
    assert "<details" not in part
    assert f'<a href="../feeds/choice/mill/atom.xml">{ROOT}feeds/choice/mill/atom.xml</a>' in part
    feed = {asset.path: asset.content for asset in portal.assets()}["feeds/choice/mill/feed.json"]
    assert json.loads(feed)["home_page_url"] == f"{ROOT}follow/#choice/mill"
    assert "含：造纸、电动机；" in json.loads(feed)["description"]
    assert "choice/mill" not in panel(portal, "laws/a/")  # a record names no choice


# --- in a browser ---------------------------------------------------------------------------------


@pytest.fixture
def reader(chromium: Browser, address: str) -> Iterator[Page]:
    """A phone whose clipboard may be used."""
    context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def in_view(part: Locator) -> bool:
    box = part.bounding_box()
    return bool(box and box["y"] >= 0 and box["y"] + box["height"] <= 844)


@pytest.mark.parametrize(
    ("url", "scope"),
    [
        ("laws/", "laws"),
        ("equipment/motor/", "equipment-motor"),
        ("tax/eit-art34-credit/", "tax"),
        ("phase-out/gaohaoneng-3-1-1/", "phase-out"),
    ],
)
def test_two_taps_subscribe_on_a_phone(reader: Page, url: str, scope: str) -> None:
    reader.goto(url)
    summary = reader.locator(".subscribe summary")
    assert in_view(summary)
    summary.click()
    button = reader.locator(".subscribe button").first
    assert in_view(button)
    button.click()
    reader.get_by_role("button", name="已复制").wait_for()
    assert clipboard(reader) == f"https://example.org/feeds/{scope}/atom.xml"
    assert "已复制" in reader.locator(".subscribe [role=status]").inner_text()


def test_the_address_of_a_weekly_digest_can_be_copied(
    reader: Page, portal: Portal, site: Path
) -> None:
    """On the built site no week is over yet, so the page shows what another one offers."""
    start, end = '<div class="follow">', "</article>"
    built = (site / "follow" / "index.html").read_text(encoding="utf-8")
    before, _, after = built.partition(start)
    offers = portal.pages["follow/"].body.partition(start)[2]
    later = f"{before}{start}{offers}{end}{after.partition(end)[2]}"
    reader.route("**/follow/", lambda route: route.fulfill(body=later, content_type="text/html"))
    reader.goto("follow/#weekly/equipment-motor")
    offer = reader.locator("#equipment-motor")
    offer.get_by_role("link", name="每周摘要：电动机").wait_for()
    offer.get_by_role("button", name="复制摘要地址：电动机").click()
    reader.get_by_text("已复制“电动机”每周摘要的地址").wait_for()
    assert clipboard(reader) == "https://example.org/feeds/weekly/equipment-motor/atom.xml"


def test_without_a_clipboard_the_address_stands_there_selected(reader: Page) -> None:
    reader.add_init_script(
        "delete Navigator.prototype.clipboard; Document.prototype.execCommand = () => false"
    )
    reader.goto("laws/")
    reader.locator(".subscribe summary").click()
    reader.locator(".subscribe button").first.click()
    address = "https://example.org/feeds/laws/atom.xml"
    assert reader.locator(".subscribe [role=status]").inner_text() == address
    assert reader.evaluate("getSelection().toString()").strip() == address


@pytest.mark.parametrize(
    ("url", "place", "calendar"),
    [
        ("equipment/fan/", ".subscribe", "equipment-fan"),
        ("follow/", "#equipment-fan", "equipment-fan"),
        ("follow/", "#quick ~ .scopes > :last-child", "all"),
        ("calendar/", ".calendars", "all"),
        ("calendar/", ".calendars details li:has-text('税收优惠')", "tax"),
    ],
)
def test_wherever_a_calendar_is_offered_its_address_can_be_copied(
    reader: Page, url: str, place: str, calendar: str
) -> None:
    """webcal is dead on Android, inside WeChat and on Windows."""
    reader.goto(url)
    for fold in reader.locator(".subscribe, .group__fold, .calendars details").all():
        fold.locator("summary").click()
    part = reader.locator(place).first
    assert part.locator(f"a[href$='/{calendar}.ics']:not([href^=webcal])").count() == 1
    part.get_by_role("button", name="复制日历地址").first.click()
    reader.get_by_text("已复制", exact=True).wait_for()
    assert clipboard(reader) == f"https://example.org/calendar/{calendar}.ics"


def test_the_list_narrows_to_a_name_and_comes_back(reader: Page) -> None:
    reader.goto("follow/")
    box = reader.get_by_label("按名称找订阅")
    box.fill(" 电动 ")
    shown = reader.locator(".group .scope:visible")
    assert shown.count() == 1 and "电动机" in shown.inner_text()
    assert reader.locator(".sift [role=status]").inner_text() == "找到 1 个"
    box.fill("没有这个")
    assert shown.count() == 0
    assert "没有找到" in reader.locator(".sift [role=status]").inner_text()
    box.fill("")
    filled = [kind for kind in KINDS if (DATA / kind.id).is_dir()]
    assert shown.count() == len(filled)  # the catalogues; the others are folded away again


def test_several_are_picked_and_copied_or_taken_away_as_opml(reader: Page) -> None:
    reader.goto("follow/")
    assert not reader.get_by_role("button", name="下载选中的 OPML").is_visible()
    reader.get_by_label("选择：淘汰目录").check()
    reader.get_by_label("按名称找订阅").fill("电动机")
    reader.get_by_label("选择：电动机").check()
    said = reader.locator(".picked [role=status]")
    assert said.inner_text() == "选中 2 个"
    reader.get_by_role("button", name="复制选中的地址").click()
    reader.get_by_text("已复制 2 个订阅地址").wait_for()
    addresses = [
        f"https://example.org/feeds/{scope}/atom.xml" for scope in ("phase-out", "equipment-motor")
    ]
    assert clipboard(reader).split("\n") == addresses
    with reader.expect_download() as download:
        reader.get_by_role("button", name="下载选中的 OPML").click()
    assert download.value.suggested_filename == "subscriptions.opml"
    outlines = ElementTree.parse(download.value.path()).getroot().findall("body/outline")
    assert [one.get("xmlUrl") for one in outlines] == addresses
    assert [one.get("text") for one in outlines] == ["淘汰目录", "电动机"]
    assert outlines[0].get("htmlUrl") == "https://example.org/phase-out/"


def test_calendars_that_are_picked_become_one_file(reader: Page) -> None:
    reader.goto("follow/")
    for fold in reader.locator(".group__fold").all():
        fold.locator("summary").click()
    scopes = ("policies", "tax", "topic-energy-saving")
    for scope in scopes:
        reader.locator(f"#{scope} input").check()
    single = [_calendar(reader, scope) for scope in scopes]
    with reader.expect_download() as download:
        reader.get_by_role("button", name="下载选中的日历").click()
    assert download.value.suggested_filename == "calendar.ics"
    content = Path(download.value.path()).read_bytes()
    assert b"\n" not in content.replace(b"\r\n", b"") and content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    made = Calendar.from_ical(content)
    assert str(made["x-wr-calname"]) == "政策文件、税收优惠、节能的期限"
    assert "refresh-interval" not in made  # nobody will
    events = {str(event["uid"]): event.to_ical() for event in made.events}
    wanted = {str(event["uid"]): event.to_ical() for one in single for event in one.events}
    assert events == wanted and len(made.events) == len(events)
    assert len(events) < sum(len(one.events) for one in single)  # some are in more than one
    said = reader.locator(".picked [role=status]").inner_text()
    days = sum(str(event["status"]) != "CANCELLED" for event in made.events)
    assert f"3 个订阅的日历，共 {days} 个日期" in said and "不会跟着改" in said


def _calendar(page: Page, scope: str) -> Calendar:
    return Calendar.from_ical(page.request.get(f"calendar/{scope}.ics").body())


def test_of_an_appointment_the_later_state_counts_and_what_was_cancelled_stays_so(
    reader: Page,
) -> None:
    reader.goto("follow/")
    event = "BEGIN:VEVENT\r\nUID:a/e\r\n x@h\r\nDTSTART;VALUE=DATE:20270101\r\nSEQUENCE:%d\r\nSTATUS:%s\r\nBEGIN:VALARM\r\nUID:no\r\nSUMMARY:甲%s\r\nEND:VALARM\r\nEND:VEVENT\r\n"
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-CALNAME:很长\r\n 的名字\r\n"
    texts = [
        f"{head}{event % (number, status, 'x')}END:VCALENDAR\r\n"
        for number, status in ((9, "CONFIRMED"), (10, "CANCELLED"), (2, "CONFIRMED"))
    ]
    title = "甲、乙;丙,丁\\戊" + "很长的名字" * 12
    made = reader.evaluate(
        """async ([texts, title]) => {
          const { merged } = await import(new URL("../assets/calendars.js", location.href).href);
          return merged(texts, title);
        }""",
        [texts, title],
    )
    assert made["days"] == 0
    assert all(len(line) <= 75 for line in made["text"].encode().split(b"\r\n"))
    calendar = Calendar.from_ical(made["text"])
    for name in ("name", "x-wr-calname"):  # texts by RFC 7986; the library does not unescape them
        assert str(calendar[name]) == "甲、乙\\;丙\\,丁\\\\戊" + "很长的名字" * 12
    (one,) = calendar.events
    assert (str(one["uid"]), one["sequence"], str(one["status"])) == ("a/ex@h", 10, "CANCELLED")


def test_a_calendar_that_is_not_there_or_does_not_come_is_said_in_words(reader: Page) -> None:
    reader.goto("follow/")
    said = reader.locator(".picked [role=status]")
    button = reader.get_by_role("button", name="下载选中的日历")
    reader.get_by_label("选择：典型案例").check()
    button.click()
    reader.get_by_text("“典型案例”现在没有日期，没有日历。没有可下载的").wait_for()
    reader.route("**/calendar/tax.ics", lambda route: route.fulfill(status=503, body="busy"))
    reader.get_by_label("选择：税收优惠").first.check()
    button.click()
    reader.get_by_text("“税收优惠”的日历没有取到，没有下载。").wait_for()
    reader.unroute("**/calendar/tax.ics")
    reader.route("**/calendar/tax.ics", lambda route: route.fulfill(body="<html>请登录"))
    button.click()
    reader.get_by_text("“税收优惠”的日历没有取到，没有下载。").wait_for()
    reader.unroute("**/calendar/tax.ics")
    with reader.expect_download():
        button.click()
    assert "已下载 1 个订阅的日历" in said.inner_text() and "典型案例" in said.inner_text()


def test_what_is_downloaded_is_well_formed_whatever_the_names_are(reader: Page) -> None:
    reader.goto("follow/")
    evil = '<b>"甲"&乙</b>'
    reader.locator("#laws .scope__name a").evaluate(f"(a) => a.textContent = {json.dumps(evil)}")
    reader.locator("#laws input").check()
    with reader.expect_download() as download:
        reader.get_by_role("button", name="下载选中的 OPML").click()
    (outline,) = ElementTree.parse(download.value.path()).getroot().findall("body/outline")
    assert outline.get("text") == evil


def test_a_link_to_one_offer_leads_to_it_though_it_is_folded_away(reader: Page) -> None:
    reader.goto("follow/#region-330000")
    feed = reader.locator("#region-330000")
    feed.wait_for(state="visible")
    assert in_view(feed)


@pytest.mark.parametrize("url", ["", "laws/energy-conservation-law/", "404.html"])
def test_feeds_in_the_head_make_the_theme_ask_for_nothing(reader: Page, url: str) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(url, wait_until="networkidle")
    assert reader.locator("link[rel~=alternate]").count() >= 3
    assert [address for address in asked if "sitemap" in address or "/feeds/" in address] == []


def test_everything_can_be_copied_by_hand_without_javascript(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("follow/")
    assert page.get_by_text("https://example.org/feeds/all/atom.xml").is_visible()
    assert page.locator(".follow :is(button, input):visible").count() == 0
    page.locator("details.group__fold summary").first.click()
    assert page.get_by_text("https://example.org/feeds/topic-energy-saving/atom.xml").is_visible()
    context.close()

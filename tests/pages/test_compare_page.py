"""The second edition of a list and of a standard: the page that sets them side by side, what leads to
it, what subscribers read, and what waits for a look because it cites the old one."""

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers.building import ROOT
from helpers.desk import Desk
from helpers.heard import faults_heard
from helpers.served import served
from helpers.tree import EVIDENCE, case, law, notice
from playwright.sync_api import Browser, expect

from portal.feeds.entry_preview import entries
from portal.page import Page
from portal.portal import Portal
from portal.view.awaiting_review import awaiting_review

FIRST, SECOND = "2026-11-22T08:00", "2026-12-10T09:00"
BEFORE, AFTER = "2027-06-30T12:00", "2027-07-01T12:00"
"""Around the day from which the second editions hold."""

SEEN = EVIDENCE["verification"]


def machine(id: str, name: str, **fields: Any) -> dict[str, Any]:
    head = {"id": id, "name": name, "action": "淘汰", "match": "attribute", "verification": SEEN}
    return head | fields


def phase_out(id: str, *rows: dict[str, Any], **fields: Any) -> dict[str, Any]:
    head = notice(id, title=f"淘汰目录（{id[-4:]}年版）", line={"id": "list"}, rows=list(rows))
    return head | {"item_count": len(rows)} | fields


def standard(id: str, value: Any, **fields: Any) -> dict[str, Any]:
    limit = {
        "id": f"{id}-clinker",
        "product": "水泥熟料",
        "indicator": "综合能耗",
        "unit": "kgce/t",
        "limit": value,
        "confidence": "high",
    }
    head = law(id, title=f"水泥限额（{id[-4:]}）", level="national-standard", indicators=[limit])
    return head | fields


OLD_LIST = phase_out(
    "list-2020",
    machine("list-2020-1", "砖瓦轮窑", deadline="2020-12-31"),
    machine("list-2020-2", "工频感应炉（一吨以上）", scope="≤30t"),
    machine("list-2020-3", "土法炼焦"),
    issued="2020-01-01",
)
NEW_LIST = phase_out(
    "list-2027",
    machine("list-2027-1", "砖瓦轮窑", deadline="2028-12-31"),
    machine("list-2027-2", "工频感应炉(一吨以上)", scope="≤ 30 t"),
    machine("list-2027-3", "有水重力除尘"),
    issued="2026-12-01",
    effective="2027-07-01",
    supersedes=["list-2020"],
    added="2026-12-10",
)
OLD_STANDARD = standard("gb-1-2020", 112, effective="2020-01-01")
NEW_STANDARD = standard(
    *("gb-1-2027", 109),
    effective="2027-07-01",
    supersedes=["gb-1-2020"],
    added="2026-12-10",
)


def related(*ids: str) -> list[dict[str, str]]:
    return [{"id": id, "relation": "applies"} for id in ids]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """First editions, three cases that cite them, and on a later day the second ones."""
    desk = Desk(tmp_path / "data")
    desk.put("phase-out", OLD_LIST)
    desk.put("standards", OLD_STANDARD)
    meant = {**SEEN, "earlier_meant": ["list-2020"]}
    desk.put(
        "cases",
        case("kiln", related=related("list-2020-1")),
        case("mill", related=related("gb-1-2020")),
        case("meant", related=related("list-2020")) | {"verification": meant},
    )
    desk.publish(FIRST, "首次收录")
    desk.put("phase-out", NEW_LIST)
    desk.put("standards", NEW_STANDARD)
    return desk


@pytest.fixture
def published(desk: Desk) -> Desk:
    desk.publish(SECOND, "目录和标准都有新版")
    return desk


def text(html: str) -> str:
    return unescape(" ".join(re.sub("<.*?>", " ", html).split()))


def made(desk: Desk, url: str, at: str = AFTER) -> Page:
    return desk.portal(at).pages[url]


def fates(body: str) -> list[tuple[str, str]]:
    found = re.findall(r'data-fate="(\w+)">\s*<tr[^>]*><th[^>]*>.*?<a[^>]*>(.*?)</a>', body)
    return [(fate, text(name)) for fate, name in found]


def test_the_page_sets_both_editions_side_by_side(published: Desk) -> None:
    found = made(published, "phase-out/list-2027/compare/")
    assert found.title == "新旧对照：淘汰目录（2027年版）"
    assert "新增 1 项，删去 1 项，修改 1 项，未变 1 项" in found.body
    assert fates(found.body) == [
        ("changed", "砖瓦轮窑"),
        ("removed", "土法炼焦"),
        ("added", "有水重力除尘"),
    ]
    assert "<del>2020-12-31</del>" in found.body and "<ins>2028-12-31</ins>" in found.body
    assert "<del>≤" not in found.body, "写法不同不算修改"
    assert "工频感应炉(一吨以上)" in text(found.body[found.body.index('id="same"') :])


def test_limits_stand_beside_those_of_the_standard_before(published: Desk) -> None:
    body = made(published, "standards/gb-1-2027/compare/").body
    assert fates(body) == [("changed", "水泥熟料：综合能耗")]
    assert "<del>112</del>" in body and "<ins>109</ins>" in body and "3级 限定值" in body


def test_it_reads_without_javascript(published: Desk) -> None:
    """Nothing is folded away but what stayed, and the buttons are there only for those who have it."""
    body = made(published, "phase-out/list-2027/compare/").body
    assert re.search(r'class="comparison__filter"[^>]* hidden', body)
    assert "<tbody data-fate" in body and not re.search(r"<tbody[^>]* hidden", body)


def test_both_editions_lead_to_it(published: Desk) -> None:
    for id in ("list-2020", "list-2027"):
        body = made(published, f"phase-out/{id}/").body
        assert 'href="../../phase-out/list-2027/compare/"' in body and "新旧对照" in body
    assert "请改看：" in made(published, "phase-out/list-2020/").body


def test_what_is_not_all_here_is_not_said_to_have_gone(published: Desk) -> None:
    published.put("phase-out", {**NEW_LIST, "coverage": "只收录三条", "item_count": 120})
    published.publish("2026-12-11T09:00", "写明收录情况")
    body = made(published, "phase-out/list-2027/compare/").body
    assert "只见于旧版 1 项" in body and "删去 1 项" not in body
    assert "不等于新版删去了它" in body


SHELL = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>对照</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/assets/tokens.css">
<link rel="stylesheet" href="/assets/portal.css"></head>
<body data-md-color-scheme="default"><main class="md-typeset">{}</main></body></html>"""


def test_it_can_be_narrowed_and_fits_a_phone(
    published: Desk, tmp_path: Path, chromium: Browser
) -> None:
    """What is shown stands in the address; nothing is wider than a phone, and axe finds nothing."""
    folder = tmp_path / "site/phase-out/list-2027/compare"
    folder.mkdir(parents=True)
    body = published.portal(AFTER).pages["phase-out/list-2027/compare/"].body
    (folder / "index.html").write_text(SHELL.format(body), encoding="utf-8")
    shutil.copytree(ROOT / "hooks/theme/assets", tmp_path / "site/assets")
    page = chromium.new_page()
    shown = page.locator(".comparison tbody:visible")
    with served(tmp_path / "site") as address:
        page.set_viewport_size({"width": 390, "height": 800})
        page.goto(f"{address}phase-out/list-2027/compare/")
        page.get_by_role("button", name="删去 1").click()
        expect(shown).to_have_count(1)
        assert page.url.endswith("#show=removed")
        page.reload()
        expect(shown).to_contain_text("土法炼焦")
        expect(page.get_by_role("button", name="删去 1")).to_have_attribute("aria-pressed", "true")
        page.go_back()
        expect(shown).to_have_count(3)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert Axe().run(page).response["violations"] == []
        assert faults_heard(page) == []
        page.goto(f"{address}phase-out/list-2027/compare/#show=removed")
        page.emulate_media(media="print")
        assert page.locator(".comparison tbody:visible").count() == 3, "纸上是全部"
    page.close()


def test_batches_that_add_up_are_not_set_against_one_another(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    line = {"id": "batches", "cumulative": True}
    desk.put(
        "phase-out",
        phase_out("batch-2020", machine("b-1", "轮窑"), issued="2020-01-01") | {"line": line},
        phase_out("batch-2024", machine("b-2", "立窑"), issued="2024-01-01") | {"line": line},
    )
    desk.publish(FIRST)
    assert not any("compare/" in url for url in desk.portal(FIRST).pages)


def test_subscribers_read_what_the_new_edition_brings_in_one_entry(published: Desk) -> None:
    feed = published.files("2026-12-10T10:00")["feeds/phase-out/atom.xml"].decode()
    told = [entry for entry in feed.split("<entry>")[1:] if "list-2027/added" in entry]
    assert len(told) == 1
    words = unescape(told[0])
    assert (
        "与上一版《淘汰目录（2020年版）》相比：新增 1 项，删去 1 项，修改 1 项，未变 1 项。"
        in words
    )
    assert "修改：砖瓦轮窑；期限 <del>2020-12-31</del> → <ins>2028-12-31</ins>" in words
    assert "删去：土法炼焦" in words
    assert 'href="https://portal.example/phase-out/list-2027/compare/"' in words


def test_what_is_gone_or_changed_is_read_also_where_a_hundred_came(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    came = [machine(f"n-{number}", f"第{number}种") for number in range(100)]
    olds = [machine("o-1", "土法炼焦", deadline="2020-12-31"), machine("o-2", "砖瓦轮窑")]
    desk.put("phase-out", phase_out("list-2020", *olds, issued="2020-01-01"))
    desk.publish(FIRST)
    changed = machine("n-0", "土法炼焦", deadline="2028-12-31")
    fields = {"issued": "2026-12-01", "supersedes": ["list-2020"]}
    desk.put("phase-out", phase_out("list-2027", *came[1:], changed, **fields))
    publisher = desk.publisher(SECOND)
    shown = list(
        entries([publisher.regular("新版")], publisher, desk.opened(SECOND).catalogue, False)
    )
    assert sum("· 新增：" in line for line in shown) == 18
    assert any("· 删去：砖瓦轮窑" in line for line in shown)
    assert any("· 修改：土法炼焦；期限" in line for line in shown)


def test_each_feed_that_it_concerns_has_one_entry_and_no_other(published: Desk) -> None:
    files = published.files("2026-12-10T10:00")
    having = {
        path.split("/")[1]
        for path, content in files.items()
        if path.endswith("atom.xml") and b":list-2027/added" in content
    }
    assert having == {"all", "phase-out"}
    assert files["feeds/all/atom.xml"].count(b":list-2027/added</id>") == 1


def test_publish_shows_it_as_subscribers_will_read_it(desk: Desk) -> None:
    publisher = desk.publisher(SECOND)
    shown = "\n".join(
        entries([publisher.regular("有新版")], publisher, desk.opened(SECOND).catalogue, False)
    )
    assert "与上一版《淘汰目录（2020年版）》相比：新增 1 项" in shown
    assert "│ 看新旧对照" in shown
    assert "· 修改：砖瓦轮窑；期限 ～2020-12-31～ → 2028-12-31" in shown


def test_what_was_told_stays_as_it_was_when_an_edition_is_corrected(published: Desk) -> None:
    def told(at: str) -> str:
        feed = published.files(at)["feeds/phase-out/atom.xml"].decode()
        return next(x for x in feed.split("<entry>") if ":list-2027/added" in x).split("</entry>")[
            0
        ]

    before = told("2026-12-12T10:00")
    rows = [*OLD_LIST["rows"], machine("list-2020-4", "平炉")]
    published.put("phase-out", {**OLD_LIST, "rows": rows, "item_count": 4})
    published.publish("2026-12-12T11:00", "补录一条")
    assert told("2026-12-12T12:00") == before
    assert "删去 2 项" in made(published, "phase-out/list-2027/compare/").body


def test_rows_that_come_after_their_heading_are_compared_then(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("phase-out", OLD_LIST)
    desk.publish(FIRST)
    desk.put("phase-out", {**NEW_LIST, "rows": [], "coverage": "条目尚未收录"})
    assert all(line.compared is None for line in desk.publish("2026-12-10T08:00").lines)
    desk.put("phase-out", NEW_LIST)
    desk.publish(SECOND, "条目收全了")
    feed = desk.files("2026-12-10T10:00")["feeds/phase-out/atom.xml"].decode()
    assert feed.count("与上一版《淘汰目录（2020年版）》相比：新增 1 项，删去 1 项") >= 1
    desk.put("phase-out", {**NEW_LIST, "summary": "补一句话。"})
    desk.publish("2026-12-11T09:00", "补摘要")
    last = desk.portal("2026-12-11T10:00").site.timeline.events[-1]
    assert last.subjects[0].compared is None, "说过的不再说"


def test_the_first_publication_of_a_site_compares_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("phase-out", OLD_LIST, NEW_LIST)
    first = desk.publish(SECOND)
    assert all(line.compared is None for line in first.lines)


def waiting(desk: Desk, at: str) -> list[tuple[str, str]]:
    return [(one.id, one.edition) for one in awaiting_review(desk.portal(at).site)]


def test_what_cites_the_old_edition_waits_from_the_day_the_new_one_holds(published: Desk) -> None:
    assert waiting(published, BEFORE) == []
    assert waiting(published, AFTER) == [("kiln", "list-2020"), ("mill", "gb-1-2020")]
    body = made(published, "cases/kiln/").body
    notice = text(body[body.index('aria-label="待复核"') :].split("</aside>")[0])
    assert (
        "所引《 淘汰目录（2020年版） 》已由《 淘汰目录（2027年版） 》接替（2027-07-01 起）"
        in notice
    )
    assert "尚未按新版核对（上次核对 2026-11-22）" in notice and "看新旧对照" in notice
    assert 'aria-label="待复核"' not in made(published, "cases/kiln/", BEFORE).body
    assert 'aria-label="待复核"' not in made(published, "cases/meant/").body


def test_the_new_edition_lists_who_still_cites_the_old_one(published: Desk) -> None:
    for url in ("phase-out/list-2027/", "phase-out/list-2027/compare/"):
        body = made(published, url).body
        assert "引用旧版、待复核的" in body and 'href="../../' in body
        listed = text(body[body.index('id="awaiting-review"') :].split("</ul>")[0])
        assert "kiln案例" in listed and "mill案例" not in listed


@pytest.mark.parametrize(
    "cleared",
    [
        case("kiln", related=related("list-2020-1"))
        | {"verification": {**SEEN, "checked": "2027-07-01"}},
        case("kiln", related=related("list-2020-1", "list-2027-1")),
        case("kiln", related=related("list-2020-1"))
        | {"verification": {**SEEN, "earlier_meant": ["list-2020"]}},
    ],
    ids=["looked", "cites-the-new-one", "means-the-old-one"],
)
def test_an_editor_clears_it(published: Desk, cleared: dict[str, Any]) -> None:
    published.put("cases", cleared)
    published.publish("2027-07-02T09:00", "核对过了")
    assert waiting(published, "2027-07-03T12:00") == [("mill", "gb-1-2020")]


def test_who_replaces_amends_or_reports_cites_on_purpose(published: Desk) -> None:
    story = {"id": "story", "title": "新版来了", "date": "2026-12-10", "body": "有新版。"}
    published.put("news", {**story, **EVIDENCE, "added": "2026-12-10", "about": ["list-2020"]})
    published.put("policies", notice("change", issued="2021-01-01", amends=["list-2020"]))
    published.publish("2026-12-11T09:00", "动态和修改单")
    assert [id for id, _ in waiting(published, AFTER)] == ["kiln", "mill"]


def test_guides_wait_by_the_day_that_they_bear(published: Desk) -> None:
    site = published.portal(AFTER).site
    head = "---\ntitle: 怎样判断\ndate: {}\n---\n看[目录](id:{}).\n"
    guides = {
        "docs/old.md": head.format("2026-11-22", "list-2020-1"),
        "docs/looked.md": head.format("2027-07-01", "list-2020-1"),
        "docs/new.md": head.format("2026-11-22", "list-2027"),
    }
    found = [(one.path, one.title) for one in awaiting_review(site, guides) if not one.id]
    assert found == [("docs/old.md", "怎样判断")]


def test_two_editions_at_once_are_an_error_and_a_circle_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    both = {key: value for key, value in NEW_LIST.items() if key != "supersedes"}
    desk.put("phase-out", OLD_LIST, both)
    assert any("同时现行" in problem.message for problem in desk.opened(FIRST).problems)
    desk.put("phase-out", {**OLD_LIST, "supersedes": ["list-2027"]}, NEW_LIST)
    assert desk.opened(FIRST).problems


def test_the_site_knows_the_validity_on_both_sides_of_the_day(published: Desk) -> None:
    def status(portal: Portal, id: str) -> str:
        validity = portal.site.validity(portal.site.catalogue.items[id])
        assert validity
        return validity.status.value

    for at, old, new in ((BEFORE, "in-force", "upcoming"), (AFTER, "superseded", "in-force")):
        portal = published.portal(at)
        assert (status(portal, "list-2020"), status(portal, "list-2027")) == (old, new)
        assert (status(portal, "gb-1-2020"), status(portal, "gb-1-2027")) == (old, new)

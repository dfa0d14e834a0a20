"""A sort of feed is one declaration: its feeds are valid, every place offers them, no link is dead."""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import pytest
from helpers.desk import Desk
from helpers.tree import law, notice, relief, row
from icalendar import Calendar
from lxml import etree

from portal.ledger.scope_kinds import SCOPE_KINDS, ListedScope, Prominence, ScopeKind
from portal.portal import Portal

NOW = "2026-12-20T00:00"

ISSUERS = ScopeKind(
    "发布机关", "issuers", rank=0, prefix="issuer", vocabulary="issuers", field="issuers"
)
GONE = ScopeKind(
    prominence=Prominence.QUICK,
    listed=(ListedScope("gone", "撤回和更正", events=("withdrawn", "corrected")),),
)
DAYS = ScopeKind(
    "按发生的事",
    "events",
    Prominence.OPEN,
    plain=True,
    listed=(
        ListedScope("begins", "施行", events=("effective",)),
        ListedScope("ends", "失效", events=("expired",)),
        ListedScope("arrivals", "新收录", events=("added",)),
        ListedScope("repeals", "废止", events=("repealed",)),
    ),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A document that begins, one that ends, a list with rows, one withdrawn."""
    desk = Desk(tmp_path_factory.mktemp("declared") / "data")
    desk.put("laws", law("a", effective="2026-12-10", issuers=["npc"], topics=["epc"]))
    desk.put("policies", notice("b", issued="2020-01-01", expires="2026-12-15", issuers=["miit"]))
    desk.put("policies", notice("c", issued="2020-01-01", issuers=["ndrc"]))
    desk.put("tax", relief("r", row("r-1"), issued="2020-01-01", issuers=["miit", "mof"]))
    desk.publish("2026-11-22T08:00", "开通")
    desk.keep(desk.publisher("2026-11-23T08:00").withdrawal("c", "重复", ""))
    return desk


@pytest.fixture(params=[(), (ISSUERS, GONE, DAYS)], ids=["as they are", "with more"])
def portal(request: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Portal:
    """The site with some more declarations, and with nothing else."""
    return opened(desk, monkeypatch, *request.param)


def opened(desk: Desk, monkeypatch: pytest.MonkeyPatch, *kinds: ScopeKind) -> Portal:
    monkeypatch.setattr("portal.ledger.scope.SCOPE_KINDS", (*SCOPE_KINDS, *kinds))
    return desk.portal(NOW)


def files_of(portal: Portal) -> dict[str, bytes]:
    made = [*portal.assets(), *portal.search_files(())]
    return {asset.path: asset.content for asset in made}


def panel(portal: Portal, url: str) -> str:
    found = re.search(
        r'<details class="subscribe">.*?</details>', portal.pages[url].body, re.DOTALL
    )
    return found.group() if found else ""


def ids(content: bytes) -> list[str]:
    return [entry.id.partition(",2026-01-01:")[2] for entry in feedparser.parse(content).entries]


def dead(portal: Portal) -> Iterator[tuple[str, str]]:
    """Links of pages, heads and feeds that lead to no page, file or place."""
    files = files_of(portal)
    bodies = {url: str(page.body) for url, page in portal.pages.items()}
    bodies |= {
        path.removesuffix("index.html"): content.decode()
        for path, content in files.items()
        if path.endswith("index.html")
    }
    texts = {url: body + str(portal.heads.of(portal.pages[url]).markup) for url, body in bodies.items() if url in portal.pages}  # fmt: skip
    texts |= {url: body for url, body in bodies.items() if url not in texts}
    texts |= {path: content.decode() for path, content in files.items() if path.startswith("feeds/") and not path.endswith(".css")}  # fmt: skip
    beside = {path for page in portal.pages.values() for path in page.beside}
    root = portal.site.info.address
    for place, text in texts.items():
        for link in re.findall(r'(?:href|htmlUrl|xmlUrl|home_page_url)"?[=:] ?"([^"]*)"', text):
            address, _, anchor = unescape(link).partition("#")
            if address.startswith("/"):
                url = address.removeprefix("/")
            elif address.startswith(root):
                url = address.removeprefix(root)
            elif re.match(r"[a-z]+:", address):
                continue
            else:
                url = posixpath.normpath(posixpath.join(posixpath.dirname(place), address))
                url = "" if url == "." else url + "/" * address.endswith("/")
                url = url if address else place
            by_hand = url in ("", "feeds/feed.css") or url.startswith(
                ("about/", "guide/", "manual/", "assets/")
            )
            there = by_hand or url in bodies or url in files or url in beside
            if not there or anchor and url in bodies and f'id="{anchor}"' not in bodies[url]:
                yield place, link


def test_no_link_leads_nowhere(portal: Portal) -> None:
    assert list(dead(portal)) == []


def test_feeds_are_valid_and_listed(portal: Portal) -> None:
    files = files_of(portal)
    outlines = etree.fromstring(files["feeds/subscriptions.opml"]).iter("outline")
    listed = {one.get("xmlUrl") for one in outlines if one.get("xmlUrl")}
    body = portal.pages["follow/"].body
    assert len(listed) == len(portal.site.subscriptions.scopes) > 5
    for id in portal.site.subscriptions.scopes:
        for name in ("atom", "rss"):
            parsed = feedparser.parse(files[f"feeds/{id}/{name}.xml"])
            assert not parsed.bozo and parsed.entries, id
        assert f"https://portal.example/feeds/{id}/atom.xml" in listed
        assert body.count(f'id="{id}"') == 1


def test_the_scopes_of_the_contract_stay_as_they_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(opened(desk, monkeypatch))
    after = files_of(opened(desk, monkeypatch, ISSUERS, GONE, DAYS))
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"feeds/subscriptions.opml"}


def test_a_scope_by_issuer_takes_one_declaration(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = opened(desk, monkeypatch, ISSUERS)
    files = files_of(portal)
    follow = portal.pages["follow/"]
    assert follow.sections[-1] == ("issuers", "发布机关")
    assert 'id="issuers">发布机关 <small class="count">4 个' in follow.body
    assert ids(files["feeds/issuer-miit/atom.xml"])[-2:] == [
        "20261122T080000/added/policies/in/issuer-miit",  # a part of what was added at once
        "20261122T080000/added/tax",
    ]
    (only,) = [e for e in Calendar.from_ical(files["calendar/issuer-miit.ics"].decode()).events]
    assert str(only["uid"]).startswith("b/expires@")
    for url in ("policies/b/", "tax/r/", "tax/r-1/"):
        assert "feeds/issuer-miit/atom.xml" in panel(portal, url)
        assert 'follow/#issuer-miit">发布机关：工业和信息化部' in panel(portal, url)
        assert "feeds/issuer-miit/" in portal.heads.of(portal.pages[url]).markup
    feed = feedparser.parse(files["feeds/issuer-miit/atom.xml"]).feed
    assert feed.link == "https://portal.example/follow/#issuer-miit"
    assert 'href="../../follow/#issuer-miit"' in portal.pages["updates/2026-11/"].body


def test_a_scope_by_kind_of_event_takes_one_declaration(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among the quick ones it stands on the heads of pages on everything too. It is not on the
    pages of records: nobody follows one record by it."""
    portal = opened(desk, monkeypatch, GONE)
    files = files_of(portal)
    assert ids(files["feeds/gone/atom.xml"]) == ["c/withdrawn/2"]
    body = portal.pages["follow/"].body
    assert body.index('id="quick"') < body.index('id="gone"') < body.index('id="catalogues"')
    assert "全部更新、每周摘要、每月摘要、撤回和更正，" in portal.pages["follow/"].description
    assert "feeds/gone/" in portal.heads.of(portal.pages["follow/"]).markup
    assert "feeds/gone/" not in portal.heads.of(portal.pages["policies/"]).markup
    assert "feeds/gone/" not in portal.heads.of(portal.pages["policies/b/"]).markup
    assert "feeds/gone/" not in panel(portal, "policies/b/")
    assert "calendar/gone.ics" not in files  # no day withdraws or corrects anything


def test_a_scope_by_kind_of_event_has_the_days_that_bring_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal = opened(desk, monkeypatch, DAYS)
    files = files_of(portal)
    assert ids(files["feeds/begins/atom.xml"]) == ["a/effective"]
    assert ids(files["feeds/ends/atom.xml"]) == ["b/expires"]
    for scope, key in (("begins", "a/effective"), ("ends", "b/expires")):
        (entry,) = Calendar.from_ical(files[f"calendar/{scope}.ics"].decode()).events
        assert str(entry["uid"]) == f"{key}@portal.example"
    assert len(ids(files["feeds/arrivals/atom.xml"])) == 3
    assert "calendar/arrivals.ics" not in files
    arrived = feedparser.parse(files["feeds/arrivals/atom.xml"]).entries
    (both,) = [entry.content[0].value for entry in arrived if entry.id.endswith("added/policies")]
    assert all(f"policies/{id}/" in both for id in ("b", "c"))
    for url in ("updates/", "updates/2026-11/", "updates/2026-12/"):
        assert "#begins" not in portal.pages[url].body  # the label says what happened
        assert "#arrivals" not in portal.pages[url].body
    assert not [path for path in files if "repeals" in path]  # nothing was repealed
    assert ("events", "按发生的事") in portal.pages["follow/"].sections


def test_a_term_that_nothing_is_about_any_more_leads_to_where_it_can_be_followed(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01", topics=["epc"]))
    desk.put("laws", law("b", effective="2020-01-01", topics=["sme"]))
    desk.publish("2026-11-22T08:00")
    desk.keep(desk.publisher("2026-11-24T08:00").withdrawal("a", "来源已删除", ""))
    portal = desk.portal(NOW)
    assert list(dead(portal)) == []
    assert "topics/epc/" not in portal.pages
    assert b"url=../../follow/#topic-epc" in files_of(portal)["topics/epc/index.html"]
    assert "topics/sme/index.html" not in files_of(portal)
    assert "../../follow/#topic-epc" in portal.pages["updates/2026-11/"].body


def test_what_has_stopped_is_linked_to_its_place(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    vocabulary = desk.data / "vocab" / "topics.yaml"
    written = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(
        f"{written}  - {{id: brief, name: 短暂, description: 很快没有}}\n", encoding="utf-8"
    )
    desk.put("laws", law("a", effective="2020-01-01", topics=["brief"]))
    desk.publish("2026-11-22T08:00")
    vocabulary.write_text(written, encoding="utf-8")
    desk.put("laws", law("a", effective="2020-01-01", topics=["sme"]))
    desk.publish("2026-11-24T08:00", "主题并入中小企业")
    portal = desk.portal(NOW)
    assert list(dead(portal)) == []
    feed = feedparser.parse(files_of(portal)["feeds/topic-brief/atom.xml"]).feed
    assert feed.link == "https://portal.example/topics/brief/"  # which leads on to its place
    assert "topic-brief" not in panel(portal, "laws/a/")

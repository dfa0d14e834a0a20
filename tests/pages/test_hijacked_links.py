"""No page, copy, file or feed leads readers to an address that has fallen into other hands; what is well
stays as it is."""

from html import unescape
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import law

from portal.catalogue.link_report import LinkFinding, LinkReport, LinkSight
from portal.read.dates import PartialDate

LOST = "https://policy.old.example/a.htm?x=1&y=2"
WELL = "https://www.mee.gov.cn/b.htm"
NOW = "2026-11-30T12:00"
TITLE = "开云体育"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    sources = [
        {"title": "老网站", "seen": "2026-10-01", "url": LOST},
        {"title": "部网站", "seen": "2026-10-01", "url": WELL},
    ]
    desk.put("laws", law("two", effective="2020-01-01"))
    desk.publish("2026-11-21T08:00")
    told = f"见[老通知]({LOST})和[新通知]({WELL})。"
    desk.put("laws", law("one", effective="2020-01-01", sources=sources, summary=told))
    desk.publish("2026-11-22T08:00")
    return desk


def lose(desk: Desk, state: Any = "hijacked") -> None:
    day = PartialDate("2026-11-28")
    seen = LinkSight(day=day, host="x.example", title=TITLE, size=1, digest="0" * 64, whole=True)
    found = LinkFinding(
        url=LOST, state=state, why="题名里有“开云体育”", checked=day, doubted=day, seen=seen
    )
    well = LinkFinding(url=WELL, state="ok", checked=day)
    (desk.data / "links").mkdir()
    text = LinkReport({LOST: found, WELL: well}).text
    (desk.data / "links/report.json").write_text(text, encoding="utf-8")


def accept(desk: Desk, until: str, title: str = TITLE) -> None:
    term = (
        f'id: a, name: 甲, description: 体育局的网站, url: "{LOST}", title: {title}, until: {until}'
    )
    path = desk.data / "vocab/accepted-links.yaml"
    path.write_text(f"terms:\n  - {{{term}}}\n", encoding="utf-8")


def written(desk: Desk, at: str = NOW) -> dict[str, str]:
    """Everything that readers get of the record, by address."""
    portal = desk.portal(at)
    found = {asset.path: asset.content.decode("utf-8", "replace") for asset in portal.assets()}
    for url in ("laws/one/", "quality/"):
        made = portal.pages[url].make()
        found[url] = str(made.body)
        if made.beside:
            found |= {asset.path: asset.content.decode() for asset in made.beside()}
    return found


def leading(texts: dict[str, str], url: str) -> set[str]:
    """Where an address stands as a link, or as data from which somebody makes one."""
    marks = [before + url for before in ('href="', 'href=\\"', "](", '"url": "', '"url":"')]
    plain = {path: unescape(unescape(text)) for path, text in texts.items()}
    return {path for path, text in plain.items() if any(mark in text for mark in marks)}


def test_nothing_leads_to_a_hijacked_address(desk: Desk) -> None:
    before = leading(written(desk), LOST)
    assert {"laws/one/", "laws/one/index.md", "api/v1/laws/one.json"} <= before, before
    assert any(path.startswith("feeds/") for path in before)
    well = leading(written(desk), WELL)
    lose(desk)
    texts = written(desk)
    assert leading(texts, LOST) == set() and leading(texts, WELL) == well
    assert "老网站" in texts["laws/one/"] and "不作链接" in texts["laws/one/"]
    assert "老通知" in texts["laws/one/index.md"]
    assert not any(TITLE in text for text in texts.values())  # nor is repeated what stands there


def test_one_look_takes_no_link_away(desk: Desk) -> None:
    lose(desk, "unknown")
    assert "laws/one/" in leading(written(desk), LOST)


def test_a_false_alarm_is_linked_to_its_last_day(desk: Desk) -> None:
    lose(desk)
    accept(desk, "2026-12-31")
    assert "laws/one/" in leading(written(desk, "2026-12-31T12:00"), LOST)
    assert leading(written(desk, "2027-01-01T12:00"), LOST) == set()


def test_the_quality_page_counts_and_names_it(desk: Desk) -> None:
    lose(desk)
    body = written(desk)["quality/"]
    assert "<td>被劫持</td>" in body and "2026-11-28 起" in body
    assert body.index("网址被劫持：") < body.index("被劫持的，不要打开")  # the first of the queue


def test_a_false_alarm_with_faults_is_told_with_its_place(desk: Desk) -> None:
    path = desk.data / "vocab/accepted-links.yaml"
    path.write_text(
        "terms:\n  - {id: a, name: 甲, description: 乙, url: www.x.cn, until: 明年}\n",
        encoding="utf-8",
    )
    told = [str(one) for one in desk.opened(NOW).problems]
    assert len(told) == 2 and all("vocab/accepted-links.yaml:2:" in one for one in told), told

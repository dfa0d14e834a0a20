"""`/quality/` shows editors where to begin and what became of addresses, and the same until something
changes."""

from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import law

from portal.catalogue.link_report import LinkFinding, LinkReport
from portal.read.dates import PartialDate

DEAD = "https://www.mee.gov.cn/gone.htm"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    sources = [{"title": "部网站", "seen": "2026-10-01", "url": DEAD}]
    looked = {"verification": {"confidence": "medium", "checked": "2026-10-01"}}
    coming = {"deadlines": [{"scope": "企业", "date": "2027-01-15"}], "effective": "2020-01-01"}
    desk.put("laws", law("one", sources=sources, **coming, **looked, keeper="节能科"))
    desk.put("laws", law("two", effective="2020-01-01"))
    return desk


def tried(desk: Desk) -> None:
    days = {"checked": PartialDate("2026-11-20"), "gone": PartialDate("2026-11-18")}
    found = LinkFinding(url=DEAD, state="dead", why="HTTP 404", **days)
    (desk.data / "links").mkdir()
    report = LinkReport({DEAD: found}).text
    (desk.data / "links/report.json").write_text(report, encoding="utf-8")


def page(desk: Desk, at: str = "2026-11-22T12:00") -> str:
    return str(desk.portal(at).pages["quality/"].body)


def test_the_queue_is_shown_with_its_reasons(desk: Desk) -> None:
    body = page(desk)
    assert "先看哪些（2）" in body and "laws/one/" in body
    assert "近期有日子：期限 2027-01-15（24）" in body
    assert "按 2026-11-22 的情况排" in body


def test_ages_are_told_by_months(desk: Desk) -> None:
    body = page(desk)
    assert "<td>2026-10</td>" in body and "<td>2026-11</td>" in body


def test_dead_addresses_are_told_with_the_day_and_not_linked(desk: Desk) -> None:
    assert "还没有看过网址打不打得开" in page(desk)
    tried(desk)
    body = page(desk)
    assert "2026-11-20" in body and f"{DEAD}（HTTP 404）" in body
    assert f'href="{DEAD}"' not in body
    assert f"网址失效：{DEAD}（8）" in body


def test_nothing_changes_on_days_on_which_nothing_turns(desk: Desk) -> None:
    tried(desk)
    days = ("2026-11-22", "2026-11-29", "2026-12-31", "2027-01-15")
    assert len({page(desk, f"{day}T12:00") for day in days}) == 1
    assert page(desk, "2027-01-16T12:00") != page(desk)


def test_keepers_are_not_shown(desk: Desk) -> None:
    assert "节能科" not in page(desk)

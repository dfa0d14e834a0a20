"""A round of visits: which addresses, in which order, and what the report makes of them."""

import json
import threading
from datetime import date
from pathlib import Path

import pytest
from helpers.tree import case, catalogue, folder, law

from portal.catalogue.link_report import LinkFinding, LinkReport, read_link_report
from portal.catalogue.tree import load
from portal.catalogue.web_hosts import is_official
from portal.editing.care.link_round import chosen, updated, visits
from portal.editing.care.link_visit import GONE, NAMELESS, THERE, UNCLEAR, Visit
from portal.editing.care.web_addresses import all_web_addresses
from portal.read.dates import PartialDate

FIRST, SECOND, THIRD = date(2026, 11, 22), date(2026, 11, 23), date(2026, 12, 1)
URL = "https://www.gov.cn/a.htm"
GONE_NOW = Visit(GONE, "HTTP 404", answered=True)
THERE_NOW = Visit(THERE, answered=True)
SILENT = Visit(UNCLEAR, "超时")
NO_HOST = Visit(NAMELESS, "没有这个域名")


def after(*rounds: tuple[date, Visit]) -> LinkFinding:
    """What is known of one address after some rounds in which another one always answers."""
    report = LinkReport()
    for day, visit in rounds:
        report = updated(report, {URL: visit, "https://other.example/": THERE_NOW}, day, {URL})
    return report.findings[URL]


def test_dead_is_only_what_was_gone_on_two_days() -> None:
    once = after((FIRST, GONE_NOW))
    assert once.state == "unknown" and "第一次见到" in (once.why or "")
    assert after((FIRST, GONE_NOW), (FIRST, GONE_NOW)).state == "unknown"  # the same day again
    twice = after((FIRST, GONE_NOW), (SECOND, GONE_NOW))
    assert (twice.state, twice.why, str(twice.gone)) == ("dead", "HTTP 404", "2026-11-22")


def test_silence_between_two_days_changes_nothing_and_an_answer_does() -> None:
    assert after((FIRST, GONE_NOW), (SECOND, SILENT), (THIRD, GONE_NOW)).state == "dead"
    assert after((FIRST, GONE_NOW), (SECOND, THERE_NOW), (THIRD, GONE_NOW)).state == "unknown"


def test_what_is_silent_for_ever_is_never_dead() -> None:
    found = after(*((day, SILENT) for day in (FIRST, SECOND, THIRD)))
    assert (found.state, found.why) == ("unknown", "超时")


def test_a_host_without_a_name_is_gone_only_where_the_network_works() -> None:
    assert after((FIRST, NO_HOST), (SECOND, NO_HOST)).state == "dead"
    report = LinkReport()
    for day in (FIRST, SECOND):
        report = updated(report, {URL: NO_HOST}, day, {URL})
    assert report.findings[URL].state == "unknown"
    assert "自己的网不通" in (report.findings[URL].why or "")


def test_what_stands_no_longer_in_the_data_is_forgotten() -> None:
    report = updated(LinkReport(), {URL: THERE_NOW}, FIRST, {URL})
    assert updated(report, {}, SECOND, set()).findings == {}


def test_a_round_goes_on_where_the_last_one_was() -> None:
    urls = [f"https://example.org/{number}" for number in range(5)]
    report = updated(LinkReport(), {url: THERE_NOW for url in urls[:3]}, SECOND, set(urls))
    report = updated(report, {urls[1]: THERE_NOW}, FIRST, set(urls))
    assert chosen(urls, report, THIRD, 4, False) == [urls[3], urls[4], urls[1], urls[0]]
    assert chosen(urls, report, SECOND, 9, False) == [urls[3], urls[4], urls[1]]
    assert len(chosen(urls, report, SECOND, 9, True)) == 5


def test_a_round_that_is_stopped_begins_nothing_more() -> None:
    stop, asked = threading.Event(), []

    def visit(url: str) -> Visit:
        asked.append(url)
        stop.set()
        return THERE_NOW

    urls = [f"https://example.org/{number}" for number in range(9)]
    assert len(list(visits(urls, visit, stop))) == 1 and len(asked) == 1


def test_hosts_are_visited_beside_one_another_and_pages_of_one_are_not() -> None:
    running: dict[str, int] = {}
    lock, most = threading.Lock(), []

    def visit(url: str) -> Visit:
        host = url.split("/")[2]
        with lock:
            running[host] = running.get(host, 0) + 1
            most.append(running[host])
        with lock:
            running[host] -= 1
        return THERE_NOW

    urls = [f"https://{host}.example/{number}" for host in "abc" for number in range(20)]
    found = dict(visits(urls, visit, threading.Event()))
    assert set(found) == set(urls) and max(most) == 1


# --- the report -------------------------------------------------------------------------------------


def test_the_report_comes_back_as_it_was_written(tmp_path: Path) -> None:
    made = {
        URL: GONE_NOW,
        "https://example.org/“号”": Visit(THERE, "", "https://new.example/", True),
    }
    report = updated(LinkReport(), made, FIRST, set(made))
    (tmp_path / "links").mkdir()
    (tmp_path / "links/report.json").write_text(report.text, encoding="utf-8")
    read, problems = read_link_report(tmp_path)
    assert problems == [] and read == report and read.text == report.text
    assert len(report.text.splitlines()) == 2 + len(made)
    assert json.loads(report.text)["links"][0]["url"] == "https://example.org/“号”"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"links": [{"url": "javascript:1"}]}', '{"links": [NaN]}', "[" * 9999],
)
def test_a_report_that_cannot_be_read_is_a_problem_with_the_way_out(
    tmp_path: Path, text: str
) -> None:
    data = folder(tmp_path / "data", {"links/report.json": text})
    (problem,) = load(data).problems
    assert problem.path.endswith("links/report.json") and "linkcheck.py" in problem.hint


def test_what_else_lies_beside_the_report_is_named(tmp_path: Path) -> None:
    data = folder(tmp_path / "data", {"links/report.json": LinkReport().text, "links/old.json": ""})
    (problem,) = load(data).problems
    assert problem.path.endswith("links/old.json") and "report.json" in problem.hint


# --- the addresses ----------------------------------------------------------------------------------


def test_every_address_of_the_data_is_found_with_its_place() -> None:
    source = {"title": "公报", "seen": "2026-11-22"}
    sources = [
        source | {"url": "https://a.gov.cn/1"},
        source | {"url": "https://b/2", "citable": False},
    ]
    held = catalogue(
        laws=[
            law("one", sources=sources, summary="见[原文](https://c.example/3)和[这里](id:one)。")
        ],
        cases=[case("two")],
    )
    found = [(one.url, one.place, one.shown) for one in all_web_addresses(held)]
    assert sorted(found) == [
        ("https://a.gov.cn/1", ("sources", 0, "url"), True),
        ("https://b/2", ("sources", 1, "url"), False),
        ("https://c.example/3", ("summary",), True),
    ]


@pytest.mark.parametrize(
    ("url", "official"),
    [
        ("https://www.gov.cn/zhengce/", True),
        ("http://zfs.mee.gov.cn:8080/a", True),
        ("https://gov.cn/", True),
        ("https://某局.政务.cn/", True),
        ("https://www.gov.cn.example.com/", False),
        ("https://notgov.cn/", False),
        ("https://www.shui5.cn/gov.cn", False),
        ("https://[bad/", False),
    ],
)
def test_only_hosts_of_the_state_are_official(url: str, official: bool) -> None:
    assert is_official(url) is official


def test_a_day_of_a_finding_is_a_day() -> None:
    with pytest.raises(ValueError):
        LinkFinding(url=URL, state="lost", checked=PartialDate("2026-11-22"))  # type: ignore[arg-type]

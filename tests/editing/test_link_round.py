"""A round of visits: which addresses, in which order, and what the report makes of them."""

import json
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.tree import case, catalogue, folder, law

from portal.catalogue.link_report import LinkFinding, LinkReport, read_link_report
from portal.catalogue.tree import load
from portal.catalogue.web_hosts import WebHosts, is_official
from portal.editing.care.link_round import Judgement, chosen, updated, visits
from portal.editing.care.link_visit import (
    GONE,
    NAMELESS,
    THERE,
    UNCLEAR,
    SeenThere,
    Visit,
)
from portal.editing.care.web_addresses import all_web_addresses
from portal.read.dates import PartialDate
from portal.read.vocabulary import AcceptedLink, WebHost

FIRST, SECOND, THIRD = date(2026, 11, 22), date(2026, 11, 23), date(2026, 12, 1)
URL = "https://www.gov.cn/a.htm"
GONE_NOW = Visit(GONE, "HTTP 404", answered=True)
THERE_NOW = Visit(THERE, answered=True)
SILENT = Visit(UNCLEAR, "超时")
NO_HOST = Visit(NAMELESS, "没有这个域名")


JUDGED = Judgement(WebHosts({}))


def after(*rounds: tuple[date, Visit]) -> LinkFinding:
    """What is known of one address after some rounds in which another one always answers."""
    report = LinkReport()
    for day, visit in rounds:
        report = updated(
            report, {URL: visit, "https://other.example/": THERE_NOW}, day, {URL}, JUDGED
        )
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
        report = updated(report, {URL: NO_HOST}, day, {URL}, JUDGED)
    assert report.findings[URL].state == "unknown"
    assert "自己的网不通" in (report.findings[URL].why or "")


def test_what_stands_no_longer_in_the_data_is_forgotten() -> None:
    report = updated(LinkReport(), {URL: THERE_NOW}, FIRST, {URL}, JUDGED)
    assert updated(report, {}, SECOND, set(), JUDGED).findings == {}


def test_a_round_goes_on_where_the_last_one_was() -> None:
    urls = [f"https://example.org/{number}" for number in range(5)]
    report = updated(LinkReport(), {url: THERE_NOW for url in urls[:3]}, SECOND, set(urls), JUDGED)
    report = updated(report, {urls[1]: THERE_NOW}, FIRST, set(urls), JUDGED)
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


# --- in other hands ---------------------------------------------------------------------------------


def there(
    title: str = "关于开展节能诊断的通知", host: str = "www.gov.cn", strange: str = "", **seen: Any
) -> Visit:
    kept = {"type": "text/html", "language": "zh", "size": 9, "digest": "0" * 64, "whole": True}
    sight = SeenThere(host=host, title=title, family=None, **(kept | seen))
    return Visit(THERE, answered=True, seen=sight, strange=strange)


GAMBLERS = there("开云体育", strange="题名里有“开云体育”")


def judged(
    *rounds: tuple[date, Visit], url: str = URL, accepted: AcceptedLink | None = None
) -> LinkFinding:
    report = LinkReport()
    known = Judgement(HOSTS, {accepted.url: accepted} if accepted else {})
    for day, visit in rounds:
        report = updated(report, {url: visit}, day, {url}, known)
    return report.findings[url]


HOSTS = WebHosts(
    {
        "hosts": {
            "one": WebHost(
                id="one", name="一", description="一", kind="company", hosts=("a.com", "b.com")
            )
        }
    }
)


def test_hijacked_is_only_what_was_so_on_two_days() -> None:
    once = judged((FIRST, there()), (SECOND, GAMBLERS))
    assert once.state == "unknown" and (once.why or "").startswith("可疑：题名里有“开云体育”")
    assert judged((FIRST, GAMBLERS), (FIRST, GAMBLERS)).state == "unknown"
    twice = judged((FIRST, there()), (SECOND, GAMBLERS), (THIRD, GAMBLERS))
    assert (twice.state, str(twice.doubted)) == ("hijacked", "2026-11-23")
    assert twice.seen and twice.before
    assert (twice.seen.title, twice.before.title) == ("开云体育", "关于开展节能诊断的通知")


def test_a_clean_look_ends_the_doubt_and_a_refusal_does_not() -> None:
    refused = Visit(UNCLEAR, "HTTP 403，多半是不让程序看", answered=True)
    assert judged((FIRST, GAMBLERS), (SECOND, there()), (THIRD, GAMBLERS)).state == "unknown"
    assert judged((FIRST, GAMBLERS), (SECOND, refused), (THIRD, GAMBLERS)).state == "hijacked"
    kept = judged((FIRST, GAMBLERS), (SECOND, GAMBLERS), (THIRD, refused))
    assert kept.state == "hijacked" and str(kept.checked) == "2026-12-01"
    assert judged((FIRST, there()), (SECOND, refused), (THIRD, refused)).state == "unknown"
    mended = judged((FIRST, GAMBLERS), (SECOND, GAMBLERS), (THIRD, there()))
    assert (mended.state, mended.doubted) == ("ok", None)


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        ("关于开展节能诊断的通知", "关于开展节能诊断的通知_工业和信息化部", False),
        ("关于开展节能诊断的通知-中国政府网", "中国政府网 关于开展节能诊断的通知（2026年）", False),
        ("政策文件", "省工业和信息化厅 政策文件", False),
        ("关于开展节能诊断的通知", "杭州某某装饰工程有限公司", True),
        ("国家标准全文公开系统", "美女直播", True),
    ],
)
def test_a_title_may_change_a_little(before: str, now: str, changed: bool) -> None:
    found = judged((FIRST, there(before)), (SECOND, there(now)), (THIRD, there(now)))
    assert (found.state == "hijacked") is changed


def test_a_page_in_another_language_is_doubted() -> None:
    english = there("", language="latin")
    found = judged((FIRST, there("")), (SECOND, english), (THIRD, english))
    assert found.state == "hijacked" and "原来是中文网页" in (found.why or "")


@pytest.mark.parametrize(
    ("url", "host", "changed"),
    [
        ("https://www.a.com/x", "news.a.com", False),
        ("https://www.a.com/x", "www.b.com", False),  # the editors know both for one owner's
        ("https://www.a.com/x", "www.miit.gov.cn", False),
        ("https://www.a.com/x", "www.c.com", True),
        ("https://www.mee.gov.cn/x", "www.gov.cn", False),
        ("https://www.mee.gov.cn/x", "www.mee-gov.cn", True),
        ("https://x.org.cn/x", "y.org.cn", True),
        ("https://www.x.org.cn/x", "x.org.cn", False),
        ("https://中国.cn/x", "xn--fiqs8s.cn", False),
    ],
)
def test_a_move_to_another_owner_is_doubted(url: str, host: str, changed: bool) -> None:
    visit = there(host=host)
    found = judged((FIRST, visit), (SECOND, visit), url=url)
    assert (found.state == "hijacked") is changed


def test_a_front_page_of_another_owner_is_doubted_and_ones_own_is_not() -> None:
    lost = replace(there("首页"), found=UNCLEAR, why="转到了首页，原来的内容可能不在了")
    assert judged((FIRST, there()), (SECOND, lost), (THIRD, lost)).state == "unknown"
    other = replace(there("首页", host="c.com"), found=UNCLEAR, why="转到了首页")
    assert judged((FIRST, there()), (SECOND, other), (THIRD, other)).state == "hijacked"


def false_alarm(title: str, until: str = "2026-12-31") -> AcceptedLink:
    day = PartialDate(until)
    return AcceptedLink(id="a", name="a", description="看过", url=URL, title=title, until=day)


def test_a_false_alarm_counts_for_its_title_to_its_last_day() -> None:
    found = judged((FIRST, GAMBLERS), (SECOND, GAMBLERS))
    report = LinkReport({URL: found})

    def is_shown(known: AcceptedLink, day: date) -> bool:
        return not report.with_accepted([known], day).is_hijacked(URL)

    known = false_alarm("开云体育")
    assert is_shown(known, date(2026, 12, 31)) and not is_shown(known, date(2027, 1, 1))
    assert not is_shown(false_alarm("开云体育中心"), THIRD) and not is_shown(false_alarm(""), THIRD)


def test_a_new_title_that_an_editor_has_seen_is_what_the_next_is_compared_with() -> None:
    new, known = there("综合服务平台"), false_alarm("综合服务平台")
    rounds = ((FIRST, there()), (SECOND, new))
    assert judged(*rounds).doubted and not judged(*rounds, accepted=known).doubted
    later = date(2027, 1, 5)
    assert judged(*rounds, (later, new), accepted=known).state == "ok"
    assert judged(*rounds, (later, there("美女直播")), accepted=known).doubted


# --- the report -------------------------------------------------------------------------------------


def test_the_report_comes_back_as_it_was_written(tmp_path: Path) -> None:
    made = {
        URL: GONE_NOW,
        "https://www.gov.cn/b": GAMBLERS,
        "https://example.org/“号”": Visit(THERE, "", "https://new.example/", True),
    }
    report = updated(LinkReport(), made, FIRST, set(made), JUDGED)
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

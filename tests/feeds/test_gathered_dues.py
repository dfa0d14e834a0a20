"""What falls due together is told together: one entry with a line for each, a day of its own in the
calendar, and its own words where it stands alone."""

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
from helpers.desk import Desk
from helpers.tree import law, notice, relief

AHEAD, OVER = "2027-12-01T12:00", "2028-01-02T12:00"
SEEN = {"issued": "2025-01-01"}


def reliefs(count: int = 7, expires: str = "2027-12-31") -> list[dict[str, Any]]:
    """All about small firms, the first also about contracting, the first two about water."""
    topics = [["sme", "water-saving", "epc"], ["sme", "water-saving"]]
    return [
        relief(f"r{n}", expires=expires, topics=topics[n] if n < 2 else ["sme"], **SEEN)
        for n in range(count)
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("tax", *reliefs())
    desk.publish("2027-06-01T08:00", "开通")
    return desk


def items(files: dict[str, bytes], scope: str) -> list[dict[str, Any]]:
    """The entries of what days brought, the newest first."""
    found = json.loads(files[f"feeds/{scope}/feed.json"])["items"]
    return [one for one in found if "/added/" not in one["id"] and "/amended" not in one["id"]]


def name(item: dict[str, Any]) -> str:
    return str(item["id"].rpartition(":")[2])


def lines(html: str) -> list[str]:
    found = [part.partition("</li>")[0] for part in html.split("<li>")[1:]]
    return [re.sub(r"<[^>]+>", "", one) for one in found]


def said(desk: Desk, at: str, scope: str = "all") -> list[tuple[str, str]]:
    return [(name(one), one["title"]) for one in items(desk.files(at), scope)]


def test_more_than_five_are_one_entry_ahead_and_on_the_day(desk: Desk) -> None:
    files = desk.files(OVER)
    for scope in ("all", "tax", "topic-sme"):
        over, ahead = items(files, scope)
        assert name(over) == "due/tax/2028-01-01/expires"
        assert over["title"] == "2028-01-01 起失效 7 条（税收优惠）"
        assert name(ahead) == "due/tax/2027-12-01/expires/ahead"
        assert ahead["title"] == "2027-12-31 即将期满 7 条（税收优惠）"
        assert lines(over["content_html"]) == [f"关于r{n}的通知" for n in range(7)]
        assert "2028-01-01起不再有效。" in over["content_html"]
        assert '<a href="https://portal.example/tax/r6/">' in over["content_html"]
        assert over["url"].endswith("updates/2028-01/#e-due-tax-2028-01-01-expires")
        read = feedparser.parse(files[f"feeds/{scope}/atom.xml"])
        assert not read.bozo and read.entries[0].title == over["title"]


def test_five_are_told_one_by_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", *reliefs(5))
    desk.publish("2027-06-01T08:00", "开通")
    assert sorted(said(desk, AHEAD)) == [
        (f"r{n}/expires/ahead", f"即将期满（2027-12-31）：关于r{n}的通知") for n in range(5)
    ]


def test_a_scope_tells_its_part_and_a_single_one_in_its_own_words(desk: Desk) -> None:
    files = desk.files(OVER)
    two, one = items(files, "topic-water-saving")[0], items(files, "topic-epc")[0]
    assert two["title"] == "2028-01-01 起失效 7 条（税收优惠），与“节水”有关的 2 条"
    assert lines(two["content_html"]) == ["关于r0的通知", "关于r1的通知"]
    assert name(two) == "due/tax/2028-01-01/expires/in/topic-water-saving"
    assert one["title"] == "失效：关于r0的通知" and one["url"].endswith("tax/r0/")
    assert "2028-01-01起不再有效。" in one["content_html"] and "来源：" in one["content_html"]
    assert name(one) == "due/tax/2028-01-01/expires/in/topic-epc"
    texts: dict[str, set[str]] = {}
    for path, content in files.items():
        if path.endswith("feed.json"):
            for item in json.loads(content)["items"]:
                texts.setdefault(item["id"], set()).add(item["title"] + item["content_html"])
    assert all(len(told) == 1 for told in texts.values())  # an id stands for one text


def test_what_is_told_together_never_changes_afterwards(desk: Desk) -> None:
    """One of those that were told ahead goes on: it is told as that, and is not there in the end."""
    before = items(desk.files(AHEAD), "all")
    desk.put("tax", relief("r3", expires="2030-12-31", topics=["sme"], **SEEN))
    desk.publish("2027-12-20T08:00", "延续执行")
    over, *earlier = items(desk.files(OVER), "all")
    assert earlier == before and len(lines(before[0]["content_html"])) == 7
    assert over["title"] == "2028-01-01 起失效 6 条（税收优惠）"
    assert "关于r3的通知" not in lines(over["content_html"])
    assert ("r3/expires/ahead/2", "即将期满（2030-12-31）：关于r3的通知") in said(
        desk, "2030-12-10T08:00"
    )


def test_that_fewer_are_left_in_the_end_is_no_gathering(desk: Desk) -> None:
    for n in range(2):
        desk.put("tax", relief(f"r{n}", expires="2030-12-31", topics=["sme"], **SEEN))
    desk.publish("2027-12-20T08:00", "延续执行")
    told = [id for id, _ in said(desk, OVER)]
    assert sorted(told[:5]) == [f"r{n}/expires" for n in range(2, 7)]
    assert told[5:] == ["due/tax/2027-12-01/expires/ahead"]


def test_a_day_that_was_told_together_cannot_be_moved_quietly(desk: Desk) -> None:
    desk.put("tax", relief("r3", expires="2027-12-30", topics=["sme"], **SEEN))
    with pytest.raises(Exception, match="已经通知过订阅者"):
        desk.publisher("2027-12-02T08:00").minor("")


def test_calendars_keep_each_day_of_its_own(desk: Desk) -> None:
    read = icalendar.Calendar.from_ical(desk.files(OVER)["calendar/tax.ics"])
    assert sorted(str(one["uid"]).partition("@")[0] for one in read.walk("VEVENT")) == [
        f"r{n}/expires" for n in range(7)
    ]


def test_catalogues_and_kinds_are_told_apart(tmp_path: Path) -> None:
    """Six of one sort are told together, what else comes that day by itself."""
    desk = Desk(tmp_path / "data")
    desk.put("tax", *reliefs(6), relief("heat", expires="2027", dates_note="供暖期结束", **SEEN))
    desk.put("tax", relief("plan", target_until="2027-12-31", **SEEN))
    desk.put("policies", *(notice(f"p{n}", expires="2027-12-31", **SEEN) for n in range(5)))
    desk.publish("2027-06-01T08:00", "开通")
    assert sorted(id for id, _ in said(desk, OVER) if not id.endswith("/ahead")) == [
        "due/tax/2028-01-01/expires",
        "heat/expires",
        *(f"p{n}/expires" for n in range(5)),
        "plan/target",
    ]


def test_of_a_month_no_day_is_said_for_all(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", *(law(f"m{n}", effective="2027-07") for n in range(3)))
    desk.put("laws", *(law(f"d{n}", effective="2027-07-31") for n in range(4)))
    desk.publish("2027-06-20T08:00", "开通")
    one, *ahead = items(desk.files("2027-08-01T08:00"), "all")
    assert sorted(map(name, ahead)) == [f"d{n}/effective/ahead" for n in range(4)]
    assert one["title"] == "施行 7 条（法律法规）"
    assert lines(one["content_html"])[0] == "d0法：自2027-07-31起施行"
    assert lines(one["content_html"])[-1] == "m2法：自2027年7月（没有写明哪一天）起施行"


def test_what_new_documents_end_is_told_with_each_and_not_by_itself(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    for n in range(6):
        old = law(f"old{n}", effective="2020-01-01", repealed="2027-07-01")
        desk.put("laws", old, law(f"new{n}", effective="2027-07-01", supersedes=[f"old{n}"]))
    desk.publish("2027-06-20T08:00", "开通")
    (one,) = items(desk.files("2027-07-02T08:00"), "all")
    assert (name(one), one["title"]) == (
        "due/laws/2027-07-01/effective",
        "2027-07-01 起施行 6 条（法律法规）",
    )
    assert lines(one["content_html"])[2] == "new2法：同时废止old2法"
    body = str(desk.portal("2027-07-02T08:00").pages["laws/old2/"].body)
    history = body.partition('id="history"')[2]
    assert "new2/" in history and "new0/" not in history  # by its own successor


def test_deadlines_are_told_with_what_they_ask(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    due = [{"scope": f"第{n}批改造", "date": "2027-12-31"} for n in range(6)]
    desk.put("policies", notice("a", deadlines=due, **SEEN))
    desk.publish("2027-06-20T08:00", "开通")
    ahead, *_ = items(desk.files(AHEAD), "all")
    assert ahead["title"] == "2027-12-31 期限将到 6 条（政策文件）"
    assert sorted(lines(ahead["content_html"])) == [f"关于a的通知：第{n}批改造" for n in range(6)]


def test_pages_tell_it_once_and_each_record_its_own(desk: Desk) -> None:
    portal = desk.portal(OVER)
    for url in ("updates/", "updates/2028-01/"):
        body = str(portal.pages[url].body)
        assert body.count("e-due-tax-2028-01-01-expires") >= 1
        assert "失效" in body and "7 条（税收优惠）" in body
    assert "有效期到2027-12-31为止" in str(portal.pages["tax/r4/"].body)
    digest = json.loads(desk.files("2028-01-04T08:00")["feeds/weekly/feed.json"])["items"][0]
    assert digest["title"].endswith("1 件更新")
    assert "2028-01-01 起失效 7 条（税收优惠）" in digest["content_html"]


def test_a_digest_of_a_scope_tells_its_part(desk: Desk) -> None:
    files = desk.files("2028-01-04T08:00")
    digest = json.loads(files["feeds/weekly/topic-water-saving/feed.json"])["items"][0]
    assert "与“节水”有关的 2 条：关于r0的通知、关于r1的通知" in digest["content_html"]
    one = json.loads(files["feeds/weekly/topic-epc/feed.json"])["items"][0]
    assert lines(one["content_html"]) == ["失效：关于r0的通知"]

"""A year of feeds: nothing is missed, nothing comes twice, nothing that was said changes."""

import json
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from helpers.desk import moment
from year.office import ALL, AUDIENCES, JIAXING, MOTOR, NOISE, PAPER, WEEKLY, Office
from year.readers import FeedParser, Follower, Library, Told, online, polls
from year.schedule import CLOSED, EXTENSION, RELIEFS

PACES = {
    "hourly": None,
    "weekly": timedelta(days=7),
    "fortnightly": timedelta(days=14),
    "every 45 days": timedelta(days=45),
}


@pytest.fixture(scope="module")
def parser() -> FeedParser:
    return FeedParser()


def truth(office: Office, scope: str, until: str = CLOSED) -> Counter[Told]:
    """What subscribers of a scope should have heard, by what was written down with the year."""
    return Counter(
        (at.isoformat()[:16], one.titles[scope])
        for at, one in office.truth
        if scope in one.titles and at <= moment(until)
    )


def test_the_year_is_what_it_is_meant_to_be(office: Office) -> None:
    assert office.publications >= 100
    assert office.deploys[-1].at - office.deploys[0].at > timedelta(days=15 * 30)
    assert [sum(truth(office, scope).values()) for scope in AUDIENCES] > [100, 40, 40, 40]
    months = {at.isoformat()[:7] for at, _ in office.truth}
    assert "2027-08" in months and "2027-09" not in months


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("scope", AUDIENCES)
def test_feedparser_hears_everything_once(
    office: Office, parser: FeedParser, scope: str, pace: str
) -> None:
    follower = Follower(parser)
    for at, deploy in polls(office.deploys, PACES[pace]):
        follower.poll(deploy.files[f"feeds/{scope}/atom.xml"], at)
    assert follower.told == truth(office, scope)
    assert (follower.changed, follower.ahead) == ([], [])


@pytest.mark.parametrize("scope", AUDIENCES)
def test_after_six_months_the_archives_have_the_rest(
    office: Office, parser: FeedParser, scope: str
) -> None:
    follower = Follower(parser)
    first, back = office.deploys[0], "2027-06-02T09:17"
    follower.poll(first.files[f"feeds/{scope}/atom.xml"], first.at)
    files = online(office.deploys, moment(back)).files
    path, seen = f"feeds/{scope}/atom.xml", []
    while path:
        found = parser.read(files[path])
        for one in reversed(found.entries):
            follower.take(one, moment(back))
            seen.append(one.id)
        path = found.before.removeprefix("https://portal.example/")
    assert len(seen) == len(set(seen))
    assert follower.told == truth(office, scope, back)
    assert (follower.changed, follower.ahead) == ([], [])


@pytest.mark.parametrize("pace", ["weekly", "fortnightly", "every 45 days"])
def test_the_library_reader_hears_everything_once(
    office: Office, tmp_path: Path, pace: str
) -> None:
    library = Library(tmp_path)
    for _, deploy in polls(office.deploys, PACES[pace]):
        for scope in AUDIENCES:
            library.poll(scope, deploy.files[f"feeds/{scope}/atom.xml"])
    for scope in AUDIENCES:
        assert library.told(scope) == truth(office, scope), scope
    assert library.changed == 0


def test_the_library_reader_hears_everything_once_by_the_hour(
    office: Office, tmp_path: Path
) -> None:
    library = Library(tmp_path)
    for _, deploy in polls(office.deploys, None):
        library.poll(JIAXING, deploy.files[f"feeds/{JIAXING}/rss.xml"])
    assert library.told(JIAXING) == truth(office, JIAXING)
    assert library.changed == 0


DIGESTS = {ALL: WEEKLY} | {id: f"weekly/{id}" for id in (PAPER, JIAXING, MOTOR)}
"""Where the digest of a week stands, by what it sums up."""


def in_a_digest(title: str) -> str:
    """What a digest says of many: without the note, and without the names of a few."""
    return title.partition("：" if " 条（" in title else "\0")[0]


@pytest.mark.parametrize("scope", DIGESTS)
def test_weekly_digests_hold_everything_once(
    office: Office, parser: FeedParser, scope: str
) -> None:
    """For who reads nothing else and looks once a week; what is told of the week that still runs
    comes with its end."""
    follower = Follower(parser)
    for at, deploy in polls(office.deploys, PACES["weekly"]):
        if content := deploy.files.get(f"feeds/{DIGESTS[scope]}/atom.xml"):  # none at first
            follower.poll(content, at)
    last = moment(CLOSED)
    monday = last.replace(hour=0, minute=0) - timedelta(days=last.weekday())
    told = Counter(
        in_a_digest(line.partition("</a>")[0].rpartition(">")[2])
        for one in follower.news
        for line in one.body.split("<li>")[1:]
    )
    wanted = Counter(
        in_a_digest(one.titles[scope])
        for at, one in office.truth
        if scope in one.titles and at < monday
    )
    assert told == wanted
    assert (follower.changed, follower.ahead) == ([], [])


def test_what_comes_late_is_published_again(office: Office) -> None:
    late, *_ = office.flagged
    assert "摘要已经发出" in late and "--again 2026-12-11-170000" in late
    (forked,) = [one for one in office.flagged if "接在同一次发布之后" in one]
    assert "--again 2027-01-27-090000" in forked


def test_closed_months_never_change(office: Office) -> None:
    kept: dict[str, bytes] = {}
    for deploy in office.deploys:
        closed = {path: text for path, text in deploy.files.items() if "/archive/" in path}
        assert {path for path in kept if closed.get(path) != kept[path]} == set(), deploy.at
        kept |= closed
    assert len([path for path in kept if path.startswith("feeds/all/")]) > 12


def test_closed_months_of_no_scope_change_whatever_terms_are_called(office: Office) -> None:
    kept: dict[str, bytes] = {}
    for at, files in office.looks.items():
        closed = {path: text for path, text in files.items() if "/archive/" in path}
        assert {path for path in kept if closed.get(path) != kept[path]} == set(), at
        kept |= closed
    assert any("industry-paper" in path for path in kept)


def test_who_followed_a_term_that_ended_is_told(office: Office, parser: FeedParser) -> None:
    entries = parser.read(office.looks[CLOSED][f"feeds/{NOISE}/atom.xml"]).entries
    assert entries[0].told in truth(office, NOISE)


def test_extending_ten_reliefs_reads_so_in_every_feed_that_has_them(
    office: Office, parser: FeedParser
) -> None:
    parts = {ALL: 10, "tax": 10, PAPER: 5, JIAXING: 4, MOTOR: 4, "industry-steel": 6}
    found = {}
    for path, content in office.looks[CLOSED].items():
        if path.startswith("feeds/") and path.endswith(".xml") and "weekly" not in path:
            entries = parser.read(content).entries if "rss" not in path else ()
            for one in entries:
                if EXTENSION[:29] in one.title and one.title.startswith("延长 10 条（税收优惠）"):
                    found[path.split("/")[1]] = one
    assert (
        parts.items()
        <= {
            scope: one.body.count("<del>2027-12-31</del> → <ins>2030-12-31</ins>")
            for scope, one in found.items()
        }.items()
    )
    for scope, one in found.items():
        lines = one.body.split("<li>")[1:]
        assert lines and all("2027-12-31" in line and "2030-12-31" in line for line in lines), scope
    assert [f"关于{id}的通知" in found[ALL].body for id in RELIEFS] == [True] * 10


def test_nothing_is_dated_later_than_it_came(office: Office) -> None:
    for deploy in office.deploys:
        for path in deploy.files:
            if path.endswith("feed.json"):
                newest = json.loads(deploy.files[path])["items"][0]["date_published"]
                assert newest <= deploy.at.isoformat(), path

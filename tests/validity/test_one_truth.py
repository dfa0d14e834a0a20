"""Page, tool, events and calendar say the same of every document on every day on which anything turns.

Random documents with dates of every precision, successors, terms, transition periods, doubts and
withdrawals are published, changed and looked at from all four sides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from helpers.tree import relief, row
from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as HypothesisPhase

from portal.as_of import CHINA, end_of
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Loaded, Tree
from portal.catalogue.vocabularies import VocabularyFile
from portal.kinds.kinds import BY_ID
from portal.ledger.ledger import Ledger
from portal.ledger.publisher import Publisher
from portal.ledger.timeline import Timeline, build_timeline
from portal.open_data.open_catalogue import OpenCatalogue
from portal.read.dates import PartialDate
from portal.read.vocabulary import Situation
from portal.site_info import UNPLACED
from portal.tools.tax.data import STATES, data
from portal.validity.dated import PublishedDocument, beginning, loose_end
from portal.validity.status import Status
from portal.validity.turning_days import turning_days
from portal.validity.validity import start_of_item
from portal.validity.words import verdict
from portal.view.site import Site

OPENING, SECOND, WITHDRAWAL, LATEST = (
    *(date(2026, 1, 10), date(2026, 5, 10), date(2026, 8, 10)),
    date(2029, 12, 31),
)
"""When things are published, and how far is looked."""

PAST = ("2023", "2024", "2024-06", "2025", "2025-07-01", "2025-12", "2026-01-05")
AHEAD = (
    "2026-02",
    "2026-03-01",
    "2026",
    "2026-06-30",
    "2026-07",
    "2027",
    "2027-01-01",
    "2028-02-29",
)
DAYS = (*PAST, *AHEAD)
LEVELS = ("law", "normative-document", "national-standard", "local-document")
ENDS = ("expires", "repealed", "target_until")
DATED = ("issued", "published", "effective", *ENDS)
ORDERS = (
    *(("issued", "published"), ("issued", "effective"), ("published", "effective")),
    *(("issued", later) for later in ENDS),
)
IDS = tuple("abcdef")

Story = list[tuple[date, list[dict[str, Any]], frozenset[str]]]
"""What the records are from which day on, and which of them are withdrawn."""

maybe = lambda options: st.none() | st.sampled_from(options)


@st.composite
def documents(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to six reliefs, each of which may speak of those before it."""
    found: list[dict[str, Any]] = []
    for id in IDS[: draw(st.integers(2, 6))]:
        fields: dict[str, Any] = {
            "level": draw(st.sampled_from(LEVELS)),
            "added": "2026-01-06",
            "issued": draw(maybe(PAST)),  # nobody has seen what is issued later
            "published": draw(maybe(PAST)),
            "effective": draw(maybe(DAYS)),
            "expires": draw(maybe(DAYS)),
            "dates_note": draw(st.none() | maybe(["到供暖期结束"])),
            "repealed": draw(st.none() | maybe(DAYS)),
            "target_until": draw(st.none() | maybe(DAYS)),
            "status_doubt": draw(st.none() | st.none() | maybe(["看不出是否有效"])),
            "deadlines": draw(st.just(()) | st.just([{"scope": "全部", "date": "2027-06-30"}])),
        }
        verification: dict[str, Any] = {"confidence": "medium", "checked": "2026-01-06"}
        if seen := draw(st.none() | maybe(["2025-06-01", "2025-11"])):
            verification["in_force_seen"] = seen
        began = start_of(fields | {"verification": verification})
        earlier = [one["id"] for one in found if start_of(one) < began]
        for relation in ("supersedes", "ends"):
            targets = draw(st.lists(st.sampled_from(earlier), max_size=2)) if earlier else []
            fields[relation] = list(dict.fromkeys(targets))
        if draw(st.booleans()):
            fields["line"] = {"id": "line"} | ({"overlap": "并行"} if draw(st.booleans()) else {})
        rows = [row(f"{id}-{n}", **draw(row_dates())) for n in range(draw(st.integers(0, 2)))]
        stated = in_order(fields)
        found.append(relief(id, *rows, **stated | {"verification": verification}))
    return found


def start_of(fields: dict[str, Any]) -> date:
    """By when a document has begun: nothing ends what began after it, which the checks refuse."""
    stated = {name: value for name, value in fields.items() if value is not None}
    return beginning(PublishedDocument(stated)).certain or LATEST


@st.composite
def row_dates(draw: st.DrawFn) -> dict[str, str]:
    fields = {"effective": draw(maybe(DAYS)), "expires": draw(maybe(DAYS))}
    fields["status_note"] = draw(st.none() | maybe(["到供暖期结束"]))
    return in_order(fields)


def in_order(fields: dict[str, Any]) -> dict[str, Any]:
    """What is stated, without dates that the checks refuse."""
    stated = {name: value for name, value in fields.items() if value not in (None, (), [])}
    days = {name: PartialDate(stated[name]) for name in stated if name in DATED}
    for earlier, later in ORDERS:
        if {earlier, later} <= days.keys() and days[earlier].first > days[later].last:
            del stated[later], days[later]
    # nor a year alone in which it would both begin and end: nobody could say that it ever held
    for later in ENDS:
        if {"effective", later} <= days.keys() and days["effective"].last >= days[later].last:
            del stated[later], days[later]
    return stated


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """First some records, then all
    with what was noticed late, then one less."""
    records = draw(documents())
    opened = draw(st.integers(1, len(records)))
    first = [dict(record) for record in records[:opened]]
    noticed = draw(st.sampled_from(first))  # what it ends is only found out later
    for relation in ("supersedes", "ends"):
        noticed.pop(relation, None)
    withdrawn = frozenset(draw(st.sets(st.sampled_from(IDS[: len(records)]), max_size=1)))
    return [
        (OPENING, first, frozenset()),
        (SECOND, records, frozenset()),
        (WITHDRAWAL, records, withdrawn),
    ]


@dataclass
class Phase:
    """From one publication to the next."""

    start: date
    end: date
    records: list[dict[str, Any]]
    withdrawn: frozenset[str]
    timeline: Timeline
    first: dict[str, date] = field(default_factory=dict)
    """When each record was published."""

    def site(self, day: date) -> Site:
        made = catalogue_of(self.records, self.withdrawn)
        return Site(made, day, UNPLACED, self.timeline)


def catalogue_of(records: list[dict[str, Any]], withdrawn: frozenset[str]) -> Catalogue:
    kind = BY_ID["tax"]
    tree = Tree(Path())
    ids = tuple(record["id"] for record in records)
    situation = Situation(id="all", name="全部", description="全部", reliefs=ids)
    tree.vocabulary_files.append(
        VocabularyFile("situations", "vocab/situations.yaml", (situation,))
    )
    for record in records:
        path = f"tax/{record['id']}.yaml"
        tree.loaded.append(Loaded(kind, path, kind.model.model_validate(record)))
    return Catalogue(tree, withdrawn)


def phases_of(story: Story) -> list[Phase]:
    """The story, published."""
    ledger, found = Ledger(), []
    first: dict[str, date] = {}
    for place, (start, records, withdrawn) in enumerate(story):
        at = datetime.combine(start, datetime.min.time(), CHINA) + timedelta(hours=8)
        timeline = build_timeline(ledger, at)
        publisher = Publisher(
            catalogue_of(records, frozenset()), ledger, timeline, at, "example.org,2026-01-01"
        )
        made = [publisher.regular("更新")] if not withdrawn else []
        made += [publisher.withdrawal(id, "撤回", "撤回") for id in sorted(withdrawn)]
        publications = (*ledger.publications, *(one for one in made if one.lines))
        ledger = Ledger(publications)
        end = story[place + 1][0] - timedelta(days=1) if place + 1 < len(story) else LATEST
        for record in records:
            first.setdefault(record["id"], start)
        found.append(
            Phase(start, end, records, withdrawn, build_timeline(ledger, end_of(end)), dict(first))
        )
    return found


def days_of(phase: Phase) -> Iterator[date]:
    """Every day on which anything turns, and the day before it."""
    site = phase.site(phase.start)
    turning = turning_days(site.validities, site.due_dates)
    around = {day + timedelta(days=step) for day in turning for step in (-1, 0)} | {phase.start}
    return iter(sorted(day for day in around if phase.start <= day <= phase.end))


class Tally:
    """Counts what was compared."""

    def __init__(self) -> None:
        self.compared = 0

    def same(self, one: Any, other: Any, *where: Any) -> None:
        self.compared += 1
        assert one == other, where


def compare(phases: list[Phase], tally: Tally) -> None:
    for phase in phases:
        for day in days_of(phase):
            site = phase.site(day)
            tool_says_what_the_page_says(site, tally)
            data_say_what_the_page_says(site, tally)
            subscribers_know_what_the_page_says(phase, phases, site, tally)
            calendars_hold_what_the_site_lists(phase, site, tally)


def tool_says_what_the_page_says(site: Site, tally: Tally) -> None:
    day = site.as_of.isoformat()
    for id, told in data(site)["reliefs"].items():
        item = site.catalogue.items[id]
        page = site.validity(item)
        assert page
        [span] = [
            one
            for one in told["spans"]
            if (one["from"] is None or one["from"] <= day)
            and (one["to"] is None or day <= one["to"])
        ]
        tally.same(span["state"], STATES[page.status], id, day)
        tally.same(span["words"] + "。", verdict(item.value, page), id, day)
        urls = [f"tax/{by}/" for by in page.by]
        tally.same([by["url"] for by in span["by"]], urls, id, day)


def data_say_what_the_page_says(site: Site, tally: Tally) -> None:
    """Of documents and of rows; of what has come to be withdrawn as well, though nobody is told."""
    day, open_ = site.as_of.isoformat(), OpenCatalogue(site)
    for item in site.catalogue.items.values():
        page = site.validity(item)
        assert page
        [span] = [
            one
            for one in open_.validity(item)
            if (one["from"] or "") <= day <= (one["until"] or "9999")
        ]
        ended = page.status.ended or page.status is Status.UNVERIFIED
        tally.same(span["state"], page.status.value, item.id, day)
        tally.same(span.get("by", []), list(page.by) if ended else [], item.id, day)
        tally.same(span.get("reason"), page.reason, item.id, day)


def subscribers_know_what_the_page_says(
    phase: Phase, phases: list[Phase], site: Site, tally: Tally
) -> None:
    """Who reads every entry knows of each document and row that held when it was taken in whether
    it has ended, and how."""
    day = site.as_of
    retracted = {id for one in phases for id in one.withdrawn}
    ended, begun = known_to_subscribers(phase.timeline, day)
    for item in site.catalogue.items.values():
        record = item.parent or item
        if site.catalogue.is_withdrawn(item) or retracted & _speakers(phases, record.id):
            continue  # of what was told by what has been withdrawn nothing counts any more
        published = phase.first[record.id]
        then = next(one for one in phases if one.start <= published <= one.end).site(published)
        before, page = then.validity(then.catalogue.items[item.id]), site.validity(item)
        assert before and page
        known = {ended[id] for id in (item.id, record.id) if id in ended}
        if not before.status.ended:
            tally.same(page.status.ended, bool(known), item.id, day, before)
            tally.same(page.status in known, page.status.ended, item.id, day, before)
        dated = start_of_item(record)  # of a list without a day nobody can be told that rows begin
        if dated and before.status is Status.UPCOMING and page.status is Status.IN_FORCE:
            tally.same(bool({item.id, record.id} & begun), True, item.id, day, "begun")
        if item.id in begun:
            tally.same(page.status is Status.UPCOMING, False, item.id, day, "not begun")


def known_to_subscribers(timeline: Timeline, day: date) -> tuple[dict[str, Status], set[str]]:
    """What had ended and how, and what had begun, for somebody who has read all until a day."""
    ended: dict[str, Status] = {}
    begun: set[str] = set()
    for event in timeline.events:
        if event.at.date() > day:
            break
        for id in (event.due.rows or (event.due.record,)) if event.due else ():
            if event.kind in ("repealed", "expired"):
                ended[id] = Status.REPEALED if event.kind == "repealed" else Status.EXPIRED
            if event.kind == "effective":
                begun.add(id)
        for one in event.ended:
            ended[one.subject.id] = one.status
    return ended, begun


def _speakers(phases: list[Phase], id: str) -> set[str]:
    """All that speak of a record, and what speaks of these."""
    targets = {
        record["id"]: {*record.get("supersedes", ()), *record.get("ends", ())}
        for record in phases[-1].records
    }
    found = {one for one, named in targets.items() if id in named}
    return found | {far for near in found for far in _speakers(phases, near)}


def calendars_hold_what_the_site_lists(phase: Phase, site: Site, tally: Tally) -> None:
    """What is still to come is in the calendars and on the site alike, and nothing is there that
    would befall what has ended by then."""
    day = site.as_of
    entries = {
        key: entry.due
        for key, entry in phase.timeline.agenda.entries.items()
        if not entry.cancelled and entry.due.on >= day
    }
    listed = {due.key: due for due in site.due_dates if due.on >= day and not due.loose}
    tally.same(sorted(entries), sorted(listed), day)
    for due in entries.values():
        eve = phase.site(due.on - timedelta(days=1))
        items = [eve.catalogue.items[id] for id in due.rows or (due.record,)]
        tally.same(all(eve.validities.has_ended(item) for item in items), False, due, day)
    for item in site.catalogue.records:
        page = site.validity(item)
        assert page
        stands = not site.catalogue.is_withdrawn(item)
        loose = loose_end(
            page.until, item.get("dates_note")
        )  # on no day that a calendar could hold
        if page.status is Status.IN_FORCE and page.ending and page.until and stands and not loose:
            near = [due for due in entries.values() if due.record in (item.id, *page.by)]
            found = any(due.day == page.until for due in near)
            tally.same(found, True, item.id, day, page)


UNSHRUNK = (HypothesisPhase.explicit, HypothesisPhase.reuse, HypothesisPhase.generate)
"""A story takes long to publish: to find the smallest that fails would take minutes."""

ENOUGH = 20_000
"""Comparisons."""


def test_page_tool_events_and_calendar_agree() -> None:
    tally = Tally()

    @settings(max_examples=150, phases=UNSHRUNK, suppress_health_check=list(HealthCheck))
    @given(stories())
    def agree(story: Story) -> None:
        compare(phases_of(story), tally)

    agree()
    assert tally.compared > ENOUGH


def told(story: Story, id: str, day: str) -> tuple[str, str, str, list[str]]:
    """What is said of a document on a day: by its page, by the tool, to subscribers (the deed that
    ended it), and the days of it that calendars still hold."""
    phases, on = phases_of(story), date.fromisoformat(day)
    phase = next(one for one in phases if one.start <= on <= one.end)
    site = phase.site(on)
    page = site.validity(site.catalogue.items[id])
    assert page
    spans = data(site)["reliefs"][id]["spans"]
    tool = next(one["state"] for one in spans if (one["from"] or day) <= day <= (one["to"] or day))
    ended, _ = known_to_subscribers(phase.timeline, on)
    entries = [
        str(entry.due.day)
        for entry in phase.timeline.agenda.entries.values()
        if entry.due.record == id and not entry.cancelled and entry.due.on >= on
    ]
    return page.status.value, tool, ended[id].deed if id in ended else "", sorted(entries)


def published(*records: dict[str, Any]) -> Story:
    return [(OPENING, list(records), frozenset())]


def test_a_relief_that_is_stopped_early_is_stopped_everywhere() -> None:
    story = published(
        relief("old", effective="2024-01-01", expires="2027-12-31"),
        relief("new", effective="2026-03-01", ends=["old"]),
    )
    assert told(story, "old", "2026-02-28") == ("in-force", "in", "", [])
    assert told(story, "old", "2026-03-01") == ("expired", "ended", "停止执行", [])
    assert told(story, "old", "2028-01-01") == ("expired", "ended", "停止执行", [])


def test_a_standard_with_a_transition_period_holds_until_its_day_of_repeal() -> None:
    standard = {"level": "national-standard"}
    story = published(
        relief("old", effective="2020-01-01", repealed="2027-06-01", **standard),
        relief("new", effective="2026-06-01", supersedes=["old"], **standard),
    )
    assert told(story, "old", "2026-06-01") == ("in-force", "in", "", ["2027-06-01"])
    assert told(story, "old", "2027-05-31") == ("in-force", "in", "", ["2027-06-01"])
    assert told(story, "old", "2027-06-01") == ("repealed", "ended", "废止", ["2027-06-01"])


def test_a_successor_without_a_day_makes_its_end_uncertain_everywhere() -> None:
    seen = {"confidence": "medium", "checked": "2026-01-06", "in_force_seen": "2026-05-01"}
    old = relief("old", effective="2020-01-01")
    new = relief("new", supersedes=["old"], verification=seen)
    story = published(old) + [(SECOND, [old, new], frozenset())]
    assert told(story, "old", "2026-03-01") == ("in-force", "in", "", [])
    assert told(story, "old", "2026-06-01") == ("superseded", "ended", "替代", [])
    page = phases_of(story)[-1].site(date(2026, 4, 30))
    before = page.validity(page.catalogue.items["old"])
    assert before and (before.status.value, before.reason) == ("unverified", "被替代日期待核")
    [unsure, over] = [
        one for one in data(page)["reliefs"]["old"]["spans"] if one["state"] != "before"
    ]
    assert (unsure["state"], unsure["to"], over["from"]) == ("unsure", "2026-04-30", "2026-05-01")
    assert "2026-05-01" not in over["words"]  # no source says that it ended on that day


def test_what_a_late_amendment_ends_is_told_with_it() -> None:
    old, new = relief("old", effective="2020-01-01"), relief("new", effective="2025-01-01")
    late = [(SECOND, [old, new | {"supersedes": ["old"]}], frozenset())]
    story = published(old, new) + late
    assert told(story, "old", "2026-05-09") == ("in-force", "in", "", [])
    assert told(story, "old", "2026-05-10") == ("superseded", "ended", "替代", [])


def test_an_end_of_which_only_the_year_is_sure_is_told_as_certain_nowhere() -> None:
    loose = {"expires": "2027", "dates_note": "到2027年供暖期结束"}
    story = published(relief("heat", effective="2024-01-01", **loose))
    assert told(story, "heat", "2026-12-31") == ("in-force", "in", "", [])
    for day in ("2027-01-01", "2027-12-31", "2028-01-01", "2029-06-30"):
        assert told(story, "heat", day) == ("unverified", "unsure", "", []), day
    words = [
        span["words"] for span in data(phases_of(story)[0].site(SECOND))["reliefs"]["heat"]["spans"]
    ]
    known = "有效期写的是“到2027年供暖期结束”，没有写明哪一天"
    assert words[1:] == [f"现行有效，自2024-01-01起施行；{known}", f"是否有效待核：{known}"]


def test_what_ends_it_for_certain_ends_what_has_a_loose_end() -> None:
    loose = {"expires": "2027", "dates_note": "到2027年供暖期结束"}
    story = published(
        relief("old", effective="2024-01-01", **loose),
        relief("new", effective="2028-02-29", ends=["old"]),
    )
    assert told(story, "old", "2028-02-28")[:2] == ("unverified", "unsure")
    assert told(story, "old", "2028-02-29")[:3] == ("expired", "ended", "停止执行")


def test_a_successor_that_is_itself_in_doubt_makes_no_end_certain() -> None:
    new = relief("new", effective="2026-03-01", supersedes=["old"], status_doubt="看不出是否有效")
    story = published(relief("old", effective="2020-01-01"), new)
    assert told(story, "old", "2026-04-01") == ("unverified", "unsure", "", [])


def test_a_term_and_what_stops_it_on_the_same_day_are_told_once() -> None:
    story = published(
        relief("old", effective="2024-01-01", expires="2026-02-28"),
        relief("new", effective="2026-03-01", ends=["old"]),
    )
    events = phases_of(story)[0].timeline.events
    about = [event.id for event in events if event.at.date() == date(2026, 3, 1)]
    assert about == ["new/effective"]
    assert told(story, "old", "2026-03-01") == ("expired", "ended", "停止执行", [])

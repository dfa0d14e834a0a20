"""What is not published yet, as a preview shows it beside the pages."""

from pathlib import Path

import pytest
from helpers.building import ROOT
from helpers.desk import Desk, moment
from helpers.full_text import FIRST, full_text, put_text
from helpers.tree import law, relief, row

from portal.editing.preview.pending import Pending, PendingPart, pending_in
from portal.editing.preview.preview_state import PreviewState
from portal.feeds.entry_preview import entries

START, NEXT = "2026-01-01T08:00", "2026-01-02T08:00"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01", topics=["energy-saving"]))
    desk.put("tax", relief("r", row("r-1", expires="2027-12-31"), row("r-2"), issued="2025-01-01"))
    desk.publish(START, "开通")
    return desk


def state(desk: Desk) -> PreviewState:
    return PreviewState.of(desk.data, moment(NEXT))


def parts(pending: Pending) -> dict[str, PendingPart]:
    return {part.url: part for record in pending.records for part in record.parts}


def test_nothing_waits_when_all_is_published_and_before_the_first_publication(
    desk: Desk, tmp_path: Path
) -> None:
    assert state(desk).pending == Pending()
    new = Desk(tmp_path / "new")
    new.put("laws", law("b", effective="2020-01-01"))
    assert state(new).pending == Pending()


def test_a_new_record_and_each_of_its_rows_is_new(desk: Desk) -> None:
    desk.put("tax", relief("s", row("s-1"), row("s-2"), issued="2025-01-01"))
    found = parts(state(desk).pending)
    assert list(found) == ["tax/s/", "tax/s-1/", "tax/s-2/"]
    assert all(part.is_new and not part.changes for part in found.values())


def test_a_change_is_said_in_words_on_the_pages_of_the_list_and_of_the_row(desk: Desk) -> None:
    rows = (row("r-1", expires="2026-12-31"), row("r-2"), row("r-3"))
    desk.put("tax", relief("r", *rows, issued="2025-01-01"))
    found = parts(state(desk).pending)
    (change,) = found["tax/r-1/"].changes
    assert (change.field, change.old, change.new) == ("最后一天", "2027-12-31", "2026-12-31")
    assert change in found["tax/r/"].changes
    assert found["tax/r-3/"].is_new and not found["tax/r-1/"].is_new
    assert "tax/r-2/" not in found


def test_a_record_is_opened_at_its_first_change(desk: Desk) -> None:
    changed = row("r-1", expires="2026-12-31")
    desk.put("tax", relief("r", changed, row("r-2"), issued="2025-01-01"))
    (record,) = state(desk).pending.records
    lines = Path(record.path).read_text(encoding="utf-8").splitlines()
    assert "2026-12-31" in lines[record.line - 1]


def test_what_subscribers_will_read_is_what_publish_shows(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01", topics=["energy-saving"]))
    pending = state(desk).pending
    publisher = desk.publisher(NEXT)
    catalogue = desk.opened(NEXT).catalogue
    shown = "\n".join(entries([publisher.regular("")], publisher, catalogue, True))
    (entry,) = pending.entries
    assert entry.title == "新收录：b法" and f"【{entry.title}】" in shown
    assert all(line in shown for line in entry.lines)
    assert entry.scopes == ("all", "laws", "topic-energy-saving")
    assert dict(pending.feeds)["topic-energy-saving"] == "主题：节能"


def test_a_slip_may_be_minor_and_a_date_may_not(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2020-01-01", topics=["energy-saving"], aliases=["甲乙丙"]))
    assert state(desk).pending.minor
    desk.put("laws", law("a", effective="2020-03-01", topics=["energy-saving"]))
    assert not state(desk).pending.minor


def test_what_is_gone_has_to_be_dealt_with_before_publishing(desk: Desk) -> None:
    desk.path("laws", "a").unlink()
    found = state(desk)
    (obstacle,) = found.obstacles
    assert "现在不见了" in obstacle.message and "--withdraw a" in obstacle.hint
    assert not found.pending.records and not found.pending.entries


def test_what_stands_in_the_way_of_one_record_does_not_hold_up_another(desk: Desk) -> None:
    desk.path("laws", "a").unlink()
    desk.put("laws", law("b", effective="2020-01-01"))
    found = state(desk)
    assert [one.title for one in found.pending.entries] == ["新收录：b法"]
    assert len(found.obstacles) == 1 and not found.pending.refusal
    desk.put("tax", relief("r", row("r-2"), issued="2025-01-01"))
    assert "r-1（r-1项）已经发布过，现在不见了" in state(desk).pending.refusal


def test_nothing_is_said_of_publishing_while_there_are_problems(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01", topics=["energy-savin"]))
    found = state(desk)
    assert [problem.field for problem in found.problems] == ["topics[1]"]
    assert pending_in(found.opened) == Pending() and not found.obstacles


def test_a_page_knows_the_line_of_its_record_or_row() -> None:
    data = ROOT / "tests" / "data"
    found = PreviewState.of(data, moment("2026-11-22T12:00"))
    item = next(one for one in found.opened.catalogue.items.values() if one.parent)
    for url, id in ((item.url, item.id), (f"{item.kind.id}/{item.record.id}/", item.record.id)):
        origin = found.origin_of(url)
        assert origin and (origin.id, origin.record) == (id, item.record.id)
        text = Path(origin.path).read_text(encoding="utf-8").splitlines()[origin.line - 1]
        assert f"id: {id}" in text
    assert found.origin_of("tools/tax/") is None
    assert found.origin_of(f"news/{item.id}/") is None


def test_a_full_text_waits_on_its_own_page(desk: Desk) -> None:
    desk.put("laws", law("t", effective=FIRST))
    desk.publish("2026-01-03T08:00")
    path = put_text(desk.data, "t", FIRST, full_text("甲。", title="t法"))
    pending = pending_in(desk.opened("2026-01-04T08:00"))
    (record,) = [one for one in pending.records if one.id == "t"]
    assert (record.path, record.line) == (path.as_posix(), 1)
    assert [(part.url, part.is_new) for part in record.parts] == [("laws/t/text/", True)]
    assert not pending.minor
    assert any("收录全文" in entry.title for entry in pending.entries)

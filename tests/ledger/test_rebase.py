"""`--again`: what was told is told again with its own note, and a killed run can be run once more."""

from itertools import pairwise
from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import law

from portal.ledger.ledger import read_ledger
from portal.ledger.ledger_file import take_away, write
from portal.ledger.publication import Publication
from portal.ledger.rebase import rebase

LATER = "2026-01-05T08:00"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", *(law(id, effective="2020-01-01") for id in "abcd"))
    desk.publish("2026-01-01T08:00", "开通")
    return desk


def fork(desk: Desk, mine: list[Publication]) -> None:
    """Somebody else published after the same publication, and both came together."""
    for one in mine:
        (desk.data / "ledger" / one.name).unlink()
    kept = {path: path.read_text(encoding="utf-8") for path in (desk.data / "laws").iterdir()}
    desk.put("laws", *(law(id, effective="2020-01-01") for id in "abc"))
    desk.put("laws", law("d", effective="2020-01-01", summary="别人的"))
    desk.publish("2026-01-04T08:00", "别人的")
    for path, text in kept.items():
        if path.stem != "d":
            path.write_text(text, encoding="utf-8")
    for one in mine:
        write(one, desk.data)


def again(desk: Desk, first: Publication) -> list[Publication]:
    chosen = rebase(desk.data, first.name)
    return chosen.made(desk.publisher(LATER, chosen.names))


def edit(desk: Desk, id: str, at: str, note: str, summary: str = "新") -> Publication:
    desk.put("laws", law(id, effective="2020-01-01", summary=summary))
    return desk.publish(at, note)


def test_each_record_keeps_the_note_that_it_was_told_with(desk: Desk) -> None:
    mine = [
        edit(desk, "a", "2026-01-02T08:00", "省一"),
        edit(desk, "b", "2026-01-02T09:00", "省二"),
        edit(desk, "c", "2026-01-02T10:00", "省三"),
    ]
    fork(desk, mine)
    made = again(desk, mine[0])
    told = [(one.head.note, [line.record for line in one.lines]) for one in made]
    assert told == [("省一", ["a"]), ("省二", ["b"]), ("省三", ["c"])]
    assert all(two.head.after == one.seals[-1] for one, two in pairwise(made))


def test_what_was_corrected_is_corrected_again(desk: Desk) -> None:
    at = "2026-01-02T08:00"
    desk.put("laws", law("a", effective="2020-01-01", summary="新"))
    mine = [desk.keep(desk.publisher(at).regular("抄错了", misprint=True))]
    mine.append(edit(desk, "b", "2026-01-02T09:00", "省二"))
    fork(desk, mine)
    made = [line.kind for one in again(desk, mine[0]) for line in one.lines]
    assert made == ["corrected", "amended"]


def test_what_was_told_twice_is_told_once_with_both_notes(desk: Desk) -> None:
    mine = [
        edit(desk, "a", "2026-01-02T08:00", "省一"),
        edit(desk, "a", "2026-01-02T09:00", "再改", "更新"),
    ]
    fork(desk, mine)
    (made,) = again(desk, mine[0])
    assert made.head.note == "省一；再改" and [line.record for line in made.lines] == ["a"]


def test_notes_that_are_too_long_together_are_no_dead_end(desk: Desk) -> None:
    one, other = "甲" * 400, "乙" * 400
    mine = [
        edit(desk, "a", "2026-01-02T08:00", one),
        edit(desk, "b", "2026-01-02T09:00", other),
        edit(desk, "b", "2026-01-02T10:00", one, "更新"),
    ]
    fork(desk, mine)
    told = {line.record: made.head.note for made in again(desk, mine[0]) for line in made.lines}
    assert told == {"a": one, "b": one}


@pytest.mark.parametrize("written", [0, 1, 2, 3])
@pytest.mark.parametrize("removed", [0, 1, 2])
def test_killed_anywhere_it_is_finished_by_running_it_again(
    desk: Desk, written: int, removed: int
) -> None:
    withdrawn = desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("b", "收重了", ""))
    mine = [withdrawn, edit(desk, "a", "2026-01-02T09:00", "省一")]
    fork(desk, mine)
    chosen = rebase(desk.data, withdrawn.name)
    made = chosen.made(desk.publisher(LATER, chosen.names))
    for one in made[:written]:
        write(one, desk.data)
    if written >= len(made):  # only then are the old files taken away, the last one first
        take_away(sorted(chosen.names, reverse=True)[:removed], desk.data)
    left = [one for one in mine if (desk.data / "ledger" / one.name).exists()]
    if left:
        assert any("--again" in one.hint for one in read_ledger(desk.data).problems)
        second = rebase(desk.data, left[0].name)
        for one in second.made(desk.publisher("2026-01-05T09:00", second.names)):
            write(one, desk.data)
        take_away(second.names, desk.data)
    opened = desk.opened("2026-01-05T10:00")
    assert (opened.problems, opened.unpublished) == ([], [])
    told = [event.id for event in opened.following.timeline.events]
    assert told[-2:] == ["b/withdrawn/2", "a/amended/2"] and len(set(told)) == len(told)


def test_the_name_of_the_site_is_kept(desk: Desk) -> None:
    named = desk.keep(desk.publisher("2026-01-02T08:00").naming("portal.example.cn"))
    fork(desk, [named])
    (made,) = again(desk, named)
    assert made.head.authority == "portal.example.cn,2026-01-02"
    write(made, desk.data)
    take_away([named.name], desk.data)
    assert read_ledger(desk.data).authority == "portal.example.cn,2026-01-02"


def test_a_publication_of_the_future_is_published_again_now(desk: Desk) -> None:
    """Whoever built since then has told nobody of it."""
    ahead = edit(desk, "a", "2027-06-01T08:00", "时钟快了")
    chosen = rebase(desk.data, ahead.name)
    (made,) = chosen.made(desk.publisher(LATER, chosen.names))
    assert (made.head.at[:10], made.head.note) == ("2026-01-05", "时钟快了")
    write(made, desk.data)
    take_away(chosen.names, desk.data)
    assert desk.opened("2026-01-05T09:00").following.timeline.events[-1].id == "a/amended/2"

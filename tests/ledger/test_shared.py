"""What git knows of a ledger: which file others have, which one is only here, which one was lost."""

import shutil
import subprocess
from pathlib import Path

import pytest
from helpers.desk import Desk, moment
from helpers.tree import law

from portal.editing.change.change_review import change_review
from portal.ledger.late import came_late, late
from portal.ledger.ledger import read_ledger
from portal.ledger.press import Refusal
from portal.ledger.shared import Shared, shared
from portal.ledger.undo import undoable

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="there is no git here")


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A clone whose first publication was pushed."""
    git(tmp_path, "init", "--bare", "origin.git")
    git(tmp_path, "clone", "origin.git", "clone")
    desk = Desk(tmp_path / "clone" / "data")
    desk.put("laws", law("a", effective="2020-01-01"), law("b", effective="2020-01-01"))
    desk.publish("2026-01-01T08:00", "开通")
    git(desk.data, "add", "-A")
    git(desk.data, "commit", "-m", "1")
    git(desk.data, "push", "-u", "origin", "HEAD:main")
    return desk


def names(desk: Desk) -> list[str]:
    return sorted(path.name for path in (desk.data / "ledger").iterdir())


def test_what_was_pushed_is_known_and_what_was_only_committed_is_not(desk: Desk) -> None:
    (first,) = names(desk)
    desk.put("laws", law("c", effective="2020-01-01"))
    desk.publish("2026-01-02T08:00")
    git(desk.data, "add", "-A")
    git(desk.data, "commit", "-m", "2")
    assert shared(desk.data) == Shared(frozenset({first}), frozenset({first}), "origin/main")


def test_outside_of_git_nobody_can_tell(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.publish("2026-01-01T08:00")
    assert shared(desk.data) == Shared()
    last, why = undoable(read_ledger(desk.data), Shared())
    assert last.head.at.startswith("2026-01-01") and "看不出它推送过没有" in why


def test_only_what_nobody_has_is_undone(desk: Desk) -> None:
    with pytest.raises(Refusal, match="已经推送"):
        undoable(read_ledger(desk.data), shared(desk.data))
    desk.put("laws", law("c", effective="2020-01-01"))
    desk.publish("2026-01-02T08:00")
    last, why = undoable(read_ledger(desk.data), shared(desk.data))
    assert last.head.at.startswith("2026-01-02") and "origin/main" in why


@pytest.mark.parametrize("mine_first", [True, False])
def test_a_fork_names_the_file_that_is_not_online(desk: Desk, mine_first: bool) -> None:
    """Whichever of the two is the earlier one."""
    desk.put("laws", law("a", effective="2020-01-01", summary="甲"))
    mine = desk.publish("2026-01-02T08:00" if mine_first else "2026-01-02T10:00", "甲")
    (desk.data / "ledger" / mine.name).unlink()
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.put("laws", law("b", effective="2020-01-01", summary="乙"))
    theirs = desk.publish("2026-01-02T09:00", "乙")
    git(desk.data, "add", "-A")
    git(desk.data, "commit", "-m", "theirs")
    git(desk.data, "push", "origin", "HEAD:main")
    (desk.data / "ledger" / mine.name).write_text(mine.text, encoding="utf-8")
    (problem,) = read_ledger(desk.data).problems
    assert Path(problem.path).name == mine.name
    assert (
        problem.hint.endswith(f"--again {mine.name}")
        and f"{theirs.name} 在 origin/main" in problem.hint
    )


def test_without_git_both_are_named_with_what_decides(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.publish("2026-01-01T08:00")
    desk.put("laws", law("b", effective="2020-01-01"))
    one = desk.publish("2026-01-02T08:00")
    (desk.data / "ledger" / one.name).unlink()
    other = desk.publish("2026-01-02T09:00")
    (desk.data / "ledger" / one.name).write_text(one.text, encoding="utf-8")
    (problem,) = read_ledger(desk.data).problems
    assert f"--again {one.name}" in problem.hint and f"--again {other.name}" in problem.hint


def test_a_lost_file_is_called_by_its_name(desk: Desk) -> None:
    for day, id in (("02", "c"), ("03", "d")):
        desk.put("laws", law(id, effective="2020-01-01"))
        desk.publish(f"2026-01-{day}T08:00")
    git(desk.data, "add", "-A")
    git(desk.data, "commit", "-m", "2")
    git(desk.data, "push", "origin", "HEAD:main")
    _, lost, after = names(desk)
    (desk.data / "ledger" / lost).unlink()
    (problem,) = read_ledger(desk.data).problems
    assert Path(problem.path).name == after
    assert f"（{lost}）不见了" in problem.message and lost in problem.hint


def test_a_file_that_was_published_again_elsewhere_is_not_to_be_restored(desk: Desk) -> None:
    desk.put("laws", law("c", effective="2020-01-01"))
    old = desk.publish("2026-01-02T08:00")
    git(desk.data, "add", "-A")
    git(desk.data, "commit", "-m", "2")
    desk.put("laws", law("d", effective="2020-01-01"))
    mine = desk.publish("2026-01-03T08:00")
    (desk.data / "ledger" / old.name).unlink()
    (problem,) = read_ledger(desk.data).problems
    assert f"--again {mine.name}" in problem.hint and old.name in problem.message


def test_what_is_merged_in_a_later_month_of_the_same_week_is_late_too(desk: Desk) -> None:
    """Published on a Friday, the 30th: on Sunday the digest of its month is out."""
    desk.put("laws", law("c", effective="2020-01-01"))
    desk.publish("2026-01-30T17:00")
    ledger, others = read_ledger(desk.data), shared(desk.data)
    assert not list(late(ledger, others, moment("2026-01-31T23:59")))
    assert len(list(late(ledger, others, moment("2026-02-01T00:00")))) == 1


def test_what_is_merged_in_a_later_week_is_dated_anew_first(desk: Desk) -> None:
    """Published on a Friday: on Sunday that is in time, on Monday the digest of its week is out."""
    desk.put("laws", law("c", effective="2020-01-01"))
    desk.publish("2026-01-09T17:00")
    ledger, others = read_ledger(desk.data), shared(desk.data)
    assert not list(late(ledger, others, moment("2026-01-11T23:59")))
    (found,) = late(ledger, others, moment("2026-01-12T10:05"))
    (name,) = set(names(desk)) - others.trunk
    assert "2026-01-09T17:00" in found.message and f"--again {name}" in found.hint
    assert not list(late(ledger, Shared(), moment("2026-01-12T10:05")))  # nobody can tell
    git(desk.data, "add", "-A")
    git(desk.data, "commit", "-m", "2")
    git(desk.data, "push", "origin", "HEAD:main")
    assert not list(late(ledger, shared(desk.data), moment("2026-01-12T10:05")))


def test_a_request_to_merge_knows_what_comes_with_it(desk: Desk) -> None:
    """A workflow has the merged state alone, without any branch to compare it with by name."""
    before = set(names(desk))
    desk.put("laws", law("c", effective="2020-01-01"))
    desk.publish("2026-01-09T17:00")
    ledger, came = read_ledger(desk.data), frozenset(set(names(desk)) - before)
    assert not list(came_late(ledger, came, moment("2026-01-11T23:59")))
    (found,) = came_late(ledger, came, moment("2026-01-12T10:05"))
    assert "--again" in found.hint and "要并入的分支 里还没有" in found.message
    review = change_review(desk.data, moment("2026-01-12T10:05"), came)
    assert found in review.problems
    assert not list(came_late(ledger, frozenset(), moment("2026-01-12T10:05")))

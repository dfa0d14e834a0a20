"""The ledger is only ever added to: whatever else happens to it is found, with the remedy."""

import json
from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import law, relief, row

from portal.ledger.press import Refusal
from portal.ledger.rebase import rebase


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Three publications: two laws, a change of one, a third law."""
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"), law("b", effective="2020-01-01"))
    desk.publish("2026-01-01T08:00", "开通")
    desk.put("laws", law("a", effective="2020-01-01", summary="新的摘要"))
    desk.publish("2026-02-01T08:00", "摘要")
    desk.put("laws", law("c", effective="2021-01-01"))
    desk.publish("2026-03-01T08:00", "新法")
    return desk


def files(desk: Desk) -> list[Path]:
    return sorted((desk.data / "ledger").iterdir())


def told(desk: Desk) -> list[str]:
    """What the check says of the ledger: file, line and message."""
    opened = desk.opened("2026-04-01T08:00")
    problems = [*opened.problems, *opened.unpublished]
    for problem in problems:
        assert problem.hint, problem
    return [f"{Path(problem.path).name}:{problem.line}: {problem.message}" for problem in problems]


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_as_it_was_written_nothing_is_wrong(desk: Desk) -> None:
    assert told(desk) == []


def test_line_ends_and_layout_do_not_count(desk: Desk) -> None:
    for path in files(desk):
        lines = path.read_text(encoding="utf-8").splitlines()
        spaced = [json.dumps(json.loads(line), ensure_ascii=True) for line in lines]
        path.write_bytes("\r\n".join(spaced).encode() + b"\r\n")
    assert told(desk) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("摘要", "别的话", 1),  # the note
        ("新的摘要", "编的摘要", 2),  # a value
        ('"kind": "amended"', '"kind": "minor"', 2),
        ("2026-02-01T08:00:00", "2026-02-01T09:00:00", 1),
    ],
)
def test_an_altered_line_is_named(desk: Desk, old: str, new: str, line: int) -> None:
    second = files(desk)[1]
    rewrite(second, old, new)
    assert told(desk)[0].startswith(f"{second.name}:{line}: 这一行")


def test_altered_content_is_named(desk: Desk) -> None:
    first = files(desk)[0]
    rewrite(first, '"title": "b法"', '"title": "某法"')
    assert told(desk) == [f"{first.name}:3: b 的内容与摘要不符，被改动过"]


@pytest.mark.parametrize("text", ["", "{", "[]\n", "null\n", '{"seal": 1}\n', "\ud800", "\x00"])
def test_a_ruined_file_is_one_problem_and_no_crash(desk: Desk, text: str) -> None:
    second = files(desk)[1]
    second.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert told(desk)[0].startswith(f"{second.name}:1:")


def test_a_line_left_out_is_found(desk: Desk) -> None:
    first = files(desk)[0]
    lines = first.read_text(encoding="utf-8").splitlines(keepends=True)
    first.write_text("".join(lines[:-1]), encoding="utf-8")
    assert told(desk)[0].startswith(f"{first.name}:3: 应有 2 条记录，现在有 1 条")


def test_lines_in_another_order_are_found(desk: Desk) -> None:
    first = files(desk)[0]
    head, one, other = first.read_text(encoding="utf-8").splitlines(keepends=True)
    first.write_text(head + other + one, encoding="utf-8")
    assert told(desk)[0].startswith(f"{first.name}:2: 这一行")


def test_a_file_under_another_name_is_found(desk: Desk) -> None:
    first = files(desk)[0]
    first.rename(first.with_name("2026-01-02-080000-00000000.jsonl"))
    assert "文件改了名" in told(desk)[0]


def test_a_publication_that_is_gone_is_missed_by_the_next(desk: Desk) -> None:
    gone = files(desk)[1]
    gone.unlink()
    (third,) = [path for path in files(desk) if path.name.startswith("2026-03")]
    lost = f"文件名以 -{gone.stem[-8:]}.jsonl 结尾的那份"
    assert told(desk) == [f"{third.name}:1: 它所接续的前一次发布（{lost}）不见了，或被改动过"]


def test_the_last_publication_gone_leaves_its_records_unpublished(desk: Desk) -> None:
    files(desk)[2].unlink()
    assert told(desk) == ["c.yaml:2: 新增的记录还没有发布"]
    again = desk.publish("2026-03-02T08:00", "新法")
    assert [line.event for line in again.lines] == ["c/added"]  # known to subscribers already


def test_a_stranger_in_the_folder_is_named(desk: Desk) -> None:
    (desk.data / "ledger" / "笔记.txt").touch()
    assert told(desk) == ["笔记.txt:1: 台账里只放发布记录"]


def test_an_id_of_an_event_is_used_once(desk: Desk) -> None:
    from portal.ledger.publication import Publication

    publisher = desk.publisher("2026-03-05T08:00")
    line = publisher.withdrawal("b", "重复", "").lines[0].model_copy(update={"event": "c/added"})
    publication = publisher.withdrawal("b", "重复", "")
    desk.keep(Publication(publication.head, (line,)))
    (problem,) = told(desk)
    assert "2: 事件编号 c/added 在" in problem and "用过" in problem


def test_time_does_not_run_backwards(desk: Desk) -> None:
    with pytest.raises(Refusal, match="早于上一次发布"):
        desk.publisher("2026-02-15T08:00").withdrawal("a", "重复", "")
    publisher = desk.publisher("2026-03-05T08:00")
    publication = publisher.withdrawal("a", "重复", "")
    head = publication.head.model_copy(update={"at": "2026-02-15T08:00:00+08:00"})
    desk.keep(type(publication)(head, publication.lines))
    assert any("早于前一次发布" in one for one in told(desk))


def test_two_publications_of_one_day_that_a_merge_brought(tmp_path: Path) -> None:
    """Each branch published after the same publication. One of the two is published again."""
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"), law("b", effective="2020-01-01"))
    desk.publish("2026-01-01T08:00")
    mine, theirs = law("a", effective="2020-01-01", summary="甲"), law("b", effective="2020-02-02")
    desk.put("laws", mine)
    branch = desk.publish("2026-01-02T08:00", "甲的改动")
    (desk.data / "ledger" / branch.name).unlink()  # as the other branch never had it
    desk.put("laws", law("a", effective="2020-01-01"), theirs)
    public = desk.publish("2026-01-02T09:00", "乙的改动")
    (desk.data / "ledger" / branch.name).write_text(branch.text, encoding="utf-8")
    desk.put("laws", mine)

    problems = desk.opened("2026-01-03T08:00").problems
    (problem,) = problems
    assert "合并带来了两次发布" in problem.message and "--again" in problem.hint

    again = rebase(desk.data, branch.name)
    publisher = desk.publisher("2026-01-03T08:00", again.names)
    (made,) = again.made(publisher)
    assert [line.event for line in made.lines] == ["a/amended/2"]  # the id that it had
    assert made.head.note == "甲的改动" and made.head.after == public.seals[-1]
    desk.keep(made)
    (desk.data / "ledger" / branch.name).unlink()
    assert told(desk) == []


def test_a_record_edited_without_publication_is_named_at_the_field(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-03-03"))
    (problem,) = desk.opened("2026-04-01T08:00").unpublished
    assert Path(problem.path).name == "b.yaml"
    assert (problem.field, problem.message) == ("effective", "施行日期改过，还没有发布")
    text = desk.path("laws", "b").read_text(encoding="utf-8").splitlines()
    assert text[problem.line - 1].strip().startswith('"effective":')


def test_a_record_deleted_is_refused_with_three_ways_out(desk: Desk) -> None:
    desk.path("laws", "b").unlink()
    (problem,) = desk.opened("2026-04-01T08:00").unpublished
    assert "b（b法）已经发布过，现在不见了" in problem.message
    for way in ("恢复 data/laws/b.yaml", "--withdraw b", "--rename b"):
        assert way in problem.hint
    for publish in (
        desk.publisher("2026-04-01T08:00").regular,
        desk.publisher("2026-04-01T08:00").minor,
    ):
        with pytest.raises(Refusal, match="现在不见了"):
            publish("删去")


def test_a_record_that_cannot_be_read_is_not_called_deleted(desk: Desk) -> None:
    """One slip is one problem."""
    desk.path("laws", "b").write_text("id: b\nlevel: [", encoding="utf-8")
    opened = desk.opened("2026-04-01T08:00")
    assert [Path(problem.path).name for problem in opened.problems] == ["b.yaml"]
    assert opened.following.unpublished(opened.catalogue) == []


def test_a_row_deleted_is_refused(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", row("r-1"), row("r-2"), issued="2025-01-01"))
    desk.publish("2026-01-01T08:00")
    desk.put("tax", relief("r", row("r-1"), issued="2025-01-01"))
    (problem,) = desk.opened("2026-04-01T08:00").unpublished
    assert "条目 r-2" in problem.message and problem.field == "rows"
    with pytest.raises(Refusal, match="r-2"):
        desk.publisher("2026-04-01T08:00").regular("删去")


def test_an_id_is_never_used_again(desk: Desk) -> None:
    desk.path("laws", "b").rename(desk.path("laws", "d"))
    desk.put("laws", law("d", title="b法", effective="2020-01-01"))
    desk.keep(desk.publisher("2026-04-01T08:00").renaming("b", "d", ""))
    desk.put("laws", law("b", title="另一部法", effective="2022-01-01"))
    (problem,) = desk.opened("2026-04-02T08:00").unpublished
    assert "b 是 d 以前的 id" in problem.message


def test_an_id_of_before_is_refused_before_anything_is_written(desk: Desk) -> None:
    """Else the ledger would hold a record that nothing can replay."""
    desk.path("laws", "b").rename(desk.path("laws", "d"))
    desk.put("laws", law("d", title="b法", effective="2020-01-01"))
    desk.keep(desk.publisher("2026-04-01T08:00").renaming("b", "d", ""))
    desk.put("laws", law("b", title="另一部法", effective="2022-01-01"))
    for publish in (
        desk.publisher("2026-04-02T08:00").regular,
        desk.publisher("2026-04-02T08:00").minor,
    ):
        with pytest.raises(Refusal, match="b 是 d 以前的 id，不能再用"):
            publish("新法")


def test_a_row_may_not_bear_an_id_of_before_either(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", row("r-1"), issued="2025-01-01"))
    desk.publish("2026-01-01T08:00")
    desk.put("tax", relief("r", row("r-9", name="r-1项"), issued="2025-01-01"))
    desk.keep(desk.publisher("2026-01-02T08:00").renaming("r-1", "r-9", ""))
    again = relief("r", row("r-9", name="r-1项"), row("r-1", name="新项"), issued="2025-01-01")
    desk.put("tax", again)
    said = [one.message for one in desk.opened("2026-01-03T08:00").unpublished]
    assert any("r-1 是 r-9 以前的 id" in one for one in said)
    with pytest.raises(Refusal, match="r-1 是 r-9 以前的 id"):
        desk.publisher("2026-01-03T08:00").regular("新项")


def test_a_record_does_not_take_the_id_of_a_row(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.put("tax", relief("r", row("r-1"), issued="2025-01-01"))
    desk.publish("2026-01-01T08:00")
    desk.path("laws", "a").unlink()
    with pytest.raises(Refusal, match="r-1 已经发布过"):
        desk.publisher("2026-01-02T08:00").renaming("a", "r-1", "")


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("withdrawn", {"record": "../../x"}),
        ("withdrawn", {"row": "../../../.."}),
        ("renamed", {"old": "/etc/x"}),
        ("withdrawn", {"scope": "../x"}),
        ("withdrawn", {"event": "a b"}),
    ],
)
def test_an_id_that_could_lead_out_of_the_site_is_refused_however_it_is_sealed(
    desk: Desk, kind: str, changed: dict[str, str]
) -> None:
    made = desk.publisher("2026-04-01T08:00").withdrawal("a", "重复", "")
    line = made.lines[0].model_copy(update={"kind": kind, **changed})
    desk.keep(type(made)(made.head, (line,)))
    (problem,) = told(desk)
    assert "这一行被改动过，读不出来" in problem and next(iter(changed)) in problem


def test_an_id_inside_of_content_is_one_too(tmp_path: Path) -> None:
    from portal.catalogue.content import digest_of

    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", row("r-1"), issued="2025-01-01"))
    made = desk.publisher("2026-01-01T08:00").regular("开通")
    content = made.lines[0].content
    assert content
    content["rows"][0]["id"] = "../../../.."
    line = made.lines[0].model_copy(update={"content": content, "digest": digest_of(content)})
    desk.keep(type(made)(made.head, (line,)))
    assert any(
        "tax/../../../.. 不能作网址" in one.message
        for one in desk.opened("2026-01-02T08:00").problems
    )


@pytest.mark.parametrize("note", ["换\n行", "响\x07铃", "倒\u202e序", "隐\u200b形", "长" * 501])
def test_a_note_that_nobody_can_read_is_refused(desk: Desk, note: str) -> None:
    desk.put("laws", law("d", effective="2021-01-01"))
    with pytest.raises(Refusal, match="--note"):
        desk.publisher("2026-04-01T08:00").regular(note)
    assert len(files(desk)) == 3


def test_publishing_again_leaves_other_edits_alone(tmp_path: Path) -> None:
    """An edit that nobody has published goes on waiting for its note."""
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"), law("b", effective="2020-01-01"))
    desk.publish("2026-01-01T08:00")
    branch = desk.publisher("2026-01-02T08:00").withdrawal("a", "重复", "")
    desk.put("laws", law("b", effective="2020-01-01", summary="乙"))
    desk.publish("2026-01-02T09:00", "乙的改动")
    desk.keep(branch)
    desk.put("laws", law("b", effective="2020-01-01", summary="还没有发布"))
    again = rebase(desk.data, branch.name)
    made = again.made(desk.publisher("2026-01-03T08:00", again.names))
    assert [[line.kind for line in one.lines] for one in made] == [["withdrawn"]]
    desk.keep(made[0])
    (desk.data / "ledger" / branch.name).unlink()
    (waiting,) = told(desk)
    assert waiting.startswith("b.yaml:") and "摘要改过，还没有发布" in waiting

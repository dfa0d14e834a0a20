"""What a change does, and the comment that says so."""

import re
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk, moment
from helpers.tree import law, relief, row

from portal.editing.change.change_markdown import LONGEST, MARK, as_markdown
from portal.editing.change.change_review import ChangeReview, change_review
from portal.editing.change.code_span import code

EARLY, LATE = "2026-11-22T08:00", "2026-11-22T12:00"
DATED: dict[str, Any] = {"effective": "2020-01-01", "topics": ["energy-saving"]}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A law and a list of three rows, published."""
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("one", **DATED))
    rows = [row(f"list-{number}") for number in (1, 2, 3)]
    desk.put("tax", relief("list", *rows, issued="2020-01-01"))
    desk.publish(EARLY, "开始")
    return desk


def changed(desk: Desk) -> None:
    """The law says more, a row of the list is another, one is new, and there is a second law."""
    desk.put("laws", law("one", **(DATED | {"summary": "新的一句。"})), law("two", **DATED))
    rows = [row("list-1"), row("list-2", note="改了"), row("list-3"), row("list-4")]
    desk.put("tax", relief("list", *rows, issued="2020-01-01"))


def review(desk: Desk, came: frozenset[str] = frozenset()) -> ChangeReview:
    return change_review(desk.data, moment(LATE), came)


def text(found: ChangeReview, address: str = "") -> str:
    return as_markdown(found, lambda path: path[path.index("data/") :], address)


def test_nothing_changed_is_said_so(desk: Desk) -> None:
    found = review(desk)
    assert found.problems == [] and found.records == [] and found.pages == []
    assert text(found).startswith(f"{MARK}\n## 数据检查：没有发现问题\n")


def test_records_and_rows_are_counted(desk: Desk) -> None:
    changed(desk)
    found = review(desk)
    told = {
        one.id: (one.deed, one.rows_added, one.rows_changed, one.rows_removed)
        for one in found.records
    }
    assert told == {
        "one": ("修改", 0, 0, 0),
        "two": ("新增", 0, 0, 0),
        "list": ("修改", 1, 1, 0),
    }
    assert "改了什么：记录新增 1，修改 2；条目新增 1，修改 1，去掉 0" in text(found)


def test_a_row_that_is_gone_is_counted_and_is_a_problem(desk: Desk) -> None:
    desk.put("tax", relief("list", row("list-1"), row("list-2"), issued="2020-01-01"))
    found = review(desk)
    assert found.records[0].rows_removed == 1 and "list-3" in found.waiting[0].message
    assert found.told == [] and "list-3" in found.untold


def test_the_pages_that_change_are_named(desk: Desk) -> None:
    changed(desk)
    found = review(desk)
    assert set(found.pages) == {
        *("laws/one/", "laws/two/", "tax/list/", "tax/list-2/", "tax/list-4/")
    }
    assert set(found.gathering) == {"laws/", "topics/energy-saving/", "tax/"}


def test_what_subscribers_will_read_is_there_word_for_word(desk: Desk) -> None:
    changed(desk)
    told = "\n".join(review(desk).told)
    assert "laws（法律法规）：2 条" in told and "topic-energy-saving（主题：节能）：2 条" in told
    assert "【新收录：two法】" in told and "新的一句。" in told


def test_publications_that_came_with_a_change_are_part_of_it(desk: Desk) -> None:
    """A request brings data and ledger together: then nothing waits, and all is to be shown."""
    changed(desk)
    publication = desk.publish("2026-11-22T09:00", "两件事")
    alone = review(desk)
    assert alone.records == [] and alone.told == []
    found = review(desk, frozenset((publication.name,)))
    assert found.problems == []
    assert {one.id for one in found.records} == {"one", "two", "list"}
    assert any("两件事" in line for line in found.told)


def test_what_waits_beside_what_came_is_shown_too(desk: Desk) -> None:
    changed(desk)
    publication = desk.publish("2026-11-22T09:00", "两件事")
    desk.put("laws", law("three", **DATED))
    found = review(desk, frozenset((publication.name,)))
    assert len(found.waiting) == 1 and {one.id for one in found.records} > {"three"}
    assert any("新收录：three法" in line for line in found.told)


def test_faults_come_first_by_weight_with_a_link_to_the_line(desk: Desk) -> None:
    changed(desk)
    desk.put("laws", law("bad", **(DATED | {"topics": ["thrift"]})))
    written = text(review(desk), "https://forge.example/o/r/blob/abc/")
    assert "### 数据有错，改好才能生成网站（1）" in written
    link = r"\[`data/laws/bad\.yaml:(\d+)`\]\(https://forge\.example/o/r/blob/abc/data/laws/bad\.yaml#L\1\)"
    assert re.search(link, written)
    assert "`数据改好以后才知道。`" in written


def test_a_broken_ledger_is_told_and_stops_nothing(desk: Desk) -> None:
    (ledger,) = (desk.data / "ledger").iterdir()
    ledger.write_text(ledger.read_text("utf-8").replace("开始", "结束"), encoding="utf-8")
    found = review(desk)
    assert found.wrong and found.untold == "台账有问题，改好以后才知道。"
    assert "数据检查：" in text(found)


def test_what_editors_should_look_at_in_the_changed_records_is_mentioned(desk: Desk) -> None:
    changed(desk)
    found = review(desk)
    assert {one.item.id for one in found.reviews} == {"one", "two", "list"}
    assert "### 顺便看看（不妨碍合并）" in text(found)


HOSTILE = "@everyone ![x](https://evil.example/p.png) <img src=x> `a``b` #1 [去](javascript:1)"


def test_nothing_that_a_sender_writes_is_more_than_words(desk: Desk) -> None:
    """Outside backticks there is nothing of it."""
    desk.put("laws", law("one", **(DATED | {"title": HOSTILE, "topics": ["@someone"]})))
    desk.put("laws", law("two", **(DATED | {"title": f"{HOSTILE}二"})))
    for written in (text(review(desk)), text(review_of_title(desk))):
        bare = re.sub(r"(?ms)^(`{3,})text$.*?^\1$", "", written)
        bare = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", bare)
        assert "@" not in bare and "evil" not in bare and "<img" not in bare


def review_of_title(desk: Desk) -> ChangeReview:
    """The same without the fault, so that subscribers' text is there."""
    desk.put("laws", law("one", **(DATED | {"title": HOSTILE})))
    found = review(desk)
    assert found.told
    return found


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("文", "`文`"),
        ("a`b", "``a`b``"),
        ("`a", "`` `a ``"),
        ("一\n二\u202e", "`一 二`"),
        ("", "` `"),
    ],
)
def test_code_is_what_it_is(given: str, made: str) -> None:
    assert code(given) == made


def test_a_text_that_is_too_long_is_cut_whole(desk: Desk) -> None:
    long = {"summary": "长" * 500, "dates_note": "长" * 900}
    desk.put("laws", *(law(f"law-{number}", **(DATED | long)) for number in range(4)))
    found = review(desk)
    many = found.__class__(
        **{**vars(found), "waiting": found.waiting * 500, "told": found.told * 99}
    )
    assert len(text(many)) < LONGEST
    heavy = [line + "长" * 400 for line in many.told]
    written = text(found.__class__(**{**vars(found), "told": heavy}))
    assert len(written) <= LONGEST + 100 and written.count("\n```") % 2 == 0
    assert "太长" in written
    ticked = ["````` 长" + line for line in heavy]
    fenced = text(found.__class__(**{**vars(found), "told": ticked}))
    opened, closed = [line for line in fenced.splitlines() if line.startswith("``````")]
    assert opened == f"{closed}text" and fenced.count("</details>") == 1

"""What a record's page tells of its own past, and what it still says once it was withdrawn."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import catalogue, law, notice, relief, row

from portal.pages.record.history import CHANGES, EVENTS
from portal.portal import Portal
from portal.search.documents import PAGES, documents


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "data")


def statute(id: str, **fields: Any) -> dict[str, Any]:
    return law(id, effective="2020-01-01") | fields


def machine(id: str, **fields: Any) -> dict[str, Any]:
    return row(id, action="淘汰", match="exact", models=["X-1"], equipment=["motor"]) | fields


def machines(*rows: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return notice("list", issued="2020-01-01", rows=list(rows)) | fields


def words(portal: Portal, url: str) -> str:
    """What a page says, in one line."""
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", portal.pages[url].body)))


def history(portal: Portal, url: str) -> str:
    """What its section 变更记录 says."""
    body = portal.pages[url].body
    _, begun, section = body.partition('<h2 id="history">')
    assert begun, url
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", section.partition("</section>")[0])))


def test_a_change_is_told_with_what_was_and_what_is(desk: Desk) -> None:
    desk.put("laws", statute("a", summary="旧的话。", doc_no="甲1号"))
    desk.publish("2026-11-22T08:00", "首次收录：开通")
    desk.put("laws", statute("a", summary="新的<话>。", topics=["sme"]))
    desk.publish("2026-11-24T08:00", "改写摘要")
    portal = desk.portal("2026-11-26T00:00")
    told = history(portal, "laws/a/")
    assert told.index("2026-11-24 更新 改写摘要") < told.index("2026-11-22 首次收录 开通")
    assert "摘要 原来 旧的话。 现在 新的<话>。" in told
    assert "文号 删去 甲1号" in told and "主题 新增 中小企业" in told
    body = portal.pages["laws/a/"].body
    assert "<del>旧的话。</del>" in body and "<ins>新的&lt;话&gt;。</ins>" in body
    assert ("history", "变更记录") in portal.pages["laws/a/"].sections
    assert body.index('id="evidence"') < body.index('id="history"') < body.index('id="citation"')


def test_without_a_ledger_nothing_is_told() -> None:
    page = Portal(catalogue(laws=[law("a")]), date(2026, 9, 1)).pages["laws/a/"]
    assert "变更记录" not in page.body and page.updated == date(2026, 11, 22)


def test_a_row_tells_its_own_changes_and_those_of_its_whole_list(desk: Desk) -> None:
    desk.put("phase-out", machines(machine("list-1"), machine("list-2")))
    desk.publish("2026-11-22T08:00")
    first = machine("list-1", name="新名一", reason="耗能高")
    desk.put("phase-out", machines(first, machine("list-2", reason="已停产")))
    desk.publish("2026-11-23T08:00", "补理由")
    desk.put("phase-out", machines(first, machine("list-2", reason="已停产"), summary="全部列出。"))
    desk.publish("2026-11-24T08:00", "加摘要")
    portal = desk.portal("2026-11-26T00:00")
    of_list, one, two = (history(portal, f"phase-out/{id}/") for id in ("list", "list-1", "list-2"))
    assert "理由 新名一 新增 耗能高" in of_list and "理由 list-2项 新增 已停产" in of_list
    assert "理由 新增 耗能高" in one and "已停产" not in one and "理由 新名一" not in one
    assert "名称 原来 list-1项 现在 新名一" in one
    assert "摘要 所在清单 新增 全部列出。" in one and "摘要 所在清单" in two
    assert "摘要 新增 全部列出。" in of_list and "所在清单" not in of_list
    assert "首次收录" in one


def test_a_row_that_came_later_begins_there(desk: Desk) -> None:
    desk.put("phase-out", machines(machine("list-1")))
    desk.publish("2026-11-22T08:00")
    desk.put("phase-out", machines(machine("list-1"), summary="一。"))
    desk.publish("2026-11-23T08:00")
    desk.put("phase-out", machines(machine("list-1"), machine("list-2"), summary="一。"))
    desk.publish("2026-11-24T08:00", "增加一条")
    portal = desk.portal("2026-11-26T00:00")
    told = history(portal, "phase-out/list-2/")
    assert "2026-11-24 首次收录 增加一条" in told
    assert "2026-11-22" not in told and "2026-11-23" not in told
    assert "2026-11-24" not in history(portal, "phase-out/list-1/")
    assert "条目 新增 list-2项" in history(portal, "phase-out/list/")


def test_many_at_once_are_told_each_with_its_own_changes(desk: Desk) -> None:
    ids = "abcdefg"
    desk.put("laws", *(statute(id) for id in ids))
    desk.publish("2026-11-22T08:00")
    desk.put("laws", *(statute(id, summary=f"{id}的摘要。") for id in ids))
    desk.publish("2026-11-24T08:00", "都加摘要")
    told = history(desk.portal("2026-11-26T00:00"), "laws/a/")
    assert "2026-11-24 更新 都加摘要 摘要 新增 a的摘要。" in told and "b的摘要" not in told


def test_what_a_day_brought_and_what_took_the_place_of_a_record(desk: Desk) -> None:
    desk.put("laws", statute("old"))
    desk.publish("2026-11-22T08:00")
    desk.put("laws", statute("new", effective="2026-12-01", supersedes=["old"]))
    desk.publish("2026-11-23T08:00")
    before, after = desk.portal("2026-11-30T00:00"), desk.portal("2026-12-01T00:00")
    assert "2026-12-01" not in history(before, "laws/new/")
    assert "2026-12-01 施行" in history(after, "laws/new/")
    assert "2026-12-01 废止 ： new法" in history(after, "laws/old/")
    assert 'href="../../laws/new/">new法</a>' in after.pages["laws/old/"].body


def test_a_deadline_of_a_row_names_it_on_the_page_of_the_list(desk: Desk) -> None:
    listed = machines(machine("list-1", deadline="2026-12-31"), machine("list-2", models=["X-2"]))
    desk.put("phase-out", listed)
    desk.publish("2026-11-22T08:00")
    portal = desk.portal("2026-12-02T00:00")
    assert "2026-12-01 淘汰期限将到 “list-1项”：还有 30 天" in history(portal, "phase-out/list/")
    assert "淘汰期限将到 还有 30 天" in history(portal, "phase-out/list-1/")
    assert "2026-12-01" not in history(portal, "phase-out/list-2/")


def test_slips_are_told_nobody(desk: Desk) -> None:
    desk.put("laws", statute("a", summary="错子。"))
    desk.publish("2026-11-22T08:00")
    desk.put("laws", statute("a", summary="错字。"))
    desk.keep(desk.publisher("2026-11-24T08:00").minor(""))
    portal = desk.portal("2026-11-26T00:00")
    assert "错子" not in history(portal, "laws/a/")
    assert portal.pages["laws/"].updated == date(2026, 11, 22)
    assert portal.pages["laws/a/"].updated == date(2026, 11, 24)  # what it says is another


def test_what_there_is_no_room_for_is_one_link_away(desk: Desk) -> None:
    many = [machine(f"list-{i}") for i in range(CHANGES + 3)]
    desk.put("phase-out", machines(*many))
    desk.publish("2026-11-01T08:00")
    for day in range(2, EVENTS + 4):
        changed = [one | {"reason": f"理由{day}"} for one in many]
        desk.put("phase-out", machines(*changed))
        desk.publish(f"2026-11-{day:02}T08:00")
    portal = desk.portal("2026-11-26T00:00")
    told = history(portal, "phase-out/list/")
    assert told.count(" 更新 ") == EVENTS and "另有 3 处改动" in told and "更早的 3 次变更" in told
    assert 'href="../../updates/2026-11/#e-list-amended-' in portal.pages["phase-out/list/"].body
    assert "另有" not in history(portal, "phase-out/list-1/")


def test_pages_say_when_something_was_last_told(desk: Desk) -> None:
    listed: dict[str, Any] = {"issued": "2020-01-01", "topics": ["sme"]}
    desk.put("tax", relief("r", row("r-1"), row("r-2"), **listed))
    desk.put("laws", statute("a", topics=["epc"]))
    desk.publish("2026-11-22T08:00")
    desk.put("tax", relief("r", row("r-1", rate="10%"), row("r-2"), **listed))
    desk.publish("2026-11-24T08:00")
    pages = desk.portal("2026-11-26T00:00").pages
    days = {url: page.updated and page.updated.day for url, page in pages.items()}
    assert (days["tax/r/"], days["tax/r-1/"], days["tax/r-2/"]) == (24, 24, 22)
    assert (days["tax/"], days["topics/sme/"]) == (24, 24)
    assert (days["laws/"], days["laws/a/"], days["topics/epc/"]) == (22, 22, 22)
    assert days["follow/"] == 24 and days["quality/"] is None


def test_pages_say_when_something_was_last_mended_without_a_word(desk: Desk) -> None:
    desk.put("tax", relief("r", row("r-1"), row("r-2"), issued="2020-01-01", summary="甲。"))
    desk.publish("2026-11-22T08:00")
    desk.put(
        "tax", relief("r", row("r-1", note="乙"), row("r-2"), issued="2020-01-01", summary="丙。")
    )
    desk.keep(desk.publisher("2026-11-25T08:00").minor("改错字"))
    pages = desk.portal("2026-11-26T00:00").pages
    days = {url: page.updated and page.updated.day for url, page in pages.items()}
    assert (days["tax/r/"], days["tax/r-1/"], days["tax/r-2/"]) == (25, 25, 22)
    assert days["tax/"] == 22  # nothing was told


STATUS = ("现行有效", "列入淘汰", "已失效", "已废止")


@pytest.fixture
def withdrawn(desk: Desk) -> Portal:
    """A row and a law withdrawn, and something else that speaks of them."""
    rows = (machine("list-1", reason="耗能高"), machine("list-2"))
    desk.put("phase-out", machines(*rows, equipment=["motor"]))
    desk.put("laws", statute("a", topics=["epc"], summary="甲的摘要。"))
    desk.put("laws", statute("b", related=[{"id": "a", "relation": "see-also"}]))
    desk.publish("2026-11-22T08:00")
    press = desk.publisher("2026-11-24T08:00")
    desk.keep(press.withdrawal("list-1", "型号<有>误。", "撤回一条"))
    desk.keep(desk.publisher("2026-11-25T08:00").withdrawal("a", "来源已删除", "撤回一件"))
    return desk.portal("2026-11-26T00:00")


@pytest.mark.parametrize(
    ("url", "day", "reason"),
    [
        ("phase-out/list-1/", "2026-11-24", "型号<有>误。"),
        ("laws/a/", "2026-11-25", "来源已删除。"),
    ],
)
def test_what_was_withdrawn_says_so_first_and_claims_nothing(
    withdrawn: Portal, url: str, day: str, reason: str
) -> None:
    page = withdrawn.pages[url]
    banner = f"这一条已于 {day} 撤回，本站不再采用，请不要再引用。原因：{reason}"
    assert banner in words(withdrawn, url)
    assert page.body.index("已撤回") < page.body.index("<h1")
    own = page.body.partition('<h2 id="relations">')[0]
    assert not [word for word in STATUS if word in own]
    assert "状态：已撤回" in words(withdrawn, url) and 'class="answer' not in page.body
    assert f"撤回 原因：{reason}" in history(withdrawn, url)
    head = withdrawn.heads.of(page)
    assert head.description.startswith(banner) and '"robots" content="noindex"' in head.markup


def test_what_was_withdrawn_is_found_and_listed_nowhere(withdrawn: Portal) -> None:
    found = {one.url for one in documents(withdrawn.site, []) if one.kind != PAGES}
    assert found == {"phase-out/list/", "phase-out/list-2/", "laws/b/"}
    for url in ("laws/", "phase-out/list/", "equipment/motor/"):
        own = withdrawn.pages[url].body.partition('<h2 id="history">')[0]
        assert "laws/a/" not in own and "phase-out/list-1/" not in own
    assert "topics/epc/" not in withdrawn.pages
    assert "noindex" not in withdrawn.heads.of(withdrawn.pages["laws/b/"]).markup


def test_who_speaks_of_it_shows_that_it_was_withdrawn(withdrawn: Portal) -> None:
    assert 'badge--withdrawn">已撤回' in withdrawn.pages["laws/b/"].body
    assert "撤回 “list-1项”，原因：型号<有>误。" in history(withdrawn, "phase-out/list/")


def test_a_withdrawn_list_takes_its_rows_along(desk: Desk) -> None:
    desk.put("phase-out", machines(machine("list-1")))
    desk.publish("2026-11-22T08:00")
    desk.keep(desk.publisher("2026-11-24T08:00").withdrawal("list", "重复收录", "撤回"))
    portal = desk.portal("2026-11-26T00:00")
    assert "这一条所在的清单已于 2026-11-24 撤回" in words(portal, "phase-out/list-1/")
    assert "列入淘汰" not in words(portal, "phase-out/list-1/")
    assert [one for one in documents(portal.site, []) if one.kind != PAGES] == []

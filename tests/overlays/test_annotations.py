"""What a portal says beside a national record is shown there under its name and changes nothing in it."""

import json
from pathlib import Path

import pytest
from helpers.open_files import SchemaFaults, content, files_of
from helpers.own_desk import SEEN, OwnDesk
from helpers.tree import body, law, notice, relief, row

from portal.editing.new.new_annotation import fill_in_bases, write_annotation
from portal.ledger.annotation_basis import digest_of_basis
from portal.pages.embed.record_embeds import record_embed
from portal.search.documents import document_of

LATER = "2026-06-01T08:00"


@pytest.fixture
def desk(tmp_path: Path) -> OwnDesk:
    desk = OwnDesk(tmp_path)
    desk.nation.put("laws", law("a", effective="2020-01-01"), law("b", effective="2021-01-01"))
    desk.nation.put("tax", relief("r", row("r-1"), row("r-2"), issued="2025-01-01"))
    desk.nation.publish("2026-01-02T08:00", "开通")
    return desk


def test_it_stands_on_the_page_of_the_record_and_nowhere_else(desk: OwnDesk) -> None:
    plain = desk.portal(LATER).pages["laws/a/"].body
    desk.put("bodies", body("park-b", title="园区服务中心"))
    desk.annotate(
        "a",
        note="在园区**先到服务中心**。",
        contacts=["park-b"],
        thresholds=[
            {"words": "3000 吨标准煤以上也要报", "value": 3000, "unit": "tce", "field": "duties"}
        ],
    )
    portal = desk.portal(LATER)
    page = portal.pages["laws/a/"].body
    for words in (
        "某园区",
        "<strong>先到服务中心</strong>",
        "3000 吨标准煤以上也要报",
        "园区服务中心",
        "园区通知",
    ):
        assert words in page
    assert (
        page.partition('<aside class="own-note"')[0]
        == plain[: page.index('<aside class="own-note"')]
    )
    assert "own-note" not in portal.pages["laws/b/"].body
    beside = {id: portal.pages[f"laws/{id}/"].make().beside()[0].content.decode() for id in "ab"}
    for words in ("> 某园区的批注", "**先到服务中心**", "3000 吨标准煤以上也要报", "园区通知"):
        assert words in beside["a"] and words not in beside["b"]


def test_takers_of_the_data_get_it_under_its_name(desk: OwnDesk) -> None:
    desk.put("policies", notice("park-n", issued="2026-01-01"))
    source = {
        "title": "园区通知",
        "seen": "2026-01-05",
        "url": "https://p.example/",
        "citable": False,
    }
    desk.annotate(
        "a",
        thresholds=[{"words": "3000 吨以上也要报", "field": "duties"}],
        sources=[source],
        verification={"confidence": "low", "checked": "2026-01-05"},
    )
    desk.publish("2026-02-01T08:00")
    files = files_of(desk.portal(LATER).site)
    assert content(files, "laws/a.json")["annotations"] == [
        {
            "portal": "某园区",
            "sources": [{"title": "园区通知", "seen": "2026-01-05"}],
            "confidence": "low",
            "checked": "2026-01-05",
            "note": "本地照此办理。",
            "thresholds": [{"words": "3000 吨以上也要报", "field": "duties"}],
        }
    ]
    judge = SchemaFaults(files)
    for path in ("laws/a.json", "laws/b.json", "policies/park-n.json", "policies.json"):
        assert judge.of(path, content(files, path)) == []
    assert "annotations" not in content(files, "laws/b.json")
    assert content(files, "policies/park-n.json")["portal"] == "某园区"
    assert "portal" not in content(files, "laws/a.json")


def test_an_embed_says_whose_word_it_is(desk: OwnDesk) -> None:
    desk.put("policies", notice("park-n", issued="2026-01-01"))
    desk.publish("2026-02-01T08:00")
    portal = desk.portal(LATER)
    items = portal.site.catalogue.items
    shown = {
        id: record_embed(items[id], portal.site, portal.renderer).content.decode()
        for id in ("park-n", "a")
    }
    assert 'badge--own">某园区' in shown["park-n"] and "badge--own" not in shown["a"]


def test_it_changes_no_validity_and_nothing_in_the_record(desk: OwnDesk) -> None:
    before = desk.portal(LATER).site
    desk.annotate("a", thresholds=[{"words": "本地另定", "value": 1}])
    after = desk.portal(LATER).site
    one, other = before.catalogue.items["a"], after.catalogue.items["a"]
    assert one.value == other.value and before.validity(one) == after.validity(other)
    assert digest_of_basis(one) == digest_of_basis(other)


def test_it_is_found_by_its_words(desk: OwnDesk) -> None:
    desk.annotate("a", note="沼气站另行登记。")
    site = desk.portal(LATER).site
    assert any("沼气站" in text for text in document_of(site.catalogue.items["a"], site).body)


@pytest.mark.parametrize(
    ("id", "fields", "words"),
    [
        ("no-such", {}, "没有 id 为 no-such 的记录"),
        ("a", {"note": None}, "批注什么也没有说"),
        ("a", {"contacts": ["no-such"]}, "没有 id 为 no-such 的记录"),
        ("a", {"contacts": ["b"]}, "b 不是“找谁问”里的记录"),
        ("a", {"thresholds": [{"words": "x", "field": "limit"}]}, "没有 limit 这个字段"),
        ("a", {"thresholds": [{"words": "x", "source": "gd"}]}, "来源里没有代号 gd"),
        ("a", {"sources": [{"title": "x", "seen": "2190-01-01"}]}, "2190-01-01 还没有到"),
        ("a", {"rests_on": "xyz"}, "rests_on"),
        ("a", {"id": "b"}, "文件名是 a，里面批注的却是 b"),
        ("park-n", {}, "park-n 是自己的记录，不用批注"),
    ],
)
def test_what_cannot_be_is_told_with_its_file(
    desk: OwnDesk, id: str, fields: dict[str, object], words: str
) -> None:
    desk.put("policies", notice("park-n", issued="2026-01-01"))
    whole = {"id": id, "note": "本地照此办理。", **SEEN, **fields}
    desk.write(
        f"annotations/{id}.yaml",
        {name: value for name, value in whole.items() if value is not None},
    )
    told = desk.problems(LATER)
    assert any(
        one.startswith(f"my-data/annotations/{id}.yaml:") and words in one for one in told
    ), told


def test_a_row_that_changed_is_told_and_not_its_neighbour(desk: OwnDesk) -> None:
    items = desk.opened(LATER).catalogue.items
    for id in ("r-1", "r-2"):
        desk.annotate(id, rests_on=digest_of_basis(items[id]))
    rows = (row("r-1", name="改了名的项"), row("r-2"))
    desk.nation.put("tax", relief("r", *rows, issued="2025-01-01"))
    desk.nation.publish("2026-03-01T08:00", "改名")
    (remark,) = desk.opened(LATER).remarks
    assert "国家的 r-1 改过" in remark.message and "改了名的项" in remark.message


def test_a_record_that_is_withdrawn_or_renamed_is_told_and_breaks_nothing(desk: OwnDesk) -> None:
    desk.annotate("a")
    desk.annotate("b")
    publisher = desk.nation.publisher("2026-03-01T08:00")
    desk.nation.keep(publisher.withdrawal("a", "转载有误", "撤回"))
    desk.nation.path("laws", "b").unlink()
    desk.nation.put("laws", law("b2", title="b法", effective="2021-01-01"))
    publisher = desk.nation.publisher("2026-03-02T08:00")
    desk.nation.keep(publisher.renaming("b", "b2", "改名"))
    opened = desk.opened(LATER)
    assert opened.problems == [] and opened.unpublished == []
    told = "\n".join(map(str, opened.remarks))
    assert "国家的 a 已经撤回" in told and "国家的 b 现在是 b2" in told
    assert "某园区的批注" in desk.portal(LATER).pages["laws/b2/"].body


def test_what_it_rests_on_is_written_down_for_the_editor(desk: OwnDesk) -> None:
    path = desk.annotate("a")
    opened = desk.opened(LATER)
    assert [one.message for one in opened.remarks] == ["还没有记下所依据的内容"]
    assert fill_in_bases(opened.catalogue) == [path]
    opened = desk.opened(LATER)
    assert opened.remarks == [] and fill_in_bases(opened.catalogue) == []
    new = write_annotation(desk.data, opened.catalogue.items["b"], "2026-06-01")
    assert f"rests_on: '{digest_of_basis(opened.catalogue.items['b'])}'" in new.read_text("utf-8")
    with pytest.raises(FileExistsError):
        write_annotation(desk.data, opened.catalogue.items["b"], "2026-06-01")


def test_a_link_in_a_note_that_leads_nowhere_is_told(desk: OwnDesk) -> None:
    desk.annotate("a", note="见[中心](id:park-x)和[法](id:b)。")
    (problem,) = desk.problems()
    assert (
        problem.startswith("my-data/annotations/a.yaml:3:") and "note: 没有 id 为 park-x" in problem
    )


def test_it_stands_in_the_data_and_in_the_text_under_its_name(desk: OwnDesk) -> None:
    """Whoever takes the data is told who says what, and that it is not what the nation says."""
    bare = desk.files(LATER)
    desk.put("bodies", body("park-b", title="园区服务中心"))
    desk.annotate(
        "a",
        note="先到**中心**。\n\n再到窗口。",
        contacts=["park-b"],
        thresholds=[
            {"words": "3000 吨以上也要报", "value": 3000, "unit": "tce", "field": "duties"}
        ],
    )
    files = desk.files(LATER)
    one, before = (json.loads(every["api/v1/laws/a.json"]) for every in (files, bare))
    (note,) = one.pop("annotations")
    assert note["portal"] == "某园区" and note["contacts"] == ["park-b"] and "review" not in note
    assert note["thresholds"] == [
        {"words": "3000 吨以上也要报", "field": "duties", "value": 3000, "unit": "tce"}
    ]
    assert note["sources"] == [{"title": "园区通知", "seen": "2026-01-05"}]
    assert one["fields"] == before["fields"] and "annotations" not in before
    assert "annotations" not in json.loads(files["api/v1/laws/b.json"])
    text = desk.copy(LATER, "laws/a/")
    told = text[text.index("> 某园区的批注") : text.index("核对日期：2026-01-05")]
    assert "不改国家这一条的内容和状态" in told and "> 先到**中心**。\n>\n> 再到窗口。" in told
    assert "3000 吨以上也要报" in told and "园区服务中心" in told
    assert all(line.startswith(">") for line in told.splitlines() if line)
    assert "的批注" not in desk.copy(LATER, "laws/b/")


def test_a_note_on_what_has_changed_says_so_in_the_data(desk: OwnDesk) -> None:
    desk.annotate("a", rests_on="0" * 16)
    files = desk.files(LATER)
    (note,) = json.loads(files["api/v1/laws/a.json"])["annotations"]
    assert note["review"] is True
    assert "待复核：国家的这一条" in desk.copy(LATER, "laws/a/")

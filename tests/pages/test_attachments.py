"""Files of a record: what readers know before they load one, our own copies, and what is told when one
changes."""

import csv
import io
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import notice

from portal.catalogue.link_report import LinkFinding, LinkReport, LinkSight
from portal.editing.care.review_queue import review_queue
from portal.editing.care.web_addresses import all_web_addresses
from portal.read.dates import PartialDate
from portal.search.documents import documents

AT = "2026-11-22T12:00"
FORM = b"%PDF-1.4\n%%EOF\n"
URL = "https://www.miit.gov.cn/files/form.docx"
OFFICIAL: dict[str, Any] = {
    "id": "form",
    "title": "附件1 申请表",
    "url": URL,
    "size": 241_664,
    "digest": "0" * 64,
    "seen": "2026-11-20",
}
COPIED: dict[str, Any] = {
    "id": "guide",
    "title": "附件2 填报说明",
    "format": "pdf",
    "size": len(FORM),
    "digest": sha256(FORM).hexdigest(),
    "permission": "官方文件，不受著作权保护",
}
BARE = {"id": "list", "title": "附件3 名单", "url": "https://news.example.com/down?id=3"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("policies", notice("grant", issued="2026-11-20", attachments=[OFFICIAL, COPIED, BARE]))
    (desk.data / "attachments/grant").mkdir(parents=True)
    (desk.data / "attachments/grant/guide.pdf").write_bytes(FORM)
    desk.publish("2026-11-22T08:00")
    return desk


def links(html: str) -> dict[str, str]:
    """The words of the links of the part, by their addresses: all that one has who hears a page."""
    part = html.split('id="attachments"')[1].split("</section>")[0]
    found = re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', part, re.DOTALL)
    return {url: re.sub("<[^>]+>", "", words) for url, words in found}


def test_a_link_says_format_and_size_or_that_they_are_not_known(desk: Desk) -> None:
    assert links(str(desk.portal(AT).pages["policies/grant/"].body)) == {
        URL: "附件1 申请表（Word 文档，236 KB）",
        "../../attachments/grant/guide.pdf": "附件2 填报说明（PDF 文件，15 字节）",
        "https://news.example.com/down?id=3": "附件3 名单（没有见到格式，没有见到大小）",
    }


def test_a_host_that_is_nobodys_is_marked_and_what_nobody_opened_says_so(desk: Desk) -> None:
    made = desk.portal(AT).pages["policies/grant/"].make()
    text = next(one.content.decode() for one in made.beside())
    line = next(line for line in text.splitlines() if "名单" in line)
    assert "非官方转载" in line
    assert "没有打开核对过" in line
    assert "2026-11-20 打开看过" in text


def test_our_copy_is_the_file_byte_for_byte_and_goes_with_its_record(desk: Desk) -> None:
    def copies() -> dict[str, bytes]:
        found = {one.path: one.content for one in desk.portal(AT).assets()}
        return {path: found[path] for path in found if path.startswith("attachments/")}

    assert copies() == {"attachments/grant/guide.pdf": FORM}
    desk.keep(desk.publisher("2026-11-22T09:00").withdrawal("grant", "放错了", ""))
    assert copies() == {}
    assert "guide.pdf" not in str(desk.portal(AT).pages["policies/grant/"].body)


def test_the_name_of_a_file_finds_its_record(desk: Desk) -> None:
    found = next(one for one in documents(desk.portal(AT).site, ()) if one.url == "policies/grant/")
    assert any("填报说明" in text for text in found.body)


def test_the_table_has_a_row_for_each_file(desk: Desk) -> None:
    files = {one.path: one.content for one in desk.portal(AT).assets()}
    text = files["api/v1/attachments.csv"].decode("utf-8-sig")
    rows = {row["attachment"]: row for row in csv.DictReader(io.StringIO(text))}
    assert {id: (row["format"], row["size"], row["copy"]) for id, row in rows.items()} == {
        "form": ("docx", "241664", ""),
        "guide": ("pdf", "15", "attachments/grant/guide.pdf"),
        "list": ("", "", ""),
    }


def test_subscribers_are_told_which_file_was_replaced_by_what(desk: Desk) -> None:
    newer = OFFICIAL | {"size": 250_000, "digest": "1" * 64, "seen": "2026-11-23"}
    desk.put("policies", notice("grant", issued="2026-11-20", attachments=[newer, COPIED, BARE]))
    desk.publish("2026-11-23T08:00", "申请表换了新的")
    feed = desk.files("2026-11-23T12:00")["feeds/all/feed.json"].decode()
    assert "申请表换了新的" in feed
    assert re.search("附件的字节数（附件1 申请表）.{0,80}241664.{0,80}250000", feed)


def sight(**seen: Any) -> LinkSight:
    known = {"day": PartialDate("2026-11-21"), "host": "www.miit.gov.cn", "whole": True}
    return LinkSight(
        **(known | {"type": "application/msword", "size": 9, "digest": "1" * 64} | seen)
    )


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        ({}, "另一个文件，9 字节"),
        ({"type": "text/html; charset=utf-8", "whole": False}, "是网页，不是文件"),
        ({"digest": "0" * 64}, ""),  # the same file
        ({"whole": False}, ""),  # only its beginning was read
        ({"day": PartialDate("2026-11-19")}, ""),  # the editor looked after that
    ],
)
def test_a_file_that_is_another_one_now_is_told_to_editors(
    desk: Desk, seen: dict[str, Any], told: str
) -> None:
    assert URL in {one.url for one in all_web_addresses(desk.opened(AT).catalogue)}
    day = PartialDate("2026-11-21")
    report = LinkReport({URL: LinkFinding(url=URL, state="ok", checked=day, seen=sight(**seen))})
    (desk.data / "links").mkdir()
    (desk.data / "links/report.json").write_text(report.text, encoding="utf-8")
    remarks = [str(one) for one in desk.opened(AT).remarks]
    assert [told in one for one in remarks] == ([True] if told else [])
    (review,) = review_queue(desk.portal(AT).site, desk.portal(AT).site.as_of)
    reasons = {one.id: one.what for one in review.reasons}
    assert reasons.get("attachment") == ("附件1 申请表" if told else None)

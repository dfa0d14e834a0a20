"""Attachments of which linkcheck.py saw another file than the record tells of."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.link_report import LinkReport, LinkSight
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.attachment import Attachment, size_words
from portal.read.explanation import Explanation

REMARKS = {
    "attachment-remarks": Explanation(
        "附件变了",
        "linkcheck.py 在官方网址上看到的文件，与记录里写的大小、校验码不同：多半是表换过了，读者交上去的会是旧表。"
        "只看一次说不准，所以只提醒，不妨碍生成网站。",
        "打开官方网址，看换了什么；确是换了的，照提示改 size、digest、seen，放了副本的换副本，然后发布。见编者手册“附件”。",
        (
            "attachments[〈1〉].digest: 〈2026-12-01〉 在官方网址上看到的是另一个文件，〈41 KB〉 (〈打开看换了什么；确是换了的写 size: 42010、digest: 〈64 位〉、seen: 2026-12-01，放了副本的换副本〉)",
            "attachments[〈1〉].url: 〈2026-12-01〉 在官方网址上看到的是网页，不是文件 (〈打开看；文件搬了的，换成新的网址〉)",
        ),
    )
}


@dataclass(frozen=True)
class ChangedAttachment:
    """An attachment, its place among those of its record, and what was seen at its address last."""

    place: int
    attachment: Attachment
    sight: LinkSight

    @property
    def is_page(self) -> bool:
        return self.sight.type.partition(";")[0].strip() in ("text/html", "application/xhtml+xml")


def changed_attachments(item: Item, report: LinkReport) -> Iterator[ChangedAttachment]:
    """Those of which a whole file was seen that is another one, on no earlier day than the editor saw
    it. A page in place of a file is seen as well where only the beginning was read."""
    for place, one in enumerate(item.get("attachments", ())):
        finding = report.findings.get(one.url or "")
        sight = finding.seen if finding and finding.state == "ok" else None
        if sight is None or one.seen and sight.day.last < one.seen.last:
            continue
        changed = ChangedAttachment(place, one, sight)
        if changed.is_page or sight.whole and _is_other(one, sight):
            yield changed


def attachment_remarks(catalogue: Catalogue) -> Iterator[Violation]:
    """What an editor should look at."""
    for item in catalogue.records:
        if not catalogue.is_withdrawn(item):
            for one in changed_attachments(item, catalogue.link_report):
                yield _told(item, one)


def _is_other(one: Attachment, sight: LinkSight) -> bool:
    if one.digest:
        return one.digest != sight.digest
    return one.size is not None and one.size != sight.size


def _told(item: Item, one: ChangedAttachment) -> Violation:
    sight = one.sight
    if one.is_page:
        message = f"{sight.day} 在官方网址上看到的是网页，不是文件"
        hint = "打开看；文件搬了的，换成新的网址"
        return Violation.of(item, ("attachments", one.place, "url"), message, hint)
    message = f"{sight.day} 在官方网址上看到的是另一个文件，{size_words(sight.size)}"
    new = f"size: {sight.size}、digest: {sight.digest}、seen: {sight.day}"
    hint = f"打开看换了什么；确是换了的写 {new}，放了副本的换副本"
    return Violation.of(item, ("attachments", one.place, "digest"), message, hint)

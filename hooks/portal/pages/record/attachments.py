"""附件: the files of a record, each with its format and size before anybody loads it."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.attachment_files import copy_address
from portal.kinds.item import Item
from portal.page import Section
from portal.read.attachment import FORMATS, Attachment, size_words
from portal.view.site import Site

UNKNOWN_FORMAT = "没有见到格式"
UNKNOWN_SIZE = "没有见到大小"
UNOPENED = "没有打开核对过"


@dataclass(frozen=True)
class ShownAttachment:
    """One of them in words. `url` is '' where only our own copy is known, `copy` where we have none."""

    id: str
    title: str
    about: str
    """What one gets: Word 文档，236 KB."""
    url: str
    copy: str
    permission: str
    seen: str
    note: str
    digest: str


def sections(item: Item, site: Site) -> Iterator[Section]:
    """Nothing for what was withdrawn: its files may be why."""
    attachments = () if site.catalogue.is_withdrawn(item) else item.get("attachments", ())
    if attachments:
        shown = tuple(_shown(one, item) for one in attachments)
        yield Section("attachments", "附件", "attachments", shown, "看附件")


def _shown(one: Attachment, item: Item) -> ShownAttachment:
    kind = FORMATS.get(one.kind, UNKNOWN_FORMAT)
    return ShownAttachment(
        id=one.id,
        title=one.title,
        about=f"{kind}，{size_words(one.size) if one.size else UNKNOWN_SIZE}",
        url=one.url or "",
        copy=copy_address(item.id, one) if one.permission else "",
        permission=one.permission or "",
        seen=f"{one.seen} 打开看过" if one.seen else UNOPENED,
        note=one.note or "",
        digest=one.digest or "",
    )

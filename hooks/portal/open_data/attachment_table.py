"""`attachments.csv`: the files that go with records, one a row."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from portal.catalogue.attachment_files import copy_address
from portal.kinds.item import Item
from portal.open_data.data_table import DataColumn, DataTable, date_column
from portal.open_data.promise import ROOT
from portal.read.attachment import Attachment
from portal.read.model_fields import fields_of
from portal.view.unsafe_links import NO_UNSAFE_LINKS, UnsafeLinks


def attachment_table(items: Iterable[Item], unsafe: UnsafeLinks = NO_UNSAFE_LINKS) -> DataTable:
    """Without the addresses that are not to be given to anybody."""
    called = {field.name: field.label for field in fields_of(Attachment).values()}
    return DataTable(
        f"{ROOT}attachments.csv",
        "附件",
        "一行一个附件：名称、格式、大小、网址。没有见到的空着",
        (
            DataColumn("id", "编号", "附件所在的记录的编号", required=True),
            DataColumn("catalogue", "栏目", "栏目的 id", required=True),
            DataColumn("attachment", called["id"], "在记录里不重复，不会改", required=True),
            DataColumn("title", called["title"], "照官方网页上的写", required=True),
            DataColumn("format", called["format"], "如 docx；没有写的，取自网址的末尾"),
            DataColumn("size", called["size"], "多少字节", "integer"),
            DataColumn("digest", called["digest"], "SHA-256", form="^[0-9a-f]{64}$"),
            date_column("seen", called["seen"], "哪天打开过；空的是没有打开核对过"),
            DataColumn("url", called["url"], "点开就是文件"),
            DataColumn("copy", "本站的副本", "在本站的地址，从网站的根算起；没有副本的空着"),
        ),
        _rows(items, unsafe),
        ("id", "attachment"),
    )


def _rows(items: Iterable[Item], unsafe: UnsafeLinks) -> Iterator[Mapping[str, Any]]:
    for item in items:
        for one in item.get("attachments", ()):
            yield {
                "id": item.id,
                "catalogue": item.kind.id,
                "attachment": one.id,
                "title": one.title,
                "format": one.kind,
                "size": one.size,
                "digest": one.digest,
                "seen": one.seen and str(one.seen),
                "url": "" if one.url in unsafe else one.url,
                "copy": copy_address(item.id, one) if one.permission else "",
            }

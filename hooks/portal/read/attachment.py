"""附件: files that go with a record, as their publisher has them and as far as we may as our own copy."""

import re
from pathlib import PurePosixPath
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from pydantic import Field, StringConstraints

from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Slug, Url
from portal.read.markers import Choices, Is, Label, Show
from portal.read.record import Record

Format = Literal[
    "pdf",
    "docx",
    "doc",
    "xlsx",
    "xls",
    "pptx",
    "ppt",
    "wps",
    "et",
    "dps",
    "ofd",
    "zip",
    "rar",
    "jpg",
    "png",
    "txt",
    "csv",
]

FORMATS = {
    "pdf": "PDF 文件",
    "docx": "Word 文档",
    "doc": "Word 文档（旧格式）",
    "xlsx": "Excel 表格",
    "xls": "Excel 表格（旧格式）",
    "pptx": "演示文稿",
    "ppt": "演示文稿（旧格式）",
    "wps": "WPS 文字文档",
    "et": "WPS 表格",
    "dps": "WPS 演示文稿",
    "ofd": "OFD 版式文件",
    "zip": "ZIP 压缩包",
    "rar": "RAR 压缩包",
    "jpg": "JPG 图片",
    "png": "PNG 图片",
    "txt": "文本文件",
    "csv": "CSV 表格",
}
"""What people call the formats."""

_ALSO = {"jpeg": "jpg"}

_SUFFIX = re.compile(r"[a-z][a-z0-9]{0,5}")

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256, as sha256sum writes it."""


class Attachment(Model):
    """A file that goes with a record: a form to fill in, an annex, the text as a file."""

    id: Annotated[Slug, Label("附件的代号"), Is.IN_DATA, Show.SECTION]
    """代号，小写字母、数字和连字符，同一条记录里不重复，以后不改，如 application。网页上的位置和副本的文件名由它来"""
    title: Annotated[Line, Label("附件名"), Show.SECTION | Show.SEARCH]
    """附件名，照官方网页上的写，如“附件1 节能技术改造项目申请表”"""
    url: Annotated[Url | None, Label("附件的官方网址"), Show.SECTION] = None
    """文件的官方网址，点开就是文件。在官方网页上右键附件，复制链接。只见到网页、没有见到文件网址的，网页写在 sources 里"""
    format: Annotated[Format | None, Label("附件的格式"), Choices(FORMATS), Show.SECTION] = None
    """文件的格式，如 docx。网址末尾看得出的不写；网址看不出（如 download?id=12）的写；不知道就不写"""
    size: Annotated[Annotated[int, Field(gt=0)] | None, Label("附件的字节数"), Show.SECTION] = None
    """大小，多少字节。放了本站副本的必须写，check.py 会说应写多少；没有见到的不写"""
    digest: Annotated[Digest | None, Label("附件的校验码"), Show.SECTION] = None
    """文件的 SHA-256 校验码，64 个小写的十六进制数字。文件换过，它就不同。放了本站副本的必须写，check.py 会说应写什么"""
    seen: Annotated[PartialDate | None, Label("附件的查看日期"), Is.PAST, Is.OURS, Show.SECTION] = (
        None
    )
    """查看日期：哪天打开过这个文件。没有打开过的不写，页面上会说“没有打开核对过”"""
    permission: Annotated[Line | None, Label("可以放副本的理由"), Show.SECTION] = None
    """为什么可以把文件放在本站，如“官方文件，不受著作权保护（著作权法第五条）”“某机关书面同意，2026-11-20”。副本放在 attachments/<记录的 id>/<代号>.<格式>；不放副本的不写"""
    note: Annotated[Line | None, Label("附件的说明"), Show.SECTION] = None
    """要说明的，如“第 3 张表是申请表”。没有就不写"""

    @property
    def kind(self) -> str:
        """Its format: as it is written, else as its address says; '' where nobody knows."""
        named = suffix_of(self.url or "")
        return self.format or (named if named in FORMATS else "")

    @property
    def file_name(self) -> str:
        """How our own copy is called."""
        return f"{self.id}.{self.kind}"


class RecordWithAttachments(Record):
    """A record of what is published or asked for with files: documents, news of them, services, forms."""

    attachments: Annotated[
        Many[Attachment],
        Label("附件"),
        Is.HEADING,
        Is.REMARK,
        Is.TITLED,
        Show.SECTION | Show.SEARCH,
    ] = ()
    """官方随文件发布、可以下载的文件：申请表、目录、正文的 PDF。网页上写明格式和大小，linkcheck.py 看它换了没有"""


def suffix_of(url: str) -> str:
    """The format that the path of an address ends in: docx, html; '' for one that does not say."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    suffix = PurePosixPath(path).suffix[1:].lower()
    return _ALSO.get(suffix, suffix) if _SUFFIX.fullmatch(suffix) else ""


def size_words(size: int) -> str:
    """Bytes as people read them: 236 KB."""
    if size < 1024:
        return f"{size} 字节"
    if size < 1024 * 1000:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB"

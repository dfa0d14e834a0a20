"""Our own copies of attachments: `attachments/<id of the record>/<id of the attachment>.<format>` below a
data folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from portal.read.attachment import FORMATS, Attachment, size_words, suffix_of
from portal.read.file import said_before, unchanged
from portal.read.file_content import COPIED, formats_of, is_page, risk_in
from portal.read.problem import Problem
from portal.read.text import leaves

ATTACHMENTS = "attachments"
"""The folder below a data folder, and below the root of the site."""

LARGEST = 10 * 1024 * 1024
"""Bytes of one file: who is on a slow line has to get it, too."""

LARGEST_TOGETHER = 100 * 1024 * 1024
"""Bytes of all of them: they are in the version store, and in every copy of the site."""


@dataclass(frozen=True)
class AttachmentFile:
    """A file as it lies there. Of one with a `fault` nothing else is known for sure."""

    path: str
    size: int
    digest: str
    fault: tuple[str, str] | None = None
    """What is wrong with it whatever is said of it, and what to do."""


def copy_address(record: str, attachment: Attachment) -> str:
    """Where a copy stands below the root of the site."""
    return f"{ATTACHMENTS}/{record}/{attachment.file_name}"


def copy_folder(path_of_record: str, record: str) -> str:
    """Where the copies of a record have to lie: in the data folder that it is in itself."""
    return (Path(path_of_record).parent.parent / ATTACHMENTS / record).as_posix()


def read_attachment_files(root: Path) -> tuple[dict[str, AttachmentFile], list[Problem]]:
    """The files below a data folder by their paths, and what is wrong with them."""
    found: dict[str, AttachmentFile] = {}
    problems: list[Problem] = []
    for path in _paths(root):
        name = path.as_posix()
        try:
            file = unchanged(name) or _read(path, name)
        except OSError:
            problems.append(Problem(name, 1, 1, "(文件)", "打不开文件", "检查磁盘和权限"))
            continue
        found[name] = file
        if file.fault:
            problems.append(Problem(name, 1, 1, "(文件)", *file.fault))
    together = sum(file.size for file in found.values())
    if together > LARGEST_TOGETHER:
        told = f"附件的副本一共 {size_words(together)}，上限是 {size_words(LARGEST_TOGETHER)}"
        where = (root / ATTACHMENTS).as_posix()
        hint = "大的文件不放副本，只写官方网址"
        problems.append(Problem(where, 1, 1, "(文件夹)", told, hint))
    return found, problems


def _paths(root: Path) -> Iterator[Path]:
    """The files in the folders of records; what leads out of the folder is told elsewhere."""
    folder = root / ATTACHMENTS
    for below in sorted(folder.iterdir()) if folder.is_dir() else ():
        if below.is_dir() and not below.name.startswith("."):
            for path in sorted(below.iterdir()):
                if path.is_file() and not path.name.startswith(".") and not leaves(path, root):
                    yield path


def _read(path: Path, name: str) -> AttachmentFile:
    size = os.stat(path).st_size
    if size > LARGEST:
        told = f"文件有 {size_words(size)}，上限是 {size_words(LARGEST)}"
        return AttachmentFile(
            name, size, "", (told, "不放副本，只写官方网址：删去文件和 permission")
        )
    content = path.read_bytes()
    return said_before(name, content, partial(_judged, content, name))


def _judged(content: bytes, name: str) -> AttachmentFile:
    fault = _fault(content, suffix_of(Path(name).name))
    return AttachmentFile(name, len(content), sha256(content).hexdigest(), fault)


def _fault(content: bytes, format: str) -> tuple[str, str] | None:
    if format not in COPIED:
        may = "、".join(one for one in FORMATS if one in COPIED)
        return f"{format or '没有扩展名'} 不能放副本", f"可以放的是 {may}；别的只写官方网址"
    if is_page(content):
        return "内容是网页，不是文件", "多半是下载时转到了别处：从官方网页重新下载"
    formats = formats_of(content)
    if format not in formats:
        return f"扩展名是 {format}，内容{_is(formats)}", "从官方网页重新下载，扩展名照内容写"
    if risk := risk_in(content):
        return f"{risk}，打开它的电脑会有危险", "不放副本，只写官方网址：删去文件和 permission"
    return None


def _is(formats: tuple[str, ...]) -> str:
    if not formats:
        return "不是能放的格式"
    if len(formats) > 1:
        return "是旧格式的文档（doc、xls、wps 等），或者加了密码"
    return f"是 {formats[0]}"

"""What a file that people download really is: by its first bytes, whatever its name says."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SIGNATURES = (
    (b"%PDF-", ("pdf",)),
    (_OLE, ("doc", "xls", "ppt", "wps", "et", "dps")),
    (b"PK\x03\x04", ("zip",)),
    (b"\xff\xd8\xff", ("jpg",)),
    (b"\x89PNG\r\n\x1a\n", ("png",)),
)

_PACKED = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx", "OFD.xml": "ofd"}
"""Formats that are archives, by what lies in them."""

COPIED = frozenset(("pdf", "docx", "doc", "xlsx", "xls", "pptx", "ppt", "wps", "et", "dps"))
COPIED |= {"ofd", "zip", "jpg", "png"}
"""Formats of which a copy can be looked into; the others have no signature, or cannot be opened here."""

_PROGRAMS = frozenset(
    [
        "exe",
        "com",
        "scr",
        "bat",
        "cmd",
        "msi",
        "js",
        "jse",
        "vbs",
        "vbe",
        "wsf",
        "hta",
        "lnk",
        "ps1",
        "jar",
        "dll",
        "apk",
        "html",
        "htm",
        "docm",
        "xlsm",
        "pptm",
    ]
)

_MACROS = "_VBA_PROJECT".encode("utf-16-le")
"""In the directory of an old Office file that has macros."""

_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|head|script)", re.IGNORECASE
)


def formats_of(data: bytes) -> tuple[str, ...]:
    """The formats that some content may have, as they are written; () for what is none of ours."""
    found = next((formats for start, formats in _SIGNATURES if data.startswith(start)), ())
    if found != ("zip",):
        return found
    inside = tuple(_names_in(data))
    return next(
        (
            (one,)
            for start, one in _PACKED.items()
            if any(name.startswith(start) for name in inside)
        ),
        found,
    )


def is_page(data: bytes) -> bool:
    """Whether it is a page of the web: what one often gets in place of the file."""
    return bool(_PAGE.match(data))


def risk_in(data: bytes) -> str:
    """What in a file could run on the computer of whoever opens it, or why nobody can tell; '' for
    nothing."""
    if data.startswith(_OLE):
        return "文件里有宏" if _MACROS in data else ""
    if data.startswith(b"%PDF-"):
        return "PDF 里有会自己运行的脚本" if re.search(rb"/(?:JavaScript|Launch)\b", data) else ""
    if not data.startswith(b"PK\x03\x04"):
        return ""
    names = list(_names_in(data))
    if not names:
        return "压缩包坏了，打不开"
    for name in names:
        path = PurePosixPath(name.lower())
        if path.name == "vbaproject.bin":
            return "文件里有宏"
        if path.suffix[1:] in _PROGRAMS:
            return f"里面有程序或网页 {PurePosixPath(name).name}"
    return ""


def _names_in(data: bytes) -> Iterator[str]:
    try:
        yield from zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return

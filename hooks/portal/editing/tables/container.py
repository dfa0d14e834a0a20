"""What a file is, and whether it may be opened at all: seen from its bytes, whatever its name says."""

import io
import re
import zipfile
from dataclasses import dataclass

from portal.editing.tables.grid import BadWorkbook

LARGEST_FILE = 40_000_000
"""Bytes of the file. Annexes have some hundred thousand."""

LARGEST_PART, LARGEST_WHOLE, MOST_PARTS = 40_000_000, 120_000_000, 2000
"""Bytes of one part of a workbook, and of all, once they are unpacked. A list of 5,000 rows has four
million; what is longer than that is made of formatted cells that hold nothing."""

BOMB, SUSPECT = 300, 5_000_000
"""How often a part may be longer than what it is packed to, from a size on that could do harm."""

SAVE_AS = "用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”，再导入"

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True)
class Parts:
    """What lies in a workbook that may be opened."""

    names: frozenset[str]
    has_macros: bool
    has_links: bool
    has_formulas: bool


def kind_of(data: bytes) -> str:
    """xlsx, html or text; raises BadWorkbook for what is none."""
    if len(data) > LARGEST_FILE:
        raise BadWorkbook(
            f"文件有 {len(data) // 1_000_000} MB，上限是 {LARGEST_FILE // 1_000_000} MB。"
            "只留有附件的那张工作表，另存一份再导入。"
        )
    if not data.strip(b"\0 \t\r\n"):
        raise BadWorkbook("文件是空的。重新下载，或者从原来的地方再复制一次。")
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise BadWorkbook(
            "这个文件带密码，或者是旧版的 .xls、.et、.doc，读不了。"
            f"{SAVE_AS}；带密码的，先去掉密码。"
        )
    if data[:4] == b"%PDF":
        raise BadWorkbook(
            "这是 PDF，里面没有单元格，读不了。用 WPS 或 Word 把它转成表格，和原文核对以后另存为 .xlsx 再导入。"
        )
    if data[:2] == b"PK":
        return "xlsx"
    if data[:4] in (b"Rar!", b"7z\xbc\xaf") or data[:2] == b"\x1f\x8b":
        raise BadWorkbook("这是压缩包。先解压，再导入里面的 .xlsx。")
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{\\rtf"):
        raise BadWorkbook(f"这是 RTF 文件。把表格复制到 Excel 里，{SAVE_AS}。")
    page = (
        head.startswith((b"<", b"version:")) and b"<table" in data.lower()
    )  # the latter: Windows' clipboard
    return "html" if page else "text"


def looked_into(data: bytes) -> Parts:
    """The parts of a workbook, after everything that could do harm was looked for."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _looked_into(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError):
        raise broken() from None
    except (
        ValueError,
        OSError,
        RuntimeError,
        OverflowError,
    ):  # names, offsets, methods it dislikes
        raise broken() from None
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma"):
            raise broken() from None
        raise


def broken() -> BadWorkbook:
    return BadWorkbook(f"文件坏了，或者没有下载完。重新下载；还不行就{SAVE_AS}。")


def _looked_into(archive: zipfile.ZipFile) -> Parts:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    _is_workbook(set(names))
    if len(parts) > MOST_PARTS or len(set(names)) != len(names):
        raise BadWorkbook("这个工作簿里的部件太多或者重名，不像 Excel 存的，没有打开。" + SAVE_AS)
    if any(part.flag_bits & 1 for part in parts):
        raise BadWorkbook(f"这个文件带密码。在 Excel 里去掉密码，{SAVE_AS}。")
    if sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise _too_long(sum(part.file_size for part in parts))
    formulas = False
    for part in parts:
        if part.file_size > LARGEST_PART:
            raise _too_long(part.file_size)
        if part.file_size > SUSPECT and part.file_size > BOMB * max(part.compress_size, 1):
            raise _too_long(part.file_size)
        if part.filename.endswith((".xml", ".rels", ".vml")):
            content = archive.read(part)
            if _DOCTYPE.search(content.replace(b"\0", b"")):  # also where it is UTF-16
                raise BadWorkbook(
                    "这个工作簿里有 Excel 不会写的声明（DOCTYPE），可能是用来害人的，没有打开。"
                )
            formulas = formulas or (
                part.filename.startswith("xl/worksheets/")
                and (b"<f>" in content or b"<f " in content or b"<f/" in content)
            )
    lower = {name.lower() for name in names}
    return Parts(
        frozenset(names),
        any(name.endswith("vbaproject.bin") for name in lower),
        any(name.startswith("xl/externallinks/") for name in lower),
        formulas,
    )


def _is_workbook(names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        raise BadWorkbook(f"这是 .xlsb 工作簿，读不了。{SAVE_AS}。")
    if "word/document.xml" in names:
        raise BadWorkbook(
            "这是 Word 文档。在 Word 里选中表格、复制，用 --paste 粘贴进来；"
            "或者粘贴到 Excel 里，另存为 .xlsx 再导入。"
        )
    if "content.xml" in names:
        raise BadWorkbook(f"这是 OpenDocument 文件（.ods、.odt），读不了。{SAVE_AS}。")
    if not any(re.fullmatch(r"xl/workbook\d*\.xml", name) for name in names):
        raise BadWorkbook(f"这不是 Excel 工作簿（可能是压缩包或别的文件改了名）。{SAVE_AS}。")


def _too_long(size: int) -> BadWorkbook:
    return BadWorkbook(
        f"这个工作簿展开以后有 {size // 1_000_000} MB，没有打开：多半是成千上万行没有内容、只有格式的单元格。"
        "选中有内容的部分，复制到一个新的工作簿，保存以后再导入。"
    )

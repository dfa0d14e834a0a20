"""The package that a Word document is: opened after everything was looked for that could do harm."""

import io
import re
import zipfile
from typing import Any

from docx import Document

from portal.editing.texts.file_type import SAVE_AS
from portal.editing.texts.read_file import BadText

LARGEST_PART, LARGEST_WHOLE, MOST_PARTS = 60_000_000, 150_000_000, 3000
"""Bytes of one part and of all, unpacked. The civil code has five million."""

BOMB, SUSPECT = 300, 5_000_000
"""How often a part may be longer than what it is packed to, from a size on that could do harm."""

BROKEN = f"文件坏了，或者没有下载完。重新下载；还不行就{SAVE_AS}。"

_OF_ANOTHER_TYPE = re.compile(rb"macroEnabled\.main\+xml|template\.main\+xml")
"""How the table of contents of a package calls the main part of a .docm, .dotx or .dotm."""

_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OTHERS = (
    ("xl/workbook.xml", "这是 Excel 工作簿，不是文件的全文。清单的附件用 import_table.py 导入。"),
    ("ppt/presentation.xml", "这是演示文稿，不是文件的全文。"),
    ("content.xml", f"这是 OpenDocument 文件（.odt），读不了。{SAVE_AS}。"),
    ("OFD.xml", "这是 OFD 版式文件，读不了。到国家法律法规数据库下载 Word 版。"),
)


def opened(data: bytes) -> Any:
    """The document in the bytes of a file, as python-docx has it. Raises BadText."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_into(archive)
        document = Document(io.BytesIO(data))
        document.element.body  # noqa: B018 - a main part that is none fails here
        return document
    except BadText:
        raise
    except MemoryError:
        raise BadText("文件太大，内存不够，没有读。") from None
    except Exception:  # noqa: BLE001 - whatever zipfile, lxml or python-docx stumble over
        raise BadText(BROKEN) from None


def _look_into(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        told = next((told for name, told in _OTHERS if name in names), "")
        raise BadText(told or f"这是压缩包，不是 Word 文档。先解压；是 Word 文档的，{SAVE_AS}。")
    if len(parts) > MOST_PARTS or len(names) != len(parts):
        raise BadText(f"文档里的部件太多或者重名，不像 Word 存的，没有打开。{SAVE_AS}。")
    if any(part.flag_bits & 1 for part in parts):
        raise BadText(f"这个文件带密码，读不了。去掉密码，{SAVE_AS}。")
    whole = sum(part.file_size for part in parts)
    for part in parts:
        packed_small = part.file_size > BOMB * max(part.compress_size, 1)
        if (
            whole > LARGEST_WHOLE
            or part.file_size > LARGEST_PART
            or (part.file_size > SUSPECT and packed_small)
        ):
            raise BadText(
                f"文档展开以后有 {whole // 1_000_000} MB，可能是用来害人的，没有打开。"
                f"确实是全文的，把文字复制到新的文档，{SAVE_AS}。"
            )
    for part in parts:
        content = b"" if part.filename.startswith("word/media/") else archive.read(part)
        if _DECLARED.search(content.replace(b"\0", b"")):  # also where it is UTF-16
            raise BadText("文档里有 Word 不会写的声明（DOCTYPE），可能是用来害人的，没有打开。")
        if part.filename == "[Content_Types].xml" and _OF_ANOTHER_TYPE.search(content):
            raise BadText(f"这是带宏的文档或者模板（.docm、.dotx、.dotm），没有打开。{SAVE_AS}。")

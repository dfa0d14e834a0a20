"""A workbook as bytes that are the same for the same content."""

import io
import re
import zipfile
from datetime import datetime

from openpyxl import Workbook

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a ZIP can say."""
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")
_MARKER = b"1980-01-01T00:00:00Z"


def xlsx_bytes(book: Workbook) -> bytes:
    """The file of a workbook. openpyxl writes the time of day into it, and ZIP that of each part."""
    book.properties.creator = ""
    book.properties.created = book.properties.modified = datetime(*_EPOCH[:3])
    raw, result = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(result, "w") as out:
        for name in parts.namelist():
            data = parts.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + _MARKER + rb"\g<2>", data)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            out.writestr(info, data)
    return result.getvalue()

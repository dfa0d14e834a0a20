"""`/api/v1/portal-data.zip`: all of it in one file, the same bytes from the same data."""

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from portal.open_data.promise import ROOT
from portal.page import Asset

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format knows, for files that have no time."""

READABLE = 0o644 << 16
UNIX = 3


def archive(files: Iterable[Asset]) -> bytes:
    """The files by their paths below the root of the data, in the order of the paths."""
    held = io.BytesIO()
    with ZipFile(held, "w") as zip:
        for file in sorted(files, key=lambda one: one.path):
            info = ZipInfo(file.path.removeprefix(ROOT), FIRST_DAY)
            info.external_attr, info.create_system = READABLE, UNIX
            zip.writestr(info, file.content, ZIP_DEFLATED)
    return held.getvalue()

"""`/api/v1/portal-data.zip`: all of it in one file, the same bytes from the same data."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from portal.open_data.promise import ROOT
from portal.page import Asset

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format knows, for files that have no time."""

READABLE = 0o644 << 16
UNIX = 3


class Archive:
    """Takes files as they are made, and in that order: nobody has to hold all of them at once."""

    def __init__(self) -> None:
        self._held = io.BytesIO()
        self._zip = ZipFile(self._held, "w")

    def take(self, file: Asset) -> None:
        """Put in a file by its path below the root of the data."""
        info = ZipInfo(file.path.removeprefix(ROOT), FIRST_DAY)
        info.external_attr, info.create_system = READABLE, UNIX
        self._zip.writestr(info, file.content, ZIP_DEFLATED)

    def content(self) -> bytes:
        """The whole; nothing can be put in afterwards."""
        self._zip.close()
        return self._held.getvalue()

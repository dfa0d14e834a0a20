"""A folder as one ZIP: of the same files the same bytes, wherever and whenever it is made."""

import zipfile
from pathlib import Path

DAY = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP knows: when a file was written is no part of what it says."""

UNIX, FILE = 3, 0o100644 << 16


def pack(folder: Path, archive: Path, name: str, left_out: frozenset[str] = frozenset()) -> None:
    """Write everything below `folder` into `archive`, in a folder called `name`."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        files = {one.relative_to(folder).as_posix(): one for one in folder.rglob("*")}
        for path, file in sorted(files.items()):
            if not file.is_file() or path in left_out:
                continue
            entry = zipfile.ZipInfo(f"{name}/{path}", DAY)
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                UNIX,
                FILE,
            )
            packed.writestr(entry, file.read_bytes(), compresslevel=9)

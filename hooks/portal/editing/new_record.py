"""A new record on its way into the data folder: whole, or not at all, and never over another one."""

import os
from pathlib import Path

from portal.kinds.kind import Kind


def write_new(data: Path, kind: Kind, id: str, text: str) -> Path:
    """Write the file of a new record; its path. Raises FileExistsError where there is one."""
    folder = data / kind.id
    folder.mkdir(exist_ok=True)
    path = folder / f"{id}.yaml"
    half = folder / f".{id}.{os.getpid()}.tmp"
    try:
        with half.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _put(half, path)
    finally:
        half.unlink(missing_ok=True)
    return path


def _put(half: Path, path: Path) -> None:
    """Give a file its name, only where nothing bears it."""
    if os.name == "nt":
        half.rename(path)  # refuses there what is taken
        return
    try:
        os.link(half, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the moment between asking and doing remains
        if path.exists():
            raise FileExistsError(path) from None
        half.replace(path)

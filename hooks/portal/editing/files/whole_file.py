"""Files that come whole or not at all: whatever happens on the way, what was there stays as it was."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put a file into the place of the one that is there. Raises OSError."""
    write_all_whole({path: content})


def write_all_whole(contents: Mapping[Path, bytes]) -> None:
    """The same of several files, that belong together: all come, or all stay as they were. Raises
    OSError."""
    ready: dict[Path, Path] = {}
    replaced: dict[Path, bytes | None] = {}
    try:
        for path, content in contents.items():
            ready[path] = _half(path, content)
        for path, half in ready.items():
            half.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            before = path.read_bytes() if path.exists() else None
            half.replace(path)
            replaced[path] = before
    except OSError:  # on Windows another program may have the second one open
        for path, old in replaced.items():
            path.unlink() if old is None else path.write_bytes(old)
        raise
    finally:
        for half in ready.values():
            half.unlink(missing_ok=True)


def write_new_whole(path: Path, content: bytes) -> None:
    """Put a file where none is. Raises FileExistsError where one is, and OSError."""
    half = _half(path, content)
    try:
        half.chmod(0o644)
        _put(half, path)
    finally:
        half.unlink(missing_ok=True)


def _half(path: Path, content: bytes) -> Path:
    """The content in a file beside, under a name that nobody reads."""
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    half = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    return half


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

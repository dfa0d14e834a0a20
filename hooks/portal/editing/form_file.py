"""A file of the data written whole or not at all."""

import errno
import os
import shutil
import stat
from hashlib import sha256
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.EACCES: "没有写入的权限，或者文件正被别的程序打开",
    errno.EPERM: "没有写入的权限，或者文件正被别的程序打开",
    errno.EIO: "磁盘读写出错",
    getattr(errno, "EDQUOT", -1): "磁盘配额用完了",
}


class NotWritten(Exception):
    """The file is as it was; the text says in Chinese why."""


def digest(content: bytes) -> str:
    """What tells whether a file is still the one that was read."""
    return sha256(content).hexdigest()


def write_file(path: Path, content: bytes, new: bool = False) -> None:
    """Put `content` in the place of a file; of one that is `new` only where there is none. Raises
    NotWritten."""
    half = path.with_name(f".{path.name}.tmp")
    try:
        if path.is_symlink():
            raise NotWritten("这个文件是符号链接，表单不改它")
        if new and path.exists():
            raise NotWritten("已经有这个文件")
        if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
            raise NotWritten("这个文件设成了只读")
        path.parent.mkdir(exist_ok=True)
        with half.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, half)
        half.replace(path)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or "写不进去")
        raise NotWritten(reason) from None
    finally:
        _forget(half)


def _forget(half: Path) -> None:
    try:
        half.unlink(missing_ok=True)
    except OSError:
        pass  # it begins with a point: nobody reads it

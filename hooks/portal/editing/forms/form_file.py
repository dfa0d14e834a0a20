"""A file of the data written whole or not at all."""

import errno
import stat
from hashlib import sha256
from pathlib import Path

from portal.data_layers import Data, own_of
from portal.editing.files.whole_file import write_whole
from portal.read.text import leaves

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


class ChangedMeanwhile(Exception):
    """The file is not the one that the form was made of."""


def digest(content: bytes) -> str:
    """What tells whether a file is still the one that was read."""
    return sha256(content).hexdigest()


def write_file(path: Path, content: bytes, before: bytes | None, data: Data) -> None:
    """Put `content` in the place of a file of the folder `data` in which `before` stands, None for one
    that is not there. Raises NotWritten, and ChangedMeanwhile where something else stands there."""
    try:
        if path.is_symlink() or leaves(path, own_of(data)):
            raise NotWritten("这里有符号链接，表单不改它")
        if (path.read_bytes() if path.exists() else None) != before:
            raise ChangedMeanwhile
        if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
            raise NotWritten("这个文件设成了只读")
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or "写不进去")
        raise NotWritten(reason) from None

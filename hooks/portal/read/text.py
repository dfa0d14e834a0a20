"""From the bytes of a file to text that means what it shows."""

import errno
import re
from pathlib import Path

from portal.read.problem import Problem, Unreadable

LARGEST = 5_000_000
"""Bytes. The longest published list has some 600 rows and stays below a tenth of this."""

_UNWANTED = (
    (
        # U+0085, U+2028 and U+2029 break lines for YAML but not for editors: line numbers drift.
        re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"),
        "控制字符",
    ),
    (re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"), "改变文字方向的隐藏字符"),
    (re.compile("[\xad\u180e\u200b-\u200d\u2060-\u2064\ufeff]"), "看不见的字符"),
)
_REASONS = {
    errno.EACCES: ("没有读取权限", "改文件的权限"),
    errno.ENOENT: ("符号链接指向的文件不存在", "删去链接，或放上文件"),
    errno.ELOOP: ("符号链接绕成了圈", "删去链接，放上文件本身"),
}


def read(path: Path) -> str:
    """The text of a file. Raises Unreadable, whatever is wrong with it."""
    name = path.as_posix()
    try:
        if path.exists() and not path.is_file():  # reading a pipe would wait for ever
            raise _refused(name, 1, 1, "这不是文件", "记录是名为 某id.yaml 的文件")
        size = path.stat().st_size
        if size > LARGEST:
            raise _refused(name, 1, 1, f"文件有 {size:,} 字节，上限是 {LARGEST:,}", "拆成几个文件")
        return decode(path.read_bytes(), name)
    except OSError as error:
        reason, hint = _REASONS.get(error.errno or 0, ("读取失败", "检查磁盘和权限"))
        raise _refused(name, 1, 1, f"打不开文件：{reason}", hint) from None


def decode(data: bytes, path: str) -> str:
    """Bytes to text. A BOM and CRLF are harmless and dropped; anything but UTF-8 is refused."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8", "replace")) + 1
        hint = _encoding_hint(data)
        raise _refused(path, line, column, "文件不是 UTF-8 编码", hint) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unwanted(text: str) -> tuple[int, str] | None:
    """The first character that nobody sees and that changes what others read: where, and what."""
    for pattern, name in _UNWANTED:
        if found := pattern.search(text):
            return found.start(), f"{name} U+{ord(found.group()):04X}"
    return None


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `index`."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _refused(path: str, line: int, column: int, message: str, hint: str) -> Unreadable:
    return Unreadable([Problem(path, line, column, "(文件)", message, hint)])


def _encoding_hint(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "这是 UTF-16，请在编辑器里另存为 UTF-8"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "请在编辑器里另存为 UTF-8"
    return "看起来是 GBK，请在编辑器里另存为 UTF-8"

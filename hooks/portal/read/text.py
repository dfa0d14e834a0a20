"""From the bytes of a file to text that means what it shows."""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from portal.read.problem import Problem, Unreadable
from portal.read.radicals import ideographs

LARGEST = 5_000_000
"""Bytes. The longest published list has some 600 rows and stays below a tenth of this."""

_UNWANTED = (
    (
        # U+0085, U+2028 and U+2029 break lines for YAML but not for editors: line numbers drift.
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]",
        "控制字符",
    ),
    ("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "改变文字方向的隐藏字符"),
    (
        (
            "[\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065"
            "\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
        ),
        "看不见的字符",
    ),
    ("\ufffd", "读坏了的字符"),
    (
        "[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]",
        "别的电脑显示不出来的字符",
    ),
    ("[\u2e80-\u2ef3\u2f00-\u2fd5]", "部首"),
    ("锟斤拷|烫烫烫|屯屯屯", "乱码"),
    ("[\u0300-\u036f\u20d0-\u20f0]{3,}", "叠在一起的附加符号"),
    ("(?<=[0-9A-Za-z])[\u0400-\u04ff]|[\u0400-\u04ff](?=[0-9A-Za-z])", "俄文字母"),
)
"""What a reader does not see, or sees as something else than search and nameplates do. Radicals come
from PDFs; characters of private use from their fonts; U+FFFD and 锟斤拷 from a wrong encoding."""

_HINTS = {
    "读坏了的字符": "按原文补上这个字",
    "别的电脑显示不出来的字符": "按原文重新输入这个字",
    "乱码": "文字在转换编码时坏了，按原文重新输入",
    "俄文字母": "与它相连的是英文字母或数字，改成英文字母",
}

_ANY_UNWANTED = re.compile("|".join(f"({pattern})" for pattern, _ in _UNWANTED))
_SUSPECT = re.compile(
    "[^\t\n -~\xa0-\xac\xae-\u02ff\u0370-\u03ff\u2010-\u2027\u2030-\u205f\u2070-\u20cf\u2100-\u27ff"
    "\u2900-\u2dff\u3000-\u3163\u3165-\ud7ff\uf900-\ufdcf\ufe30-\ufefe\uff01-\uff9f\uffa1-\uffef]"
    "|[锟烫屯]"
)
"""What may be one of them; most texts have none, and this is quick to tell."""

_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
"""What Git leaves in a file when two people changed the same lines. Its fourth line, seven equals
signs, also underlines a heading in Markdown: it is told with the others only."""

_REASONS = {
    errno.EACCES: ("没有读取权限", "改文件的权限"),
    errno.ENOENT: ("符号链接指向的文件不存在", "删去链接，或放上文件"),
    errno.ELOOP: ("符号链接绕成了圈", "删去链接，放上文件本身"),
}


def read(path: Path, within: Path | None = None) -> str:
    """The text of a file. Raises Unreadable, whatever is wrong with it: also where a link leads out
    of the folder `within`, for whoever sends a change would read other files of the machine."""
    name = path.as_posix()
    try:
        if within and leaves(path, within):
            raise _refused(name, 1, 1, "符号链接指到了文件夹外面，没有读", "删去链接，放上文件本身")
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode):  # reading a pipe or a device would wait for ever
            raise _refused(name, 1, 1, "这不是文件", "记录是名为 某id.yaml 的文件")
        if kind.st_size > LARGEST:
            told = f"文件有 {kind.st_size:,} 字节，上限是 {LARGEST:,}"
            raise _refused(name, 1, 1, told, "拆成几个文件")
        with path.open("rb") as file:  # of what calls itself empty and is not, no more than allowed
            text = decode(file.read(LARGEST + 1), name)
    except OSError as error:
        reason, hint = _REASONS.get(error.errno or 0, ("读取失败", "检查磁盘和权限"))
        raise _refused(name, 1, 1, f"打不开文件：{reason}", hint) from None
    if left := unmerged(text, name):
        raise Unreadable([left])
    return text


def leaves(path: Path, folder: Path) -> bool:
    """Whether a link on the way leads out of a folder. Only called for links is the way resolved."""
    below = list(takewhile(lambda step: step != folder, (path, *path.parents)))
    if folder not in path.parents or not any(map(os.path.islink, below)):
        return False
    real = folder.resolve()
    return real not in path.resolve().parents


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


@dataclass(frozen=True)
class Unwanted:
    """A character that nobody sees or that is another than it looks, from `start` to `end`."""

    start: int
    end: int
    what: str
    hint: str


def unwanted(text: str) -> Iterator[Unwanted]:
    """The characters that change what others read, in their order."""
    if not _SUSPECT.search(text):
        return
    for found in _ANY_UNWANTED.finditer(text):
        sign, name = found.group(), _UNWANTED[(found.lastindex or 1) - 1][1]
        what = f"{name}“{sign}”" if name == "乱码" else f"{name} U+{ord(sign[0]):04X}"
        hint = _HINTS.get(name, "删去这个字符")
        if name == "部首":
            meant = unicodedata.normalize("NFKC", ideographs(sign))
            what, hint = f"{what}（{sign}），不是汉字", f"改成“{meant}”"
        yield Unwanted(*found.span(), what, hint)


def unmerged(text: str, path: str) -> Problem | None:
    """What to say of a file that a merge has left undone; None for any other."""
    lines = [position(text, found.start())[0] for found in _MERGE.finditer(text)]
    if not lines:
        return None
    where = "、".join(map(str, lines[:6]))
    hint = "留下要的内容，删去 <<<<<<<、=======、>>>>>>> 这几行"
    return Problem(path, lines[0], 1, "(文件)", f"合并没有做完：第 {where} 行是合并的记号", hint)


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

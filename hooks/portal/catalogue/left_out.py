"""What lies in data/ and docs/ and would not be read, or must not be: named, so that nobody takes it
for checked."""

import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from portal.catalogue.annotation import ANNOTATIONS
from portal.catalogue.attachment_files import ATTACHMENTS
from portal.catalogue.link_report import REPORT
from portal.catalogue.text_versions import TEXTS
from portal.kinds.kinds import BY_ID
from portal.read.portal_settings import SETTINGS
from portal.read.problem import Problem, nearest
from portal.read.text import leaves

OTHER_FOLDERS = frozenset(("vocab", "ledger", "links", "schema", "search", TEXTS, ATTACHMENTS))
"""Folders below data/ that are no catalogues."""

MAPPINGS = "mappings"
"""How tables became rows, a file for each list: kept for the next import, and read by nothing else."""

_ABOUT = re.compile(r"(readme|licen[cs]e|notice|copying)\b.*|.*\.md", re.IGNORECASE)
"""Files about the data, which are none."""

_MEANT = re.compile(r"[^.]+|.*\.ya?ml\..*|.*\.(?:txt|json|text)", re.IGNORECASE)
"""Names that a record gets by mistake: editors add an ending, or take it away. Tables and scans that
somebody keeps beside the records are none."""

_OURS = re.compile(r"\..*|.*~|#.*#|thumbs\.db|desktop\.ini", re.IGNORECASE)
"""What systems and editors leave behind."""


def left_out(root: Path, vocabularies: Collection[str], own: bool = False) -> Iterator[Problem]:
    """Files and folders of the data folder `root` that nobody reads. A portal's `own` folder upon the
    nation's has more in it."""
    for path in _entries(root):
        if not path.is_dir():
            if not _ABOUT.fullmatch(path.name) and not _of_portal(path.name):
                yield _not_read(path, "不在栏目的文件夹里，没有读", f"移到栏目的文件夹：{_KINDS}")
        elif path.name in BY_ID:
            yield from _in_catalogue(path)
        elif path.name == "vocab":
            yield from _in_vocabularies(path, vocabularies)
        elif path.name == MAPPINGS:
            yield from _in_mappings(path, root)
        elif path.name == TEXTS:
            yield from _in_texts(path)
        elif path.name == ATTACHMENTS:
            yield from _beside_copies(path)
        elif path.name == "links":
            yield from _beside_report(path)
        elif own and path.name == ANNOTATIONS:
            yield from _in_catalogue(path)
        elif path.name not in OTHER_FOLDERS and not (
            path.name == "docs" and (root / SETTINGS).is_file()
        ):
            near = nearest(path.name, list(BY_ID))
            hint = f"最接近的是 {near}" if near else f"栏目有：{_KINDS}"
            told = f"没有栏目 {_shown(path.name)}，里面的文件没有读"
            yield Problem(_shown(path.as_posix()), 1, 1, "(文件夹)", told, hint)


def _of_portal(name: str) -> bool:
    """Whether a file says what portal it is, or is its logo."""
    return name in (SETTINGS, "logo.svg", "logo.png")


def unsafe(folder: Path) -> Iterator[Problem]:
    """Links that lead out of a folder or in a circle, and what is neither file nor folder."""
    if not folder.is_dir():
        return
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted((*folders, *files)):
            path = Path(above, name)
            if not name.startswith(".") and (fault := _fault(path, folder)):
                yield Problem(_shown(path.as_posix()), 1, 1, "(文件)", *fault)


def _fault(path: Path, folder: Path) -> tuple[str, str] | None:
    try:
        if path.is_symlink():
            if leaves(path, folder):
                return "符号链接指到了文件夹外面，没有读", "删去链接，放上文件本身"
            if path.resolve() in path.absolute().parents or path.resolve() == folder.resolve():
                return "符号链接绕成了圈", "删去链接，放上文件本身"
        kind = path.stat().st_mode
    except (OSError, RuntimeError):  # a circle of links is the latter before Python 3.13
        return "符号链接指向的文件不存在，或者绕成了圈", "删去链接，放上文件本身"
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        return "这不是文件（是管道、设备之类）", "删去它"
    return None


_KINDS = "、".join(BY_ID)


def _in_catalogue(folder: Path) -> Iterator[Problem]:
    for path in _entries(folder):
        suffix = path.suffix.lower()
        if suffix in (".yaml", ".yml"):
            if not path.name.isprintable():
                hint = "用小写字母、数字和连字符重新命名"
                yield _not_read(path, "文件名里有不能显示的字符", hint)
            elif path.suffix != ".yaml":
                yield _not_read(path, "扩展名不是 .yaml，没有读", f"改名为 {path.stem}.yaml")
        elif path.is_dir():
            for below in sorted(path.rglob("*.y*ml")):
                yield _not_read(below, "栏目里不能再分文件夹，没有读", f"移到 {folder.name}/ 下")
        elif _MEANT.fullmatch(path.name) and not _ABOUT.fullmatch(path.name):
            stem = re.sub(r"(\.ya?ml)?(\.[A-Za-z0-9]{1,5})?$", "", path.name)
            hint = f"是记录就改名为 {_shown(stem)}.yaml，不是就移走"
            yield _not_read(path, "扩展名不是 .yaml，没有读", hint)


def _in_vocabularies(folder: Path, names: Collection[str]) -> Iterator[Problem]:
    for path in _entries(folder):
        if path.name not in {f"{name}.yaml" for name in names} and not _ABOUT.fullmatch(path.name):
            near = nearest(path.stem, list(names))
            hint = f"最接近的是 {near}.yaml" if near else "移到 data/vocab/ 以外"
            yield _not_read(path, "没有这个词表，没有读", hint)


def _in_mappings(folder: Path, root: Path) -> Iterator[Problem]:
    """What belongs to no list would never be used again."""
    for path in _entries(folder):
        lists = [root / kind / path.name for kind in BY_ID]
        named = path.suffix == ".yaml" and any(one.is_file() for one in lists)
        if not named and not _ABOUT.fullmatch(path.name):
            hint = "清单改了 id 的，跟着改名；不用了就删去"
            yield _not_read(path, "没有叫这个名字的清单，导入表格时不会用到", hint)


def _beside_report(folder: Path) -> Iterator[Problem]:
    for path in _entries(folder):
        if path.name != REPORT and not _ABOUT.fullmatch(path.name):
            hint = f"这里只放 linkcheck.py 写的 {REPORT}，别的移走"
            yield _not_read(path, "不是网址检查的结果，没有读", hint)


def _beside_copies(folder: Path) -> Iterator[Problem]:
    """What lies deeper or higher than a copy; of the copies themselves a rule speaks, which knows
    the records."""
    hint = "放到 attachments/<记录的 id>/<附件的代号>.<格式>"
    for path in _entries(folder):
        for one in _entries(path) if path.is_dir() else [path]:
            if one.is_dir() or one is path and not _ABOUT.fullmatch(one.name):
                yield _not_read(one, "附件要放在各自记录的文件夹里，没有读", hint)


def _in_texts(folder: Path) -> Iterator[Problem]:
    for path in _entries(folder):
        if not path.is_dir():
            if not _ABOUT.fullmatch(path.name):
                hint = "放到 texts/<记录的 id>/<施行的第一天>.md；用 import_text.py 导入"
                yield _not_read(path, "全文要放在各自记录的文件夹里，没有读", hint)
            continue
        for below in _entries(path):
            if below.is_dir() or below.suffix != ".md":
                hint = "全文是 .md 文件，用 import_text.py 从 DOCX、HTML、TXT 导入；原件放到数据文件夹外面"
                yield _not_read(below, "不是全文的文件，没有读", hint)


def _entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not _OURS.fullmatch(path.name))


def _not_read(path: Path, message: str, hint: str) -> Problem:
    return Problem(_shown(path.as_posix()), 1, 1, "(文件)", message, hint)


def _shown(name: str) -> str:
    """A name that can be printed, whatever is in it."""
    return name.encode("utf-8", "replace").decode().replace("\n", "?")

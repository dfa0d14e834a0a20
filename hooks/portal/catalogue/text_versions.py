"""The full texts that an operator holds: `texts/<id>/<first day in force>.md` below a data folder."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from portal.read.file import read_text, said_before, unchanged
from portal.read.problem import Problem, Unreadable
from portal.read.text import position, read, unwanted
from portal.texts.light_markdown import parse_text
from portal.texts.structure import LegalText
from portal.texts.text_file import TextHead

TEXTS = "texts"
"""The folder below a data folder."""

PLACE = "(全文)"
"""What problems call a text as a whole."""

_FENCE = "---"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class TextVersion:
    """The text of the record `id` as it is in force from `day` on; `own` where a portal lays it upon
    the nation's data."""

    id: str
    day: date
    path: str
    head: TextHead = field(repr=False)
    text: LegalText = field(repr=False)
    own: bool = False


def read_texts(root: Path, own: bool = False) -> tuple[list[TextVersion], list[Problem]]:
    """All texts below a data folder, by id and day, and what is wrong with them. A text with a fault is
    no text: half of one is never shown as the whole."""
    found: list[TextVersion] = []
    problems: list[Problem] = []
    for path in text_paths(root):
        name = path.as_posix()
        try:
            version, faults = unchanged(name) or _read(path, name, root, own)
        except Unreadable as error:
            problems += error.problems
            continue
        problems += faults
        if version:
            found.append(version)
    return found, problems


def _read(path: Path, name: str, root: Path, own: bool) -> tuple[TextVersion | None, list[Problem]]:
    """What a file holds, parsed where it says something new."""
    content = read(path, root)
    as_read = partial(read_version, content, path, own)
    return said_before(name, content.encode("utf-8", "surrogatepass"), as_read)


def text_paths(root: Path) -> Iterator[Path]:
    """The files, in the order of ids and days."""
    folder = root / TEXTS
    for below in sorted(folder.iterdir()) if folder.is_dir() else ():
        if below.is_dir() and not below.name.startswith("."):
            yield from sorted(below.glob("*.md"))


def version_on(versions: tuple[TextVersion, ...], day: date) -> TextVersion | None:
    """Of the texts of a record, the oldest first, that of a day; None before the first one at hand. Whether
    the record itself holds on that day is a question for validity/."""
    return next((one for one in reversed(versions) if one.day <= day), None)


def text_path(root: Path, id: str, day: date) -> Path:
    """Where the text of a record from a day on lies."""
    return root / TEXTS / id / f"{day.isoformat()}.md"


def read_version(
    content: str, path: Path, own: bool = False
) -> tuple[TextVersion | None, list[Problem]]:
    """The version that a file holds; None with problems where it cannot be taken as a whole."""
    name = path.as_posix()
    day, problems = _day(path)
    if not _ID.fullmatch(path.parent.name):
        told = "文件夹的名字不是记录的 id"
        problems.append(Problem(name, 1, 1, "(文件夹)", told, "放在 texts/<记录的 id>/ 里"))
    lines = content.split("\n")
    end = lines.index(_FENCE, 1) if lines[0] == _FENCE and _FENCE in lines[1:] else 0
    if not end:
        hint = "开头写 ---，再写 title、sources，再写 ---，然后是正文；import_text.py 会写好"
        return None, [*problems, Problem(name, 1, 1, "(文件)", "没有文件头", hint)]
    head = read_text("\n".join(["", *lines[1:end]]), name, TextHead)
    problems += head.problems
    title, history = (head.record.title, head.record.history) if head.record else ("", ())
    for one in unwanted(content):
        line, column = position(content, one.start)
        problems.append(Problem(name, line, column, "(正文)", f"含有{one.what}", one.hint))
    text, faults = parse_text("\n".join(lines[end + 1 :]), name, title, history, end + 2)
    problems += faults
    if not text.parts and not text.preamble:
        problems.append(Problem(name, end + 1, 1, "(正文)", "没有正文", "写上全文，或者删去文件"))
    if problems or head.record is None or day is None:
        return None, problems
    return TextVersion(path.parent.name, day, name, head.record, text, own), []


def place_in_head(version: TextVersion, field: str) -> tuple[int, int]:
    """Line and column of a field in the head of the file of a text; its beginning where it is not
    written."""
    try:
        lines = Path(version.path).read_text(encoding="utf-8").split("\n")
    except OSError:
        return 1, 1
    found = (number for number, line in enumerate(lines, 1) if line.startswith(f"{field}:"))
    return next(found, 1), 1


def _day(path: Path) -> tuple[date | None, list[Problem]]:
    try:
        return date.fromisoformat(path.stem), []
    except ValueError:
        hint = f"用这一版施行的第一天做文件名，如 {path.parent.as_posix()}/2018-10-26.md"
        told = "文件名不是日期"
        return None, [Problem(path.as_posix(), 1, 1, "(文件)", told, hint)]

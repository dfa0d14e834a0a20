"""The whole data folder, read into models. Everything wrong is collected, nothing stops early."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portal.catalogue.vocabularies import Vocabularies, VocabularyFile, by_id, load_vocabularies
from portal.kinds.kind import Kind
from portal.kinds.kinds import BY_ID, KINDS
from portal.read.file import read_file
from portal.read.problem import Problem, Unreadable, nearest
from portal.read.record import Record
from portal.read.text import read

OTHER_FOLDERS = frozenset(("vocab", "ledger"))
"""Folders below data/ that are no catalogues."""


@dataclass(frozen=True)
class Loaded:
    """A record, the catalogue that it is in and the file it came from."""

    kind: Kind
    path: str
    record: Record


@dataclass
class Tree:
    """What was read, and what could not be."""

    root: Path
    vocabulary_files: list[VocabularyFile] = field(default_factory=list)
    loaded: list[Loaded] = field(default_factory=list)
    guides: dict[str, str] = field(default_factory=dict)
    """The Markdown of the hand-written pages, by path, where docs/ lies beside the data folder."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def vocabularies(self) -> Vocabularies:
        return by_id(self.vocabulary_files)


def load(root: Path) -> Tree:
    """Read data/vocab and the folders of the catalogues below `root`, and the guides beside it. Never
    raises for bad data."""
    tree = Tree(root)
    if not root.is_dir():
        tree.problems.append(
            Problem(root.as_posix(), 1, 1, "(文件夹)", "没有这个数据文件夹", "检查路径")
        )
        return tree
    tree.vocabulary_files, problems = load_vocabularies(root / "vocab")
    tree.problems += problems
    tree.problems += _misnamed(root)
    for kind in KINDS:
        for path in _files(tree, root / kind.id):
            record, problems = read_file(path, kind.model)
            tree.problems += problems
            if record is not None:
                tree.loaded.append(Loaded(kind, path.as_posix(), record))
    for path in sorted((_beside(root) / "docs").rglob("*.md")):
        try:
            tree.guides[path.as_posix()] = read(path)
        except Unreadable as error:
            tree.problems += error.problems
    return tree


def _beside(root: Path) -> Path:
    """The folder that the data folder lies in, however the caller named that."""
    return root / ".." if root.name in ("", "..") else root.parent


def _misnamed(root: Path) -> Iterator[Problem]:
    """Folders that look like a catalogue's but are none: nothing in them would be read."""
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        if folder.name in BY_ID or folder.name in OTHER_FOLDERS:
            continue
        if near := nearest(folder.name, list(BY_ID)):
            hint = f"最接近的是 {near}"
            yield Problem(folder.as_posix(), 1, 1, "(文件夹)", f"没有栏目 {folder.name}", hint)


def _files(tree: Tree, folder: Path) -> Iterator[Path]:
    """The records of one catalogue, by name. What is there but would not be read is reported."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        if path.suffix.lower() in (".yaml", ".yml") and not path.name.isprintable():
            shown = path.as_posix().encode("utf-8", "replace").decode().replace("\n", "?")
            hint = "用小写字母、数字和连字符重新命名"
            tree.problems.append(Problem(shown, 1, 1, "(文件)", "文件名里有不能显示的字符", hint))
        elif path.suffix == ".yaml":
            yield path
        elif path.suffix.lower() in (".yaml", ".yml"):
            hint = f"改名为 {path.stem}.yaml"
            problem = Problem(path.as_posix(), 1, 1, "(文件)", "扩展名不是 .yaml，没有读", hint)
            tree.problems.append(problem)
        elif path.is_dir():
            hint = f"移到 {folder.name}/ 下"
            tree.problems += (
                Problem(below.as_posix(), 1, 1, "(文件)", "栏目里不能再分文件夹，没有读", hint)
                for below in sorted(path.rglob("*.y*ml"))
            )

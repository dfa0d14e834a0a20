"""The whole data folder, read into models. Everything wrong is collected, nothing stops early."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError, create_model

from portal.read.catalogues import BY_ID, KINDS, Kind
from portal.read.fields import Many, Model
from portal.read.problem import Problem, Unreadable, nearest
from portal.read.record import Record
from portal.read.refusal import refusals
from portal.read.strict_yaml import parse, places
from portal.read.text import read
from portal.read.vocabulary import VOCABULARIES, Term

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
    vocabularies: dict[str, dict[str, Term]] = field(default_factory=dict)
    loaded: list[Loaded] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load(root: Path) -> Tree:
    """Read data/vocab and the eight catalogue folders below `root`. Never raises for bad data."""
    tree = Tree(root)
    if not root.is_dir():
        tree.problems.append(
            Problem(root.as_posix(), 1, 1, "(文件夹)", "没有这个数据文件夹", "检查路径")
        )
        return tree
    for name, model in VOCABULARIES.items():
        tree.vocabularies[name] = _vocabulary(tree, root / "vocab" / f"{name}.yaml", model)
    tree.problems += _misnamed(root)
    for kind in KINDS:
        for path in _files(tree, root / kind.id):
            record = _read(tree, path, kind.model)
            if record is not None:
                tree.loaded.append(Loaded(kind, path.as_posix(), record))
    return tree


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


def _read(tree: Tree, path: Path, model: type[BaseModel]) -> Any:
    """One file into `model`; None, with the problems noted, when it cannot be."""
    name = path.as_posix()
    text, noted = "", []
    try:
        text = read(path)
        value = parse(text, name)
    except Unreadable as error:
        value, noted = error.value, error.problems
    tree.problems += noted
    if not isinstance(value, dict):
        if not noted:
            tree.problems.append(
                Problem(name, 1, 1, "(文件)", "文件应是一组 字段: 内容", "从 id: 开始写")
            )
        return None
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        told = {problem.field for problem in noted}
        found = refusals(error, model, value, text, name)
        tree.problems += [problem for problem in found if problem.field not in told]
        return None
    return None if noted else record


def _vocabulary(tree: Tree, path: Path, model: type[Term]) -> dict[str, Term]:
    if not path.is_file():
        tree.problems.append(
            Problem(path.as_posix(), 1, 1, "(文件)", "缺少词表文件", "从版本库恢复这个文件")
        )
        return {}
    book = _read(tree, path, _book(model))
    terms: dict[str, Term] = {}
    for index, term in enumerate(book.terms if book else ()):
        if term.id in terms:
            line, column = places(read(path))["terms", index, "id"]
            field_ = f"terms[{index + 1}].id"
            problem = Problem(path.as_posix(), line, column, field_, f"{term.id} 重复", "换一个 id")
            tree.problems.append(problem)
        else:
            terms[term.id] = term
    return terms


@cache
def _book(model: type[Term]) -> type[BaseModel]:
    """The model of a whole vocabulary file: a list of terms."""
    return create_model(f"{model.__name__}s", __base__=Model, terms=(Many[model], ...))  # type: ignore[valid-type]

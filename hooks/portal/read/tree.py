"""The whole data folder, read into models. Everything wrong is collected, nothing stops early."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from portal.read.catalogues import KINDS, Kind
from portal.read.problem import Problem
from portal.read.record import Record
from portal.read.refusal import refusals
from portal.read.strict_yaml import Unreadable, decode, parse
from portal.read.vocabulary import VOCABULARIES, Term


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
        tree.problems.append(Problem(root.as_posix(), 1, 1, "(文件夹)", "没有这个数据文件夹"))
        return tree
    for name, model in VOCABULARIES.items():
        tree.vocabularies[name] = _vocabulary(tree, root / "vocab" / f"{name}.yaml", model)
    for kind in KINDS:
        for path in _files(root / kind.id):
            record = _read(tree, path, kind.model)
            if record is not None:
                tree.loaded.append(Loaded(kind, path.as_posix(), record))
    return tree


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(folder.glob("*.yaml"), key=lambda path: path.name)


def _read(tree: Tree, path: Path, model: type[BaseModel]) -> Any:
    """One file into `model`; None, with the problems noted, when it cannot be."""
    name = path.as_posix()
    try:
        text = decode(path.read_bytes(), name)
        value = parse(text, name)
    except Unreadable as error:
        tree.problems += error.problems
        return None
    except OSError as error:
        reason = error.strerror or "读取失败"
        tree.problems.append(Problem(name, 1, 1, "(文件)", f"打不开文件：{reason}", "检查权限"))
        return None
    if not isinstance(value, dict):
        tree.problems.append(
            Problem(name, 1, 1, "(文件)", "文件应是一组 字段: 内容", "从 id: 开始写")
        )
        return None
    try:
        return model.model_validate(value)
    except ValidationError as error:
        tree.problems += refusals(error, model, value, text, name)
        return None


def _vocabulary(tree: Tree, path: Path, model: type[Term]) -> dict[str, Term]:
    if not path.is_file():
        tree.problems.append(Problem(path.as_posix(), 1, 1, "(文件)", "缺少词表文件"))
        return {}
    book = _read(tree, path, _book(model))
    terms: dict[str, Term] = {}
    for number, term in enumerate(book.terms if book else ()):
        if term.id in terms:
            tree.problems.append(
                Problem(
                    path.as_posix(), 1, 1, f"terms[{number + 1}].id", f"{term.id} 重复", "换一个 id"
                )
            )
        terms[term.id] = term
    return terms


_BOOKS: dict[type[Term], type[BaseModel]] = {}


def _book(model: type[Term]) -> type[BaseModel]:
    """The model of a whole vocabulary file: a list of terms."""
    from pydantic import create_model

    from portal.read.fields import Many, Model

    if model not in _BOOKS:
        _BOOKS[model] = create_model(f"{model.__name__}s", __base__=Model, terms=(Many[model], ...))  # type: ignore[valid-type]
    return _BOOKS[model]

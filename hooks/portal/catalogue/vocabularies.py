"""The vocabularies under data/vocab/, read into terms."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, create_model

from portal.data_layers import Data, roots_of
from portal.read.fields import Many, Model
from portal.read.file import read_file
from portal.read.problem import Problem
from portal.read.vocabulary import OPTIONAL, VOCABULARIES, Term

Vocabularies = dict[str, dict[str, Term]]
"""Name of the vocabulary -> id -> term."""

REFERENCES = {
    ("regions", "parent"): "regions",
    ("equipment", "industries"): "industries",
    ("levels", "catalogue"): "",
    ("choices", "catalogues"): "",
}
"""Fields of terms that hold ids of another vocabulary; '' for the catalogues."""


@dataclass(frozen=True)
class VocabularyFile:
    """One vocabulary as its file has it, faults included: a term may stand there twice."""

    name: str
    path: str
    terms: tuple[Term, ...]


def load_vocabularies(
    folder: Path, extending: bool = False
) -> tuple[list[VocabularyFile], list[Problem]]:
    """Every vocabulary; one that cannot be read is empty, and the problems say why. Of a folder that
    is `extending` another's there are only those that it has."""
    files: list[VocabularyFile] = []
    problems: list[Problem] = []
    for name, model in VOCABULARIES.items():
        path = folder / f"{name}.yaml"
        terms: tuple[Term, ...] = ()
        if path.is_file():
            book = read_file(path, book_of(model), folder.parent)
            problems += book.problems
            terms = book.record.terms if book.record else ()  # type: ignore[attr-defined]
        elif extending:
            continue
        elif name not in OPTIONAL:
            problems.append(
                Problem(path.as_posix(), 1, 1, "(文件)", "缺少词表文件", "从版本库恢复这个文件")
            )
        files.append(VocabularyFile(name, path.as_posix(), terms))
    return files, problems


def vocabularies_of(data: Data) -> tuple[list[VocabularyFile], list[Problem]]:
    """The same of a portal's data: what lies upon the nation's extends it."""
    first, *more = roots_of(data)
    files, problems = load_vocabularies(first / "vocab")
    for root in more:
        found, wrong = load_vocabularies(root / "vocab", extending=True)
        files, problems = [*files, *found], [*problems, *wrong]
    return files, problems


def by_id(files: Iterable[VocabularyFile]) -> Vocabularies:
    """The terms of vocabularies as everybody looks them up. A file upon another adds to it, and what
    is there stays what it is."""
    found: Vocabularies = {}
    for file in files:
        terms = {term.id: term for term in file.terms}
        known = found.setdefault(file.name, {})
        known.update({id: term for id, term in terms.items() if id not in known})
    return found


@cache
def book_of(model: type[Term]) -> type[BaseModel]:
    """The model of a whole vocabulary file: a list of terms."""
    return create_model(f"{model.__name__}s", __base__=Model, terms=(Many[model], ...))  # type: ignore[valid-type]

"""The vocabularies under data/vocab/, read and held against one another."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import BaseModel, create_model

from portal.kinds.kinds import BY_ID
from portal.read.fields import Many, Model
from portal.read.file import read_file
from portal.read.problem import Problem, field_name, nearest
from portal.read.strict_yaml import Place, places
from portal.read.text import read
from portal.read.vocabulary import VOCABULARIES, Term

Vocabularies = dict[str, dict[str, Term]]
"""Name of the vocabulary -> id -> term."""

REFERENCES = {
    ("regions", "parent"): "regions",
    ("equipment", "industries"): "industries",
    ("levels", "catalogue"): "",
}
"""Fields of terms that hold ids of another vocabulary; '' for the catalogues."""


def load_vocabularies(folder: Path) -> tuple[Vocabularies, list[Problem]]:
    """Every vocabulary; one that cannot be read is empty, and the problems say why."""
    books: dict[str, tuple[Term, ...]] = {}
    problems: list[Problem] = []
    for name, model in VOCABULARIES.items():
        path = folder / f"{name}.yaml"
        if path.is_file():
            book, found = read_file(path, _book(model))
            problems += found
            books[name] = book.terms if book else ()  # type: ignore[attr-defined]
        else:
            problems.append(
                Problem(path.as_posix(), 1, 1, "(文件)", "缺少词表文件", "从版本库恢复这个文件")
            )
            books[name] = ()
    vocabularies = {name: {term.id: term for term in book} for name, book in books.items()}
    for name, terms in books.items():
        problems += _faults(folder / f"{name}.yaml", name, terms, vocabularies)
    return vocabularies, problems


def _faults(
    path: Path, name: str, book: tuple[Term, ...], vocabularies: Vocabularies
) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, term in enumerate(book):
        if term.id in seen:
            yield _at(path, ("terms", index, "id"), f"{term.id} 重复", "换一个 id")
        seen.add(term.id)
        for (holder, field), target in REFERENCES.items():
            known = vocabularies[target] if target else BY_ID
            value = getattr(term, field, None) if holder == name else None
            for id in (value,) if isinstance(value, str) else value or ():
                if known and id not in known:
                    near = nearest(id, list(known))
                    hint = f"最接近的是 {near}" if near else "可选：" + "、".join(known)
                    where = f"词表 {target}" if target else "栏目"
                    yield _at(path, ("terms", index, field), f"{where} 里没有 {id}", hint)


def _at(path: Path, place: Place, message: str, hint: str) -> Problem:
    line, column = places(read(path))[place]
    return Problem(path.as_posix(), line, column, field_name(place), message, hint)


@cache
def _book(model: type[Term]) -> type[BaseModel]:
    """The model of a whole vocabulary file: a list of terms."""
    return create_model(f"{model.__name__}s", __base__=Model, terms=(Many[model], ...))  # type: ignore[valid-type]

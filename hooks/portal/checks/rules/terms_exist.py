"""What a reader can filter by comes from a vocabulary."""

from collections.abc import Iterator
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.model_fields import ModelField, values_at, ways
from portal.read.problem import nearest
from portal.read.vocabulary import Term


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        for names, field in ways(type(item.value), _has_vocabulary):
            for place, _, value in values_at(item.value, names):
                yield from _unknown(catalogue, item, place, value, field.vocabulary or "")


def _has_vocabulary(field: ModelField) -> bool:
    return bool(field.vocabulary)


def _unknown(
    catalogue: Catalogue,
    item: Item,
    place: tuple[str | int, ...],
    value: Any,
    vocabulary: str,
) -> Iterator[Violation]:
    terms = catalogue.vocabularies.get(vocabulary, {})
    if not terms:  # the vocabulary itself could not be read, which is reported already
        return
    listed = isinstance(value, tuple)
    for index, id in enumerate(value if listed else (value,) if value else ()):
        if str(id) not in terms:
            where = (*place, index) if listed else place
            yield Violation.of(
                item, where, f"词表 {vocabulary} 里没有 {id}", suggestion(str(id), terms)
            )


def suggestion(word: str, terms: dict[str, Term]) -> str:
    """The nearest valid id: by name or alias if that was written, else by likeness."""
    names = {name: term for term in terms.values() for name in (term.name, *term.aliases)}
    term = (
        names.get(word)
        or terms.get(nearest(word, list(terms)))
        or names.get(nearest(word, list(names)))
    )
    return (
        f"最接近的是 {term.id}（{term.name}）"
        if term
        else f"可选值见 data/vocab/ 下的词表，共 {len(terms)} 个"
    )

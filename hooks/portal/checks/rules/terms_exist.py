"""What a reader can filter by comes from a vocabulary."""

from collections.abc import Iterator
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.explanation import Explanation
from portal.read.model_fields import ModelField, values_at, ways
from portal.read.problem import nearest
from portal.read.refusal import listed
from portal.read.vocabulary import Term

EXPLAINED = Explanation(
    "词表里没有这个词",
    "读者按主题、行业、地区、设备、机关筛选和订阅，所以只能写词表里的 id。",
    "照提示改成 id；最接近的那个不一定对，看清名称。确实没有的机关、地区等，先加进 data/vocab/ 里的词表，再写。",
    (
        "〈topics[1]〉: 词表 〈topics〉 里没有 〈节能〉 (最接近的是 〈energy-saving〉（〈节能〉）)",
        "issuers[〈1〉]: 词表 〈issuers〉 里没有 〈zj-jxt〉 (可选的有 〈53〉 个，见 〈data/vocab/issuers.yaml〉；确实没有的，先加进去)",
        "topics[〈1〉]: 词表 〈topics〉 里没有 〈energy-saving、emission-reduction〉 (是几个就分开，写成 [〈energy-saving, emission-reduction〉])",
    ),
)

GROWING = ("issuers", "regions")
"""Vocabularies of bodies and places, of which the nearest by name may be quite another."""

OF_EACH = True


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
            hint = suggestion(str(id), terms, vocabulary, _folder(catalogue))
            yield Violation.of(item, where, f"词表 {vocabulary} 里没有 {id}", hint)


def _folder(catalogue: Catalogue) -> str:
    """Where one's own terms are added: a portal upon the nation's data has a folder of its own."""
    return catalogue.overlay.layers.as_posix() if catalogue.overlay else "data"


def suggestion(word: str, terms: dict[str, Term], vocabulary: str, folder: str) -> str:
    """The nearest valid id: by name or alias if that was written, else by likeness; and the file, where
    there is none or the nearest may be another."""
    several = listed(word)
    if len(several) > 1:
        known = [_meant(one, terms) for one in several]
        if all(known):
            return f"是几个就分开，写成 [{', '.join(term.id for term in known if term)}]"
    path = f"{folder}/vocab/{vocabulary}.yaml"
    add = f"；确实没有的，先加进 {path}"
    if term := _meant(word, terms):
        surely = vocabulary not in GROWING or word.isascii() or word in (term.name, *term.aliases)
        return f"最接近的是 {term.id}（{term.name}）{'' if surely else add}"
    if len(terms) > SHOWN:
        return f"可选的有 {len(terms)} 个，见 {path}；确实没有的，先加进去"
    return "可选：" + "、".join(f"{one.id}（{one.name}）" for one in terms.values()) + add


SHOWN = 20
"""Terms that are listed when none is near; a longer vocabulary is read in its file."""


def _meant(word: str, terms: dict[str, Term]) -> Term | None:
    names = {name: term for term in terms.values() for name in (term.name, *term.aliases)}
    return (
        terms.get(word)
        or names.get(word)
        or terms.get(nearest(word, list(terms)))
        or names.get(nearest(word, list(names)))
    )

"""In a vocabulary an id, a name or another name stands for one term."""

from collections.abc import Iterator, Sequence

from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.violation import Violation
from portal.read.explanation import Explanation
from portal.read.strict_yaml import Place
from portal.read.vocabulary import Term

EXPLAINED = Explanation(
    "词条重复",
    "一个 id、一个名称只指一个词条。",
    "换一个 id；重复的名称只留在一个词条里。",
    (
        "terms[〈2〉].id: 〈sharing〉 重复 (换一个 id)",
        "terms[〈3〉].〈aliases[2]〉: “〈分享型〉”已是 〈sharing〉 的名称或别名 (一个词只写一次，只留在一个词条里)",
    ),
)

WORDS_OF_THEIR_OWN = frozenset(("synonyms",))
"""Vocabularies whose names are held to more by a rule of their own."""


def check(vocabularies: Sequence[VocabularyFile]) -> Iterator[Violation]:
    for book in vocabularies:
        ids: set[str] = set()
        names: dict[str, str] = {}
        for index, term in enumerate(book.terms):
            place = ("terms", index)
            if term.id in ids:
                yield Violation(book.path, (*place, "id"), f"{term.id} 重复", "换一个 id")
            elif book.name not in WORDS_OF_THEIR_OWN:
                yield from _names(book.path, place, term, names)
            ids.add(term.id)


def _names(path: str, place: Place, term: Term, bearers: dict[str, str]) -> Iterator[Violation]:
    """`bearers` are the ids of terms by name, so far."""
    places: list[Place] = [("name",), *(("aliases", index) for index in range(len(term.aliases)))]
    for inner, name in zip(places, (term.name, *term.aliases), strict=True):
        if name in bearers:
            told = f"“{name}”已是 {bearers[name]} 的名称或别名"
            yield Violation(path, (*place, *inner), told, "一个词只写一次，只留在一个词条里")
        bearers.setdefault(name, term.id)

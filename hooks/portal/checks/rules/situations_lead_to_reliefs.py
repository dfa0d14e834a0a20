"""The situations of the relief finder lead to reliefs that are there: a slip would hide them."""

from collections.abc import Iterator, Sequence

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.dangling import dangling
from portal.checks.violation import Violation
from portal.kinds.tax import TaxList
from portal.read.explanation import Explanation
from portal.read.strict_yaml import Place
from portal.read.vocabulary import Situation

EXPLAINED = Explanation(
    "情形指向的优惠",
    "税收工具按词表 situations 列出优惠，写错就漏掉一项。",
    "写税收优惠栏目里一条记录的 id。",
    (
        "terms[〈1〉].reliefs[〈3〉]: 〈neighbour-law〉 不是一条税收优惠 (写税收优惠栏目里一条记录的 id；条目写它所在的记录)",
    ),
)


def check(catalogue: Catalogue, vocabularies: Sequence[VocabularyFile]) -> Iterator[Violation]:
    for book in vocabularies:
        named = list(_named(book))
        if any(catalogue.find(id) for _, id in named):  # else they came with other data
            for place, id in named:
                if fault := _fault(catalogue, id):
                    yield Violation(book.path, place, *fault)


def _named(book: VocabularyFile) -> Iterator[tuple[Place, str]]:
    for index, term in enumerate(book.terms):
        for number, id in enumerate(term.reliefs if isinstance(term, Situation) else ()):
            yield ("terms", index, "reliefs", number), id


def _fault(catalogue: Catalogue, id: str) -> tuple[str, str] | None:
    found = catalogue.find(id)
    if found is None:
        return dangling(catalogue, id)
    if not isinstance(found.value, TaxList):
        return f"{id} 不是一条税收优惠", "写税收优惠栏目里一条记录的 id；条目写它所在的记录"
    if catalogue.is_withdrawn(found):
        return f"{id} 已经撤下", "删去，或写代替它的记录"
    return None

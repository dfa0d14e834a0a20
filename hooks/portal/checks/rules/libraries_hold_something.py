"""A library says what it holds, by words that are there, and where it answers for words to look up."""

from collections.abc import Iterator, Sequence

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.vocabularies import Vocabularies, VocabularyFile, by_id
from portal.checks.violation import Violation
from portal.kinds.kinds import BY_ID
from portal.read.document import Document
from portal.read.explanation import Explanation
from portal.read.model_fields import fields_of
from portal.read.problem import nearest
from portal.read.strict_yaml import Place
from portal.read.vocabulary import Holding, Library

EXPLAINED = Explanation(
    "收原文的库",
    "词表 libraries 说哪些文件的原文在哪个库，写错了读者就找不到原文。",
    "照提示改；holds 里写栏目、级别、机关的 id。",
    (
        "terms[〈2〉].holds[〈1〉].levels[〈1〉]: 词表 〈levels〉 里没有 〈departmental-rul〉 (最接近的是 〈departmental-rule〉)",
        "terms[〈5〉]: 〈没有文件〉 一份文件也管不着 (在 holds 里写它收哪些；没有用的删去)",
        "terms[〈6〉].search: 没有写查询词的位置 (在地址里查询词的地方写 {words}；没有这样的地址就删去 search)",
    ),
    also=("没有栏目 〈law〉",),
)


def check(catalogue: Catalogue, vocabularies: Sequence[VocabularyFile]) -> Iterator[Violation]:
    known = by_id(vocabularies)
    named = {
        document.official_text.library
        for item in catalogue.records
        if isinstance(document := item.value, Document) and document.official_text
    }
    for book in vocabularies:
        if book.name == "libraries":
            yield from _of_book(book, known, named)


def _of_book(
    book: VocabularyFile, known: Vocabularies, named: set[str | None]
) -> Iterator[Violation]:
    for index, term in enumerate(book.terms):
        assert isinstance(term, Library)
        place: Place = ("terms", index)
        if not term.holds and term.id not in named:
            hint = "在 holds 里写它收哪些；没有用的删去"
            yield Violation(book.path, place, f"{term.name} 一份文件也管不着", hint)
        if term.search and "{words}" not in term.search:
            hint = "在地址里查询词的地方写 {words}；没有这样的地址就删去 search"
            yield Violation(book.path, (*place, "search"), "没有写查询词的位置", hint)
        for number, holding in enumerate(term.holds):
            for where, message, hint in _faults(holding, known):
                yield Violation(book.path, (*place, "holds", number, *where), message, hint)


def _faults(holding: Holding, known: Vocabularies) -> Iterator[tuple[Place, str, str]]:
    for name, field in fields_of(Holding).items():
        if field.vocabulary is not None:
            target = list(known[field.vocabulary] if field.vocabulary else BY_ID)
            for index, id in enumerate(getattr(holding, name)):
                if target and id not in target:
                    near = nearest(id, target)
                    hint = f"最接近的是 {near}" if near else "照词表里的 id 写"
                    told = (
                        f"词表 {field.vocabulary} 里没有 {id}"
                        if field.vocabulary
                        else f"没有栏目 {id}"
                    )
                    yield (name, index), told, hint

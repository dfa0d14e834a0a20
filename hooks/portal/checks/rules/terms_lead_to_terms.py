"""What a term of a vocabulary says of other terms, or of catalogues, is there, and runs one way."""

from collections.abc import Iterator, Sequence

from portal.catalogue.vocabularies import REFERENCES, VocabularyFile, by_id
from portal.checks.circles import circles
from portal.checks.violation import Violation
from portal.kinds.kinds import BY_ID
from portal.read.explanation import Explanation
from portal.read.problem import nearest

EXPLAINED = Explanation(
    "词条指向的词条",
    "地区的上级、级别的栏目等写的是别的词条的 id。",
    "照提示改；上级不能绕成圈。",
    ("terms[〈4〉].parent: 上级成了一个圈：〈330000 → 330100 → 330000〉 (删去其中一环)",),
    also=("〈栏目〉 里没有 〈law〉",),
)


def check(vocabularies: Sequence[VocabularyFile]) -> Iterator[Violation]:
    known = by_id(vocabularies)
    for book in vocabularies:
        for (holder, field), target in REFERENCES.items():
            if holder == book.name:
                yield from _unknown(book, field, target, list(known[target] if target else BY_ID))
                if target == book.name:
                    yield from _circles(book, field)


def _unknown(
    book: VocabularyFile, field: str, target: str, known: list[str]
) -> Iterator[Violation]:
    for index, term in enumerate(book.terms):
        for number, id in enumerate(_ids(term, field)):
            if known and id not in known:  # an empty one could not be read, which is told already
                near = nearest(id, known)
                hint = f"最接近的是 {near}" if near else "可选：" + "、".join(known)
                where = f"词表 {target}" if target else "栏目"
                listed = isinstance(getattr(term, field), tuple)
                place = ("terms", index, field, number) if listed else ("terms", index, field)
                yield Violation(book.path, place, f"{where} 里没有 {id}", hint)


def _circles(book: VocabularyFile, field: str) -> Iterator[Violation]:
    index_of = {term.id: index for index, term in enumerate(book.terms)}
    for circle in circles({term.id: _ids(term, field) for term in book.terms}):
        words = " → ".join([*circle, circle[0]])
        place = ("terms", index_of[circle[0]], field)
        yield Violation(book.path, place, f"上级成了一个圈：{words}", "删去其中一环")


def _ids(term: object, field: str) -> list[str]:
    value = getattr(term, field, None)
    return [value] if isinstance(value, str) else list(value or ())

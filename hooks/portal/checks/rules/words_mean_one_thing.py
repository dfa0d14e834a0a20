"""A way of writing leads to one word: where it may mean two, the words beside it tell which."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.glossary_term import GlossaryTerm
from portal.read.explanation import Explanation
from portal.read.strict_yaml import Place

EXPLAINED = Explanation(
    "一种写法有两个意思",
    "正文里见到这种写法，程序不知道该解释成哪一个，读者会看到错的意思。",
    "有别的意思的，从 written 移到 ambiguous，写明旁边有哪些词才是这个意思；只有一个意思的，另一处删去。",
    (
        "written[〈1〉]: “〈限定值〉”在 〈terms/a-neighbour-term.yaml〉 里也有 (移到 ambiguous，用 near 写明旁边有哪些词才是这个意思，或者删去)",
    ),
    also=("“〈先进值〉”旁边的“〈邻居〉”在 〈terms/a-neighbour-term.yaml〉 里也有",),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    first: dict[tuple[str, str], str] = {}
    for item in catalogue.of("terms"):
        value = item.value
        assert isinstance(value, GlossaryTerm)
        for place, word, near in _ways(value):
            other = first.setdefault((word, near), item.path)
            if other == item.path and near:
                other = first.get((word, ""), item.path)
            if other != item.path:
                beside = f"旁边的“{near}”" if near else ""
                told = f"“{word}”{beside}在 {'/'.join(other.split('/')[-2:])} 里也有"
                hint = "移到 ambiguous，用 near 写明旁边有哪些词才是这个意思，或者删去"
                yield Violation.of(item, place, told, hint)


def _ways(value: GlossaryTerm) -> Iterator[tuple[Place, str, str]]:
    for index, word in enumerate(value.written):
        yield ("written", index), word, ""
    for index, one in enumerate(value.ambiguous):
        for number, near in enumerate(one.near):
            yield ("ambiguous", index, "near", number), one.word, near

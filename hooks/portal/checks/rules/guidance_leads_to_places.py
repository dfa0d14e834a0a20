"""The items of 工信部办〔2010〕173号 lead to places that the site has."""

from collections.abc import Iterator, Sequence

from portal.catalogue.catalogue import FACETS, Catalogue
from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.dangling import dangling
from portal.checks.violation import Violation
from portal.kinds.kinds import BY_ID
from portal.read.explanation import Explanation
from portal.read.problem import nearest
from portal.read.strict_yaml import Place
from portal.read.vocabulary import GuidanceItem

EXPLAINED = Explanation(
    "173 号文各条指向的地方",
    "词表 guidance 里的 places 会成为链接，写错就打不开。",
    "写站内地址，如 phase-out/ 或 laws/某id/，末尾有斜线。",
    (
        "terms[〈2〉].places[〈1〉]: 本站没有 〈law〉/ (最接近的是 〈laws〉/)",
        "terms[〈5〉].places[〈1〉]: 〈neighbour-law〉 的网址不是 〈policies/neighbour-law/〉 (写成 〈laws/neighbour-law/〉)",
    ),
    also=("〈id〉 已经撤下",),
)

WRITTEN = frozenset(("about",))
"""Pages that no data make."""

ROOMS = sorted({*BY_ID, *FACETS, *WRITTEN})


def check(catalogue: Catalogue, vocabularies: Sequence[VocabularyFile]) -> Iterator[Violation]:
    for book in vocabularies:
        named = list(_named(book))
        known = any(
            catalogue.find(id) for _, address in named if (id := _of_record(address))
        )  # else they came with other data
        for place, address in named:
            if (known or not _of_record(address)) and (fault := _fault(catalogue, address)):
                yield Violation(book.path, place, *fault)


def _named(book: VocabularyFile) -> Iterator[tuple[Place, str]]:
    for index, term in enumerate(book.terms):
        for number, address in enumerate(term.places if isinstance(term, GuidanceItem) else ()):
            yield ("terms", index, "places", number), address


def _of_record(address: str) -> str:
    """The id of the record that an address is meant for, '' for all other places."""
    room, _, id = address.rstrip("/").partition("/")
    return id if room in BY_ID else ""


def _fault(catalogue: Catalogue, address: str) -> tuple[str, str] | None:
    room, _, id = address.rstrip("/").partition("/")
    if room not in ROOMS:
        near = nearest(room, ROOMS)
        return f"本站没有 {room}/", f"最接近的是 {near}/" if near else "可选：" + "、".join(ROOMS)
    if not id:
        return None
    if room in FACETS:
        terms = catalogue.vocabularies.get(room, {})
        if not terms or id in terms:
            return None
        near = nearest(id, list(terms))
        return f"词表 {room} 里没有 {id}", f"最接近的是 {near}" if near else f"见 vocab/{room}.yaml"
    found = catalogue.find(id)
    if found is None:
        return dangling(catalogue, id)
    if catalogue.is_withdrawn(found):
        return f"{id} 已经撤下", "删去，或写代替它的地方"
    return None if found.url == address else (f"{id} 的网址不是 {address}", f"写成 {found.url}")

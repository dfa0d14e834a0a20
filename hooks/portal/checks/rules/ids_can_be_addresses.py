"""An id is the name of a page's folder: no page of ours has that name, and every system allows it."""

import re
from collections.abc import Iterator, Sequence

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.violation import Violation
from portal.kinds.item import parts_of
from portal.read.explanation import Explanation
from portal.read.strict_yaml import Place

EXPLAINED = Explanation(
    "不能作网址的 id",
    "id 是网页所在的文件夹名：有的名称本站已经用了，有的在 Windows 上不能用。",
    "换一个 id，如在后面加上年份或主题。",
    (
        "id: 〈index〉 是本站已经用作网址的名称 (换一个 id，如在后面加上年份或主题)",
        "rows[〈1〉].id: 〈con〉 在 Windows 上不能作文件名 (换一个 id，如在后面加上年份或主题)",
    ),
)

_OURS = re.compile(r"index|page-\d+")
"""What stands in the folder of a catalogue or a vocabulary beside the pages of its members."""

_WINDOWS = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")
"""Names of devices, which no file or folder can bear there."""


def check(catalogue: Catalogue, vocabularies: Sequence[VocabularyFile]) -> Iterator[Violation]:
    for item in catalogue.items.values():
        named: list[tuple[Place, str]] = [(("id",), item.id)]
        named += [(("alias_ids", at), id) for at, id in enumerate(item.get("alias_ids", ()))]
        if not item.parent:
            named += [((*place, "id"), id) for place, id in parts_of(item.record)]
        for place, id in named:
            if fault := address_fault(id.rpartition("/")[2]):
                yield Violation.of(item, place, *fault)
    for book in vocabularies:
        for index, term in enumerate(book.terms):
            if fault := address_fault(term.id):
                yield Violation(book.path, ("terms", index, "id"), *fault)


def address_fault(id: str) -> tuple[str, str] | None:
    """Why an id can be no address, and what to do; None where it can."""
    if _OURS.fullmatch(id):
        return f"{id} 是本站已经用作网址的名称", "换一个 id，如在后面加上年份或主题"
    if _WINDOWS.fullmatch(id):
        return f"{id} 在 Windows 上不能作文件名", "换一个 id，如在后面加上年份或主题"
    return None

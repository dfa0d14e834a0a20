"""A standard that is replaced and recorded is linked: named in words only, it would stay in force."""

import re
from collections import defaultdict
from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.explanation import Explanation
from portal.read.normalise import compact, normalise
from portal.read.relation import Relation
from portal.validity.validity import start_of_item

EXPLAINED = Explanation(
    "新旧标准没有连起来",
    "只写标准号、不写关系，旧标准会一直显示“现行有效”。",
    "在新标准里写 supersedes: [旧标准的 id]；replaces 只写没有收录的旧标准号。",
    (
        "doc_no: 〈GB 90102-2020〉 没有替代 〈GB 90102-2018〉，两版同时现行 (写 supersedes: [〈replaced-and-recorded〉]；旧版早已废止的，在那里写 repealed)",
        "replaces[〈1〉]: 〈GB 90102-2018〉 本站已经收录（〈replaced-and-recorded〉），只写标准号，它会一直是现行有效 (写 supersedes: [〈replaced-and-recorded〉]，从 replaces 里删去)",
    ),
)

_EDITION = re.compile(r"(.+?)\s*[-—–]\s*((?:19|20)\d\d)$")


def check(catalogue: Catalogue) -> Iterator[Violation]:
    standards = [item for item in catalogue.of("standards") if item.get("doc_no")]
    known = {_plain(item.get("doc_no")): item for item in standards}
    for item in standards:
        for index, number in enumerate(item.get("replaces")):
            other = known.get(_plain(number))
            if other and other is not item:
                told = f"{number} 本站已经收录（{other.id}），只写标准号，它会一直是现行有效"
                hint = f"写 supersedes: [{other.id}]，从 replaces 里删去"
                yield Violation.of(item, ("replaces", index), told, hint)
    yield from _editions(catalogue, standards)


def _editions(catalogue: Catalogue, standards: list[Item]) -> Iterator[Violation]:
    """Two years of one number are two editions, and the later one replaces the earlier."""
    lines: dict[str, list[Item]] = defaultdict(list)
    for item in standards:
        if found := _EDITION.fullmatch(item.get("doc_no")):
            lines[_plain(found[1])].append(item)
    for editions in lines.values():
        editions.sort(key=lambda item: item.get("doc_no"))
        for index, later in enumerate(editions[1:], 1):
            for earlier in editions[:index]:
                if not _ended(catalogue, earlier, later):
                    told = f"{later.get('doc_no')} 没有替代 {earlier.get('doc_no')}，两版同时现行"
                    hint = f"写 supersedes: [{earlier.id}]；旧版早已废止的，在那里写 repealed"
                    place = ("supersedes",) if later.get("supersedes") else ("doc_no",)
                    yield Violation.of(later, place, told, hint)


def _ended(catalogue: Catalogue, earlier: Item, later: Item) -> bool:
    """Whether something ends the earlier edition, by whichever document."""
    start, end = start_of_item(later), earlier.get("repealed") or earlier.get("expires")
    if isinstance(end, PartialDate) and (start is None or end <= start):
        return True
    successors = catalogue.links.to(earlier.id, Relation.SUPERSEDES)
    return bool(successors or earlier.get("status_doubt"))


def _plain(number: str) -> str:
    return compact(normalise(number, {}))

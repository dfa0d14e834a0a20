"""Names of organs that are no more, in text that speaks of a later time."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from portal.editing.wording.passages import Passage
from portal.read.vocabulary import Issuer, Term

_BEFORE = re.compile(r"(?:原|前|时任|当时的|改组前的)(?:国家)?$")
_TITLE = re.compile(r"《[^《》]*》|“[^“”]*”|〔[^〔〕]*〕")
_YEAR = re.compile(r"(?<!\d)(1[89]\d{2}|20\d{2})(?!\d)")
_CLAUSE = re.compile(r"[。；;！？\n]")


class FormerOrgans:
    """The organs of the vocabulary that have an end, by every name they had."""

    def __init__(self, issuers: Mapping[str, Term]):
        self._issuers = {id: cast(Issuer, one) for id, one in issuers.items()}
        living = {name for one in self._issuers.values() if not one.until for name in _names(one)}
        self._named = {
            name: one
            for one in self._issuers.values()
            if one.until
            for name in _names(one)
            if name not in living
        }
        names = sorted(self._named, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, names))) if names else None

    def found_in(self, passage: Passage) -> Iterator[tuple[int, str, str, str]]:
        """Each name that is used of a time after its organ, unless it is said to be a former one, stands
        in a title, or beside a year in which it was."""
        text = passage.text
        titles = [(one.start(), one.end()) for one in _TITLE.finditer(text)]
        for found in self._pattern.finditer(text) if self._pattern else ():
            organ = self._named[found[0]]
            assert organ.until
            end = organ.until.last.year
            if passage.year is not None and passage.year <= end or organ.id in passage.issuers:
                continue
            if any(start <= found.start() < stop for start, stop in titles):
                continue
            if _BEFORE.search(text[: found.start()]) or _beside(text, found.start(), end):
                continue
            if text[found.end() :].startswith(("令", "公告", "（")):
                continue  # part of a number, or explained behind it
            new = self._issuers.get(organ.successor or "")
            right = f"{new.name}；说的是当时的，写“原{found[0]}”" if new else f"“原{found[0]}”"
            yield found.start(), found[0], right, f"到 {organ.until} 年为止"


def _names(organ: Issuer) -> Iterator[str]:
    yield from dict.fromkeys((organ.name, organ.short, *organ.aliases))


def _beside(text: str, at: int, end: int) -> bool:
    """Whether the sentence names a year in which there was that organ still."""
    start = max((one.end() for one in _CLAUSE.finditer(text, 0, at)), default=0)
    stop = _CLAUSE.search(text, at)
    sentence = text[start : stop.start() if stop else len(text)]
    return any(int(year) <= end for year in _YEAR.findall(sentence))

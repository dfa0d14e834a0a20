"""Whether what an editor is about to add is there already: under its number, its title, another name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import IntEnum
from itertools import islice

from portal.catalogue.law_names import STATE
from portal.checks.rules.ids_can_be_addresses import address_fault
from portal.editing.finding.data_at_hand import DataAtHand
from portal.editing.finding.number_forms import (
    are_editions,
    are_other_standards,
    are_same,
    is_newer,
    share_identifier,
)
from portal.editing.finding.terminal_search import TerminalSearch
from portal.kinds.item import Item
from portal.read.normalise import compact, normalise

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LOOKED_AT = 15
"""How many of what the search finds are compared in full."""

_LIKE = 0.85
"""From which share of common characters on two titles are alike."""

_SHORTEST = 6
"""Characters of a title that tells enough to be looked for inside another one."""

_MARK_OF_EDITION = re.compile(
    r"\s*[（(]((19|20)\d\d年?|[^()（）]*(修正|修订|修改|年版|年本|试行|暂行)[^()（）]*)[)）]\s*$"
)
"""What a publisher or a person adds to a name to tell the edition: （2018年修正）, （2024年本）, （试行）."""

LONGEST_ID = 80


class Nearness(IntEnum):
    """How near it is: the same, another edition, or only alike."""

    SAME = 0
    EDITION = 1
    ALIKE = 2


@dataclass(frozen=True)
class Resemblance:
    """Something that is there, and in what it is like the new one. `item` is None for a file that
    somebody has not filled in yet."""

    id: str
    title: str
    path: str
    nearness: Nearness
    why: str
    item: Item | None = None

    @classmethod
    def of(cls, item: Item, nearness: Nearness, why: str) -> "Resemblance":
        return cls(item.id, item.numbered_title, item.path, nearness, why, item)


class AlreadyThere:
    """Asks the whole data folder, the withdrawn and what is not filled in yet included."""

    def __init__(self, at_hand: DataAtHand, search: TerminalSearch):
        self._at_hand = at_hand
        self._search = search

    def resemblances(
        self, title: str = "", number: str = "", aliases: Iterable[str] = ()
    ) -> list[Resemblance]:
        """What is like a new record, the nearest first, each thing once."""
        nearest: dict[str, Resemblance] = {}
        names = [name for name in (title, *aliases) if name]
        found = [*self._by_number(number), *self._unfinished(names, number)]
        for name in names:
            found += self._by_same_name(name)
            found += self._by_like_name(name, number)
        for one in sorted(found, key=lambda one: one.nearness):
            known = nearest.get(one.id)
            if known is None:
                nearest[one.id] = one
            elif known.nearness is not Nearness.SAME:  # of what is the same that is enough
                nearest[one.id] = replace(known, why=f"{known.why}；{one.why}")
        return list(nearest.values())

    def id_fault(self, id: str) -> str:
        """Why a new record cannot have an id, as a sentence; '' where it can."""
        if not _SLUG.fullmatch(id) or len(id) > LONGEST_ID:
            return (
                f"id 只能用小写字母、数字，中间用连字符 - 连接，最多 {LONGEST_ID} 个字，不能写 {id}"
            )
        if fault := address_fault(id):
            return "，".join(fault)
        state, catalogue = self._at_hand.state, self._at_hand.catalogue
        prefix = catalogue.overlay.prefix if catalogue.overlay else ""
        if not id.startswith(prefix):
            return f"自己的编号要以 {prefix} 开头，写成 {prefix}{id}"
        if id in catalogue.items:
            item = catalogue.items[id]
            told = "（已撤回）" if catalogue.is_withdrawn(item) else ""
            return f"id {id} 已经有了：{item.title}{told}，在 {item.path}，换一个 id"
        if bearer := catalogue.find(id):
            return f"id {id} 是 {bearer.id}（{bearer.title}）用过的，不能再用，换一个 id"
        if id in state.renamed:
            return f"id {id} 是 {state.current(id)} 以前的 id，不能再用，换一个 id"
        published = id in state.contents or any(left == id for _, left in state.left)
        if published or id in state.withdrawn:
            return f"id {id} 已经发布过，文件现在不在了，不能再用；要恢复就从版本库取回文件"
        if id in catalogue.unread:
            return f"id {id} 的文件已经有了，只是读不了，先运行 check.py"
        return ""

    def _unfinished(self, names: list[str], number: str) -> Iterator[Resemblance]:
        spoken = set(map(_spoken, names))
        for one in self._at_hand.unfinished:
            same = number and one.number and are_same(number, one.number)
            if same or spoken & {_spoken(name) for name in (one.title, *one.aliases) if name}:
                told = "有一个没有填完的文件，题名或号码相同"
                yield Resemblance(one.id, one.title, one.path, Nearness.SAME, told)

    def _by_number(self, number: str) -> Iterator[Resemblance]:
        if not number:
            return
        for item in self._at_hand.catalogue.records:
            known = item.get("doc_no") or ""
            label = item.label("doc_no")
            if known and are_same(number, known):
                yield Resemblance.of(item, Nearness.SAME, f"{label}相同：{known}")
            elif known and are_editions(number, known):
                nearness = Nearness.EDITION if is_newer(number, known) else Nearness.ALIKE
                yield Resemblance.of(item, nearness, f"同一个标准的另一版：{known}")
            elif known and share_identifier(number, known):
                yield Resemblance.of(item, Nearness.ALIKE, f"年份和号码相同：{known}")
            for old in item.get("replaces", ()):
                if are_same(number, old):
                    yield Resemblance.of(item, Nearness.ALIKE, f"它写着替代了 {old}")

    def _by_same_name(self, name: str) -> Iterator[Resemblance]:
        spoken = _spoken(name)
        for item in self._at_hand.catalogue.items.values():
            for other in (item.title, *item.get("aliases", ())):
                if _spoken(other) == spoken:
                    told = "题名" if other == item.title else "又称"
                    yield Resemblance.of(item, Nearness.SAME, f"{told}相同：{other}")
                    break

    def _by_like_name(self, name: str, number: str) -> Iterator[Resemblance]:
        records = (
            one.item
            for one in self._search.search(_MARK_OF_EDITION.sub("", name))
            if one.item.parent is None
        )
        for item in islice(records, _LOOKED_AT):
            if are_other_standards(number, item.get("doc_no") or ""):
                continue  # 电动机能效限定值, 电焊机能效限定值: alike as all of them are
            for other in (item.title, *item.get("aliases", ())):
                if are_alike(name, other):
                    yield Resemblance.of(item, Nearness.ALIKE, f"名称相近：{other}")
                    break


def are_alike(one: str, other: str) -> bool:
    """Whether two names may be those of one thing: nearly the same, one inside the other, or editions
    of one."""
    if _without_edition(one) == _without_edition(other):
        return True
    first, second = sorted((_spoken(one), _spoken(other)), key=len)
    if len(first) >= _SHORTEST and first in second:
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _LIKE


def _without_edition(name: str) -> str:
    return _spoken(_MARK_OF_EDITION.sub("", name.strip()))


def _spoken(text: str) -> str:
    """What is left of a name when two that are read out alike are to be alike."""
    spoken = compact(normalise(text, {}))
    return spoken.replace(STATE, "") or spoken or text

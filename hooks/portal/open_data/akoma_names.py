"""What the units of a text are in Akoma Ntoso 3.0 (LegalDocML), and how the ids there (eId) follow from
our keys (texts/structure.py)."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class AkomaUnit:
    """A unit: the letter of its keys, what it is called in Chinese, the element, how its eId begins."""

    letter: str
    name: str
    element: str
    short: str
    key: str
    eid: str


UNITS = (
    AkomaUnit("b", "编", "book", "book", "b2", "book_2"),
    AkomaUnit("c", "分编", "part", "part", "b2-c1", "book_2__part_1"),
    AkomaUnit("z", "章", "chapter", "chp", "b2-z3", "book_2__chp_3"),
    AkomaUnit("j", "节", "section", "sec", "z3-j1", "chp_3__sec_1"),
    AkomaUnit("a", "条", "article", "art", "a10-1", "art_10-1"),
    AkomaUnit("k", "款", "paragraph", "para", "a52-k2", "art_52__para_2"),
    AkomaUnit("x", "项", "point", "point", "a52-k2-x1", "art_52__para_2__point_1"),
    AkomaUnit("m", "目", "indent", "indent", "a52-k2-x1-m3", "art_52__para_2__point_1__indent_3"),
    AkomaUnit("s", "“一、”“（一）”的一条", "clause", "cl", "s1-2", "cl_1-2"),
    AkomaUnit("s", "“一、”这样的标题", "division", "dvs", "s1", "dvs_1"),
    AkomaUnit("h", "没有编号的标题", "hcontainer", "hcontainer", "h1", "hcontainer_1"),
    AkomaUnit("f", "附件", "attachment", "att", "f1-a3", "att_1__art_3"),
)
"""The table of /data/ and of whoever goes from one to the other."""

_SHORT = {unit.letter: unit.short for unit in reversed(UNITS)}
_DIVISIONS = {unit.name: unit.element for unit in UNITS if unit.letter in "bczj"}
_STEP = re.compile(r"-?([a-z])(\d+(?:-\d+)*)")


def eid_of(key: str, is_division: bool = False) -> str:
    """The eId of what has a key. 一、 is a division where it is a heading, and a clause where it is not."""
    steps = _STEP.findall(key)
    last = len(steps) - 1
    return "__".join(
        f"{'dvs' if letter == 's' and is_division and place == last else _SHORT[letter]}_{number}"
        for place, (letter, number) in enumerate(steps)
    )


def division_element(rank: str) -> str:
    """The element of a division of a rank; an annex that stands within a text is only a heading there."""
    return "division" if rank == "部分" else _DIVISIONS.get(rank, "hcontainer")

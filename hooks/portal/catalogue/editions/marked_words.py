"""The words in which two texts differ, for marking them; what only lays a text out is not marked."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from portal.catalogue.editions.folding import folded

_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*%?|\s+|.", re.DOTALL)

SHORT = 1
"""Letters between two changes that nobody reads as what stayed."""


@dataclass(frozen=True)
class MarkedPart:
    """A piece of a text, and whether the other text has it otherwise."""

    text: str
    differs: bool


def marked_words(
    old: str, new: str, token: re.Pattern[str] = _TOKEN, fold: Callable[[str], str] = folded
) -> tuple[list[MarkedPart], list[MarkedPart]]:
    """Both texts in pieces. Words are what `token` finds, which leaves nothing out, and the same where
    `fold` writes them alike; what it makes nothing of is no word."""
    sides = [token.findall(text) for text in (old, new)]
    kept = [[index for index, word in enumerate(side) if fold(word)] for side in sides]
    words = [[fold(side[i]) for i in places] for side, places in zip(sides, kept, strict=True)]
    found = SequenceMatcher(None, words[0], words[1], autojunk=False).get_matching_blocks()
    same: tuple[set[int], set[int]] = (set(), set())
    for block in found:
        short = sum(len(word) for word in words[0][block.a : block.a + block.size]) <= SHORT
        inside = 0 < block.a and block.a + block.size < len(words[0])
        if not (short and inside):
            same[0].update(kept[0][block.a : block.a + block.size])
            same[1].update(kept[1][block.b : block.b + block.size])
    return _parts(sides[0], kept[0], same[0]), _parts(sides[1], kept[1], same[1])


def _parts(tokens: list[str], kept: list[int], same: set[int]) -> list[MarkedPart]:
    parts: list[MarkedPart] = []
    differs = False
    counted = set(kept)
    for index, token in enumerate(tokens):
        if index in counted:
            differs = index not in same
        elif differs and not any(i not in same for i in kept if i == index + 1):
            differs = False  # a sign behind a change belongs to what stays
        if parts and parts[-1].differs is differs:
            parts[-1] = MarkedPart(parts[-1].text + token, differs)
        else:
            parts.append(MarkedPart(token, differs))
    return parts

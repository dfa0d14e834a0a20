"""The words of a query, and in which way something that was found meets them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portal.read.normalise import LONGEST_CHAIN, tokens

EXACT, BEGINNING, TITLE, ABOUT, TEXT, SOME = range(6)
"""The ways, the best first: called exactly so, a number that begins so, all words in what it is called,
in what it is about, anywhere, only some of them."""

LIKE = 0.6
"""How far a word counts that is there in part only: a standard of another year, a size of a series."""

MOST_WORDS = 40

_RUN = re.compile("[a-z0-9]+(?: [a-z0-9]+)*|[^a-z0-9 ]+")
_ATOM = re.compile("[a-z]+|[0-9]+")


@dataclass(frozen=True)
class QueryWord:
    """A word of a query: found by its token, or less surely by a part of it."""

    token: str
    parts: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """An identifier tells more than a pair of characters."""
        return 3 if self.token[0].isascii() else 1


def words_of(normalised: str) -> list[QueryWord]:
    """Pairs of characters, and identifiers as long as they are kept, with what they begin with."""
    words: list[QueryWord] = []
    for run in _RUN.findall(normalised):
        if not run[0].isascii():
            words += [QueryWord(pair) for pair in tokens(run)]
            continue
        atoms = _ATOM.findall(run)
        for at in range(0, len(atoms), LONGEST_CHAIN):
            chain = atoms[at : at + LONGEST_CHAIN]
            beginnings = ["".join(chain[:end]) for end in range(len(chain) - 1, 1, -1)]
            words.append(
                QueryWord("".join(chain), tuple(dict.fromkeys([*beginnings, *chain[:-1]])))
            )
    return list(dict.fromkeys(words))[:MOST_WORDS]


def way_met(words: Sequence[QueryWord], whole: str, held: Any) -> int:
    """In which way a document meets a query, by the fields in which it holds which tokens."""
    if whole in held:
        return EXACT
    begun = any(term.startswith(whole) for term in held)
    if begun and any(char.isdigit() for char in whole):
        return BEGINNING
    fields = [set(held.get(word.token, ())) for word in words]
    if begun or (fields and all("title" in one for one in fields)):
        return TITLE
    if fields and all(one & {"title", "about"} for one in fields):
        return ABOUT
    return TEXT if fields and all(fields) else SOME


def share_held(words: Sequence[QueryWord], held: Any) -> float:
    """How much of the query is there; what is only begun counts less."""
    total = sum(word.weight for word in words) or 1
    there = sum(
        word.weight * (1 if word.token in held else LIKE if held.keys() & set(word.parts) else 0)
        for word in words
    )
    return there / total

"""The words of a query, and in which way something that was found meets them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portal.read.normalise import LONGEST_CHAIN, tokens
from portal.read.numerals import numeral_of

EXACT, BEGINNING, TITLE, ABOUT, TEXT, SOME = range(6)
"""The ways, the best first: called exactly so, a number that begins so, all words in what it is called,
in what it is about, anywhere, only some of them."""

LIKE = 0.6
"""How far a word counts that is there in part only: a standard of another year, a size of a series."""

IN_NAME, IN_ABOUT, IN_TEXT = 1, 0.85, 0.6
"""How far a word counts by where it stands, in what lacks other words of the query: a long text has some
of everything."""

MOST_WORDS = 40

_RUN = re.compile("[a-z0-9]+(?: [a-z0-9]+)*|[^a-z0-9 ]+")
_ATOM = re.compile("[a-z]+|[0-9]+")
_HEAD = re.compile("[a-z]+[0-9].*|[0-9]+[a-z].*")
_NUMERAL = re.compile("第?([0-9]{1,2})(?=批)|(?<![0-9])(1[0-9])(?=五(?!年))")
_STANDARD = re.compile("^(db[0-9]{2}|gb|[jnhysq][a-z])( ?t)? ?(?=[0-9]{3})")


@dataclass(frozen=True)
class QueryWord:
    """A word of a query: found by its token, or less surely by a part of it."""

    token: str
    parts: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """An identifier tells more than a pair of characters; the 10 of S9-M-500/10 does not."""
        return 3 if self.token[0].isascii() and len(self.token) > 2 else 1


def with_numerals(normalised: str) -> str:
    """第4批 and 15五 as titles write them: 第四批, 十五五."""
    return _NUMERAL.sub(
        lambda found: f"第{numeral_of(int(found[1]))}" if found[1] else numeral_of(int(found[2])),
        normalised,
    )


def with_other_letters(normalised: str) -> str:
    """GB/T 18613 for GB 18613 and the other way round, for who remembers the number and not the rest;
    "" for what is no standard."""
    found = _STANDARD.match(normalised)
    if found is None:
        return ""
    return found[1] + (" " if found[2] else " t ") + normalised[found.end() :]


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
    """How much of the query is there, and where; what is only begun counts less."""
    total = sum(word.weight for word in words) or 1
    return sum(word.weight * _held(word, held) for word in words) / total


def _held(word: QueryWord, held: Any) -> float:
    if word.token in held:
        return _place(held[word.token])
    parts = [part for part in word.parts if part in held]
    return max((LIKE * _likeness(part, word) * _place(held[part]) for part in parts), default=0)


def _likeness(part: str, word: QueryWord) -> float:
    """S9 tells what an S9-M-500/10 is, 18613 which standard; M and 10 tell nothing."""
    if word.token.startswith(part) and _HEAD.fullmatch(part):
        return 1
    return 0.5 if len(part) > 2 else 0.2


def _place(fields: Any) -> float:
    return (
        IN_NAME
        if "title" in fields or "name" in fields
        else IN_ABOUT
        if "about" in fields
        else IN_TEXT
    )

"""Further tokens by which documents are looked up in a way that no word of a query says: by a number
without regard to what stands around it, by a name that was mistyped, by a likeness of titles. What they
are for is in hooks/theme/assets/search/tokens.js.
"""

import re
from collections.abc import Iterable, Iterator

from portal.read.normalise import compact

NUMBER, BEGUN, LIKE, FROM_START, FROM_END = "#", "^", "~", "<", ">"
"""What the tokens begin with, so that each kind is in shards of its own."""

SHORT = range(3, 11)
"""Characters of names that are looked up by their ends. The longer ones are found by their pairs."""

FOREIGN = 2
"""Letters and digits of a name that may be meant by who types none."""

_FORM = re.compile("(令|公告)([0-9]+)号")
_ITSELF = re.compile("(?<![0-9])([0-9]+)号")
_RUN = re.compile("[a-z0-9]+")


def numbers(names: Iterable[str]) -> Iterator[str]:
    """`#令531` for a decree, `#531` where a number stands without a form."""
    text = "|".join(names)
    forms = set(_FORM.findall(text))
    yield from (f"{NUMBER}{form}{number}" for form, number in forms)
    yield from {f"{NUMBER}{one}" for one in _ITSELF.findall(text)} - {
        f"{NUMBER}{number}" for _, number in forms
    }


def begun(names: Iterable[str]) -> Iterator[str]:
    """The letters and digits that names begin with: `^s11` for S11-M-400."""
    for name in names:
        if found := _RUN.match(name):
            yield BEGUN + found.group()


def pairs(title: str) -> set[str]:
    """The pairs of neighbours in a title, whatever they are."""
    text = compact(title)
    return {text[at : at + 2] for at in range(len(text) - 1)}


def ends(names: Iterable[str]) -> Iterator[str]:
    """Short names from the start and from the end; each space in one is a `_` behind it."""
    for name in names:
        text = compact(name)
        if len(text) in SHORT and _foreign(text) < FOREIGN:
            spaces = "_" * name.count(" ")
            yield f"{FROM_START}{text}{spaces}"
            yield f"{FROM_END}{text[::-1]}{spaces}"


def crossing(names: Iterable[str]) -> Iterator[str]:
    """The pairs of Han characters in names that a space stands between: no word has them."""
    for name in names:
        for before, behind in zip(name.split(" "), name.split(" ")[1:], strict=False):
            if before and behind and _foreign(before[-1] + behind[0]) == 0:
                yield before[-1] + behind[0]


def _foreign(text: str) -> int:
    return sum(char.isascii() and char != " " for char in text)

"""One way of writing for what people type and what the data say.

The same is done in the browser by hooks/theme/assets/search/normalise.js; tests/vectors/ holds the
two together. What is left are letters and digits of ASCII and Han characters, with single spaces
where anything else stood: brackets, dashes, spaces and points of every kind are alike. The number of
a decree or an announcement has one form, too.
"""

import re
import unicodedata
from collections.abc import Mapping

from portal.read.numbered import numbered
from portal.read.radicals import ideographs

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What Unicode calls default ignorable: soft hyphens, zero widths, marks of direction, of variants."""

_STRANGE = re.compile("[\ua700-\ua7ff\U00010000-\U0001ffff\U00040000-\U0010ffff]")
"""What Unicode keeps adding to, so that two programs may not agree on it."""

_OTHER = re.compile("[^a-z0-9\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_RUN = re.compile("[a-z0-9 ]+|[^a-z0-9 ]+")
_ATOM = re.compile("[a-z]+|[0-9]+")

LONGEST_CHAIN = 4
"""Atoms that are joined: GB, 18613 and 2020; Y, 132, M and 4."""

NAME = "="
"""Begins a token that stands for a whole name."""


def seen(text: str) -> str:
    """`text` without what nobody sees, and with one character for those that look alike."""
    ideal = ideographs(_STRANGE.sub(" ", _UNSEEN.sub("", text)))
    return unicodedata.normalize("NFKC", ideal)


def normalise(text: str, simplify: Mapping[int, str]) -> str:
    """`text` as it is compared: nothing unseen, characters for radicals, NFKC (full width, circled and
    Roman numerals), lower case, simplified characters. `simplify` maps code points as str.translate
    takes them."""
    folded = seen(text).lower()
    simple = folded.translate(simplify) if simplify else folded
    return numbered(_OTHER.sub(" ", simple).strip())


def compact(normalised: str) -> str:
    """Without the spaces: a name as a whole."""
    return normalised.replace(" ", "")


def tokens(normalised: str, chain: int = LONGEST_CHAIN) -> list[str]:
    """What a text is found by: pairs of Han characters, runs of letters and of digits, and such runs
    joined with their neighbours, so that identifiers are found whole and in parts."""
    found: list[str] = []
    for run in _RUN.findall(normalised):
        if run[0] in " abcdefghijklmnopqrstuvwxyz0123456789":
            atoms = _ATOM.findall(run)
            for start in range(len(atoms)):
                for end in range(start + 1, min(start + chain, len(atoms)) + 1):
                    found.append("".join(atoms[start:end]))
        elif len(run) == 1:
            found.append(run)
        else:
            found += (run[i : i + 2] for i in range(len(run) - 1))
    return found

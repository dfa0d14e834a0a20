"""What an editor is told when something in the data is wrong."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, in words for the person who can mend it.

    `path` is that of the file below the folder that the caller named, with forward slashes;
    `line` and `column` count from 1. `field` is the place inside the record (`rows[3].deadline`),
    `message` says in Chinese what is wrong and what was expected, `hint` what to write instead.
    """

    path: str
    line: int
    column: int
    field: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column}: {self.field}: {self.message}"
        return f"{text} ({self.hint})" if self.hint else text


class Unreadable(Exception):
    """A file that cannot be read as one record; holds the problems found.

    `value` is what could be made of it all the same, so that its other faults show in one run.
    """

    def __init__(self, problems: list[Problem], value: Any = None):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
        self.value = value


def shortened(text: str) -> str:
    """As much of a value as it takes to know it again, on one line."""
    text = text.replace("\n", " ")
    return text if len(text) <= 40 else text[:39] + "…"


def nearest(word: str, words: list[str]) -> str:
    """The valid word that is most like `word`, or '' when none is near."""
    found = get_close_matches(word, words, n=1, cutoff=0.5)
    return found[0] if found else ""


def field_name(place: tuple[str | int, ...]) -> str:
    """Write a place inside a record as editors see it: ('rows', 2, 'name') -> rows[3].name."""
    text = ""
    for step in place:
        if isinstance(step, int):
            text += f"[{step + 1}]"  # people count list items from one
        else:
            text += f".{step}" if text else str(step)
    return text or "(整条记录)"

"""What an editor can read of a message beside the message: the page of messages is made of these, one
beside each rule and one for each group of what the reader and the ledger say."""

import re
from dataclasses import dataclass
from functools import cached_property

from portal.read.problem import Problem

_SLOT = re.compile("〈([^〈〉]*)〉")


@dataclass(frozen=True)
class Explanation:
    """A group of messages: its heading, why it is asked, what to do.

    `examples` are messages as the check prints them behind the position, `field: message (hint)`; what
    differs from case to case stands in 〈〉, so that one text shows the message and finds it again.
    `also` are messages of the same group without a field or hint.
    """

    title: str
    why: str
    do: str
    examples: tuple[str, ...]
    also: tuple[str, ...] = ()

    def fit(self, problem: Problem) -> tuple[int, int]:
        """How well a message belongs here: by how much of it is said in these words, then of its field;
        (0, 0) for not at all."""
        return max((form.fit(problem) for form in self._forms), default=(0, 0))

    @cached_property
    def _forms(self) -> list["_Form"]:
        pairs = [(field_of(one), message_of(one)) for one in self.examples]
        pairs += [("〈〉", message) for message in self.also]
        return [_Form(_pattern(a), _size(a), _pattern(b), _size(b)) for a, b in pairs]


@dataclass(frozen=True)
class _Form:
    """The form of one message, with how many of its characters are always the same."""

    field: re.Pattern[str]
    field_size: int
    message: re.Pattern[str]
    message_size: int

    def fit(self, problem: Problem) -> tuple[int, int]:
        if not self.message.fullmatch(problem.message):
            return 0, 0
        there = self.field.fullmatch(problem.field)
        return self.message_size, self.field_size if there else -1


def as_printed(example: str) -> str:
    """An example without its marks: what the check prints."""
    return _SLOT.sub(r"\1", example)


def field_of(example: str) -> str:
    """The field in an example, with its marks."""
    return example.partition(": ")[0]


def message_of(example: str) -> str:
    """The message in an example, with its marks."""
    field, _, message = example.partition(": ")
    message = message or field  # publish.py speaks of no field
    return re.sub(r" \((?:[^()]|\([^()]*\))*\)$", "", message)


def fixed_parts(example: str) -> list[str]:
    """What of an example is the same in every case."""
    return [part for part in _SLOT.sub("〈〉", example).split("〈〉") if part]


def pieces(example: str) -> list[tuple[str, bool]]:
    """An example in pieces, each with whether it differs from case to case."""
    parts = _SLOT.split(example)
    return [(part, bool(index % 2)) for index, part in enumerate(parts) if part]


def _pattern(marked: str) -> re.Pattern[str]:
    literal = [re.escape(part) for part in _SLOT.sub("〈〉", marked).split("〈〉")]
    return re.compile(".*".join(literal), re.DOTALL)


def _size(marked: str) -> int:
    return len("".join(fixed_parts(marked)))

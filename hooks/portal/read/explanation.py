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

    def covers(self, problem: Problem) -> bool:
        """Whether a message belongs here."""
        return any(form.fullmatch(problem.message) for form in self._forms)

    @cached_property
    def _forms(self) -> list[re.Pattern[str]]:
        told = [message_of(example) for example in self.examples]
        return [_form(message) for message in (*told, *self.also)]


def as_printed(example: str) -> str:
    """An example without its marks: what the check prints."""
    return _SLOT.sub(r"\1", example)


def message_of(example: str) -> str:
    """The message in an example, with its marks."""
    message = example.partition(": ")[2]
    return re.sub(r" \((?:[^()]|\([^()]*\))*\)$", "", message)


def fixed_parts(example: str) -> list[str]:
    """What of an example is the same in every case."""
    return [part for part in re.split("〈[^〈〉]*〉", example) if part]


def pieces(example: str) -> list[tuple[str, bool]]:
    """An example in pieces, each with whether it differs from case to case."""
    parts = _SLOT.split(example)
    return [(part, bool(index % 2)) for index, part in enumerate(parts) if part]


def _form(message: str) -> re.Pattern[str]:
    literal = [re.escape(part) for part in re.split("〈[^〈〉]*〉", message)]
    return re.compile(".*".join(literal), re.DOTALL)

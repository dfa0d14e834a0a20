"""How running text points at records: `[words](id:some-id)`. What stands in code is an example of a
link and none."""

import re
from collections.abc import Iterator

_LINK = re.compile(r"\]\(id:([^)\s]{0,200})\)")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_RUN = re.compile(r"`+")


def links(text: str) -> Iterator[re.Match[str]]:
    """The links by id; the first group is the id."""
    return _LINK.finditer(without_code(text))


def linked_ids(text: str) -> list[str]:
    """The ids that `[words](id:some-id)` links lead to."""
    return [found.group(1) for found in links(text)]


def without_code(text: str) -> str:
    """The text with spaces in the place of fenced blocks and spans of code, as long as it was. One
    pass: thousands of backticks that close nothing cost no more than other letters."""
    lines = text.split("\n")
    closing = _closing_fences(lines)
    number = 0
    while number < len(lines):
        if end := closing.get(number):
            for fenced in range(number, end + 1):
                lines[fenced] = " " * len(lines[fenced])
            number = end
        elif "`" in lines[number]:
            lines[number] = _without_spans(lines[number])
        number += 1
    return "\n".join(lines)


def _closing_fences(lines: list[str]) -> dict[int, int]:
    """For each line that opens a block the line that closes it: one of a fence at least as long,
    of the same letter, and nothing else."""
    found: dict[int, int] = {}
    closers: dict[str, list[tuple[int, int]]] = {"`": [], "~": []}
    """Length and line, by letter, from the bottom up; of what lies below a longer one nothing."""
    for number in range(len(lines) - 1, -1, -1):
        fence = _FENCE.match(lines[number])
        if not fence:
            continue
        length, below = len(fence.group()), closers[fence.group()[0]]
        fitting = (line for long, line in reversed(below) if long >= length)
        if line := next(fitting, 0):
            found[number] = line
        if not lines[number][length:].strip(" "):
            while below and below[-1][0] <= length:
                below.pop()
            below.append((length, number))
    return found


def _without_spans(line: str) -> str:
    """A span lies between two runs of as many backticks."""
    runs = list(_RUN.finditer(line))
    later: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        later.setdefault(len(runs[index].group()), []).append(index)
    pieces, end, index = [], 0, 0
    while index < len(runs):
        same = later[len(runs[index].group())]
        while same and same[-1] <= index:
            same.pop()
        if same:
            close = runs[same[-1]]
            pieces += [line[end : runs[index].start()], " " * (close.end() - runs[index].start())]
            end, index = close.end(), same[-1]
        index += 1
    return "".join([*pieces, line[end:]])

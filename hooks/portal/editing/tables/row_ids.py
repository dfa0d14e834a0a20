"""The ids of new rows: the next one after the pattern that the list has."""

import re
from collections.abc import Collection, Iterable

_NUMBER = re.compile(r"^(?P<head>(?:.*[^0-9])?)(?P<number>[0-9]+)$")


def next_id(
    record: str, ids: Iterable[str], taken: Collection[str], item_nos: Iterable[str], item_no: str
) -> str:
    """An id that nothing has or had. Where the rows are called by their numbers (x-4-1 for 4-1), so is
    the new one; else it is one more than the highest. `item_nos` are those of `ids`, in their order."""
    known = list(ids)
    numbered = [_by_number(record, number) for number in item_nos]
    agree = sum(id == by for id, by in zip(known, numbered, strict=True) if by)
    by = _by_number(record, item_no) if agree * 2 > len(known) else ""
    if by and by not in taken:
        return by
    head, width, highest = f"{record}-", 3, 0
    if by and (
        called := _NUMBER.match(by)
    ):  # somebody else has the number: the next of its section
        head, width, highest = called["head"], len(called["number"]), int(called["number"])
    elif found := [match for id in known if (match := _NUMBER.match(id))]:
        heads = [match["head"] for match in found]
        head = max(dict.fromkeys(reversed(heads)), key=heads.count)  # of equals the last
        numbers = [match["number"] for match in found if match["head"] == head]
        width, highest = len(numbers[-1]), max(map(int, numbers))
    number = highest + 1
    while (id := f"{head}{number:0{width}}") in taken:
        number += 1
    return id


def _by_number(record: str, item_no: str) -> str:
    ending = re.sub("[^0-9a-z]+", "-", item_no.lower()).strip("-")
    return f"{record}-{ending}" if ending and item_no.isascii() else ""

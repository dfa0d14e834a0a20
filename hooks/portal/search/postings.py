"""Which documents have which tokens, written small for the way to the browser.

hooks/theme/assets/search/postings.js reads it, and decodes no more than what a query asks for: the
lists stay text until then, so that a cheap phone has little to keep and nothing to build.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def postings(
    fields: Sequence[str], documents: Iterable[Mapping[str, Iterable[str]]]
) -> dict[str, Any]:
    """The tokens of numbered documents, by field.

    `count` is how many documents there are, `terms` the tokens between spaces, in the order of code
    units. `posts` holds for each field, between semicolons, the documents of each term: distances
    from the one before, the first from -1, in base 36; a distance of 1 is left out. `0` is none.
    """
    found: dict[str, dict[str, list[int]]] = {field: defaultdict(list) for field in fields}
    count = 0
    for number, document in enumerate(documents):
        count += 1
        for field in fields:
            for token in set(document[field]):
                found[field][token].append(number)
    terms = sorted({term for lists in found.values() for term in lists}, key=_code_units)
    return {
        "count": count,
        "terms": " ".join(terms),
        "posts": {
            field: ";".join(_distances(lists.get(term, [])) for term in terms)
            for field, lists in found.items()
        },
    }


def _code_units(term: str) -> bytes:
    """As JavaScript compares texts: by UTF-16, where rare Han characters come before common ones."""
    return term.encode("utf-16-be")


def _distances(numbers: list[int]) -> str:
    """[0, 1, 5] -> `,,4`."""
    if not numbers:
        return "0"
    steps = (number - before for before, number in zip([-1, *numbers], numbers, strict=False))
    return ",".join("" if step == 1 else _base36(step) for step in steps)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits

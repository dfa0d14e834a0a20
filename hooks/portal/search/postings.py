"""Which documents have which tokens, cut into shards: a query loads those that its words stand in.

hooks/theme/assets/search/postings.js reads them, and decodes no more than what a query asks for: the
lists stay text until then, so that a cheap phone has little to keep and nothing to build.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import sub

SMALLEST, MOST = 1_400, 4_096
"""Characters of a shard before it is compressed, unless that would make more shards than these. A query
of twenty words loads about as many shards whatever their size: small ones cost it less."""

EARLY = 0.5
"""Of that, from where on a shard ends with the tokens that begin with the same character, so that it is
told in one where the next begins."""

NOTHING: Mapping[str, list[int]] = {}

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Shards:
    """`begins` has for each shard the least with which a token of it may begin. A shard is its tokens,
    between spaces, then for each field, between semicolons, the documents of each token: distances
    from the one before, the first from -1, in base 36; a distance of 1 is left out. `0` is none.
    Tokens are in the order of code units."""

    begins: list[str]
    shards: list[list[str]]


def sharded(
    fields: Sequence[str],
    documents: Iterable[Mapping[str, Iterable[str]]],
    others: Iterable[str] = (),
    smallest: int = SMALLEST,
    beside: Mapping[str, list[int]] = NOTHING,
) -> Shards:
    """The tokens of numbered documents, by field; and `others`, which no document has. `beside` has numbers
    of something else than documents, for a field behind the others."""
    width = len(fields) + 1
    found: dict[str, list[list[int] | None]] = {token: [None] * width for token in others}
    for number, document in enumerate(documents):
        for place, field in enumerate(fields):
            for token in set(document[field]):
                lists = found.get(token)
                if lists is None:
                    lists = found[token] = [None] * width
                numbers = lists[place]
                if numbers is None:
                    lists[place] = [number]
                else:
                    numbers.append(number)
    for token, numbers in beside.items():
        found.setdefault(token, [None] * width)[-1] = numbers
    terms = sorted(found, key=code_units)
    return cut(terms, [[distances(numbers) for numbers in found[term]] for term in terms], smallest)


def cut(terms: Sequence[str], rows: Sequence[Sequence[str]], smallest: int = SMALLEST) -> Shards:
    """Sorted tokens, with what stands behind each field by field, in shards."""
    width = len(rows[0]) if rows else 0
    sizes = [
        len(term) + sum(map(len, row)) + len(row) for term, row in zip(terms, rows, strict=True)
    ]
    limit = max(smallest, sum(sizes) // MOST)
    begins: list[str] = []
    shards: list[list[str]] = []
    start = size = 0
    for end in range(1, len(terms) + 1):
        size += sizes[end - 1]
        has_room = end < len(terms) and size + sizes[end] <= limit
        if has_room and (size < limit * EARLY or terms[end][0] == terms[end - 1][0]):
            continue
        begins.append(_beginning(terms[start - 1] if start else "", terms[start]))
        shards.append(
            [
                " ".join(terms[start:end]),
                *(";".join(row[place] for row in rows[start:end]) for place in range(width)),
            ]
        )
        start, size = end, 0
    return Shards(begins, shards)


def code_units(term: str) -> bytes:
    """As JavaScript compares texts: by UTF-16, where rare Han characters come before common ones."""
    return term.encode("utf-16-be", "surrogatepass")


def _beginning(before: str, term: str) -> str:
    """The least of a token that tells it from the one before it."""
    same = 0
    while same < len(before) and before[same] == term[same]:
        same += 1
    return term[: same + 1] if before else ""


def distances(numbers: list[int] | None) -> str:
    """As shards have them: [0, 1, 5] -> `,,4`."""
    if numbers is None:
        return "0"
    first = _step(numbers[0] + 1)
    if len(numbers) == 1:  # so are most
        return first
    return ",".join([first, *map(_step, map(sub, numbers[1:], numbers))])


@cache  # no more than there are documents
def _step(distance: int) -> str:
    return "" if distance == 1 else base36(distance)


def base36(number: int) -> str:
    """A number from 1 on; nothing for 0."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits

"""A way of saying it leads to one job: said in two, the search could not tell which is meant."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.job import Unknown
from portal.read.explanation import Explanation
from portal.read.strict_yaml import Place

EXPLAINED = Explanation(
    "一种说法写在两件事里",
    "读者照一种说法来找，要到一件事。同一个说法写在两件事里，查找就分不清。",
    "留在更合适的那件事里，另一件里删去，或者换一个说得更细的说法。",
    (
        "aliases[〈2〉]: “〈换另一设备〉”在 〈jobs/neighbour-job.yaml〉 里也有 (只留一处，或换一个说法)",
        "unknowns[〈1〉].asked[〈2〉]: “〈换 邻居设备？〉”在 〈jobs/neighbour-job.yaml〉 里也有 (只留一处，或换一个说法)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    first: dict[str, str] = {}
    jobs = catalogue.of("jobs")
    for item in jobs:
        first.setdefault(_spoken(item.title), item.path)
    for item in jobs:
        for place, words in (*_names(item.get("aliases", ())), *_asked(item.get("unknowns", ()))):
            other = first.setdefault(_spoken(words), item.path)
            if other != item.path:
                message = f"“{words}”在 {'/'.join(other.split('/')[-2:])} 里也有"
                yield Violation.of(item, place, message, "只留一处，或换一个说法")


def _spoken(words: str) -> str:
    return "".join(words.split()).casefold().rstrip("？?。")


def _names(aliases: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    return ((("aliases", index), name) for index, name in enumerate(aliases))


def _asked(unknowns: tuple[Unknown, ...]) -> Iterator[tuple[Place, str]]:
    for number, unknown in enumerate(unknowns):
        for index, words in enumerate(unknown.asked):
            yield ("unknowns", number, "asked", index), words

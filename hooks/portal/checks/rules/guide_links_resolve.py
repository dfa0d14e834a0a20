"""Links by id in the hand-written pages lead to records."""

from collections.abc import Iterator, Mapping

from portal.catalogue.catalogue import Catalogue
from portal.checks.dangling import dangling
from portal.checks.violation import Violation
from portal.read.prose import links
from portal.read.text import position


def check(catalogue: Catalogue, guides: Mapping[str, str]) -> Iterator[Violation]:
    for path, text in guides.items():
        for found in links(text):
            if told := dangling(catalogue, found.group(1)):
                yield Violation(path, ("链接",), *told, position(text, found.start(1)))

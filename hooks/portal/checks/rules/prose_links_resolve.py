"""Links in running text are written by id, `[节约能源法](id:energy-conservation-law)`."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.dangling import dangling
from portal.checks.violation import Violation
from portal.read.prose import linked_ids


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        for field in ("summary", "body"):
            for id in linked_ids(item.get(field) or ""):
                if told := dangling(catalogue, id):
                    yield Violation.of(item, (field,), *told)

"""A file is named after the record in it, so that both are found by the same name."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        stem = PurePosixPath(item.path).stem
        if stem != item.id:
            yield Violation.of(
                item,
                ("id",),
                f"id 是 {item.id}，文件名却是 {stem}.yaml",
                f"把文件改名为 {item.id}.yaml，或把 id 改成 {stem}",
            )

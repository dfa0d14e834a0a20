"""A file is named after the record in it, so that both are found by the same name."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import PurePosixPath

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "文件名和 id 不同",
    "文件名就是 id，找得到文件就找得到记录；复制出来的文件还带着原来的 id。",
    "照提示改文件名或改 id。不要的副本就删去。发布过的 id 要改，用 publish.py --rename。",
    (
        "id: id 是 〈neighbour-case〉，文件名却是 〈neighbour-case - 副本〉.yaml (是另一条记录就换一个 id，如 〈neighbour-case-2〉，文件改名为 〈neighbour-case-2〉.yaml；不要的副本就删去)",
        "id: id 是 〈quite-another-id〉，文件名却是 〈id-differs-from-file〉.yaml (把文件改名为 〈quite-another-id〉.yaml，或把 id 改成 〈id-differs-from-file〉)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        stem = PurePosixPath(item.path).stem
        if stem == item.id:
            continue
        told = f"id 是 {item.id}，文件名却是 {stem}.yaml"
        wanted = re.sub("[^a-z0-9]+", "-", stem.lower()).strip("-")[:80].strip("-")
        if catalogue.items.get(item.id) is not item:  # a copy
            free = next(id for n in count(2) if not catalogue.find(id := f"{item.id}-{n}"))
            wanted = wanted if wanted and not catalogue.find(wanted) else free
            hint = (
                f"是另一条记录就换一个 id，如 {wanted}，文件改名为 {wanted}.yaml；不要的副本就删去"
            )
        else:
            hint = f"把文件改名为 {item.id}.yaml"
            if wanted == stem:
                hint += f"，或把 id 改成 {stem}"
        yield Violation.of(item, ("id",), told, hint)

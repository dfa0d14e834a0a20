"""A statement of a job names its sources by keys that the record gives."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.job import Grounded, parts_of_kind
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "步骤的出处没有写",
    "步骤、提醒等的 sources 写的是本记录来源的 key，写错了读者就看不到出处。",
    "在本记录的 sources 里给那份材料写 key，步骤的 sources 写同一个 key。",
    (
        "steps[〈1〉].sources[〈1〉]: 本记录的来源里没有代号 〈gd-2026〉 (可写的是：〈gd-2025〉)",
        "steps[〈1〉].sources[〈1〉]: 本记录的来源里没有代号 〈gd-2026〉 (先给那份材料的来源写上 key)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("jobs"):
        keys = [source.key for source in item.value.sources if source.key]
        hint = f"可写的是：{'、'.join(keys)}" if keys else "先给那份材料的来源写上 key"
        for place, statement in parts_of_kind(Grounded, item.value):
            for index, key in enumerate(statement.sources):
                if key not in keys:
                    message = f"本记录的来源里没有代号 {key}"
                    yield Violation.of(item, (*place, "sources", index), message, hint)

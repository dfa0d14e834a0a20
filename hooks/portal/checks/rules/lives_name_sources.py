"""What a record says of how a relief is got says where that stands, and names sources that are there."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.job import parts_of_kind
from portal.kinds.life_fact import FoundAt, LifeFact
from portal.kinds.relief_life import ReliefLife
from portal.kinds.tax import TaxList
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "办理的出处没有写",
    "谁拿不到、先做什么，读者照着做决定；没有出处或者出处写错了，就无从核对。",
    "给那份材料的来源写 key，这里的 sources 写 {key: 同一个 key, at: 第几条}；没有出处的不写。",
    (
        "exclusions[〈1〉]: 没有写出处 (写 sources: [{key: 来源的 key, at: 第几条}]；没有出处的不写)",
        "before[〈1〉].sources[〈1〉].key: 本记录的来源里没有代号 〈notice〉 (可写的是：〈paper〉)",
        "before[〈1〉].sources[〈1〉].key: 本记录的来源里没有代号 〈notice〉 (先给那份材料的来源写上 key)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("tax"):
        relief = item.value
        if not isinstance(relief, TaxList):
            continue
        keys = [source.key for source in relief.sources if source.key]
        hint = f"可写的是：{'、'.join(keys)}" if keys else "先给那份材料的来源写上 key"
        for field in ReliefLife.model_fields:
            value = getattr(relief, field)
            for place, fact in parts_of_kind(LifeFact, value, (field,)):
                if not fact.sources:
                    yield Violation.of(
                        item,
                        place,
                        "没有写出处",
                        "写 sources: [{key: 来源的 key, at: 第几条}]；没有出处的不写",
                    )
            for place, found in parts_of_kind(FoundAt, value, (field,)):
                if found.key not in keys:
                    message = f"本记录的来源里没有代号 {found.key}"
                    yield Violation.of(item, (*place, "key"), message, hint)

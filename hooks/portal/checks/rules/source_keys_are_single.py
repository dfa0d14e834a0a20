"""The key of a source names one source of its record: what refers to it means that one."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "来源的代号重复",
    "步骤、电话用 key 指明出处，两个来源同一个 key 就不知道指哪一个。",
    "给其中一个换一个 key，指它的地方一起改。",
    ("sources[〈2〉].key: 代号 〈notice〉 前面用过了 (换一个，同一条记录里不能重复)",),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        keys = [source.key for source in item.value.sources]
        for index, key in enumerate(keys):
            if key and key in keys[:index]:
                message, hint = f"代号 {key} 前面用过了", "换一个，同一条记录里不能重复"
                yield Violation.of(item, ("sources", index, "key"), message, hint)

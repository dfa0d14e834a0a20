"""A number or an address stands in a material that the record names among its sources."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "电话、网址没有出处",
    "没有见到材料的电话、网址不收。每一个都要指明它写在本记录的哪个来源里。",
    "在 sources 里给那份材料写 key，contacts 的 source 写同一个 key。",
    ("contacts[〈1〉].source: 来源里没有代号 〈notcie〉 (可写的是：〈notice〉)",),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("bodies"):
        keys = [source.key for source in item.value.sources]
        known = "、".join(filter(None, keys))
        for index, contact in enumerate(item.get("contacts", ())):
            if contact.source not in keys:
                yield Violation.of(
                    item,
                    ("contacts", index, "source"),
                    f"来源里没有代号 {contact.source}",
                    f"可写的是：{known}" if known else "先给那份材料的来源写上 key",
                )

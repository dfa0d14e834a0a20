"""The money of a job is a relief of this site: whether it holds today is asked of that record."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.tax import TaxList
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "能拿的钱不是一条优惠",
    "“能拿什么钱”今天还有没有、怎样算，都从税收优惠栏目的记录得出；写成别的记录就算不出来。",
    "写税收优惠栏目里一条记录的 id。地方的补助写在 local 里。",
    (
        "money[〈2〉].relief: 〈neighbour-law〉 不是一条税收优惠 (写税收优惠栏目里一条记录的 id；地方的补助写在 local 里)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("jobs"):
        for index, money in enumerate(item.get("money", ())):
            found = catalogue.find(money.relief)
            if found and not isinstance(found.value, TaxList):  # a link to nothing is told already
                message = f"{money.relief} 不是一条税收优惠"
                hint = "写税收优惠栏目里一条记录的 id；地方的补助写在 local 里"
                yield Violation.of(item, ("money", index, "relief"), message, hint)

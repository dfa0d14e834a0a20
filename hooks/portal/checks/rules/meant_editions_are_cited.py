"""What a record says it means in its earlier edition is there, and the record speaks of it."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.dangling import dangling
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "有意引用的旧版",
    "earlier_meant 说的是：本记录引用的就是旧版，不必按新版复核。没有引用的写在这里没有意义。",
    "照提示改成本记录引用的旧版的 id，或者删去。",
    (
        (
            "verification.earlier_meant[2]: 本记录没有引用 〈neighbour-law〉"
            " (可写的是：〈neighbour-list〉)"
        ),
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        meant = item.value.verification.earlier_meant
        cited = {link.target for link in catalogue.links.of(item.id)} if meant else set()
        cited |= {x.parent.id for id in cited if (x := catalogue.items.get(id)) and x.parent}
        for index, id in enumerate(meant):
            place = ("verification", "earlier_meant", index)
            if told := dangling(catalogue, id, item.id):
                yield Violation.of(item, place, *told)
            elif (found := catalogue.find(id)) and found.id not in cited:
                hint = f"可写的是：{'、'.join(sorted(cited))}" if cited else "删去"
                yield Violation.of(item, place, f"本记录没有引用 {id}", hint)

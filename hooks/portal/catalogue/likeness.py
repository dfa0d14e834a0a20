"""Which record an unknown id was probably meant for."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from portal.kinds.item import Item
from portal.read.problem import nearest

CANDIDATES = 100


class Likeness:
    """Ids, titles and aliases, cut into pairs of letters once. Comparing one unknown id with each
    of some thousand names in full takes a tenth of a second; a slip may stand in hundreds of files.
    """

    def __init__(self, items: Iterable[Item]):
        self._bearers: dict[str, Item] = {}
        self._with_pair: dict[str, list[str]] = defaultdict(list)
        for item in items:
            for name in (item.id, item.title, *item.get("aliases", ())):
                if name not in self._bearers:
                    self._bearers[name] = item
                    for pair in _pairs(name):
                        self._with_pair[pair].append(name)

    def nearest(self, word: str, but: str = "") -> Item | None:
        """The item whose id or name is most like `word`, and which is not the item `but`; None when
        none is near."""
        shared: Counter[str] = Counter()
        for pair in sorted(_pairs(word)):
            shared.update(self._with_pair.get(pair, ()))
        likely = [
            name for name, _ in shared.most_common(CANDIDATES) if self._bearers[name].id != but
        ]
        return self._bearers.get(nearest(word, likely))


def _pairs(word: str) -> set[str]:
    return {word[index : index + 2] for index in range(len(word) - 1)}

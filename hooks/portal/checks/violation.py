"""What a check says of an item."""

from dataclasses import dataclass

from portal.kinds.item import Item
from portal.read.problem import Problem


@dataclass(frozen=True)
class Violation:
    """What a check found wrong, and where in the item. The runner adds line and column."""

    item: Item
    place: tuple[str | int, ...]
    message: str
    hint: str = ""

    def at(self, line: int, column: int, field: str) -> Problem:
        return Problem(self.item.path, line, column, field, self.message, self.hint)

"""What a rule says of the data."""

from dataclasses import dataclass

from portal.kinds.item import Item
from portal.read.problem import Problem, field_name
from portal.read.strict_yaml import Place


@dataclass(frozen=True)
class Violation:
    """What a rule found wrong, and where: the file, or folder, and the place in it, () for all of
    it. The runner adds line and column; for running text the rule itself gives them as `position`.
    """

    path: str
    place: Place
    message: str
    hint: str = ""
    position: tuple[int, int] | None = None

    @classmethod
    def of(cls, item: Item, place: Place, message: str, hint: str = "") -> "Violation":
        """A violation at a place in a record or row."""
        return cls(item.path, (*item.place, *place), message, hint)

    def at(self, position: tuple[int, int]) -> Problem:
        """The same as an editor reads it."""
        return Problem(self.path, *position, field_name(self.place), self.message, self.hint)

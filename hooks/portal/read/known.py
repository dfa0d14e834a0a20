"""What was worked out of a thing that nobody changes, for as long as the thing is there."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import ref

T = TypeVar("T")


class KnownOf(Generic[T]):
    """Answers by the thing itself and not by what is in it: comparing records takes longer than most
    answers. With the thing the answer goes."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[ref[Any], T]] = {}

    def __contains__(self, thing: Any) -> bool:
        known = self._known.get(id(thing))
        return known is not None and known[0]() is thing

    def __getitem__(self, thing: Any) -> T:
        return self._known[id(thing)][1]

    def __setitem__(self, thing: Any, answer: T) -> None:
        number = id(thing)

        def gone(of: ref[Any]) -> None:
            if number in self._known and self._known[number][0] is of:
                del self._known[number]

        self._known[number] = ref(thing, gone), answer

    def of(self, thing: Any, work_out: Callable[[], T]) -> T:
        """The answer for a thing, worked out where it is not known."""
        if thing not in self:
            self[thing] = work_out()
        return self[thing]

"""What the checks of the project say of a file before it is written, each at its place in the record."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Tree
from portal.checks.runner import all_rules, violations
from portal.editing.files.would_be_tree import with_text
from portal.kinds.kind import Kind
from portal.read.strict_yaml import Place

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


@dataclass(frozen=True)
class WouldBeFault:
    """One thing that would be wrong, at a place in the record."""

    place: Place
    message: str
    hint: str = ""


class WouldBe:
    """A data folder in which one record is about to change."""

    def __init__(self, tree: Tree, kind: Kind, path: Path, withdrawn: frozenset[str], day: date):
        self.tree = tree
        self.kind, self.path, self.withdrawn, self.day = kind, path, withdrawn, day
        self.catalogue = Catalogue(self.tree, withdrawn)

    def findings(self, text: str) -> list[WouldBeFault]:
        """What is wrong with the record in this text, and was not before."""
        own = self.path.as_posix()
        tree = with_text(self.tree, self.kind, self.path, text)
        read = [one for one in tree.problems if one.path == own]
        if not any(one.path == own for one in tree.loaded):
            return [WouldBeFault(_place(one.field), one.message, one.hint) for one in read]
        found = self._violations(tree)
        if found:
            found -= self._violations(self.tree)
        return [
            WouldBeFault(place if path == own else (), message, hint)
            for path, place, message, hint in sorted(found, key=str)
        ]

    def _violations(self, tree: Tree) -> set[tuple[str, Place, str, str]]:
        catalogue = Catalogue(tree, self.withdrawn)
        return {
            (one.path, one.place, one.message, one.hint)
            for rule in all_rules()
            for one in violations(rule, tree, catalogue, self.day)
        }


def _place(field: str) -> Place:
    """rows[3].deadline -> ('rows', 2, 'deadline')."""
    if field.startswith("("):
        return ()
    return tuple(int(number) - 1 if number else name for number, name in _STEP.findall(field))

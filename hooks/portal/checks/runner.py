"""Runs the rules and says where in which file each violation is."""

import pkgutil
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Tree, load
from portal.checks import rules
from portal.checks.violation import Violation
from portal.read.problem import Problem, field_name
from portal.read.strict_yaml import Place, places
from portal.read.text import read


def problems_in(data: Path) -> list[Problem]:
    """Every problem of the records in a data folder, in the order of files and lines; empty when
    all is well.

    The rules do not depend on the day: a tree that is right today is right tomorrow.
    """
    return problems_of(load(data))[1]


def problems_of(
    tree: Tree,
    withdrawn: frozenset[str] = frozenset(),
    left: Sequence[tuple[str, str, str]] = (),
) -> tuple[Catalogue, list[Problem]]:
    """The catalogue of a tree that was read, and every problem in it. The rest is what the ledger
    knows of ids and addresses, as the catalogue takes it."""
    catalogue = Catalogue(tree, withdrawn, left)
    violations = [violation for rule in all_rules() for violation in rule.check(catalogue)]
    return catalogue, sorted(set(tree.problems + list(_located(violations))))


def all_rules() -> list[Any]:
    """The rule modules in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return [import_module(f"{rules.__name__}.{name}") for name in names]


def _located(violations: list[Violation]) -> Iterator[Problem]:
    known: dict[str, dict[Place, tuple[int, int]]] = {}
    for violation in violations:
        path = violation.item.path
        if path not in known:
            known[path] = places(read(Path(path)))
        place: Place = (*violation.item.place, *violation.place)
        where = place
        while where and where not in known[path]:
            where = where[:-1]
        line, column = known[path].get(where, (1, 1))
        yield violation.at(line, column, field_name(place))

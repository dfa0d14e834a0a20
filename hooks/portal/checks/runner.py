"""Runs the rules and says where in which file each violation is."""

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

from portal.as_of import as_of
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Tree, load
from portal.checks import rules
from portal.checks.violation import Violation
from portal.read.positions import Positions
from portal.read.problem import Problem


def problems_in(data: Path) -> list[Problem]:
    """Every problem of a data folder, in the order of files and lines; empty when all is well.

    Of the day the rules only ask what has not come yet: a tree that is right today is right tomorrow.
    """
    return problems_of(load(data))[1]


def problems_of(
    tree: Tree,
    withdrawn: frozenset[str] = frozenset(),
    left: Sequence[tuple[str, str, str]] = (),
    day: date | None = None,
) -> tuple[Catalogue, list[Problem]]:
    """The catalogue of a tree that was read, and every problem in it. The rest is what the ledger
    knows of ids and addresses, as the catalogue takes it."""
    catalogue = Catalogue(tree, withdrawn, left)
    rest = _of_the_rest(tree, day) if tree.rest else []
    found = (
        violation for rule in all_rules() for violation in violations(rule, tree, catalogue, day)
    )
    return catalogue, sorted({*tree.problems, *rest, *located(found)})


ALSO_OF_THE_REST = (
    *("terms_exist", "links_resolve", "prose_links_resolve", "numbers_have_their_form"),
    *("days_have_come", "sources_can_be_opened", "models_can_be_compared", "values_agree"),
)
"""Rules about what is there, not about what is missing: they also hold for a record of which some
fields could not be read, so that its editor need not come back for them."""


def _of_the_rest(tree: Tree, day: date | None) -> list[Problem]:
    """The other faults of records that could not be read as a whole."""
    known = {(problem.path, problem.line) for problem in tree.problems}
    paths = {loaded.path for loaded in tree.rest}
    whole = replace(tree, loaded=[*tree.loaded, *tree.rest])
    catalogue = Catalogue(whole)
    found = [
        violation
        for rule in all_rules()
        if rule.__name__.rpartition(".")[2] in ALSO_OF_THE_REST
        for violation in violations(rule, whole, catalogue, day)
        if violation.path in paths
    ]
    return [one for one in located(found) if (one.path, one.line) not in known]


def all_rules() -> list[Any]:
    """The rule modules in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return [import_module(f"{rules.__name__}.{name}") for name in names]


def violations(
    rule: Any, tree: Tree, catalogue: Catalogue, day: date | None = None
) -> Iterator[Violation]:
    """What one rule finds in what it asks for. Today is never earlier than by the clock: a look at
    the site of an earlier day makes nothing wrong."""
    now = as_of({}).date()
    sights = {
        "catalogue": catalogue,
        "vocabularies": tree.vocabulary_files,
        "guides": tree.guides,
        "tree": tree,
        "today": max(now, day or now),
    }
    yield from rule.check(**{name: sights[name] for name in signature(rule.check).parameters})


def located(found: Iterable[Violation]) -> Iterator[Problem]:
    """Violations as editors read them."""
    positions = Positions()
    for violation in found:
        yield violation.at(violation.position or positions.of(violation.path, violation.place))

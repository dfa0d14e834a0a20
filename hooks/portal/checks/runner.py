"""Runs the rules and says where in which file each violation is."""

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from inspect import signature
from itertools import chain
from operator import is_
from threading import Lock
from typing import Any

from portal.as_of import as_of
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.overlay import Overlay
from portal.catalogue.tree import Tree, load
from portal.checks import rules
from portal.checks.overlays import overlay_violations
from portal.checks.violation import Violation
from portal.data_layers import Data
from portal.kinds.item import Item
from portal.read.file import is_kept
from portal.read.known import KnownOf
from portal.read.positions import Positions
from portal.read.problem import Problem
from portal.read.vocabulary import Term


def problems_in(data: Data) -> list[Problem]:
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
    found = chain(
        found_in(tree, catalogue, day), overlay_violations(tree, catalogue, today_of(day))
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
    rule: Any, tree: Tree, catalogue: "Catalogue | SomeRecords", day: date | None = None
) -> Iterator[Violation]:
    """What one rule finds in what it asks for. Today is never earlier than by the clock: a look at
    the site of an earlier day makes nothing wrong."""
    sights = {
        "catalogue": catalogue,
        "vocabularies": tree.vocabulary_files,
        "guides": tree.guides,
        "tree": tree,
        "today": today_of(day),
    }
    yield from rule.check(**{name: sights[name] for name in signature(rule.check).parameters})


def today_of(day: date | None) -> date:
    now = as_of({}).date()
    return max(now, day or now)


def found_in(tree: Tree, catalogue: Catalogue, day: date | None = None) -> Iterator[Violation]:
    """What all rules find. Where what is read is kept, so is what the rules `OF_EACH` found in a record
    that is still the same."""
    keeps = is_kept() and not catalogue.repeated  # else one record decides what counts of another
    for rule in all_rules():
        if not (keeps and of_each(rule)):
            yield from violations(rule, tree, catalogue, day)
    if keeps:
        yield from _kept.found_in(tree, catalogue, day)


def of_each(rule: Any) -> bool:
    """Whether a rule judges each record by itself, with its rows: of the catalogue it takes nothing
    but the records and rows in their order, and the vocabularies."""
    return bool(getattr(rule, "OF_EACH", False))


@dataclass(frozen=True)
class SomeRecords:
    """What such a rule sees of a catalogue: some of the records, the vocabularies, and in which folders
    all of it lies, which does not change while a preview runs."""

    records: list[Item]
    items: dict[str, Item]
    vocabularies: dict[str, dict[str, Term]]
    overlay: Overlay | None

    def term(self, vocabulary: str, id: str) -> Term | None:
        return self.vocabularies.get(vocabulary, {}).get(id)


class KeptFindings:
    """What the rules `OF_EACH` found in records, as long as neither these change nor what they are
    judged by: the vocabularies and the day."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._of: KnownOf[list[Violation]] = KnownOf()
        self._day: date | None = None
        self._terms: list[tuple[Term, ...]] = []

    def found_in(self, tree: Tree, catalogue: Catalogue, day: date | None) -> Iterator[Violation]:
        known = self._known(tree, today_of(day))  # the form of a preview asks meanwhile, too
        fresh = {id(item.value): item for item in catalogue.records if item.value not in known}
        items = {key: one for key, one in catalogue.items.items() if id(one.record) in fresh}
        some = SomeRecords(list(fresh.values()), items, catalogue.vocabularies, catalogue.overlay)
        found: dict[str, list[Violation]] = {item.path: [] for item in some.records}
        for rule in filter(of_each, all_rules()) if fresh else ():
            for violation in violations(rule, tree, some, day):
                found[violation.path].append(violation)
        for item in some.records:
            known[item.value] = found[item.path]
        for item in catalogue.records:
            yield from known[item.value]

    def _known(self, tree: Tree, today: date) -> KnownOf[list[Violation]]:
        terms = [file.terms for file in tree.vocabulary_files]
        with self._lock:
            same = len(terms) == len(self._terms) and all(map(is_, terms, self._terms))
            if not same or today != self._day:
                self._of = KnownOf()
            self._terms, self._day = terms, today
            return self._of


_kept = KeptFindings()


def located(found: Iterable[Violation]) -> Iterator[Problem]:
    """Violations as editors read them."""
    positions = Positions()
    for violation in found:
        yield violation.at(violation.position or positions.of(violation.path, violation.place))

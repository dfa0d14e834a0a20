"""Rule = file = test: each rule is a module of portal.checks and some broken record breaks it."""

from pathlib import Path

import pytest

from portal import checks
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.checks.runner import all_rules

RULES = {module.__name__.rpartition(".")[2]: module for module in all_rules()}


@pytest.fixture(scope="module")
def catalogue(clumsy) -> Catalogue:
    return Catalogue(load(clumsy.root))


def test_every_file_is_a_rule():
    files = {path.stem for path in (Path(checks.__file__).parent / "rules").glob("*.py")} - {
        "__init__"
    }
    assert files == RULES.keys()


@pytest.mark.parametrize("name", RULES)
def test_rule_says_what_it_protects(name):
    assert RULES[name].__doc__
    assert callable(RULES[name].check)


@pytest.mark.parametrize("name", RULES)
def test_some_broken_record_breaks_the_rule(name, catalogue):
    assert list(RULES[name].check(catalogue))

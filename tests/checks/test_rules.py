"""Rule = file = test: each rule is a module of portal.checks and some broken record breaks it."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers.tree import folder, law, relief

from portal import checks
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Tree, load
from portal.checks.runner import all_rules, located, problems_of, violations
from portal.checks.violation import Violation

RULES = {module.__name__.rpartition(".")[2]: module for module in all_rules()}


@pytest.fixture(scope="module")
def tree(clumsy) -> Tree:
    return load(clumsy.root)


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
def test_some_broken_record_breaks_the_rule(name, tree):
    assert list(violations(RULES[name], tree, Catalogue(tree)))


def test_a_rule_asks_for_what_it_wants_to_see(tree):
    def check(vocabularies, guides, catalogue, tree):
        names = [book.name for book in vocabularies]
        yield Violation(names[0], (), f"{len(guides)} {len(catalogue.records)} {tree.root.name}")

    [found] = violations(SimpleNamespace(check=check), tree, Catalogue(tree))
    assert found == Violation("topics", (), f"3 {len(tree.loaded)} data")


def test_a_relief_that_was_withdrawn_answers_no_situation(tmp_path):
    """What there is to be said of it can only be known with the ledger."""
    names = ("cit-epc", "vat-epc")
    files = {f"tax/{id}.yaml": json.dumps(relief(id, issued="2020-01-01")) for id in names}
    tree = load(folder(tmp_path / "data", files))
    _, told = problems_of(tree, frozenset(("vat-epc",)))
    gone = [problem for problem in told if "已经撤下" in problem.message]
    assert gone and all(problem.message.startswith("vat-epc ") for problem in gone)
    assert not any("已经撤下" in problem.message for problem in problems_of(tree)[1])


def test_no_record_is_taken_to_mean_itself(tmp_path):
    """The id of the edition before is most like that of the new one, which cannot be meant."""
    files = {
        "laws/some-list-2020.yaml": json.dumps(law("some-list-2020")),
        "laws/some-list-2026.yaml": json.dumps(
            law("some-list-2026", supersedes=["some-list-2021"])
        ),
    }
    (hint,) = (
        problem.hint
        for problem in problems_of(load(folder(tmp_path / "data", files)))[1]
        if "some-list-2021" in problem.message
    )
    assert "some-list-2020" in hint and "some-list-2026" not in hint


def test_a_violation_may_be_in_a_file_of_any_kind(tmp_path):
    book = tmp_path / "modes.yaml"
    book.write_text("terms:\n  - id: a\n    name: 甲\n", encoding="utf-8")
    places = {
        (book, ("terms", 0, "name")): (3, 5),
        (book, ("terms", 0, "aliases", 2)): (2, 5),  # the nearest place that is there
        (book, ()): (1, 1),
        (tmp_path, ()): (1, 1),
        (tmp_path / "none.yaml", ("a",)): (1, 1),
    }
    found = [Violation(path.as_posix(), place, "甲") for path, place in places]
    assert [(one.line, one.column) for one in located(found)] == list(places.values())

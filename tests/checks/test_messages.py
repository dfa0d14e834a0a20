"""Every message that an editor can meet is on the page of messages, as it is really printed."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from helpers.building import ROOT
from helpers.clumsy import Clumsy

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.checks.runner import all_rules, located, violations
from portal.editing.reference.messages import address, groups
from portal.read.explanation import Explanation, as_printed, fixed_parts, message_of, pieces
from portal.read.problem import Problem

RULES = {rule.__name__.rpartition(".")[2]: rule for rule in all_rules()}
SHARED = ("links_resolve", "terms_exist")
"""Rules that say for others, too, that an id leads nowhere."""

ENTRIES = {anchor: told for group in groups() for anchor, told in group.entries.items()}


@pytest.mark.parametrize("name", RULES)
def test_every_rule_explains_itself(name: str) -> None:
    told = RULES[name].EXPLAINED
    assert isinstance(told, Explanation) and told.examples
    for words in (told.title, told.why, told.do):
        assert re.search("[一-鿿]{2}", words)


def test_every_example_is_what_the_check_prints(clumsy: Clumsy) -> None:
    printed = {clumsy.below(str(problem)).split(": ", 1)[1] for problem in clumsy.problems}
    for group in groups()[:2]:
        for anchor, told in group.entries.items():
            for example in told.examples:
                assert as_printed(example) in printed, anchor


def test_every_message_of_the_check_is_explained(clumsy: Clumsy) -> None:
    for problem in clumsy.problems:
        assert address(problem).startswith("manual/messages/#"), problem


def test_every_message_of_a_rule_is_explained_beside_it(clumsy: Clumsy) -> None:
    tree = load(clumsy.root)
    catalogue = Catalogue(tree)
    for name, rule in RULES.items():
        for problem in located(violations(rule, tree, catalogue)):
            owners = (name, *SHARED)
            assert any(RULES[one].EXPLAINED.fit(problem)[0] for one in owners), problem


def test_what_is_explained_is_still_said() -> None:
    """The words of an example that never change stand in the program."""
    said = _strings()
    for anchor, told in ENTRIES.items():
        for example in (*told.examples, *told.also):
            for part in fixed_parts(message_of(example)):
                for words in re.split(r"[、。，；：（）“”()\s]|没有发布", part):
                    assert len(words) < 3 or words in said, f"{anchor}: {words}"


@cache
def _strings() -> str:
    """All strings of the program but those that explain; joined ones are put together."""
    found = []
    for path in [*(ROOT / "hooks" / "portal").rglob("*.py"), *(ROOT / "scripts").glob("*.py")]:
        if path.name == "explained.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        tree.body = [one for one in tree.body if not _explains(one)]
        found += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
    return "\n".join(found)


def _explains(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "EXPLAINED"


def test_a_message_leads_to_what_says_it() -> None:
    def led(field: str, message: str) -> str:
        return address(Problem("a.yaml", 1, 1, field, message))

    assert led("basis[1]", "没有 id 为 甲 的记录") == "manual/messages/#links-resolve"
    assert led("链接", "没有 id 为 甲 的记录") == "manual/messages/#guide-links-resolve"
    assert led("doc_no", "标准号 GB1 写法不对") == "manual/messages/#numbers-have-their-form"
    assert led("id", "A 写法不对") == "manual/messages/#form"
    assert led("id", "新增的记录还没有发布") == "manual/messages/#unpublished"
    assert led("id", "没有人说过的话") == ""


def test_what_differs_is_told_apart() -> None:
    assert pieces("a[〈1〉]: 〈甲〉 重复") == [
        ("a[", False),
        ("1", True),
        ("]: ", False),
        ("甲", True),
        (" 重复", False),
    ]


def test_anchors_are_unique() -> None:
    anchors = [anchor for group in groups() for anchor in (group.anchor, *group.entries)]
    assert len(anchors) == len(set(anchors))
    assert Path(ROOT / "hooks/theme/portal/manual/messages.html").is_file()

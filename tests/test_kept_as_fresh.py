"""What is kept while a preview runs says the same as what is worked out from the start, after any edits."""

import ast
import dataclasses
import inspect
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk, moment
from helpers.tree import VOCABULARIES, law, relief, row

from portal.checks import runner
from portal.data_folder import DataFolder, open_data
from portal.ledger import subscriptions, timeline
from portal.ledger.press import Refusal
from portal.ledger.subscriptions import Subscriptions
from portal.read import file
from portal.read.file import keep_what_is_read
from portal.site_info import UNPLACED
from portal.view.site import Site

TICK = 20_000_000
"""Nanoseconds after which a changed file has another stamp; clocks of disks are no coarser here."""

TOPICS = ("energy-saving", "epc", "green-factory", "no-such-topic")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a preview, and nothing left of other tests or for them."""
    monkeypatch.setattr(file, "_kept", None)
    monkeypatch.setattr(file, "_others", {})
    monkeypatch.setattr(file, "SETTLED", TICK)
    monkeypatch.setattr(runner, "_kept", runner.KeptFindings())
    monkeypatch.setattr(timeline, "_kept", [])
    monkeypatch.setattr(subscriptions, "_kept", [])
    keep_what_is_read()
    yield


class Editors:
    """They do whatever comes to their minds, with one seed always the same."""

    def __init__(self, desk: Desk, seed: int):
        self.desk, self.dice = desk, random.Random(seed)
        self.day = 1
        self.number = 0
        self.ids = ["a", "b", "c"]
        self.tax = ["r"]
        for id in self.ids:
            self.law(id)
        self.relief("r")
        self.publish()

    def law(self, id: str) -> None:
        dice = self.dice
        fields: dict[str, Any] = {
            "title": f"{id}法{dice.randrange(3)}",
            "effective": f"20{dice.randrange(18, 29)}-01-01",
            "topics": [dice.choice(TOPICS)],
        }
        if dice.random() < 0.3:
            fields["supersedes"] = [dice.choice([*self.ids, "gone", "old-a"])]
        if dice.random() < 0.3:
            fields["alias_ids"] = [dice.choice(["old-a", "old-b", *self.ids])]
        if dice.random() < 0.2:
            fields["repealed"] = f"20{dice.randrange(15, 30)}-06-30"
        if dice.random() < 0.15:
            fields["doc_no"] = dice.choice(["国令(2020)1号", "国令〔2020〕1号"])
        self.desk.put("laws", law(id, **fields))

    def relief(self, id: str) -> None:
        rows = [
            row(f"{id}-{number}", expires=f"202{self.dice.randrange(5, 9)}-12-31")
            for number in range(self.dice.randrange(1, 4))
        ]
        self.desk.put("tax", relief(id, *rows, issued="2025-01-01"))

    def change(self) -> None:
        self.law(self.dice.choice(self.ids))

    def change_rows(self) -> None:
        self.relief(self.dice.choice(self.tax))

    def add(self) -> None:
        self.number += 1
        self.ids.append(f"n{self.number}")
        self.law(self.ids[-1])

    def delete(self) -> None:
        self.desk.path("laws", self.dice.choice(self.ids)).unlink(missing_ok=True)

    def rename(self) -> None:
        path = self.desk.path("laws", self.dice.choice(self.ids))
        if path.exists():
            path.rename(self.desk.path("laws", self.dice.choice(["m", *self.ids])))

    def copy(self) -> None:
        """With its id: one of the two counts."""
        path = self.desk.path("laws", self.dice.choice(self.ids))
        if path.exists():
            shutil.copy(path, self.desk.path("laws", "copy"))

    def spoil(self) -> None:
        self.desk.path("laws", self.dice.choice(self.ids)).write_text(
            "id: a\n title：乙\n", "utf-8"
        )

    def lay_out(self) -> None:
        """A line more, and nothing else."""
        path = self.desk.path("laws", self.dice.choice(self.ids))
        if path.exists():
            path.write_text(f"# 一行\n{path.read_text('utf-8')}", "utf-8")

    def name_a_term(self) -> None:
        path = self.desk.data / "vocab" / "topics.yaml"
        text = (VOCABULARIES / "topics.yaml").read_text("utf-8")
        what = self.dice.randrange(4)
        if what == 0:
            text = text.replace("name: ", "name: 新", 1)
        if what == 1:
            text = text.replace("id: epc", "id: no-such-topic")
        if what == 2:
            text = text.replace("id: energy-saving", "id: energy-saved")
        path.write_text(text, "utf-8")

    def publish(self) -> None:
        self.day += 1
        try:
            self.desk.keep(self.publisher().regular("有更新"))
        except (Refusal, AssertionError):
            pass  # there is something to mend first, as the same state will say

    def withdraw(self) -> None:
        self.day += 1
        try:
            self.desk.keep(self.publisher().withdrawal(self.dice.choice(self.ids), "不收了", ""))
        except (Refusal, AssertionError, KeyError):
            pass

    def take_back(self) -> None:
        found = sorted((self.desk.data / "ledger").glob("*.jsonl"))
        if len(found) > 1:
            found[-1].unlink()

    def damage(self) -> None:
        found = sorted((self.desk.data / "ledger").glob("*.jsonl"))
        if found:
            path = self.dice.choice(found)
            path.write_text(path.read_text("utf-8").replace("有更新", "没更新"), "utf-8")

    def mend(self) -> None:
        for path in (self.desk.data / "ledger").glob("*.jsonl"):
            path.write_text(path.read_text("utf-8").replace("没更新", "有更新"), "utf-8")
        for path in (self.desk.data / "laws").glob("*.yaml"):
            path.unlink()
        for id in self.ids:
            self.desk.put("laws", law(id, effective="2020-01-01", topics=["energy-saving"]))
        shutil.copy(VOCABULARIES / "topics.yaml", self.desk.data / "vocab" / "topics.yaml")

    def pass_time(self) -> None:
        self.day += self.dice.randrange(40)

    def publisher(self) -> Any:
        return fresh(lambda: self.desk.publisher(self.at))

    @property
    def at(self) -> str:
        day = min(self.day, 700)
        return f"202{6 + day // 360}-{1 + day % 360 // 30:02}-{1 + day % 30 % 28:02}T12:00"

    def edit(self) -> str:
        often = [self.change] * 5 + [self.publish] * 3 + [self.mend] * 2
        rest = [self.change_rows, self.add, self.delete, self.rename, self.copy, self.spoil]
        rest += [self.lay_out, self.name_a_term, self.withdraw, self.take_back, self.damage]
        what = self.dice.choice([*often, *rest, self.pass_time, self.mend, self.mend])
        what()
        return what.__name__


def fresh(work_out: Callable[[], Any]) -> Any:
    """With nothing kept."""
    known, file._kept = file._kept, None
    try:
        return work_out()
    finally:
        file._kept = known


def said(opened: DataFolder) -> dict[str, Any]:
    """What others take of a folder."""
    catalogue, line = opened.catalogue, opened.following.timeline
    heard = Subscriptions(line, catalogue)
    told = {
        "problems": list(map(str, opened.problems)),
        "unpublished": list(map(str, opened.unpublished)),
        "items": sorted(catalogue.items),
        "links": [(x.source, x.target, str(x.relation), x.place) for x in catalogue.stated],
        "events": [(event.id, event.kind, str(event.at)) for event in line.events],
        "until": str(line.until),
        "scopes": list(heard.scopes.values()),
        "heard": {id: [one.id for one in found] for id, found in heard.events.items() if found},
        "entries": {id: [str(x.due) for x in found] for id, found in heard.entries.items()},
        "weeks": {id: [x.name for x in found] for id, found in heard.digests.items()},
        "weekly": list(heard.weekly.values()),
        "former": list(heard.former.items()),
    }
    if not opened.problems:
        site = Site(catalogue, opened.following.moment.date(), UNPLACED, line)
        told["dues"] = [str(due) for due in site.due_dates]
        told["last change"] = site.last_change
    return told


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits(kept: None, tmp_path: Path, seed: int) -> None:
    desk = Desk(tmp_path / "data")
    editors = Editors(desk, seed)
    known = 0
    for number in range(25):
        done = [editors.edit() for _ in range(editors.dice.choice((0, 1, 1, 1, 2)))]
        time.sleep(2 * TICK / 1e9)  # for another stamp
        at = moment(editors.at)
        now = said(open_data(desk.data, at))
        known += not now["problems"]
        assert now == fresh(lambda at=at: said(open_data(desk.data, at))), (number, done)
    assert known > 5  # not everything was about mistakes


def test_a_rule_of_each_record_sees_nothing_else() -> None:
    """What others decide is never kept: such a rule looks at what the runner shows it, no further."""
    rules = [rule for rule in runner.all_rules() if runner.of_each(rule)]
    assert len(rules) > 20
    shown = {field.name for field in dataclasses.fields(runner.SomeRecords)} | {"term"}
    for rule in rules:
        tree = ast.parse(inspect.getsource(rule))
        names = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
        of = {x.attr for x in names if isinstance(x.value, ast.Name) and x.value.id == "catalogue"}
        assert of <= shown, rule.__name__
        asked = set(inspect.signature(rule.check).parameters)
        assert asked <= {"catalogue", "today"}, rule.__name__
        imported = {
            name.name for x in ast.walk(tree) if isinstance(x, ast.ImportFrom) for name in x.names
        }
        assert imported.isdisjoint({"coverage_of", "Site", "load", "circles"}), rule.__name__

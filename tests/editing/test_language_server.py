"""In VS Code as it is set up here: a wrong value is marked, the right ones are offered, and what a field
means is shown. Needs node and the npm package; PORTAL_YAML_LANGUAGE_SERVER is the path of its program."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.building import ROOT
from helpers.language_server import LanguageServer
from helpers.tree import VOCABULARIES

from portal.catalogue.vocabularies import load_vocabularies
from portal.editing.reference.schema_files import FOLDER, write

PROGRAM = os.environ.get("PORTAL_YAML_LANGUAGE_SERVER", "")

pytestmark = pytest.mark.skipif(
    not PROGRAM or not shutil.which("node"),
    reason="没有设 PORTAL_YAML_LANGUAGE_SERVER，或没有 node",
)

LAW = """\
id: some-law
title: 某法
level: {level}
topics: [{topic}]
issuers: [{issuer}]
effective: {effective}
verification: {{confidence: medium, checked: 2026-11-22}}
added: 2026-11-22
"""
GOOD = {"level": "law", "topic": "energy-saving", "issuer": "npcsc", "effective": "2018-01-01"}
PATH = "data/laws/some-law.yaml"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LanguageServer]:
    shutil.copytree(ROOT / ".vscode", tmp_path / ".vscode")
    shutil.copytree(VOCABULARIES, tmp_path / "data" / "vocab")
    refresh(tmp_path)
    running = LanguageServer(PROGRAM, tmp_path)
    yield running
    running.close()


def refresh(root: Path) -> None:
    files, _ = load_vocabularies(root / "data" / "vocab")
    write(root / "data", files)


def law(**fields: str) -> str:
    return LAW.format(**(GOOD | fields))


def test_what_is_right_is_not_marked(server: LanguageServer) -> None:
    assert server.open(PATH, law()) == []


def test_a_wrong_value_is_marked_and_the_right_ones_are_offered(server: LanguageServer) -> None:
    [told] = server.open(PATH, law(topic="energy-savings"))
    assert "词表 topics 里没有这个 id" in told
    offered = server.offered(PATH, 3, 10)
    assert {"energy-saving", "emission-reduction", "epc"} <= offered.keys()
    assert offered["energy-saving"].startswith("节能")


def test_what_a_field_and_its_values_mean_is_shown(server: LanguageServer) -> None:
    server.open(PATH, law())
    assert "施行日期" in server.shown(PATH, 5, 2)
    assert "`law`: 法律" in server.shown(PATH, 2, 8)


def test_other_mistakes_are_marked(server: LanguageServer) -> None:
    [told] = server.open(PATH, law(effective="2018年1月1日"))
    assert told == "写成 2026-08-15、2026-08 或 2026"
    assert len(server.open("data/laws/b.yaml", law() + "no_such: 1\n")) == 1
    assert (
        server.open("data/vocab/modes.yaml", "terms:\n  - {id: a, name: 甲, description: 乙}\n")
        == []
    )


def test_a_new_term_is_marked_only_until_the_schemas_are_written(server: LanguageServer) -> None:
    [told] = server.open(PATH, law(issuer="some-bureau"))
    assert "先加进 data/vocab/issuers.yaml" in told
    book = server.workspace / "data" / "vocab" / "issuers.yaml"
    with book.open("a", encoding="utf-8") as file:
        file.write("  - {id: some-bureau, name: 某局, description: 某局, short: 某局}\n")
    refresh(server.workspace)
    assert server.changed(f"data/{FOLDER}/vocabularies.schema.json", PATH) == []

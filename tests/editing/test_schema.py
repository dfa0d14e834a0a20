"""The schemas of `data/schema/` take what our reader takes, refuse what it refuses as far as a schema can
tell, and are current."""

import json
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import warm
from helpers.building import DATA, ROOT, publish
from helpers.clumsy import BROKEN
from helpers.schema_judge import SchemaJudge
from helpers.scripts import command
from helpers.tree import VOCABULARIES, case, folder, law, relief, row

from portal.catalogue.tree import load
from portal.catalogue.vocabularies import load_vocabularies
from portal.editing.reference.model_schema import VOCABULARY_FILE
from portal.editing.reference.schema_files import schema_files, stale, write
from portal.kinds.kinds import BY_ID
from portal.read.file import read_file
from portal.read.problem import Unreadable
from portal.read.strict_yaml import parse
from portal.read.text import read
from portal.read.vocabulary import VOCABULARIES as TERMS


@pytest.fixture(scope="module")
def judge() -> SchemaJudge:
    return SchemaJudge(VOCABULARIES)


def test_all_our_data_are_taken() -> None:
    files, faults = SchemaJudge(DATA / "vocab").faults_of_all(DATA)
    assert files > 100 and faults == {}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("laws", law("a", level="lwa")),
        ("laws", law("a", levle="law")),
        ("laws", law("A_b")),
        ("laws", {key: held for key, held in law("a").items() if key != "verification"}),
        ("laws", law("a", title=2010)),
        ("laws", law("a", title="")),
        ("laws", law("a", title=" 空格在前")),
        ("laws", law("a", effective="2018年1月5日")),
        ("laws", law("a", effective="2018-13-01")),
        ("laws", law("a", effective="2018-02-30")),
        ("laws", law("a", effective=1848)),
        ("laws", law("a", effective=None)),
        ("laws", law("a", topics="energy-saving")),
        ("laws", law("a", topics=["节能"])),
        ("laws", law("a", issuers=["mitt"])),
        ("laws", law("a", regions=["370001"])),
        ("laws", law("a", regions=[370001])),
        ("laws", law("a", guidance_items=[17])),
        ("laws", law("a", guidance_items=["5"])),
        ("laws", law("a", supersedes="b")),
        ("laws", law("a", verification={"confidence": "hgih", "checked": "2026-11-22"})),
        ("laws", law("a", sources=[{"title": "公报", "seen": "2026-11-22", "url": "gov.cn"}])),
        ("laws", law("a", sources=[{"title": "公报"}])),
        ("laws", law("a", duties=[{"article": "第一条", "must": "甲", "penalty": "乙"}])),
        ("laws", law("a", duties=[{"article": "第一条", "must": "甲", "yearly": "02-29"}])),
        ("tax", relief("a", taxes=[])),
        ("tax", relief("a", carry_forward_years="5")),
        ("tax", relief("a", row("a-1", mandatory="是"))),
        ("cases", case("a", sme_relevance="很高")),
        ("cases", case("a", figures=[{"name": "甲", "value": True}])),
        ("vocab-levels", {"terms": [{"id": "a", "name": "甲", "description": "乙"}]}),
        ("vocab-topics", {"terms": [{"id": "a", "name": "甲", "description": "乙", "x": 1}]}),
    ],
)
def test_what_is_wrong_is_refused(judge: SchemaJudge, kind: str, value: Any) -> None:
    assert judge.faults(kind, value)


@pytest.mark.parametrize(
    "fields",
    [
        {"effective": 2018},
        {"effective": "2018-02-28"},
        {"regions": ["370000", 370100]},
        {"guidance_items": [5, 16]},
        {"figures": [{"name": "甲", "value": Decimal("14.5")}, {"name": "乙", "value": "约 14"}]},
        {"basis": ["未收录的"]},
    ],
)
def test_what_our_reader_takes_is_taken(judge: SchemaJudge, fields: dict[str, Any]) -> None:
    value = law("a", **fields)
    BY_ID["laws"].model.model_validate(value)
    assert judge.faults("laws", value) == []


def test_what_the_models_refuse_the_schemas_refuse(judge: SchemaJudge) -> None:
    """Of the broken records those that can be parsed: the schema and the model agree."""
    agreed = 0
    for path in sorted(BROKEN.glob("*/*.yaml")):
        kind = BY_ID.get(path.parent.name)
        try:
            value = parse(read(path), path.name)
        except Unreadable:
            continue
        if kind is None or not isinstance(value, dict):
            continue
        refused = read_file(path, kind.model).record is None
        if refused:
            agreed += 1
            assert judge.faults(kind.id, value), path
        else:  # what only rules refuse is taken, but for words of a vocabulary
            faults = [one for one in judge.faults(kind.id, value) if "is not one of" not in one]
            assert [one for one in faults if "is not valid under any" not in one] == [], path
    assert agreed >= 15


def test_values_have_their_meaning_in_chinese(judge: SchemaJudge) -> None:
    levels = judge.schemas[VOCABULARY_FILE]["definitions"]["levels"]
    meaning = dict(zip(levels["enum"], levels["enumDescriptions"], strict=True))
    assert meaning["law"].startswith("法律：")
    for name, schema in judge.schemas.items():
        for part in schema["definitions"].values():
            for field in part.get("properties", {}).values():
                held = field.get("items", field)
                words = held.get("enumDescriptions", ["中"])
                assert all(re.search("[一-鿿]", word) for word in words), name
                assert re.search("[一-鿿]", field["title"] + field["description"]), name


OWN = {
    "./data/schema/portal.schema.json": ["**/portal.yaml"],
    "./data/schema/annotation.schema.json": ["**/annotations/*.yaml"],
}
"""What only portals of their own have."""


def test_the_same_data_give_the_same_bytes() -> None:
    files, _ = load_vocabularies(VOCABULARIES)
    first = schema_files(files)
    assert first == schema_files(files)
    assert not any(b"\r" in content for content in first.values())


def test_a_new_term_makes_one_file_stale_and_writing_mends_it(tmp_path: Path) -> None:
    shutil.copytree(VOCABULARIES, tmp_path / "vocab")
    files, _ = load_vocabularies(tmp_path / "vocab")
    assert list(stale(tmp_path, files)) == []  # no folder, none wanted
    assert len(write(tmp_path, files)) == 1 + len(BY_ID) + len(TERMS) + len(OWN)
    assert list(stale(tmp_path, files)) == [] and write(tmp_path, files) == []
    with (tmp_path / "vocab" / "modes.yaml").open("a", encoding="utf-8") as file:
        file.write("  - id: new-mode\n    name: 新模式\n    description: 说明\n")
    files, _ = load_vocabularies(tmp_path / "vocab")
    [told] = stale(tmp_path, files)
    assert told.path.endswith(f"schema/{VOCABULARY_FILE}")
    assert (told.message, told.hint) == ("与词表或程序不一致", "运行 python scripts/schema.py")
    assert write(tmp_path, files) == [VOCABULARY_FILE]


def test_line_ends_of_a_windows_checkout_are_no_fault(tmp_path: Path) -> None:
    shutil.copytree(VOCABULARIES, tmp_path / "vocab")
    files, _ = load_vocabularies(tmp_path / "vocab")
    write(tmp_path, files)
    for path in (tmp_path / "schema").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert list(stale(tmp_path, files)) == []


def test_the_folder_of_schemas_is_no_catalogue(tmp_path: Path) -> None:
    data = folder(tmp_path / "data", {"schema/laws.schema.json": "{}"})
    assert load(data).problems == []


def test_the_command_writes_and_the_check_tells(tmp_path: Path) -> None:
    data = folder(tmp_path / "data", {})

    def run(script: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, str(ROOT / "scripts" / script), "--data", str(data)]
        return warm.run(line)

    assert run("schema.py").returncode == 0
    assert run("check.py").returncode == 0
    (data / "schema" / "laws.schema.json").write_text("{}\n", encoding="utf-8")
    told = run("check.py")
    assert told.returncode == 1
    assert (
        "laws.schema.json:1:1: (文件): 与词表或程序不一致 (运行 python scripts/schema.py)"
        in told.stdout
    )
    assert "1 个文件" in run("schema.py").stderr


def test_the_preview_and_publishing_write_what_is_stale(tmp_path: Path) -> None:
    """The editor who adds a term need not think of it. Who has no schemas gets none."""
    serve, preview = command("serve"), command("preview").Preview

    def saved() -> None:
        serve.follow_edits(preview(data, tmp_path / "site", "/"), lambda opened: None)

    data = folder(tmp_path / "data", {"schema/laws.schema.json": "{}"})
    saved()
    files, _ = load_vocabularies(data / "vocab")
    assert list(stale(data, files)) == []
    (data / "schema" / "laws.schema.json").unlink()
    publish(data, "2026-11-22T12:00+08:00", "--note", "开始", "--yes")
    assert list(stale(data, files)) == []
    shutil.rmtree(data / "schema")
    saved()
    assert not (data / "schema").exists()


def test_the_editor_is_led_from_each_file_to_its_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    led = {name: globs for name, globs in settings["yaml.schemas"].items()}
    wanted = {f"./data/schema/{id}.schema.json": [f"data/{id}/*.yaml"] for id in BY_ID}
    wanted |= {
        f"./data/schema/vocab-{name}.schema.json": [f"data/vocab/{name}.yaml"] for name in TERMS
    }
    assert led == wanted | OWN

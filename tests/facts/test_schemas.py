"""The schemas in data/schema/ are those of our vocabularies and models, and take all our data."""

import json

from helpers.building import ROOT
from helpers.schema_judge import SchemaJudge

from portal.catalogue.vocabularies import load_vocabularies
from portal.editing.reference.schema_files import schema_files, stale

REAL = ROOT / "data"


def test_the_schemas_are_current() -> None:
    files, _ = load_vocabularies(REAL / "vocab")
    assert list(stale(REAL, files)) == []
    assert {path.name for path in (REAL / "schema").iterdir()} == schema_files(files).keys()


def test_the_schemas_take_all_our_data() -> None:
    files, faults = SchemaJudge(REAL / "vocab").faults_of_all(REAL)
    assert files > 400 and faults == {}


def test_editors_are_led_to_schemas_that_are_there() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert all((ROOT / name).is_file() for name in settings["yaml.schemas"])

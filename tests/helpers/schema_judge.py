"""The schemas of some vocabularies, asked about values as yaml-language-server would."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from portal.catalogue.vocabularies import load_vocabularies
from portal.editing.reference.model_schema import VOCABULARY_FILE
from portal.editing.reference.schema_files import schema_files
from portal.read.strict_yaml import parse
from portal.read.text import read


def schemas(vocabularies: Path) -> dict[str, Any]:
    files, problems = load_vocabularies(vocabularies)
    assert problems == []
    return {name: json.loads(content) for name, content in schema_files(files).items()}


class SchemaJudge:
    """The schemas made from some vocabularies."""

    def __init__(self, vocabularies: Path):
        self.schemas = schemas(vocabularies)
        words = Resource(contents=self.schemas[VOCABULARY_FILE], specification=DRAFT7)
        self.registry = Registry().with_resource(VOCABULARY_FILE, words)

    def faults(self, kind: str, value: Any) -> list[str]:
        schema = self.schemas[f"{kind}.schema.json"]
        found = Draft7Validator(schema, registry=self.registry).iter_errors(value)
        return [f"{'.'.join(map(str, one.absolute_path))}: {one.message[:120]}" for one in found]

    def faults_of_all(self, data: Path) -> tuple[int, dict[str, list[str]]]:
        """How many files of a data folder were asked about, and what is said of them."""
        paths = sorted(data.glob("*/*.yaml"))
        told = {str(path): self.faults(_named(path), parse(read(path), "")) for path in paths}
        return len(paths), {path: faults for path, faults in told.items() if faults}


def _named(path: Path) -> str:
    """The schema of a file in data/."""
    return f"vocab-{path.stem}" if path.parent.name == "vocab" else path.parent.name

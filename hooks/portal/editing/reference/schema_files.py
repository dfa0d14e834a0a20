"""`data/schema/`: what editors of text complete, explain and mark by, written from the models and the
vocabularies; `.vscode/settings.json` says which file is read by which schema.

Data that have no such folder want none, and nobody is told.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from portal.catalogue.annotation import Annotation
from portal.catalogue.vocabularies import Vocabularies, VocabularyFile, book_of, by_id
from portal.data_layers import Data
from portal.editing.files.whole_file import write_whole
from portal.editing.reference.model_schema import DEFINITIONS, VOCABULARY_FILE, Schema, schemas_of
from portal.kinds.kinds import KINDS
from portal.read.explanation import Explanation
from portal.read.portal_settings import SETTINGS, PortalSettings
from portal.read.problem import Problem
from portal.read.vocabulary import CHOICES, VOCABULARIES

EXPLAINED = {
    "schema": Explanation(
        "编辑器的提示过时了",
        "data/schema/ 由词表和程序写成，VS Code 照它提示；词表改了，它也要跟着改。",
        "运行 python scripts/schema.py，和改动一起提交。serve.py 和 publish.py 会自己更新它。",
        ("(文件): 与词表或程序不一致 (运行 python scripts/schema.py)",),
    )
}

FOLDER = "schema"
DRAFT = "http://json-schema.org/draft-07/schema#"
COMMAND = "python scripts/schema.py"


def schema_files(vocabularies: Iterable[VocabularyFile]) -> dict[str, bytes]:
    """The files by their names in the folder, always the same bytes for the same vocabularies."""
    found = {VOCABULARY_FILE: _bytes(_vocabularies(by_id(vocabularies)))}
    for kind in KINDS:
        told = f"{kind.name}：{kind.description}。每个字段的说明见编者手册的字段说明。"
        found[f"{kind.id}.schema.json"] = _whole(kind.model, told)
    told = f"{SETTINGS}：这个网站是谁的。写法见编者手册的自己的门户。"
    found["portal.schema.json"] = _whole(PortalSettings, told)
    found["annotation.schema.json"] = _whole(Annotation, "批注：在国家的一条记录旁边说的话")
    for name, term in VOCABULARIES.items():
        found[f"vocab-{name}.schema.json"] = _whole(book_of(term), f"词表 {name}")
    return found


def stale(data: Data, vocabularies: Iterable[VocabularyFile]) -> Iterator[Problem]:
    """What in the folder is not as the models and vocabularies would have it."""
    folder = data / FOLDER
    if not folder.is_dir():
        return
    for name, content in schema_files(vocabularies).items():
        path = folder / name
        if not path.is_file() or _plain(path.read_bytes()) != content:
            told, hint = "与词表或程序不一致", f"运行 {COMMAND}"
            yield Problem(path.as_posix(), 1, 1, "(文件)", told, hint)


def write(data: Data, vocabularies: Iterable[VocabularyFile]) -> list[str]:
    """Write what is not as it should be, and make the folder; the names of what was written."""
    folder = data / FOLDER
    folder.mkdir(exist_ok=True)
    written = []
    for name, content in schema_files(vocabularies).items():
        path = folder / name
        if not path.is_file() or _plain(path.read_bytes()) != content:
            write_whole(path, content)
            written.append(name)
    return written


@cache  # a model stays what it is, whatever the vocabularies say
def _whole(model: type[BaseModel], description: str) -> bytes:
    parts = schemas_of([model])
    return _bytes(
        {
            "$schema": DRAFT,
            "description": description,
            "allOf": [{"$ref": DEFINITIONS + model.__name__}],
            "definitions": parts,
        }
    )


def _vocabularies(vocabularies: Vocabularies) -> Schema:
    found: dict[str, Schema] = {}
    for name in VOCABULARIES:
        if name == CHOICES:  # no field names one: who adds one need not write this anew
            continue
        terms = vocabularies.get(name, {})
        words = {id: f"{term.name}：{term.description}" for id, term in terms.items()}
        found |= _definitions(name, words)
    return {"$schema": DRAFT, "description": "各个词表里的 id", "definitions": found}


def _definitions(name: str, words: Mapping[str, str]) -> Iterator[tuple[str, Schema]]:
    """The ids of a vocabulary; those of digits may stand without quotes, and in a field for numbers
    they must."""
    told = _hint(name, list(words))
    numbers = {int(id): said for id, said in words.items() if id.isdigit() and str(int(id)) == id}
    as_numbers = _ids("integer", numbers, told)
    if numbers:
        yield f"{name}-number", as_numbers
    texts = {id: said for id, said in words.items() if id not in map(str, numbers)}
    if not numbers:
        yield name, _ids("string", texts, told)
        return
    quoted = {"type": "string", "pattern": f"^({'|'.join(map(str, numbers))})$"}
    parts = [as_numbers, quoted, *([_ids("string", texts, told)] if texts else [])]
    yield name, {"anyOf": parts}


def _ids(type_: str, words: Mapping[int, str] | Mapping[str, str], told: str) -> Schema:
    return {
        "type": type_,
        "enum": list(words),
        "enumDescriptions": list(words.values()),
        "errorMessage": told,
    }


def _hint(name: str, ids: list[str]) -> str:
    few = len(ids) <= 20
    options = f"可选：{'、'.join(ids)}" if few else "按 Ctrl+空格列出"
    return f"词表 {name} 里没有这个 id；{options}；确实没有的，先加进 data/vocab/{name}.yaml"


def _bytes(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(content: bytes) -> bytes:
    """Whatever line ends a version store put into the working copy."""
    return content.replace(b"\r\n", b"\n")

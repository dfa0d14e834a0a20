"""Another engine finds with our tokens what our search finds: its analyzer only cuts at spaces."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.building import DATA, ROOT

from portal.pages.home.entry_points import called_at_home
from portal.portal import Portal
from portal.search.bulk_export import QueryWords, bulk, index_body, query_body
from portal.search.documents import documents
from portal.search.index import Index

COMMAND = [sys.executable, str(ROOT / "scripts" / "export_search.py")]


class PlainEngine:
    """Does what the queries say over the documents of a bulk, as any engine must; a word weighs 1."""

    def __init__(self, lines: list[dict[str, Any]]):
        self.documents = lines

    def search(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        scored = [(self.score(body["query"], one), one) for one in self.documents]
        found = [(score, one) for score, one in scored if score is not None]
        found.sort(key=lambda pair: (-pair[0], pair[1]["place"]))
        return [one for _, one in found][: body["size"]]

    def score(self, query: dict[str, Any], one: dict[str, Any]) -> float | None:
        [(kind, asked)] = query.items()
        return getattr(self, kind)(asked, one)  # type: ignore[no-any-return]

    def term(self, asked: dict[str, Any], one: dict[str, Any]) -> float | None:
        [(field, how)] = asked.items()
        return how["boost"] if how["value"] in held(one.get(field, ())) else None

    def terms(self, asked: dict[str, Any], one: dict[str, Any]) -> float | None:
        [(field, values)] = asked.items()
        return 1.0 if set(values) & set(held(one.get(field, ()))) else None

    def prefix(self, asked: dict[str, Any], one: dict[str, Any]) -> float | None:
        [(field, how)] = asked.items()
        return 1.0 if any(x.startswith(how["value"]) for x in held(one.get(field, ()))) else None

    def constant_score(self, asked: dict[str, Any], one: dict[str, Any]) -> float | None:
        return asked["boost"] if self.score(asked["filter"], one) is not None else None

    def dis_max(self, asked: dict[str, Any], one: dict[str, Any]) -> float | None:
        scores = [self.score(query, one) for query in asked["queries"]]
        return max((score for score in scores if score is not None), default=None)

    def match_none(self, asked: dict[str, Any], one: dict[str, Any]) -> float | None:
        return None

    def bool(self, asked: dict[str, Any], one: dict[str, Any]) -> float | None:
        if any(self.score(query, one) is not None for query in asked.get("must_not", ())):
            return None
        must = [self.score(query, one) for query in asked.get("must", ())]
        should = [self.score(query, one) for query in asked.get("should", ())]
        least = asked.get("minimum_should_match", 0)
        if isinstance(least, str):
            least = len(should) * int(least.rstrip("%")) // 100
        hits = [score for score in should if score is not None]
        if None in must or len(hits) < least or (should and not must and not hits):
            return None
        return sum(score for score in (*must, *hits) if score is not None)


def held(value: Any) -> list[Any]:
    if isinstance(value, str):
        return value.split(" ")
    return value if isinstance(value, list) else [value]


@pytest.fixture(scope="module")
def words() -> QueryWords:
    return exported()[0]


@pytest.fixture(scope="module")
def engine() -> PlainEngine:
    return PlainEngine([json.loads(line) for line in exported()[1][1::2]])


def exported() -> tuple[QueryWords, list[str]]:
    site = Portal.open(DATA, date(2026, 11, 22), preview=True).site
    index = Index(documents(site, (), called_at_home(site)), site.catalogue.vocabularies)
    words = QueryWords.of(index, site.catalogue.vocabularies)
    return words, list(bulk(index.documents, words, "portal"))


def test_the_bulk_has_a_line_that_says_where_and_one_that_says_what() -> None:
    lines = [json.loads(line) for line in exported()[1]]
    where, what = lines[::2], lines[1::2]
    assert len(where) == len(what) > 100
    assert {one["index"]["_index"] for one in where} == {"portal"}
    assert [one["index"]["_id"] for one in where] == [one["url"] for one in what]
    assert len({one["url"] for one in what}) == len(what)


def test_every_field_is_in_the_mapping(engine: PlainEngine) -> None:
    mapping = index_body()["mappings"]
    assert mapping["dynamic"] == "strict"
    assert {field for one in engine.documents for field in one} <= mapping["properties"].keys()
    analyzers = {
        field["analyzer"] for field in mapping["properties"].values() if "analyzer" in field
    }
    assert analyzers == {"whitespace"}  # which both engines have built in


def test_whatever_has_a_title_is_found_by_it(engine: PlainEngine, words: QueryWords) -> None:
    some = [one for one in engine.documents if not one.get("parent")][::12]
    lost = [
        one["title"]
        for one in some
        if one["title"]
        not in [hit["title"] for hit in engine.search(query_body(one["title"], words, 3))]
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("节能法", "energy-conservation-law"),
        ("gb18613", "gb-18613-2020"),
        ("ＧＢ 18613－2020", "gb-18613-2020"),
        ("工信部办〔2010〕173号", "miit2010-173"),
        ("資源綜合利用增值稅", "vat-res-2022"),
    ],
)
def test_ways_of_writing_are_alike(
    query: str, id: str, engine: PlainEngine, words: QueryWords
) -> None:
    found = engine.search(query_body(query, words))
    assert found[0].get("id") == id


@pytest.mark.parametrize("query", ["", " ", "！？", "\u202e", "x" * 5_000, '"}]}', "铫铯钫镆"])
def test_whatever_is_typed_makes_a_query(
    query: str, engine: PlainEngine, words: QueryWords
) -> None:
    body = query_body(query, words)
    assert len(json.dumps(body)) < 100_000
    assert engine.search(body) == []


def test_no_query_has_more_clauses_than_engines_take(words: QueryWords) -> None:
    """Without a setting of its own OpenSearch takes 1,024."""
    said = "".join(word for group in words.synonyms for word in group[:1])
    for query in (said, f"{said} " * 3, "电机 a1 b2 c3 d4 e5 f6 g7 h8 i9 " * 10):
        text = json.dumps(query_body(query, words))
        assert text.count('"term"') + text.count('"prefix"') + text.count('"terms"') <= 1_000


def test_the_command_writes_three_files_and_then_nothing_over_them(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run(str(out))
    assert first.returncode == 0, first.stderr
    names = {path.name for path in out.iterdir()}
    assert names == {"index.json", "documents.ndjson", "words.json"}
    before = (out / "documents.ndjson").read_bytes()
    again = run(str(out))
    assert again.returncode == 1 and "--yes" in again.stderr
    assert (out / "documents.ndjson").read_bytes() == before
    assert run(str(out), "--yes").returncode == 0
    assert (out / "documents.ndjson").read_bytes() == before
    asked = run(str(out), "--query", "节能法")
    assert json.loads(asked.stdout)["query"]["dis_max"]["queries"]


def test_a_query_without_an_export_says_so(tmp_path: Path) -> None:
    asked = run(str(tmp_path), "--query", "节能法")
    assert asked.returncode == 1 and "先导出" in asked.stderr


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [*COMMAND, *words, "--data", str(DATA)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

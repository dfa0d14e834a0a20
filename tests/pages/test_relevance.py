"""How the queries under tests/facts/search are reckoned."""

import gzip
import json
from pathlib import Path

import pytest
from helpers.building import DATA

from portal.bench import corpus
from portal.bench.relevance import (
    BadQueries,
    Query,
    falls_short,
    id_at,
    is_same,
    mean_reciprocal_rank,
    outcomes,
    percentile,
    rank,
    read_queries,
    score,
)
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.checks.runner import problems_in

LISTS = {"row-1": "list", "row-2": "list", "other-1": "other"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(load(DATA))


@pytest.mark.parametrize(
    ("address", "id"),
    [
        ("laws/energy-law/", "energy-law"),
        ("laws/energy-law/#duties", "energy-law"),
        ("topics/epc/", "topics/epc/"),
        ("laws/", "laws/"),
        ("", ""),
    ],
)
def test_an_address_is_of_a_record_or_stands_for_itself(address: str, id: str):
    assert id_at(address) == id


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ("list", "list", True),
        ("list", "row-1", True),
        ("row-1", "list", True),
        ("row-1", "row-2", False),
        ("list", "other-1", False),
        ("laws/", "list", False),
    ],
)
def test_a_list_and_its_rows_are_one_record(found: str, expected: str, same: bool):
    assert is_same(found, expected, LISTS) is same


@pytest.mark.parametrize(
    ("found", "expect", "place"),
    [
        (["a", "b", "c"], ["a"], 1),
        (["a", "b", "c"], ["c"], 3),
        (["a", "b", "c"], ["c", "b"], 2),
        (["a", "row-2", "list"], ["list"], 2),
        (["row-2", "list", "row-1"], ["row-1"], 2),
        (["a", "b"], ["x"], None),
        ([], ["x"], None),
        (["a"], [], None),
    ],
)
def test_the_rank_is_that_of_the_first_right_answer(
    found: list[str], expect: list[str], place: int | None
):
    assert rank(found, expect, LISTS) == place


def test_the_mean_counts_what_is_not_found_as_nothing():
    assert mean_reciprocal_rank([1, 2, 4, None]) == pytest.approx((1 + 0.5 + 0.25) / 4)
    assert mean_reciprocal_rank([1, 1]) == 1
    assert mean_reciprocal_rank([None]) == 0
    assert mean_reciprocal_rank([]) == 0


@pytest.mark.parametrize(
    ("expect", "top", "found", "short"),
    [
        (("a",), 1, ["a", "b"], False),
        (("b",), 1, ["a", "b"], True),
        (("b",), 2, ["a", "b"], False),
        (("x",), 9, ["a", "b"], True),
        ((), 1, [], False),
        ((), 1, ["a"], True),
    ],
)
def test_an_answer_falls_short(expect: tuple[str, ...], top: int, found: list[str], short: bool):
    query = Query(query="q", expect=expect, top=top)
    assert falls_short(query, found, rank(found, expect, {})) is short


def test_queries_that_should_find_nothing_do_not_count_in_the_mean(tmp_path: Path):
    path = tmp_path / "q.yaml"
    path.write_text('- {query: "x", expect: [list]}\n- {query: "y", expect: []}\n', "utf-8")
    results = outcomes(read_queries([path], ["list"]), [["phase-out/row-1/"], []], LISTS)
    assert [one.place for one in results] == [1, None]
    assert [one.short for one in results] == [False, False]
    assert score(results) == 1


@pytest.mark.parametrize(
    ("values", "share", "value"),
    [([], 0.95, 0), ([7], 0.95, 7), (range(1, 101), 0.95, 95), ([3, 1, 2, 4], 0.5, 2)],
)
def test_percentiles(values: list[float], share: float, value: float):
    assert percentile(list(values), share) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('- {query: "x", expect: [lost]}\n', "没有记录 lost"),
        ("- {query: 1, expect: [list]}\n", "第 1 条: 写法不对：query"),
        ('- {query: "x", expect: [list], top: 0}\n', "写法不对：top"),
        ('- {query: "x", expects: [list]}\n', "写法不对：expect、expects"),
        ("query: x\n", "应是一列查询"),
        ("- {query: [\n", "q.yaml:"),
    ],
)
def test_bad_query_files_are_refused(text: str, said: str, tmp_path: Path):
    path = tmp_path / "q.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadQueries, match=said):
        read_queries([path], ["list"])


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Two laws of ten and of three articles, one that the data has, and one twice."""
    laws = [("甲条例", 10), ("乙办法", 3), ("中华人民共和国节约能源法", 2), ("甲条例", 10)]
    path = tmp_path / "laws.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for title, count in laws:
            articles = [
                {"no": f"第{n}条", "chapter": "", "text": f"{title}说的第{n}件事" + "长" * 300}
                for n in range(1, count + 1)
            ]
            law = {"title": title, "category": "行政法规", "history": ["2019年2月30日"]}
            file.write(json.dumps({**law, "articles": articles}) + "\n")
    return path


@pytest.mark.slow
def test_a_larger_data_folder_is_valid_and_as_large_as_asked_for(
    texts: Path, catalogue: Catalogue, tmp_path: Path
):
    count = len(catalogue.items) + 4
    assert corpus.make(DATA, texts, tmp_path / "data", count) == 4
    assert problems_in(tmp_path / "data") == []
    made = Catalogue(load(tmp_path / "data"))
    assert len(made.items) == count
    assert not (tmp_path / "data" / "ledger").exists()
    added = [item for id, item in made.items.items() if id not in catalogue.items]
    assert sorted(item.title for item in added) == [
        "乙办法",
        "甲条例",
        "甲条例（第4条至第6条）",
        "甲条例（第7条至第9条）",
    ]
    assert max(len(duty.must) for item in added for duty in item.get("duties")) == 120


def test_too_few_texts_are_told(texts: Path, catalogue: Catalogue, tmp_path: Path):
    with pytest.raises(corpus.TooSmall, match="还差"):
        corpus.make(DATA, texts, tmp_path / "data", len(catalogue.items) + 100)

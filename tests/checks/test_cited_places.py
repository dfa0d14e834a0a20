"""Articles that are named are held to the texts at hand: an error where both can be mended here, else a
word of warning; nothing is said where the text at hand is not the one that holds."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from helpers.full_text import full_text, put_text
from helpers.tree import folder, law

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.checks.cited_places import article_remarks
from portal.checks.rules import cited_articles_exist
from portal.checks.violation import Violation
from portal.data_layers import DataLayers

DAY = date(2026, 11, 22)
OWN = "name: 园区\nprefix: park\nauthority: park.example.cn,2026-01-01\n"


def record(*articles: str, **fields: Any) -> str:
    duties = [{"article": one, "must": "记台账"} for one in articles]
    return json.dumps(law("a", title="台账法", effective="2020-01-01", duties=duties) | fields)


def told(catalogue: Catalogue) -> tuple[list[Violation], list[Violation]]:
    """Problems and remarks."""
    return (
        list(cited_articles_exist.check(catalogue, DAY)),
        list(article_remarks(catalogue, DAY)),
    )


def test_an_article_beyond_the_end_is_an_error(tmp_path: Path) -> None:
    data = folder(tmp_path / "data", {"laws/a.yaml": record("第一条、第二条", "第三条至第五条")})
    put_text(data, "a", "2020-01-01", full_text("一。", "二。"))
    problems, remarks = told(Catalogue(load(data)))
    assert [one.place for one in problems] == [("duties", 1, "article")]
    assert problems[0].message == "第三条至第五条在《台账法》2020-01-01 起的全文里没有"
    assert "全文到第二条为止" in problems[0].hint and not remarks


def test_of_the_nations_record_an_own_text_is_only_a_hint(tmp_path: Path) -> None:
    nation = folder(tmp_path / "data", {"laws/a.yaml": record("第九条")})
    own = tmp_path / "own"
    own.mkdir()
    (own / "portal.yaml").write_text(OWN, encoding="utf-8")
    put_text(own, "a", "2020-01-01", full_text("一。"))
    problems, remarks = told(Catalogue(load(DataLayers(nation, own))))
    assert not problems
    assert [one.message for one in remarks] == ["第九条在《台账法》2020-01-01 起的全文里没有"]


def test_an_older_text_than_the_one_that_holds_proves_nothing(tmp_path: Path) -> None:
    amended = record("第九条", amendments=[{"date": "2024-01-01"}])
    data = folder(tmp_path / "data", {"laws/a.yaml": amended})
    put_text(data, "a", "2020-01-01", full_text("一。"))
    assert told(Catalogue(load(data))) == ([], [])


def test_running_words_that_name_what_is_not_there_are_a_hint(tmp_path: Path) -> None:
    other = json.dumps(
        law("b", title="计量法", effective="2020-01-01", summary="看《台账法》第七条。")
    )
    data = folder(tmp_path / "data", {"laws/a.yaml": record(), "laws/b.yaml": other})
    put_text(data, "a", "2020-01-01", full_text("一。"))
    problems, remarks = told(Catalogue(load(data)))
    assert not problems and [one.path.endswith("laws/b.yaml") for one in remarks] == [True]


def test_what_became_of_an_article_since_somebody_looked_is_told(tmp_path: Path) -> None:
    looked = {
        "verification": {"confidence": "medium", "checked": "2022-01-01"},
        "added": "2021-01-01",
    }
    articles = ("第一条", "第二条", "第三条", "第四条")
    data = folder(tmp_path / "data", {"laws/a.yaml": record(*articles, **looked)})
    same, moved = "为了把台账记好，制定本法。", "企业应当每年记一次台账，交给主管部门。"
    old, new = "违反本法的，罚一万元以下。", "违反本法的，罚五万元以下。"
    gone = "本省的办法由省级人民政府在一年以内另外制定并公布。"
    put_text(data, "a", "2020-01-01", full_text(same, moved, old, gone))
    put_text(
        data, "a", "2023-05-01", full_text(same, "国家鼓励电子台账，奖励先进单位。", moved, new)
    )
    _, remarks = told(Catalogue(load(data)))
    assert [one.message for one in remarks] == [
        "第二条从 2023-05-01 起是第三条",
        "第三条 2023-05-01 起改过（现在是第四条），上次核对是 2022-01-01",
        "第四条从 2023-05-01 起没有了",
    ]

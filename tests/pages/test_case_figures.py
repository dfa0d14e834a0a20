"""Cases beside each other: figures in one unit, a payback only where it can be reckoned, medians only
of enough, and what is not stated is no nought."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

from helpers.tree import VOCABULARIES, case, catalogue, law

from portal.catalogue.vocabularies import by_id, load_vocabularies
from portal.checks.rules import measured_figures_agree
from portal.portal import Portal
from portal.read.vocabulary import FigureKind, Term

Record = dict[str, Any]

KINDS = [
    ("investment", "投资", "万元", ""),
    ("money-saving", "年节省", "万元/a", "万元"),
    ("payback-stated", "写明的回收期", "a", "年"),
    ("saving-rate", "节约率", "%", ""),
    ("unit-after", "改造后", "", ""),
]


def portal(*cases: Record, **folders: list[Record]) -> Portal:
    records = catalogue(cases=list(cases), **folders)
    records.vocabularies = by_id(load_vocabularies(VOCABULARIES)[0])
    records.vocabularies["figure-kinds"] = {
        id: FigureKind(
            id=id,
            name=name,
            description=name,
            unit=unit or None,
            unit_words=words or None,
            rate=id == "saving-rate",
        )
        for id, name, unit, words in KINDS
    }
    records.vocabularies["rate-kinds"] = {
        id: Term(id=id, name=name, description=name)
        for id, name in (("water", "用水降低"), ("electricity", "用电降低"))
    }
    return Portal(records, date(2026, 11, 22))


def measured(kind: str, value: Any = 0, **fields: Any) -> Record:
    return {"kind": kind, "value": value, "stated": kind} | fields


def told(id: str, *figures: Record, **fields: Any) -> Record:
    """A case that states its figures as they are measured."""
    written = [{"name": one["stated"], "value": one["value"]} for one in figures]
    return case(id, figures=written, measured=list(figures)) | fields


def both(id: str, invested: Record, saved: Record, **fields: Any) -> Record:
    return told(id, invested, saved, comparable=True) | fields


def text(markup: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup))).strip()


def section(site: Portal, url: str, id: str) -> str:
    found = re.search(rf'<section>\s*<h2 id="{id}">.*?</section>', site.pages[url].body, re.DOTALL)
    return text(found.group()) if found else ""


def test_a_payback_is_reckoned_with_its_arithmetic_and_never_looks_exact() -> None:
    record = case(
        "plating",
        figures=[
            {"name": "投资", "value": "30多", "unit": "万元"},
            {"name": "年收益", "value": "40余", "unit": "万元"},
        ],
        measured=[
            measured("investment", 30, bound="over", stated="投资"),
            measured("money-saving", 40, bound="over", stated="年收益"),
        ],
        comparable=True,
    )
    said = section(portal(record), "cases/plating/", "payback")
    assert "约 0.75 年（约 9 个月），按 投资30多万元 ÷ 年收益40余万元 算" in said
    assert "30 万元以上" in said and "40 万元以上" in said
    assert "记录没有写年份，金额不能和别的年份直接比" in said


def test_what_the_source_writes_stays_and_the_stated_payback_stands_before_ours() -> None:
    record = both("servo", measured("investment", 200), measured("money-saving", 100))
    record["figures"].append({"name": "回收期", "value": "约2～2.5", "unit": "年"})
    record["measured"].append(
        measured("payback-stated", 2, high=Decimal("2.5"), bound="range", stated="回收期")
    )
    site = portal(record)
    assert "约2～2.5 年" in section(site, "cases/servo/", "figures")
    said = section(site, "cases/servo/", "payback")
    assert said.index("2～2.5 年") < said.index("约 2 年")
    assert "2～2.5 年" in section(site, "cases/", "compare")


def test_no_payback_without_both_of_one_measure_and_the_page_says_what_is_missing() -> None:
    saved = told("saved", measured("money-saving", 40), comparable_note="有年节省，没有投资")
    apart = told(
        "apart",
        measured("investment", 10),
        measured("money-saving", 160),
        comparable_note="两个数对不上",
    )
    site = portal(saved, apart)
    for id, why in (("saved", "有年节省，没有投资"), ("apart", "两个数对不上")):
        said = section(site, f"cases/{id}/", "payback")
        assert f"没有算：{why}" in said and "÷" not in said
    assert "投资 未写明" in section(site, "cases/saved/", "payback")


def test_what_is_doubted_is_marked_and_so_is_the_payback_from_it() -> None:
    doubted = measured("money-saving", 20, unverified=True)
    site = portal(both("reuse", measured("investment", 80), doubted))
    assert re.search(r"约 4 年[^。]*?待核", section(site, "cases/reuse/", "payback"))
    assert "约 4 年（本站算） 待核" in section(site, "cases/", "compare")
    assert "回收期约 4 年（待核）" in text(site.pages["cases/"].body)


def test_bounds_and_bases_are_words() -> None:
    figures = (
        measured("investment", 7000, bound="about"),
        measured("money-saving", 10, bound="under", basis="expected", scope="several"),
        measured("saving-rate", 13, of="electricity", basis="self-reported"),
        measured("unit-after", 80, high=90, bound="range", unit="t/d"),
    )
    said = section(portal(told("words", *figures)), "cases/words/", "figures")
    assert "投资 约 7000 万元" in said
    assert "年节省 不到 10 万元（预计，多家合计）" in said
    assert "用电降低 13%（企业自述）" in said
    assert "改造后 80～90 t/d" in said


def test_a_median_is_of_five_cases_of_one_kind_and_says_how_many_from_where_to_where() -> None:
    values = (600, Decimal("15.5"), 100, 460, 200)
    five = [told(f"case-{n}", measured("money-saving", value)) for n, value in enumerate(values)]
    said = section(portal(*five), "cases/", "compare")
    assert "合同能源管理 年节省 5 个 200 万元 15.5～600 万元" in said
    assert "不是同一年的" in said
    assert "还没有一类案例够 5 个" in section(portal(*five[:4]), "cases/", "compare")


def test_no_median_counts_what_is_foreseen_of_several_doubted_or_one_of_many() -> None:
    four = [told(f"case-{n}", measured("investment", 10 + n)) for n in range(4)]
    for fifth in (
        told("fifth", measured("investment", 9, basis="expected")),
        told("fifth", measured("investment", 9, basis="design")),
        told("fifth", measured("investment", 9, scope="several")),
        told("fifth", measured("investment", 9, unverified=True)),
        told("fifth", measured("investment", 9), measured("investment", 8, stated="again")),
        told("fifth", measured("investment", 9), kind="water-saving"),
        told("fifth", measured("money-saving", 9)),
    ):
        assert "还没有一类案例够 5 个" in section(portal(*four, fifth), "cases/", "compare")
    whole = section(portal(*four, told("fifth", measured("investment", 9))), "cases/", "compare")
    assert "投资 5 个 11 万元 9～13 万元" in whole


def test_rates_of_different_things_are_no_one_measure() -> None:
    of = ("water", "electricity", "water", "electricity", "water")
    rates = [told(f"case-{n}", measured("saving-rate", 10, of=one)) for n, one in enumerate(of)]
    site = portal(*rates, told("sum", measured("investment", 1)))
    assert "还没有一类案例够 5 个" in section(site, "cases/", "compare")


def test_what_is_not_stated_is_no_nought_and_stands_last() -> None:
    site = portal(
        told("a-saves", measured("money-saving", 5)),
        told("b-cheap", measured("investment", 1)),
        told("c-dear", measured("investment", 900)),
        both("d-both", measured("investment", 90), measured("money-saving", 30)),
        case("e-silent"),
    )
    body = site.pages["cases/"].body
    rows = re.findall(r'<tr data-kind="[^"]*"([^>]*)><td><a href="[^"]*?cases/([^/]+)/', body)
    assert [id for _, id in rows] == ["d-both", "b-cheap", "c-dear", "a-saves"]
    assert {id: values for values, id in rows}["a-saves"] == ' data-saving="5"'
    said = section(site, "cases/", "compare")
    assert "5 个案例里，4 个写了" in said and "另外 1 个三样都没有写明" in said


def test_no_table_where_no_case_says_anything() -> None:
    body = portal(case("silent")).pages["cases/"].body
    assert "case-figures" not in body and "中位数" not in body


def test_a_case_that_cites_what_has_been_replaced_waits_for_review() -> None:
    cites = case("plant", related=[{"id": "old-list", "relation": "applies"}])
    old = law("old-list", level="national-standard", effective="2020-01-01")
    new = law(
        "new-list",
        level="national-standard",
        effective="2026-01-01",
        supersedes=["old-list"],
        added="2026-11-22",
    )
    before = {"confidence": "medium", "checked": "2025-11-22"}
    site = portal(cites | {"verification": before}, standards=[old, new])
    assert "待复核" in text(site.pages["cases/plant/"].body)
    looked = portal(cites, standards=[old, new])
    assert "待复核" not in text(looked.pages["cases/plant/"].body)


def test_units_and_rates_are_held_to_their_vocabulary() -> None:
    site = portal(
        told(
            "wrong",
            measured("investment", 8, unit="元"),
            measured("unit-after", 8),
            measured("saving-rate", 8),
            measured("money-saving", 8, of="water"),
        )
    )
    said = {one.message for one in measured_figures_agree.check(site.site.catalogue)}
    assert said >= {
        "投资的单位是 万元",
        "改造后没有统一的单位",
        "节约率要写是什么的百分数",
        "年节省不是百分数",
        "有投资和年节省，没有说能不能算回收期",
    }


def test_a_figure_may_move_its_point_but_not_its_digits() -> None:
    def messages(written: Any, unit: str, **fields: Any) -> list[str]:
        record = case(
            "one",
            figures=[{"name": "年节约余热", "value": written, "unit": unit}],
            measured=[measured("investment", stated="年节约余热", **fields)],
        )
        return [one.message for one in measured_figures_agree.check(portal(record).site.catalogue)]

    assert messages("5.5", "万元", value=55000) == []
    assert messages(8000, "元", value=Decimal("0.8")) == []
    assert messages("53.5", "亿元", value=536000) != []
    assert messages("80多", "万元", value=80) == ["“年节约余热 80多 万元”不是准数"]
    assert messages("80多", "万元", value=80, bound="over") == []

"""Two editions of a list or a standard: what only lays them out is no change, and what changed is found."""

from typing import Any

import pytest
from helpers.tree import catalogue, notice

from portal.catalogue.content import Content
from portal.catalogue.editions.comparison import EditionComparison, compare
from portal.catalogue.editions.folding import folded, folded_name
from portal.catalogue.editions.marked_words import marked_words
from portal.catalogue.editions.predecessors import comparisons

SEEN = {"confidence": "medium", "checked": "2026-11-22"}


def edition(id: str, *rows: dict[str, Any], **fields: Any) -> Content:
    head = {"catalogue": "phase-out", "id": id, "title": id, "item_count": len(rows)}
    return {**head, "rows": list(rows), **fields}


def machine(id: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "name": name, "action": "淘汰", "verification": SEEN, **fields}


def standard(id: str, *indicators: dict[str, Any], **fields: Any) -> Content:
    found = {"indicators": list(indicators)} if indicators else {}
    return {"catalogue": "standards", "id": id, "title": id, **found, **fields}


def limit(id: str, product: str, value: Any, **fields: Any) -> dict[str, Any]:
    named = {"indicator": "单位产品综合能耗", "unit": "kgce/t", "confidence": "high"}
    return {"id": id, "product": product, "limit": value, **named, **fields}


def fates(found: EditionComparison) -> dict[str, str]:
    """What became of each entry, by its name (in the new edition, where it is there)."""
    return {
        one.either.name: one.fate + ("?" if one.unsure else "") + ("~" if one.moved else "")
        for one in found.entries
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ＳＧ（Ｂ）８－３０", "SG(B)8-30"),
        ("工信部节〔2014〕211号", "工信部节[2014]211号"),
        ("0.55～315kW，2、4、6极", "0.55-315 kW；2、4、6 极。"),
        ("30～1600kVA", "30至1600KVA"),
        ("≤400m³", "≤ 400 m3"),
        ("1,250,000元", "1250000元"),
        ("能效达到“1级”", "能效达到「1级」"),
        ("燃料95.0%以上", "燃料95%以上"),
        ("Y2系列电动机①", "Y2 系列电动机*"),
        ("小型 三相\n异步电动机", "小型三相异步电动机"),
        ("GB 18613—2012", "GB 18613-2012"),
        ("30千瓦至50千瓦", "30千瓦～50千瓦"),
        ("〈5吨", "＜5吨"),
    ],
)
def test_what_only_lays_a_text_out_is_folded(old: str, new: str) -> None:
    assert folded(old) == folded(new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("≤400m³", "≥400m³"),
        ("＜30t", "≤30t"),
        ("1.5t", "15t"),
        ("S9-10", "S91-0"),
        ("2003年（含）前", "2003年前"),
        ("-5", "5"),
        ("S11-M-30", "S11-M-80"),
        ("100", "1000"),
        ("±5%", "5%"),
        ("温度不低于-10℃", "温度不低于10℃"),
        ("型号10、200", "型号10200"),
        ("类型①", "类型②"),
        ("10³m³", "103m³"),
        ("〈5吨", "5吨"),
    ],
)
def test_what_changes_a_meaning_is_kept(old: str, new: str) -> None:
    assert folded(old) != folded(new)


@pytest.mark.parametrize(
    ("numbered", "name"),
    [
        ("12. 高炉", "高炉"),
        ("高炉①", "高炉"),
        ("（三）高炉", "高炉"),
        ("三、高炉", "高炉"),
        ("第3项　高炉", "高炉"),
        ("30吨及以下转炉", "30吨及以下转炉"),
        ("9-35系列锅炉通风机", "9-35系列锅炉通风机"),
        ("12JD型深井泵", "12JD型深井泵"),
        ("3.5万千伏变压器", "3.5万千伏变压器"),
    ],
)
def test_the_number_before_a_name_is_no_part_of_it(numbered: str, name: str) -> None:
    assert folded_name(numbered) == folded_name(name)
    assert folded_name(name) == folded(name)


def test_an_edition_that_is_only_printed_otherwise_has_not_changed() -> None:
    old = edition(
        "list-2020",
        machine(
            "a-1", "1. 小型异步电动机", item_no="1-1", models=["J2-31", "J2-32"], scope="≤100kW"
        ),
        machine(
            "a-2", "S7系列变压器（油浸）", item_no="1-2", models=["S7-30"], deadline="2020-12-31"
        ),
    )
    new = edition(
        "list-2026",
        machine(
            "b-1", "小型异步电动机", item_no="3", models=["Ｊ２－３２", "J2-31"], scope="≤ 100KW。"
        ),
        machine("b-2", "S7 系列变压器(油浸)", item_no="4", models=["S7—30"], deadline="2020-12-31"),
    )
    found = compare([old], new)
    assert fates(found) == {"小型异步电动机": "unchanged", "S7 系列变压器(油浸)": "unchanged"}


def test_what_came_went_changed_and_moved_is_told_apart() -> None:
    old = edition(
        "list-2020",
        machine("a-1", "400立方米及以下高炉", scope="铸造除外"),
        machine("a-2", "30吨及以下转炉"),
        machine("a-3", "砖瓦轮窑", deadline="2020-12-31"),
        machine("a-4", "工频感应炉"),
        machine("a-5", "土法炼焦"),
    )
    new = edition(
        "list-2026",
        machine("b-4", "工频感应炉"),
        machine("b-1", "400立方米及以下高炉", scope="铸造除外"),
        machine("b-2", "30吨及以下转炉"),
        machine("b-3", "砖瓦轮窑", deadline="2027-12-31"),
        machine("b-6", "有水重力除尘"),
    )
    found = compare([old], new)
    assert list(fates(found).items()) == [
        ("工频感应炉", "moved~"),
        ("400立方米及以下高炉", "unchanged"),
        ("30吨及以下转炉", "unchanged"),
        ("砖瓦轮窑", "changed"),
        ("土法炼焦", "removed"),
        ("有水重力除尘", "added"),
    ]
    (change,) = next(one for one in found.entries if one.fate == "changed").changes
    assert change.old and change.new
    assert (change.old.value, change.new.value) == ("2020-12-31", "2027-12-31")


def test_a_pair_that_may_be_one_is_said_to_be_unsure() -> None:
    """4 蒸吨 became 10 蒸吨: whether the limit was raised or another thing is meant nobody can tell."""
    old = edition("list-2020", machine("a", "每小时4蒸吨及以下燃煤锅炉"), machine("b", "轮窑"))
    new = edition("list-2026", machine("c", "每小时10蒸吨及以下燃煤锅炉"), machine("d", "立窑"))
    found = fates(compare([old], new))
    assert found["每小时10蒸吨及以下燃煤锅炉"] == "changed?"
    assert (found["轮窑"], found["立窑"]) == ("removed", "added")


def test_machines_are_known_by_their_models_whatever_they_are_called() -> None:
    old = edition(
        "list-2020",
        machine("a", "变压器", models=["S7-30", "S7-50"]),
        machine("b", "变压器", models=["SL7-30"]),
    )
    new = edition(
        "list-2026",
        machine("c", "配电变压器", models=["SL7-30"]),
        machine("d", "变压器", models=["S7-30", "S7-50", "S7-80"]),
    )
    found = compare([old], new)
    assert {one.new.id: one.old.id for one in found.entries if one.new and one.old} == {
        "c": "b",
        "d": "a",
    }


def test_a_value_that_nobody_has_seen_has_not_changed() -> None:
    doubted = {**SEEN, "unverified": [{"field": "deadline"}]}
    old = edition("list-2020", machine("a", "轮窑", deadline="2020-12-31"))
    new = edition("list-2026", machine("b", "轮窑") | {"verification": doubted})
    assert fates(compare([old], new)) == {"轮窑": "pending"}


def test_what_we_say_beside_an_entry_is_no_part_of_its_edition() -> None:
    old = edition(
        "list-2020", machine("a", "轮窑", cautions=["须核原文"], equipment=["brick-kiln"])
    )
    new = edition("list-2026", machine("b", "轮窑", note="2026年版仍列", match="attribute"))
    assert fates(compare([old], new)) == {"轮窑": "unchanged"}


def test_a_row_that_says_its_earlier_number_is_that_row() -> None:
    def relief(id: str, number: str, **fields: Any) -> dict[str, Any]:
        return {"id": id, "item_no": number, "verification": SEEN, **fields}

    head = {"catalogue": "tax", "title": "目录"}
    old = {**head, "id": "res-2015", "rows": [relief("a", "2.3", name="建（构）筑废物")]}
    earlier = [{"edition": "2015", "item_no": "2.3"}]
    new = {**head, "id": "res-2022", "rows": [relief("b", "2.4", name="建筑垃圾", earlier=earlier)]}
    assert fates(compare([old], new)) == {"建筑垃圾": "changed"}


def test_limits_are_compared_by_product_indicator_and_unit() -> None:
    old = standard(
        "gb-2015",
        limit("a-1", "通用硅酸盐水泥熟料", 112, access=107),
        limit("a-2", "水泥（粉磨）", "8.5"),
        limit("a-3", "白水泥熟料", 180),
    )
    new = standard(
        "gb-2026",
        limit("b-1", "通用硅酸盐水泥熟料", 109, access=107),
        limit("b-2", "水泥(粉磨)", "8.50"),
        limit("b-3", "白色硅酸盐水泥熟料", 170),
        limit("b-4", "铝酸盐水泥熟料", 150),
    )
    found = compare([old], new)
    told = fates(found)
    assert told["通用硅酸盐水泥熟料"] == "changed" and told["水泥(粉磨)"] == "unchanged"
    assert told["白色硅酸盐水泥熟料"] == "changed?"
    assert told["铝酸盐水泥熟料"] == "added"
    (change,) = found.entries[0].changes
    assert change.either.field == "indicators.limit"


def test_an_amount_in_another_unit_is_told_with_its_unit() -> None:
    old = standard("gb-2015", limit("a", "烧碱", 330))
    new = standard("gb-2026", limit("b", "烧碱", "9.6", unit="GJ/t"))
    (one,) = compare([old], new).entries
    assert [change.either.field for change in one.changes] == [
        "indicators.unit",
        "indicators.limit",
    ]


def test_grades_are_compared_rating_by_rating() -> None:
    def table(id: str, *rows: tuple[list[Any], list[Any]]) -> dict[str, Any]:
        return {
            "id": id,
            "title": "三相异步电动机",
            "equipment": "motor",
            "quantity": "效率",
            "unit": "%",
            "levels": ["1级", "2级"],
            "parameters": [{"name": "功率", "unit": "kW"}, {"name": "极数"}],
            "rows": [
                {"id": f"{id}-{n}", "at": at, "grades": grades}
                for n, (at, grades) in enumerate(rows)
            ],
        }

    old = standard(
        "gb-2012", grade_tables=[table("x", ([0.75, 2], [80, 77]), ([1.1, 2], [83, 80]))]
    )
    new = standard(
        "gb-2020", grade_tables=[table("y", (["0.75", 2], ["80.0", 77]), ([1.1, 2], [85, 80]))]
    )
    found = compare([old], new)
    assert list(fates(found).values()) == ["unchanged", "changed"]
    (change,) = found.entries[1].changes
    assert (change.either.label, change.old and change.old.value) == ("1级", 83)


def test_a_standard_that_takes_the_place_of_several_is_compared_with_all_of_them() -> None:
    olds = [standard("gb-a", limit("a", "烧碱", 330)), standard("gb-b", limit("b", "电石", 800))]
    new = standard("gb-c", limit("c", "烧碱", 330), limit("d", "电石", 750))
    assert fates(compare(olds, new)) == {"烧碱": "unchanged", "电石": "changed"}


def test_two_fragments_without_anything_in_common_tell_nothing() -> None:
    part = {"coverage": "只收录一条"}
    apart = (machine("a", "轮窑"), machine("b", "高炉"))
    assert not compare([edition("x", apart[0], **part)], edition("y", apart[1])).tells
    assert compare([edition("x", apart[0])], edition("y", apart[1])).tells
    assert compare([edition("x", apart[0], **part)], edition("y", apart[1])).whole == (False, True)
    uncounted = edition("x", apart[0], item_count=None)
    assert compare([uncounted], edition("y", apart[1])).whole == (False, True)


def test_the_words_that_differ_are_marked_and_no_others() -> None:
    old, new = marked_words("原料 90% 以上，铸造除外", "原料70%以上；铸造除外")
    assert [part.text for part in old if part.differs] == ["90%"]
    assert [part.text for part in new if part.differs] == ["70%"]
    assert "".join(part.text for part in old) == "原料 90% 以上，铸造除外"
    assert all(not part.differs for side in marked_words("≤400m³。", "≤ 400 m³") for part in side)


def test_a_thousand_rows_are_compared_at_once() -> None:
    """Likeness looks only at what shares some letters, so that a long annex takes a moment."""
    rows = [machine(f"r-{n}", f"型号{n:04d}甲机床", models=[f"X{n:04d}"]) for n in range(1000)]
    other = [{**row, "id": f"{row['id']}-new", "name": f"{row['name']}（数控）"} for row in rows]
    found = compare([edition("x", *rows)], edition("y", *other))
    assert found.count("changed") == 1000 and found.unsure == 0


def test_machines_listed_on_in_another_entry_were_not_struck_out() -> None:
    """Three lines of one model each became one line of three; S7-100 really went."""
    old = edition(
        "list-2020",
        machine("a-1", "S7-30变压器", models=["S7-30"]),
        machine("a-2", "S7-50变压器", models=["S7-50"]),
        machine("a-3", "S7-80变压器", models=["S7-80", "S7-100"]),
        machine("a-4", "轮窑"),
    )
    new = edition(
        "list-2026",
        machine("b-1", "S7系列变压器", models=["S7-30", "S7-50", "S7-80"], scope="油浸"),
    )
    found = compare([old], new)
    assert (found.count("merged"), found.count("removed"), found.count("added")) == (2, 1, 0)
    merged = {one.either.id: one for one in found.entries if one.fate == "merged"}
    assert all([kin.id for kin in one.kin] == ["b-1"] for one in merged.values())
    gone = [x.old.value for one in merged.values() for x in one.changes if x.old]
    assert gone == [["S7-100"]] or "a-3" not in merged

    back = compare([new], old)
    assert (back.count("split"), back.count("added"), back.count("removed")) == (2, 1, 0)


def test_a_part_of_what_bears_another_name_now_is_only_perhaps_new() -> None:
    old = edition(
        "list-2020", machine("a", "燃煤锅炉", scope="10蒸吨以下"), machine("k", "三相电机")
    )
    new = edition(
        "list-2026",
        machine("b", "燃煤工业锅炉", scope="10蒸吨以下"),
        machine("c", "燃煤茶水锅炉", scope="10蒸吨以下"),
        machine("l", "三相电机"),
        machine("m", "单相电机"),
    )
    found = compare([old], new)
    told = fates(found)
    assert (told["燃煤工业锅炉"], told["燃煤茶水锅炉"]) == ("changed?", "added?")
    assert told["单相电机"] == "added", "三相电机 stands there as before, so this is no part of it"
    (kin,) = next(one for one in found.entries if one.either.id == "c").kin
    assert kin.id == "a"


def test_what_nobody_has_seen_on_either_side_is_not_unchanged() -> None:
    doubted = {**SEEN, "unverified": [{"field": "deadline"}]}
    unseen = {"confidence": "low", "checked": "2026-11-22"}
    old = edition(
        "list-2020",
        machine("a", "轮窑") | {"verification": doubted},
        machine("b", "高炉", deadline="2020-12-31"),
        machine("c", "转炉", deadline="2020-12-31"),
        machine("d", "立窑"),
    )
    new = edition(
        "list-2026",
        machine("e", "轮窑") | {"verification": doubted},
        machine("f", "高炉", deadline="2020-12-31") | {"verification": doubted},
        machine("g", "转炉") | {"verification": unseen},
        machine("h", "立窑") | {"verification": unseen},
    )
    assert fates(compare([old], new)) == dict.fromkeys(("轮窑", "高炉", "转炉", "立窑"), "pending")


def test_entries_of_one_name_are_told_apart_by_their_headings() -> None:
    """水泥's 除尘器 went, that of 钢铁 stayed: not the other way round."""
    old = edition(
        "list-2020",
        machine("a-1", "除尘器", group="水泥"),
        machine("a-2", "除尘器", group="钢铁", deadline="2020-12-31"),
    )
    new = edition("list-2026", machine("b", "除尘器", group="钢铁", deadline="2020-12-31"))
    found = compare([old], new)
    assert [(one.either.id, one.fate, one.unsure) for one in found.entries] == [
        ("a-1", "removed", False),
        ("b", "unchanged", False),
    ]


def test_a_limit_in_tonnes_and_in_kilogrammes_is_one_limit() -> None:
    old = standard("gb-2015", limit("a", "水泥", "0.112", access="0.1", unit="tce/t"))
    new = standard("gb-2026", limit("b", "水泥", 109, access=100, unit="kgce/t"))
    (one,) = compare([old], new).entries
    assert [x.either.field for x in one.changes] == ["indicators.unit", "indicators.limit"]
    change = one.changes[1]
    assert change.old and change.new
    assert (change.old.unit, change.new.unit) == ("tce/t", "kgce/t")


def test_rows_that_were_withdrawn_were_never_in_an_edition() -> None:
    """A row that was recorded by mistake and withdrawn is neither struck out nor new."""

    def listed(id: str, *rows: dict[str, Any], **fields: Any) -> dict[str, Any]:
        rows_ = [{**one, "match": "attribute", "equipment": ["motor"]} for one in rows]
        return notice(id, issued="2020-01-01", item_count=len(rows), rows=rows_, **fields)

    old = listed("list-2020", machine("a-1", "轮窑"), machine("a-2", "误收的立窑"))
    new = listed(
        "list-2026",
        machine("b-1", "轮窑"),
        machine("b-2", "误收的高炉"),
        supersedes=["list-2020"],
    )
    mistakes = frozenset(("a-2", "b-2"))
    found = comparisons(catalogue(withdrawn=mistakes, phase_out=[old, new]))["list-2026"]
    assert fates(found) == {"轮窑": "unchanged"}


def test_a_day_that_a_row_repeats_from_its_list_is_no_change_when_the_list_has_another() -> None:
    """The row still holds from 2022; only the new list begins later."""
    row_ = machine("a", "磷石膏", effective="2022-03-01")
    old = edition("list-2022", row_, machine("c", "废渣"), effective="2022-03-01")
    new = edition(
        "list-2027",
        {**row_, "id": "b"},
        machine("d", "废渣", effective="2027-01-01"),
        effective="2027-01-01",
    )
    old, new = ({**one, "catalogue": "tax"} for one in (old, new))
    assert fates(compare([old], new)) == dict.fromkeys(("磷石膏", "废渣"), "unchanged")

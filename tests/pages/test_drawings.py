"""Drawings: nothing runs into anything else, and nothing is drawn that was not measured."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from helpers.building import DATA
from helpers.drawn import checked_lineages, checked_scales
from helpers.tree import case, catalogue, law, notice, relief, row

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.kinds.indicator import GradeTable, Indicator
from portal.pages.drawings import bars, lettering, lineage, related
from portal.pages.drawings.scale import WIDE, scale
from portal.pages.record import grades, special, technology
from portal.pages.record.indicators import indicators
from portal.portal import Portal
from portal.tables import Cell
from portal.view.site import Site

TODAY = date(2026, 9, 1)


def site_of(**folders: list[dict[str, Any]]) -> Site:
    return Portal(catalogue(**folders), TODAY).site


# --- letters -------------------------------------------------------------------------------------

TITLES = [
    "小微企业贷款利息、融资担保等增值税免税（金融端）",
    "工业重点领域能效标杆水平和基准水平（2023年版）",
    "北京市实施《中华人民共和国节约能源法》办法",
    "GB/T 2589-2020 综合能耗计算通则",
    "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
]


@pytest.mark.parametrize("room", [60, 120, 300])
@pytest.mark.parametrize("title", TITLES)
def test_lines_fit_and_lose_nothing(title: str, room: int) -> None:
    lines = lettering.wrap(title, 14, room, 99)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(lettering.width(line, 14) <= room for line in lines)
    assert not [line for line in lines if line[0] in "）》、，"]


def test_too_long_a_title_ends_in_an_ellipsis() -> None:
    lines = lettering.wrap(TITLES[0], 14, 120, 2)
    assert len(lines) == 2 and lines[-1].endswith("…")
    assert lettering.width(lines[-1], 14) <= 120


def test_years_and_brackets_stay_whole() -> None:
    title = "室内照明用LED产品能效限定值及能效等级（2019年版）"
    assert lettering.wrap(title, 14, 305, 2)[1] == "（2019年版）"
    assert lettering.wrap("关于2024年的通知", 14, 50, 9)[:2] == ("关于", "2024年")


# --- lineage -------------------------------------------------------------------------------------


def groups_of(site: Site, id: str) -> list[tuple[str, list[str]]]:
    found = related.relatives_of(site.catalogue.items[id], site)
    return [(one.heading, [member.id for member in one.members]) for one in found]


def test_lineage_has_what_it_rests_on_what_it_replaced_and_what_came_after() -> None:
    site = site_of(
        laws=[
            law("base", effective="2000-01-01"),
            law("old", effective="2001-01-01"),
            law("mid", effective="2010-01-01", supersedes=["old"], basis=["base"]),
            law("new", effective="2020-01-01", supersedes=["mid"]),
            law("next", effective="2027-01-01", supersedes=["new"]),
        ],
        policies=[notice("rests", issued="2012-01-01", basis=["mid"])],
    )
    assert groups_of(site, "mid") == [
        ("依据", ["base"]),
        ("替代了", ["old"]),
        ("由以下文件接替", ["new"]),
        ("以本文件为依据的", ["rests"]),
    ]
    assert groups_of(site, "old") == [
        ("由以下文件接替", ["mid"]),
        ("几经替代，现在看", ["new"]),
    ]
    assert groups_of(site, "new") == [("替代了", ["mid"]), ("将由以下文件接替", ["next"])]
    assert groups_of(site, "next") == [("将替代", ["new"])]


def test_what_has_ended_stands_last_in_its_group() -> None:
    site = site_of(
        laws=[law("base", effective="2000-01-01")],
        policies=[
            notice("over", issued="2001-01-01", expires="2005-12-31", basis=["base"]),
            notice("holds", issued="2012-01-01", basis=["base"]),
        ],
    )
    assert groups_of(site, "base") == [("以本文件为依据的", ["holds", "over"])]


def test_rows_cases_and_lonely_documents_have_no_lineage() -> None:
    site = site_of(
        laws=[law("base", effective="2000-01-01"), law("lonely", effective="2000-01-01")],
        tax=[relief("list", row("list-1"), issued="2012-01-01", basis=["base"])],
        cases=[case("a")],
    )
    items = site.catalogue.items
    assert [s.id for s in lineage.sections(items["list"], site)] == ["lineage"]
    for id in ("list-1", "lonely", "a"):
        assert not list(lineage.sections(items[id], site))


def test_at_most_three_boxes_then_the_number_of_the_others() -> None:
    olds = [law(f"old-{n}", effective="2000-01-01") for n in range(8)]
    code = law("code", effective="2026-08-15", supersedes=[old["id"] for old in olds])
    site = site_of(laws=[*olds, code])
    drawn = draw(site, "code")
    assert [len(group.boxes) for group in drawn.groups] == [3]
    assert drawn.groups[0].more and drawn.groups[0].more.text.startswith("另有 5 件")
    assert drawn.groups[0].more.url == "#relations"
    assert drawn.caption == "本文件替代了《old-0法》、《old-1法》、《old-2法》等 8 件。"


def test_list_leads_to_its_rows_and_reliefs_are_no_titles() -> None:
    site = site_of(
        tax=[
            relief("list", row("a"), row("b"), issued="2012-01-01"),
            relief("rests", basis=["list"], issued="2013-01-01"),
        ]
    )
    drawn = draw(site, "list")
    assert drawn.entries and drawn.entries.text == "本站收录的 2 个条目 ↓"
    assert drawn.caption == "本文件是“关于rests的通知”的依据。"


def draw(site: Site, id: str) -> lineage.Lineage:
    item = site.catalogue.items[id]
    return lineage.lineage(item, list(related.relatives_of(item, site)), site)


@pytest.fixture(scope="module")
def whole() -> Site:
    """The frozen records: real ones, of every kind."""
    return Portal(Catalogue(load(DATA)), date(2026, 11, 22)).site


def test_no_lineage_runs_into_itself(whole: Site) -> None:
    assert checked_lineages(whole) > 30


# --- scales --------------------------------------------------------------------------------------


def indicator(**fields: Any) -> Indicator:
    head = {"id": "i", "product": "纸", "indicator": "综合能耗", "unit": "kgce/t"}
    return Indicator.model_validate({**head, "confidence": "medium", **fields})


def test_scale_begins_at_zero_and_puts_every_limit_at_one_place() -> None:
    tight = scale(indicator(advanced=95, access=98, limit=100))
    wide = scale(indicator(advanced=50, access=75, limit=100))
    assert tight and wide and tight.zero is None
    assert wide.marks == (84, 126, 168) and tight.marks[-1] == 168
    assert [(zone.tone, zone.start, zone.end) for zone in wide.zones] == [
        ("z1", 0, 84),
        ("z2", 84, 126),
        ("z3", 126, 168),
        ("z4", 168, WIDE),
    ]


def test_scale_of_negative_values_shows_where_zero_lies() -> None:
    below = scale(indicator(advanced=-160, access=-150, limit=-110))
    across = scale(indicator(advanced=-30, access=-5, limit=5))
    assert below and across and below.zero and across.zero
    assert below.marks[-1] < below.zero < WIDE
    assert across.marks[1] < across.zero < across.marks[2]
    assert "0" in [label.text for label in below.labels + across.labels]


def test_policy_values_and_missing_ones() -> None:
    policy = scale(indicator(benchmark=4, baseline=7))
    gap = scale(indicator(advanced=61, limit=72))
    assert policy and [label.text for label in policy.labels] == ["标杆 4", "基准 7"]
    assert gap and [zone.tone for zone in gap.zones] == ["z1", "z3", "z4"]
    assert scale(indicator(limit=72)) is None
    assert scale(indicator(advanced=72, limit=72)) is None


def test_no_two_labels_of_a_scale_meet(whole: Site) -> None:
    assert checked_scales(whole) > 150


def test_indicators_say_once_what_all_share() -> None:
    found = indicators(
        (
            indicator(
                id="a", product="热轧板（热轧）", advanced=1, limit=2, table="表5", note="甲；乙"
            ),
            indicator(
                id="b", product="热轧板（退火）", advanced=1, limit=2, table="表5", note="乙"
            ),
            indicator(id="c", product="铝箔", limit=2, table="表6", unit="kWh/t"),
        )
    )
    first, second = found.blocks
    assert (first.id, first.title) == ("indicators-5", "表5 热轧板")
    assert (first.caption, first.note) == ("综合能耗（kgce/t）", "乙")
    assert [line.remarks for line in first.lines] == [("甲",), ()]
    assert (second.title, second.caption) == ("表6 铝箔", "综合能耗（kWh/t）")
    assert second.lines[0].scale is None and second.lines[0].values == (None, "2")
    assert found.columns == ("1级 先进值", "3级 限定值")
    assert not found.jumps  # three lines need none


def test_long_indicator_lists_have_links_to_their_tables(whole: Site) -> None:
    standard = whole.catalogue.items["gb-21351-2023"]
    found = indicators(standard.get("indicators"))
    ids = [block.id for block in found.blocks]
    assert [link.url for link in found.jumps] == [f"#{id}" for id in ids]
    assert len(set(ids)) == 19
    assert sum(len(block.lines) for block in found.blocks) == 108


# --- grades --------------------------------------------------------------------------------------


def test_long_grade_tables_have_links_to_rows_that_are_there(whole: Site) -> None:
    tables: list[GradeTable] = [
        table for item in whole.catalogue.records for table in item.get("grade_tables", ())
    ]
    parts = [part for table in tables for part in grades.grades(table)]
    anchors = [cell.anchor for part in parts for row in part.table.rows for cell in row]
    ids = {row.id for table in tables for row in table.rows}
    assert sorted(filter(None, anchors)) == sorted(ids)
    for part in parts:
        here = {f"#{cell.anchor}" for row in part.table.rows for cell in row if cell.anchor}
        assert {link.url for link in part.jumps} <= here
        assert bool(part.jumps) <= part.long
    assert len({part.name for part in parts}) == len(parts)  # each is a region of its own
    motors = next(part for part in parts if part.table.caption.startswith("额定效率"))
    assert [link.text for link in motors.jumps][:3] == ["0.12", "0.18", "0.2"]


def table_of(better: str, levels: list[str], parameters: list[dict], **more: Any) -> GradeTable:
    named = {"id": "t", "title": "某设备效率", "equipment": "motor", "quantity": "效率"}
    sort = {"better": better, "levels": levels, "confidence": "medium"}
    return GradeTable.model_validate(exact({**named, **sort, "parameters": parameters, **more}))


def exact(value: Any) -> Any:
    """Numbers as the strict reader gives them."""
    if isinstance(value, dict):
        return {key: exact(held) for key, held in value.items()}
    if isinstance(value, list):
        return [exact(held) for held in value]
    return Decimal(str(value)) if isinstance(value, float) else value


def shown(parts: list[grades.Grades]) -> list[list[str]]:
    return [[cell.text for cell in row] for part in parts for row in part.table.rows]


def test_of_many_speeds_each_has_a_table_that_is_led_to() -> None:
    speeds = ["＞1800～6000", "＞1200～1800", 500, 375, 300, 250, 200]
    rows = [
        {"id": f"r-{i}-{j}", "at": [power, speed], "grades": [90 + i, 80 + i]}
        for i, power in enumerate([0.55, "315～1250"])
        for j, speed in enumerate(speeds)
    ]
    parameters = [
        {"name": "额定功率", "unit": "kW", "banded": True},
        {"name": "额定转速", "unit": "r/min", "banded": True},
    ]
    found = list(grades.grades(table_of("higher", ["1级", "2级"], parameters, rows=rows)))
    assert [part.table.caption for part in found][1:3] == [
        "额定转速 ＞1200～1800 r/min：效率（不低于）",
        "额定转速 500 r/min：效率（不低于）",
    ]
    assert shown(found)[:2] == [["0.55", "90", "80"], ["315～1250", "91", "81"]]
    assert [link.text for link in found[0].parts] == [str(speed) for speed in speeds]
    assert [link.url for link in found[0].parts] == [f"#r-0-{j}" for j in range(7)]
    assert not any(part.parts for part in found[1:])


def test_stages_are_not_taken_for_grades() -> None:
    rows = [
        {"id": f"r-{number}", "at": list(at), "grades": [74, 70]}
        for number, at in enumerate(
            product(("2～3", "4～6"), ("＜0.020", "＞0.021"), ("＜300", "＞301"))
        )
    ]
    parameters = [
        {"name": "级数", "unit": "级", "banded": True},
        {"name": "宽径比", "banded": True},
        {"name": "直径", "unit": "mm", "banded": True},
    ]
    table = table_of("higher", ["节能评价值", "限定值"], parameters, rows=rows, unit="%")
    captions = [part.table.caption for part in grades.grades(table)]
    assert captions == ["级数 2～3 级：效率（%，不低于）", "级数 4～6 级：效率（%，不低于）"]
    assert table.sort == "节能评价值、限定值"


def test_what_is_added_to_a_value_is_never_shown_as_the_value() -> None:
    rows = [{"id": "r", "at": ["≤3"], "grades": [2.0, -1.5, None]}]
    named = {"unit": "个百分点", "base": "ηDB", "level_words": [None, None, "ηDB−Δη"]}
    parameters = [{"name": "功率", "unit": "kW", "banded": True}]
    table = table_of("offset", ["1级", "2级", "3级"], parameters, rows=rows, **named)
    found = list(grades.grades(table))
    assert shown(found) == [["≤3", "ηDB＋2.0", "ηDB−1.5", "ηDB−Δη"]]
    assert found[0].table.caption == "效率（不低于，ηDB 加减若干个百分点）"


def test_grades_say_what_else_they_ask_for_and_what_is_doubtful() -> None:
    levels, parameters = ["1级", "2级", "3级"], [{"name": "类型"}]
    limit = {"quantity": "COPc", "grades": [None, None, 4.2]}
    every = {"quantity": "衰减率", "unit": "%", "better": "lower", "grades": [8.6] * 3}
    each = {"quantity": "EERmin", "grades": [3.6, 2.9, 2.1]}
    rows = [
        {"id": "r1", "at": ["水冷"], "grades": [6.0, 5.6, 5.2], "also": [limit]},
        {"id": "r2", "at": ["风冷"], "grades": [4.5, 4.0, 3.5], "also": [every, each]},
        {"id": "r3", "at": ["其他"], "grades": [None] * 3, "doubt": "可能抄错"},
    ]
    table = table_of("higher", levels, parameters, rows=rows, table="表1")
    [found] = grades.grades(table)
    assert [column.title for column in found.table.columns] == ["类型", *levels, "另须"]
    assert [row[-1].text for row in found.table.rows] == [
        "3级 COPc≥4.2",
        "各级 衰减率≤8.6%；EERmin 1级≥3.6、2级≥2.9、3级≥2.1",
        "—",
    ]
    assert [row[1].pending for row in found.table.rows] == [False, False, True]
    assert found.doubts == ("待核（其他）：可能抄错",)
    assert found.table.note == "标准的表1。最右一列“另须”的也要达到"


# --- before and after ----------------------------------------------------------------------------

DRAWN = [
    ("窑炉余热利用率30%", "窑炉余热利用率70%", "窑炉余热利用率：实施前 30%，实施后 70%。"),
    (
        "6.63 kWh/hl（新瓶乐堡线热能耗）",
        "3.11 kWh/hl",
        "实施前（新瓶乐堡线热能耗）6.63 kWh/hl，实施后 3.11 kWh/hl。",
    ),
    (
        "3.84 m³/kL（2015年）",
        "2.435 m³/kL（2021年）",
        "实施前（2015年）3.84 m³/kL，实施后（2021年）2.435 m³/kL。",
    ),
    (
        "40 t/t（2001年）",
        "10 t/t（2005年）、约7 t/t（2007年）",
        "实施前（2001年）40 t/t，实施后（2005年）10 t/t，实施后（2007年）约7 t/t。",
    ),
    ("吨纸耗水40吨", "吨纸耗水预计15吨", "吨纸耗水：实施前 40 吨，实施后 预计15 吨。"),
    ("年用电1.2万kWh", "年用电0 万kWh", "年用电：实施前 1.2 万kWh，实施后 0 万kWh。"),
]

NOT_DRAWN = [
    ("行业一般酿100升啤酒耗水350升（报道口径）", "170升"),  # others' value, and two numbers
    ("吨纸耗水40吨以上", "10～15吨"),  # a bound and a range
    ("总能耗近10万tce，年产约800多万平方米", "总能耗约4万tce，年产1000多万平方米"),
    ("6吨、2吨燃煤锅炉各1台，年费用约200万元", "预计费用下降50%"),
    ("能源综合利用效率40%", "预计70%"),  # 70% of what, is not said
    ("每天印染污水600多吨", "处理后循环利用（报道称零排放）"),
    ("废水5路分流，5家企业分散", "废水9路分流，集中园区"),
    ("燃煤小锅炉48台", ""),
    ("导热油炉排烟270～330℃直接排放", "平均每小时节约0.6～0.8MPa蒸汽0.85吨"),
    ("3.84 m³/kL", "2.4 t/kL"),  # other units
    ("综合能耗30 kgce", "节能20 kgce"),  # a saving is no level
    ("综合能耗30 kgce", "综合能耗降低20 kgce"),
    ("电耗30 kWh（A线）", "电耗20 kWh（B线）"),  # other things
    ("电耗30 kWh（行业平均）", "电耗20 kWh"),
    ("电耗30 kWh（2015年）", "电耗20 kWh、电耗10 kWh"),  # which of the two?
    ("处理30吨污水耗电5度", "处理20吨污水耗电5度"),
    ("耗水1,200 t", "耗水900 t"),
    ("温度-30℃", "温度-10℃"),
    ("电耗<30 kWh", "电耗<20 kWh"),
    ("单耗0 t", "单耗0 t"),
]


@pytest.mark.parametrize(("before", "after", "told"), DRAWN)
def test_comparable_values_are_drawn(before: str, after: str, told: str) -> None:
    drawn = bars.bars(before, after)
    assert drawn and drawn.caption == told
    most = max(drawn.bars, key=lambda bar: bar.width)
    if most.value.endswith("%"):  # a share is one of a hundred
        share = Decimal(most.value.removesuffix("%"))
        assert most.width == round(bars.WIDE * share / 100)
    else:
        assert most.width == bars.WIDE
    assert all(bar.width >= 0 for bar in drawn.bars)


@pytest.mark.parametrize(("before", "after"), NOT_DRAWN)
def test_values_that_may_not_compare_are_not_drawn(before: str, after: str) -> None:
    assert bars.bars(before, after) is None


def test_lengths_are_in_proportion() -> None:
    drawn = bars.bars("40 t/t（2001年）", "10 t/t（2005年）、约7 t/t（2007年）")
    assert drawn and [bar.width for bar in drawn.bars] == [360, 90, 63]


def test_doubted_and_expected_values_are_told_but_not_drawn() -> None:
    old, new = Cell("电耗30 kWh"), Cell("电耗20 kWh")
    assert bars.before_after(old, new, measured=True).bars
    assert bars.before_after(old, new, measured=False).bars is None
    assert bars.before_after(old, Cell(new.text, pending=True), measured=True).bars is None
    only = bars.before_after(old, Cell(), measured=True)
    assert [column.title for column in only.table.columns] == ["实施前"] and only.bars is None


def test_which_cases_are_drawn(whole: Site) -> None:
    drawn = {
        item.id
        for item in whole.catalogue.of("cases")
        if bars.bars(item.get("before") or "", item.get("after") or "")
    }
    assert drawn == {"case-015", "case-041", "case-043", "case-044"}


# --- technologies --------------------------------------------------------------------------------


def test_technology_leads_to_its_cases_and_to_limits_in_force(whole: Site) -> None:
    item = whole.catalogue.items["tech-001"]
    found = {section.id: section for section in special.sections(item, whole)}
    cases, limits = found["examples"], found["industry-limits"]
    assert [card.link.url for card in cases.data.cards] == ["cases/case-030/"]
    assert 0 < len(limits.data.cards) <= technology.SHOWN
    assert "不表示用了这项技术就一定达标" in limits.data.lead
    for card in limits.data.cards:
        assert card.badge and card.badge.id == "in-force"
        standard = whole.catalogue.items[card.link.url.split("/")[1]]
        assert "steel" in standard.get("industries")

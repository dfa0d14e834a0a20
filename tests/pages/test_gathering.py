"""Pages that gather: questions with counts, the most useful first, and complete lists behind them."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import VOCABULARIES, case, catalogue, law, notice, relief, row

from portal.catalogue.catalogue import FACETS
from portal.catalogue.vocabularies import by_id, load_vocabularies
from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.kinds.news import News
from portal.page import Page
from portal.pages.gather.questions import asked
from portal.pages.record.lists import sections
from portal.portal import Portal

Record = dict[str, Any]


def portal(**folders: list[Record]) -> Portal:
    """The given records beside the real vocabularies, as of 2026-11-22."""
    records = catalogue(**folders)
    records.vocabularies = by_id(load_vocabularies(VOCABULARIES)[0])
    return Portal(records, date(2026, 11, 22))


def machine(id: str, **fields: Any) -> Record:
    return row(id, match="attribute", action="淘汰") | fields


def standard(id: str, **fields: Any) -> Record:
    return law(id, level="national-standard", effective="2026-01-01") | fields


def limit(product: str, industry: str) -> Record:
    numbers = {"limit": 94, "access": 87, "advanced": 80}
    head = {"id": f"i-{product}", "product": f"{product}纸", "indicator": "单位产品综合能耗"}
    return head | numbers | {"unit": "kgce/t", "industries": [industry], "confidence": "medium"}


def asks(page: Page) -> list[tuple[str, str, int]]:
    """Anchor, question and count of every line on top of a gathering page."""
    top = page.body[page.body.index('<nav class="asks"') : page.body.index("<h2")]
    found = re.findall(r'href="#([^"]+)">([^<]+)</a> <span class="count">(\d+) 条', top)
    return [(anchor, question, int(count)) for anchor, question, count in found]


def section(page: Page, id: str) -> str:
    """The markup of one section."""
    found = re.search(rf'<section>\s*<h2 id="{id}">.*?</section>', page.body, re.DOTALL)
    assert found, id
    return found.group()


def titles(markup: str) -> list[str]:
    return re.findall(r'class="card__title"><a href="[^"]+">([^<]+)<', markup)


@pytest.mark.parametrize("facet", FACETS)
def test_every_catalogue_answers_a_question(facet: str) -> None:
    kinds = asked(facet)
    assert {kind.id for kind in kinds} == {kind.id for kind in KINDS}
    assert all(kind.name in kind.question(facet) or facet in kind.questions for kind in kinds)


def test_a_catalogue_that_says_nothing_is_asked_for_last_and_by_its_name() -> None:
    silent = Kind("trainings", "培训活动", News, "培训")
    assert silent.question("topics") == "有关的培训活动"
    assert silent.rank("topics") >= max(kind.rank("topics") for kind in KINDS)


def test_questions_stand_on_top_with_counts_and_lead_to_their_sections() -> None:
    paper = {"industries": ["paper"]}
    page = portal(
        policies=[notice("a", issued="2020", **paper), notice("b", issued="2021", **paper)],
        cases=[case("c", **paper)],
    ).pages["industries/paper/"]
    assert asks(page) == [("policies", "什么管着你：政策文件", 2), ("cases", "谁做过", 1)]
    assert re.findall(r'<h2 id="([^"]+)"', page.body) == ["policies", "cases"]
    assert page.sections == (("policies", "什么管着你：政策文件"), ("cases", "谁做过"))


def test_what_is_missing_is_named_and_so_is_what_holds_for_everyone() -> None:
    page = portal(
        laws=[law("a", effective="2020-01-01"), law("gone", repealed="2020-01-01")],
        tax=[relief("r", issued="2020", industries=["steel"])],
        cases=[case("c", industries=["paper"])],
    ).pages["industries/paper/"]
    words = re.sub("<[^>]+>", "", page.body)
    assert "另有不分行业和设备、各行业都适用的：法律法规 1 件。" in words
    missing = "法律法规、政策文件、标准限额、技术装备、淘汰目录、税收优惠、工作动态"
    assert f"尚未收录：专门针对本行业的{missing}（没有收录不等于没有规定）。" in words


def test_what_is_said_of_the_whole_country_holds_for_everyone_and_what_is_local_does_not() -> None:
    page = portal(
        laws=[
            law("a", effective="2020-01-01", regions=["cn"]),
            law("local", effective="2020-01-01", regions=["330000"]),
        ],
        cases=[case("c", industries=["paper"])],
    ).pages["industries/paper/"]
    assert "各行业都适用的：法律法规 1 件。" in re.sub("<[^>]+>", "", page.body)


def test_lists_give_way_to_their_rows_and_say_where_these_stand() -> None:
    rows = [
        machine("m1", equipment=["motor"], models=["Y-1"], match="exact"),
        machine("m2", equipment=["motor"], models=["J系列"], match="series"),
        machine("p1", equipment=["pump"]),
    ]
    lists = [notice("list", issued="2020", rows=rows, equipment=["motor", "pump"])]
    site = portal(phase_out=lists)
    page = site.pages["equipment/motor/"]
    assert asks(page) == [("phase-out", "淘汰目录列了哪些型号", 2)]
    assert titles(section(page, "phase-out")) == ["m1项", "m2项"]
    assert 'href="../../phase-out/list/#rows-motor"' in section(page, "phase-out")
    assert 'id="rows-motor"' in site.pages["phase-out/list/"].body
    assert asks(site.pages["equipment/pump/"]) == [("phase-out", "淘汰目录列了什么", 1)]
    overview = re.sub("<[^>]+>", "", site.pages["equipment/"].body)
    assert "电动机 2 条，其中淘汰目录 2 条" in overview


def test_the_most_useful_comes_first() -> None:
    low = {"verification": {"confidence": "low", "checked": "2026-01-01"}}
    page = portal(
        policies=[
            notice("heading", issued="2026-01-01", industries=["paper"], **low),
            notice("winners", issued="2026-01-01", industries=["paper"])
            | {"level": "announcement"},
            notice("general", issued="2026-01-01", industries=["paper", "steel", "textile"]),
            notice("older", issued="2020-01-01", industries=["paper"]),
            notice("newer", issued="2021-01-01", industries=["paper"]),
            notice(
                "figures", issued="2019", industries=["paper"], figures=[{"name": "值", "value": 1}]
            ),
            notice("doubtful", issued="2026-01-01", industries=["paper"], status_doubt="不详"),
        ]
    ).pages["industries/paper/"]
    order = ["figures", "newer", "older", "general", "doubtful", "winners", "heading"]
    assert titles(section(page, "policies")) == [f"关于{id}的通知" for id in order]


def test_among_laws_the_higher_comes_first_and_then_what_asks_for_more() -> None:
    duty = {"article": "第一条", "must": "做"}
    topics = {"topics": ["energy-saving"], "effective": "2020-01-01"}
    page = portal(
        laws=[
            law("rule", level="departmental-rule", **topics),
            law("aside", topics=["electricity", "energy-saving"], effective="2020-01-01"),
            law("small", **topics),
            law("basic", **topics | {"topics": ["energy-saving", "epc"], "duties": [duty]}),
        ]
    ).pages["topics/energy-saving/"]
    assert titles(section(page, "laws")) == ["basic法", "small法", "rule法", "aside法"]


def test_what_has_ended_is_folded_away() -> None:
    fields = {"topics": ["eia"]}
    page = portal(
        laws=[
            law("holds", effective="2020-01-01", **fields),
            law("gone", effective="2000-01-01", repealed="2020-01-01", **fields),
        ]
    ).pages["topics/eia/"]
    markup = section(page, "laws")
    assert titles(markup) == ["holds法"]
    folded = re.search(r"<details.*?</details>", markup, re.DOTALL)
    assert folded and "不再有效的 1 条" in folded.group() and "已废止" in folded.group()
    assert asks(page) == [("laws", "法律法规怎么规定", 1)]


def test_what_is_long_goes_on_in_a_complete_list() -> None:
    site = portal(cases=[case(f"c{number}", industries=["paper"]) for number in range(9)])
    markup = section(site.pages["industries/paper/"], "cases")
    assert len(titles(markup)) == 8
    assert 'href="../../industries/paper/cases/">全部 9 条</a>' in markup
    assert len(titles(site.pages["industries/paper/cases/"].body)) == 9


def test_a_standard_does_not_give_way_to_its_rule() -> None:
    rule = machine("rule", equipment=["motor"]) | {"action": "禁止"}
    page = portal(standards=[standard("gb", equipment=["motor"], rules=[rule])]).pages[
        "equipment/motor/"
    ]
    assert titles(section(page, "standards")) == ["gb法"]


def test_limits_of_the_industry_stand_in_the_card() -> None:
    limits = [limit(str(number), "paper") for number in range(4)] + [limit("x", "steel")]
    page = portal(
        standards=[standard("gb", industries=["paper", "steel"], indicators=limits)]
    ).pages["industries/paper/"]
    words = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", section(page, "standards")))
    assert "0纸 限定 94 准入 87 先进 80 kgce/t" in words
    assert "还有 1 项" in words and "x纸" not in words


def test_catalogue_is_divided_by_status_and_by_what_things_are() -> None:
    site = portal(
        laws=[
            law("a", effective="2020-01-01"),
            law("b", effective="2021-01-01", level="departmental-rule"),
            law("to-come", effective="2027-01-01"),
            law("gone", effective="2000-01-01", repealed="2020-01-01"),
        ]
    )
    body = site.pages["laws/"].body
    assert re.findall(r'<h2 id="([^"]+)">([^ ]+) <small class="count">(\d+) 条', body) == [
        ("in-force", "现行有效", "2"),
        ("upcoming", "尚未施行", "1"),
        ("repealed", "已废止", "1"),
    ]
    assert re.findall(r"<h3 id=\"([^\"]+)", body) == [
        "in-force-law",
        "in-force-departmental-rule",
    ]
    for anchor in ("in-force", "upcoming", "repealed"):
        assert f'href="../laws/#{anchor}"' in body


def test_jumps_lead_to_the_page_that_a_part_begins_on() -> None:
    many = [law(f"a{number:03}", effective="2020-01-01") for number in range(100)]
    gone = law("gone", effective="2000-01-01", repealed="2020-01-01")
    site = portal(laws=[*many, gone])
    for address in ("laws/", "laws/page-2/"):
        assert 'laws/page-2/#repealed"' in site.pages[address].body
    assert 'id="repealed"' in site.pages["laws/page-2/"].body


def test_cases_stand_under_what_was_done_and_are_reached_by_industry() -> None:
    cases = [case("a", kind="waste-heat", industries=["paper"]), case("b", kind="epc")]
    body = portal(cases=cases).pages["cases/"].body
    assert re.findall(r'<h2 id="([^"]+)"', body) == ["waste-heat", "epc"]
    assert 'href="../industries/paper/#cases"' in body


def test_rows_of_a_list_stand_in_groups_with_totals_and_links_to_them() -> None:
    rows = [
        machine("m1", equipment=["motor"]),
        machine("p1", equipment=["pump"]),
        machine("m2", equipment=["motor"], models=[f"Y-{n}" for n in range(80)], match="exact"),
    ]
    site = portal(phase_out=[notice("list", issued="2020", rows=rows)]).site
    (part,) = sections(site.catalogue.items["list"], site)
    assert [(link.text, link.url, link.note) for link in part.data.jumps] == [
        ("电动机", "phase-out/list/#rows-motor", "2"),
        ("泵", "phase-out/list/#rows-pump", "1"),
    ]
    groups = part.data.table.groups
    assert [(group.title, group.anchor) for group in groups] == [
        ("电动机（2）", "rows-motor"),
        ("泵（1）", "rows-pump"),
    ]
    cells = [cell.text for cell in groups[0].rows[1]]
    assert cells[1] == "、".join(f"Y-{n}" for n in range(12)) + "等 80 个型号"
    assert cells[2] == "逐个型号"


def test_a_list_of_one_group_needs_no_links_to_it() -> None:
    rows = [machine("m1", equipment=["motor"]), machine("m2", equipment=["motor"])]
    site = portal(phase_out=[notice("list", issued="2020", rows=rows)]).site
    (part,) = sections(site.catalogue.items["list"], site)
    assert part.data.jumps == ()
    assert [group.title for group in part.data.table.groups] == ["电动机"]


def test_key_industries_come_first_and_cities_stand_below_their_province(sample: Portal) -> None:
    site = portal(cases=[case("a", industries=["machinery"]), case("b", industries=["paper"])])
    assert [title for _, title in site.pages["industries/"].sections] == [
        "173号文点名的重点行业",
        "其他行业",
    ]
    regions = sample.pages["regions/"].body
    province = regions[regions.index("浙江省") :]
    assert province.index("绍兴市") < province.index("</li>")


def test_every_page_that_gathers_describes_itself(sample: Portal) -> None:
    for url, page in sample.pages.items():
        if url.count("/") == 1 or url.split("/")[0] in FACETS:
            assert 10 < len(page.description) <= 160, url
            assert unescape(page.description) == page.description


def test_a_list_gives_way_to_a_row_of_another_city_of_the_same_province(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    rows = [machine("m1", regions=["330300"])]
    desk.put("phase-out", notice("list", issued="2020", rows=rows, regions=["330200"]))
    page = desk.portal("2026-11-22T12:00").pages["regions/330000/"]
    assert titles(section(page, "phase-out")) == ["m1项"]
    assert asks(page)[0][2] == 1


@pytest.mark.parametrize(("action", "offered"), [("淘汰", True), ("限制", False), ("禁止", False)])
def test_what_comes_instead_is_told_of_what_has_to_go_only(action: str, offered: bool) -> None:
    rows = [machine("m1", equipment=["motor"], action=action)]
    site = portal(
        phase_out=[notice("list", issued="2020", rows=rows)],
        standards=[standard("gb", equipment=["motor"])],
        cases=[case("c", equipment=["motor"])],
    )
    assert ('id="instead"' in site.pages["phase-out/m1/"].body) is offered

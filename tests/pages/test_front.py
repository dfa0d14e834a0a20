"""The home page: what changed lately, what falls due next, and what stands on the first screen."""

import re
from datetime import date
from typing import Any

import pytest
from helpers.tree import VOCABULARIES, catalogue, law, notice, relief, row

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.vocabularies import by_id, load_vocabularies
from portal.kinds.kinds import KINDS
from portal.pages.home import coming as upcoming
from portal.pages.home.day_groups import DayGroup
from portal.pages.home.recent_law import recent_law
from portal.portal import Portal


def told(days: list[DayGroup]) -> list[tuple[str, str, list[str]]]:
    """Day, word and titles of everything that a diary tells."""
    return [
        (day.name, one.word, [link.text for link in (*one.links, *one.rest)])
        for day in days
        for one in day.happenings
    ]


def coming(records: Catalogue, day: str) -> list[tuple[str, str, list[str]]]:
    return told(upcoming.coming(Portal(records, date.fromisoformat(day)).site, 8))


def changed(records: Catalogue, day: str) -> list[tuple[str, str, list[str]]]:
    return told(recent_law(Portal(records, date.fromisoformat(day)).site, 8))


def machine(id: str, **fields: Any) -> dict[str, Any]:
    return row(id, match="attribute", action="淘汰") | fields


def news(id: str, day: str, about: list[str]) -> dict[str, Any]:
    head = {key: law(id)[key] for key in ("added", "verification", "sources")}
    return head | {"id": id, "title": f"{id}消息", "date": day, "body": "正文。", "about": about}


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-12-31", ["期满", "期限", "施行"]), ("2027-01-01", [])],
)
def test_a_last_day_counts_while_it_runs_and_a_first_day_until_it_comes(
    day: str, words: list[str]
) -> None:
    ends = {"expires": "2026-12-31", "deadlines": [{"scope": "企业", "date": "2026-12-31"}]}
    records = catalogue(
        laws=[law("new", effective="2027-01-01"), law("turns", effective="2026-12-31")],
        policies=[notice("ending", issued="2020-01-01", **ends)],
    )
    assert [word for _, word, _ in coming(records, day)] == words


def test_what_is_known_to_the_year_falls_due_within_it() -> None:
    records = catalogue(policies=[notice("plan", issued="2020", expires="2027")])
    assert coming(records, "2027-12-31") == [("2027年内", "期满", ["关于plan的通知"])]
    assert coming(records, "2028-01-01") == []
    assert not upcoming.coming(Portal(records, date(2026, 1, 1)).site, 8)[0].exact


def test_terms_for_machines_fall_due() -> None:
    rules = [{"made": "<=2003", "stop_use_by": "2027-06-30"}]
    rows = [machine("a", deadline="2027-03-31"), machine("b", deadline_rules=rules)]
    records = catalogue(phase_out=[notice("list", issued="2026-01-01", rows=rows)])
    assert coming(records, "2027-03-31") == [
        ("2027-03-31", "淘汰期限", ["a项"]),
        ("2027-06-30", "停用期限", ["b项"]),
    ]


def test_a_term_for_a_machine_passes_though_nothing_else_happens_that_day() -> None:
    rows = [machine("a", deadline="2027-03-31")]
    records = catalogue(phase_out=[notice("list", issued="2026-01-01", rows=rows)])
    assert coming(records, "2027-04-01") == []


def test_a_market_rule_falls_due_as_a_first_day() -> None:
    rule = machine("rule", deadline="2027-04-01") | {"action": "禁止"}
    standard = law("gb", level="national-standard", effective="2026-01-01", rules=[rule])
    records = catalogue(standards=[standard])
    assert coming(records, "2027-03-31") == [("2027-04-01", "开始禁止", ["rule项"])]
    assert coming(records, "2027-04-01") == []


def test_rows_of_one_list_fall_due_as_one() -> None:
    rows = [machine(f"r{number}", deadline="2027-03-31") for number in range(5)]
    records = catalogue(phase_out=[notice("list", issued="2026-01-01", rows=rows)])
    (day,) = upcoming.coming(Portal(records, date(2027, 1, 1)).site, 8)
    (link,) = day.happenings[0].links
    assert (link.text, link.note) == ("关于list的通知", "其中 5 条")


def test_what_has_ended_no_longer_falls_due() -> None:
    deadlines = [{"scope": "企业", "date": "2027-12-31"}]
    old = notice("old", issued="2020-01-01", repealed="2026-06-01", deadlines=deadlines)
    assert coming(catalogue(policies=[old]), "2026-07-01") == []


def test_what_is_known_to_the_month_has_changed_when_the_month_is_over() -> None:
    records = catalogue(
        laws=[law("month", effective="2026-07"), law("day", effective="2026-07-10")]
    )
    assert changed(records, "2026-07-20") == [("2026-07-10", "施行", ["day法"])]
    assert changed(records, "2026-08-01") == [
        ("2026-07-10", "施行", ["day法"]),
        ("2026年7月", "施行", ["month法"]),
    ]


def test_what_a_new_law_repeals_is_told_with_it() -> None:
    records = catalogue(
        laws=[
            law("code", effective="2026-08-15", supersedes=["a", "b"]),
            law("a", effective="2000-01-01"),
            law("b", effective="2001-01-01"),
        ]
    )
    newest, *_ = recent_law(Portal(records, date(2026, 9, 1)).site, 8)
    (happening,) = newest.happenings
    (link,) = happening.links
    assert (newest.name, happening.word, link.text) == ("2026-08-15", "施行", "code法")
    assert link.note == "同时废止本站收录的 2 件"


def test_endings_without_a_successor_are_told_by_themselves() -> None:
    records = catalogue(policies=[notice("old", issued="2020-01-01", expires="2026-06-30")])
    assert changed(records, "2026-07-01")[0] == ("2026-07-01", "失效", ["关于old的通知"])


def test_a_list_that_ends_is_told_once_and_not_with_each_of_its_rows() -> None:
    rows = [row("r1"), row("r2", expires="2026-03-31")]
    records = catalogue(tax=[relief("list", *rows, issued="2020-01-01", expires="2026-06-30")])
    assert changed(records, "2026-07-01") == [
        ("2026-07-01", "失效", ["关于list的通知"]),
        ("2026-04-01", "失效", ["r2项"]),
        ("2020-01-01", "出台", ["关于list的通知"]),
    ]


def test_a_list_that_is_replaced_counts_as_one_however_many_rows_it_has() -> None:
    old = relief("old", row("r1"), row("r2"), issued="2020-01-01")
    new = relief("new", issued="2026-08-15", supersedes=["old"])
    newest, *_ = recent_law(Portal(catalogue(tax=[old, new]), date(2026, 9, 1)).site, 8)
    ((link,),) = [one.links for one in newest.happenings]
    assert link.note == "同时替代本站收录的 1 件"


def test_what_is_to_come_and_headings_without_a_source_have_not_changed_anything() -> None:
    low = {"verification": {"confidence": "low", "checked": "2026-01-01"}}
    records = catalogue(
        laws=[law("later", effective="2027-01-01"), law("rumour", effective="2026-01-01") | low]
    )
    assert changed(records, "2026-11-22") == []


def test_news_of_what_came_out_stands_for_it_and_news_of_what_took_effect_gives_way() -> None:
    records = catalogue(
        laws=[law("code", effective="2026-08-15")],
        policies=[notice("plan", issued="2026-07")],
        news=[
            news("n1", "2026-08-15", ["code"]),
            news("n2", "2026-07", ["plan"]),
            news("n3", "2026-09-30", []),
        ],
    )
    assert changed(records, "2026-11-22") == [
        ("2026-09-30", "动态", ["n3消息"]),
        ("2026-08-15", "施行", ["code法"]),
        ("2026年7月", "动态", ["n2消息"]),
    ]


def test_standards_and_rows_have_words_of_their_own() -> None:
    rows = [row("r1", effective="2026-03-01"), row("r2", effective="2026-03-01")]
    fields: dict[str, Any] = {"taxes": ["vat"], "reliefs": ["exemption"], "rows": rows}
    records = catalogue(
        standards=[law("gb", level="national-standard", effective="2026-02-01")],
        tax=[notice("list", issued="2026-01-15", **fields)],
    )
    assert changed(records, "2026-11-22") == [
        ("2026-03-01", "执行", ["关于list的通知"]),
        ("2026-02-01", "实施", ["gb法"]),
        ("2026-01-15", "出台", ["关于list的通知"]),
    ]


@pytest.fixture(scope="module")
def home() -> str:
    records = catalogue(
        laws=[law("coming", effective="2027-01-01"), law("here", effective="2020-01-01")],
        policies=[
            notice("ending", issued="2020-01-01", expires="2027"),
            notice("paper", issued="2020-01-01", industries=["paper", "machinery"]),
        ],
    )
    records.vocabularies = by_id(load_vocabularies(VOCABULARIES)[0])
    return Portal(records, date(2026, 11, 22)).addition("")


def test_search_and_four_questions_come_before_everything_else(home: str) -> None:
    before = home[: home.index("<h2")]
    assert re.search(r'<form[^>]+role="search"[^>]+action="search/">', before)
    assert re.search(r'<input id="seek" type="search" (?![^>]*name=)', before), (
        "no server is sent it"
    )
    assert "查文件、型号、文号、标准号</label>" in before
    doors = re.findall(r'class="door__name"><a href="\./([^"]+)">(.*?)</a>', before)
    assert [(url, re.sub("<.*?>", "", words)) for url, words in doors] == [
        ("tools/equipment/", "我的设备要淘汰吗"),
        ("tools/energy/", "我的能耗算多不算多、有什么义务"),
        ("tools/tax/", "我能得到什么优惠"),
        ("tools/benchmark/", "我比同行怎样"),
    ]


def test_sections_of_the_home_page_follow_in_order(home: str) -> None:
    assert re.findall(r'<h2 id="([^"]+)"', home) == [
        "lately",
        "due",
        "catalogues",
        "industries",
        "follow",
        "what",
    ]


def test_days_left_are_for_the_browser_to_count(home: str) -> None:
    assert '<time datetime="2027-01-01" data-due>2027-01-01</time>' in home
    assert '<time datetime="2027">2027年内</time>' in home
    assert "还有" not in home


def test_all_catalogues_stand_with_their_counts(home: str) -> None:
    counts = re.findall(r'class="shelf__count">(\d+) 条记录', home)
    shown = [kind for kind in KINDS if not kind.if_any]  # none is asked about here
    assert counts == ["2", "2", *["0"] * (len(shown) - 2)]


def test_industries_of_the_guidance_come_first(home: str) -> None:
    assert re.findall(r'href="\./industries/([a-z-]+)/"', home) == ["paper", "machinery"]


def test_two_deadlines_of_one_document_on_a_day_are_both_told() -> None:
    scopes = [{"scope": scope, "date": "2026-12-31"} for scope in ("大企业", "小企业")]
    records = catalogue(policies=[notice("a", issued="2020-01-01", deadlines=scopes)])
    home = Portal(records, date(2026, 12, 1)).addition("")
    assert "大企业" in home and "小企业" in home


def test_a_long_scope_is_cut_but_not_its_doubt() -> None:
    scope = f"新增11个领域：{'乙二醇、' * 12}尿素"
    deadlines = [{"scope": scope, "date": "2026-12-31", "unverified": True}]
    records = catalogue(policies=[notice("a", issued="2020-01-01", deadlines=deadlines)])
    (day,) = upcoming.coming(Portal(records, date(2026, 12, 1)).site, 8)
    assert day.happenings[0].links[0].note == "新增11个领域（待核）"


def test_that_the_time_of_a_plan_is_up_asks_nothing_of_anyone() -> None:
    records = catalogue(policies=[notice("plan", issued="2020-01-01", target_until="2027")])
    assert coming(records, "2026-12-01") == []

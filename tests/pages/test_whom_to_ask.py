"""Whom to ask: who is near, who is not, what is said where nobody is, and numbers that are too old."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from helpers import tree
from helpers.building import publish
from helpers.tree import body, law, notice, phone, relief, row
from helpers.tree import folder as data_folder

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Loaded, Tree
from portal.catalogue.vocabularies import load_vocabularies
from portal.kinds.body import Contact
from portal.kinds.kinds import BY_ID
from portal.pages.record.record import record_page
from portal.portal import Portal
from portal.site_info import SiteInfo
from portal.view.whom_to_ask import WhomToAsk, bodies_for, matters_of, whom_to_ask_about

FILES, _ = load_vocabularies(tree.VOCABULARIES)
DAY = date(2026, 11, 29)
INFO = SiteInfo("平台", "https://portal.example/", "政策信息")

FALLBACK = body(
    "hotline",
    phone("12345", "2026-08-22"),
    kind="hotline",
    matters=["complaint"],
    fallback=True,
)
NATION = body("nation", phone("12366", "2026-08-22"), kind="hotline")
PROVINCE = body("province", phone("0531-11112222", "2026-08-22"), regions=["370000"])
CITY = body("city", phone("0531-33334444", "2026-08-22"), regions=["370100"])
OTHER = body("other", phone("0532-55556666", "2026-08-22"), regions=["370200"])
BODIES = [FALLBACK, NATION, PROVINCE, CITY, OTHER]
TAXED: dict[str, Any] = {"topics": ["tax-relief"]}


def portal(day: date = DAY, bodies: list[dict[str, Any]] = BODIES, **folders: Any) -> Portal:
    found = Tree(Path(), FILES)
    for name, records in {"bodies": bodies, **folders}.items():
        kind = BY_ID[name.replace("_", "-")]
        for record in records:
            path = f"{kind.id}/{record['id']}.yaml"
            found.loaded.append(Loaded(kind, path, kind.model.model_validate(record)))
    return Portal(Catalogue(found), day)


def asked(*regions: str, matters: tuple[str, ...] = ("tax",), **said: Any) -> WhomToAsk:
    named = said.pop("named", ())
    return bodies_for(matters, regions, portal(**said).site, named)


def ids(found: WhomToAsk) -> list[str]:
    return [one.id for one in found.bodies]


def text_of(page: str) -> str:
    """The words of a body of a page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def page_of(made: Portal, id: str) -> str:
    item = made.site.catalogue.items[id]
    return str(record_page(item, made.site, made.renderer).body)


# --- who is near ---------------------------------------------------------------------------------


def test_the_city_comes_before_its_province_and_that_before_the_nation():
    assert ids(asked("370100")) == ["city", "province", "nation"]


def test_a_body_of_a_place_is_asked_nowhere_else():
    assert ids(asked("370000")) == ["province", "nation"]
    assert ids(asked("440000")) == ["nation"]
    assert ids(asked()) == ["nation"]


def test_no_page_of_the_nation_names_a_body_of_a_place():
    made = portal(laws=[law("general", **TAXED)], tax=[relief("general-relief", **TAXED)])
    for id in ("general", "general-relief"):
        page = page_of(made, id)
        assert "12366" in page
        assert not any(part in page for part in ("0531", "province局", "city局"))


def test_the_page_of_a_place_says_for_whom_each_body_is():
    made = portal(laws=[law("local", regions=["370100"], **TAXED)])
    text = text_of(page_of(made, "local"))
    assert "city局 只管山东省济南市" in text
    assert "other局" not in text


def test_a_body_of_another_place_that_is_named_stands_apart():
    found = asked("370100", named=["other", "hotline"])
    assert "other" not in ids(found)
    assert [(one.id, one.serves) for one in found.elsewhere] == [("other", "只管山东省青岛市")]


def test_a_body_that_is_named_comes_before_the_others_of_its_distance():
    more = [*BODIES, body("waste", matters=["waste"])]
    assert ids(asked(bodies=more, named=["waste"])) == ["waste", "nation"]
    assert ids(asked("370100", bodies=more, named=["waste"])) == [
        *("city", "province", "waste", "nation")
    ]


# --- where nobody is -----------------------------------------------------------------------------


def test_where_nobody_local_is_recorded_that_is_said_with_whom_to_call():
    found = asked("440000")
    assert found.missing == "广东省管这些事的部门没有收录"
    assert found.instead == "拨 12345"
    assert found.fallback and found.fallback.id == "hotline"
    assert asked("370100").missing == ""


def test_where_nobody_at_all_is_recorded_the_page_names_the_fallback():
    made = portal(laws=[law("waste-law", topics=["solid-waste"])])
    assert "专管这些事的部门没有收录，先拨 12345。" in text_of(page_of(made, "waste-law"))


def test_a_body_without_a_number_says_so_and_whom_to_call():
    made = portal(bodies=[*BODIES, body("mute")])
    page = text_of(page_of(made, "mute"))
    assert "没有收录电话和网址，请先拨 12345。" in page
    assert 'href="tel:12345"' in page_of(made, "mute")


def test_without_a_fallback_nobody_is_told_to_call_it():
    mute = body("mute", phone("12366", "2025-02-17"))
    made = portal(bodies=[mute], laws=[law("local", regions=["440000"], **TAXED)])
    assert "拨" not in text_of(page_of(made, "mute"))
    assert "先" not in asked("440000", bodies=[mute]).missing
    assert page_of(made, "local")


def test_what_no_source_tells_of_is_named_only_by_who_knows_it():
    unseen = body(
        "unseen", verification={"confidence": "low", "checked": "2026-11-22"}, contacts=[]
    )
    assert ids(asked(bodies=[unseen])) == []
    assert ids(asked(bodies=[unseen], named=["unseen"])) == ["unseen"]


# --- what belongs to which matter ----------------------------------------------------------------


def test_only_what_a_document_is_mainly_about_says_whom_to_ask():
    main = {"topics": ["energy-saving", "energy-metering", "tax-relief"]}
    made = portal(laws=[law("broad", **main)])
    assert matters_of(made.site.catalogue.items["broad"], made.site) == [
        "energy-supervision",
        "metering",
    ]


def test_a_row_is_of_the_matters_and_of_the_place_of_its_list():
    made = portal(tax=[relief("list", row("one"), regions=["370100"], **TAXED)])
    found = whom_to_ask_about(made.site.catalogue.items["one"], made.site)
    assert found and ids(found) == ["city", "province", "nation"]


def test_nobody_is_asked_about_what_has_ended():
    made = portal(policies=[notice("past", effective="2020-01-01", expires="2024-01-01", **TAXED)])
    assert whom_to_ask_about(made.site.catalogue.items["past"], made.site) is None


def test_a_record_that_a_body_names_leads_to_it():
    knows = body("knows", matters=["waste"], related=[{"id": "some", "relation": "see-also"}])
    made = portal(bodies=[*BODIES, knows], laws=[law("some", **TAXED)])
    found = whom_to_ask_about(made.site.catalogue.items["some"], made.site)
    assert found and ids(found) == ["knows", "nation"]
    assert page_of(made, "some").count("knows局") == 1  # and not once more among what is related


# --- numbers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "href"),
    [
        ("12345", "tel:12345"),
        ("400-810-1996", "tel:4008101996"),
        ("010-68205340", "tel:01068205340"),
        ("0760-88329004转801", "tel:076088329004"),
        ("85316932", ""),  # whoever calls from elsewhere would ring up somebody else
    ],
)
def test_a_number_that_can_be_dialled_is_dialled_by_a_touch(value, href):
    found = Contact.model_validate(
        {"way": "phone", "value": value, "date": "2026", "source": "notice"}
    )
    assert found.href == href


def test_the_page_says_in_which_material_a_number_stood_and_when_it_was_seen():
    page = text_of(page_of(portal(), "nation"))
    assert "12366 出处：通知（2026-08-22 的材料，2026-11-22 查看）" in page


def test_a_site_that_nobody_opened_says_so():
    site = {"way": "site", "value": "https://a.example.cn", "date": "2026-01-05"}
    opened = {**site, "opened": "2026-11-20"}
    made = portal(bodies=[body("a", site), body("b", opened)])
    assert "没有打开核对过" in page_of(made, "a")
    assert "没有打开核对过" not in page_of(made, "b")
    assert "2026-11-20 打开核对过" in page_of(made, "b")


def test_a_number_older_than_a_year_says_so_wherever_it_stands():
    old = body("old", phone("0531-11112222", "2025-02-17"), regions=["370000"])
    made = portal(bodies=[FALLBACK, old], laws=[law("local", regions=["370000"], **TAXED)])
    words = "2025 年 2 月的材料，可能已经变了，打不通拨 12345"
    for id in ("old", "local"):
        assert words in page_of(made, id)
        assert "0531-11112222" in page_of(made, id)


OLD, NEWER = "0531-11112222", "0531-33334444"


def records(*contacts: dict[str, Any]) -> dict[str, str]:
    """A folder's files: a local body and a law that leads to it. YAML reads JSON too."""
    local = body("a-local-body", *contacts, regions=["370000"])
    ruled = law("ruled", effective="2020-01-01", regions=["370000"], **TAXED)
    return {
        f"{kind}/{one['id']}.yaml": json.dumps(one, ensure_ascii=False, indent=1)
        for kind, one in (("bodies", FALLBACK), ("bodies", local), ("laws", ruled))
    }


def everything(made: Portal) -> dict[str, str]:
    """All that the site would be, by address: pages, feeds, tools, search."""
    files = {url: str(page.body) + page.description for url, page in made.pages.items()}
    for asset in (*made.assets(), *made.search_files([])):
        files[asset.path] = asset.content.decode("utf-8", "replace")
    return files


def holding(number: str, files: dict[str, str]) -> set[str]:
    plain = number.replace("-", "")
    return {path for path, text in files.items() if number in text or plain in text}


def test_a_number_older_than_two_years_is_nowhere_in_the_site(tmp_path):
    data = data_folder(tmp_path / "data", records(phone(OLD, "2024-12-09")))
    publish(data, "2026-11-22T12:00+08:00", "--yes", "--note", "试")
    eve = everything(Portal.open(data, date(2026, 12, 8), INFO))
    shown = holding(OLD, eve)
    assert {"bodies/a-local-body/", "laws/ruled/", "bodies/"} <= shown
    assert any(path.startswith("search/") for path in shown)
    day = everything(Portal.open(data, date(2026, 12, 9), INFO))
    assert holding(OLD, day) == set()
    for url in ("bodies/a-local-body/", "laws/ruled/", "bodies/"):
        assert "2024-12-09 的号码太旧，不再显示，请拨 12345 问" in day[url], url
    assert (
        everything(Portal.open(data, date(2026, 12, 11), INFO)) == day
    )  # and no byte changes after


def test_no_feed_and_no_history_keeps_a_number(tmp_path):
    """What has been told stays as it was told, so that a number in it could not be hidden later."""
    data = data_folder(tmp_path / "data", records(phone(OLD, "2026-02-01")))
    publish(data, "2026-11-22T12:00+08:00", "--yes", "--note", "试")
    for name, text in records(phone(NEWER, "2026-11-01")).items():
        (data / name).write_text(text, encoding="utf-8")
    publish(data, "2026-11-23T12:00+08:00", "--yes", "--note", "换了号码")
    files = everything(Portal.open(data, DAY, INFO))
    assert holding(OLD, files) == set()
    assert "bodies/a-local-body/" in holding(NEWER, files)
    assert not {path for path in holding(NEWER, files) if path.startswith(("feeds", "updates"))}
    assert any("怎样联系" in text for path, text in files.items() if path.startswith("feeds"))

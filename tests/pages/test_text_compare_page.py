"""Full texts side by side: which pairs have a page, what stands on it, and what leads to it."""

import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers.building import ROOT
from helpers.heard import faults_heard
from helpers.served import served
from helpers.tree import law, notice
from playwright.sync_api import Browser, expect

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.text_versions import TextVersion, read_version
from portal.catalogue.tree import Loaded, Tree
from portal.kinds.kinds import BY_ID
from portal.pages.record import text_compare
from portal.portal import Portal
from portal.read.numerals import numeral_of

TODAY = date(2026, 9, 1)

BEES = "养蜂场应当建立台账，记录蜂群数量、放蜂地点和用药情况，并保存三年。"
HIVES = "蜂箱之间的距离不得少于两米，蜂场周围五百米内不得喷洒农药。"
HONEY = "蜂蜜装瓶前应当过滤两遍，装瓶以后贴上采收日期和蜜源植物的名称。"
QUEENS = "蜂王每两年更换一次，更换的日期写在箱盖内侧。"
WINTER = "入冬以前每箱留足饲料，十一月以后不再开箱检查。"
OWN = "本省的养蜂场每年三月向村里报告放蜂路线。"


def version(id: str, day: str, *articles: str, title: str = "") -> TextVersion:
    """A text with its articles in one chapter."""
    lines = [f"**第{numeral_of(at)}条**　{words}" for at, words in enumerate(articles, 1)]
    head = f"---\ntitle: {title or id}\nsources:\n  - {{title: 公报, seen: 2026-08-01}}\n---\n\n"
    body = "\n\n".join(("# 第一章　养蜂", *lines))
    found, problems = read_version(f"{head}{body}\n", Path("texts") / id / f"{day}.md")
    assert found is not None, problems
    return found


def portal(records: dict[str, list[dict[str, Any]]], *texts: TextVersion) -> Portal:
    tree = Tree(Path())
    for kind_id, members in records.items():
        kind = BY_ID[kind_id]
        for record in members:
            value = kind.model.model_validate(record)
            tree.loaded.append(Loaded(kind, f"{kind_id}/{record['id']}.yaml", value))
    tree.texts += texts
    return Portal(Catalogue(tree), TODAY)


LAW = law(
    "bee-law",
    effective="2010-01-01",
    amendments=[{"date": "2015-01-01", "note": "修正"}, {"date": "2020-01-01", "note": "修正"}],
)
RULE = law("bee-rule", level="local-rule", effective="2021-01-01", basis=["bee-law"])
OLD_LAW = law("hive-law", effective="2000-01-01")
TEXTS = (
    version("bee-law", "2010-01-01", BEES, HIVES, HONEY, "违反第二条的，责令改正。"),
    version("bee-law", "2015-01-01", BEES, QUEENS, HIVES, HONEY, "违反第三条的，责令改正。"),
    version(
        *("bee-law", "2020-01-01", BEES.replace("三年", "五年"), WINTER, QUEENS, HIVES),
        "违反第四条的，责令改正。",
    ),
    version("bee-rule", "2021-01-01", BEES.replace("三年", "两年"), OWN),
    version("hive-law", "2000-01-01", HIVES, WINTER),
)


FATES = ["changed", "added", "same", "deleted", "changed"]
"""Of the newest two versions of the law, row by row."""


@pytest.fixture(scope="module")
def bees() -> Portal:
    laws = [LAW | {"supersedes": ["hive-law"]}, RULE, OLD_LAW]
    return portal({"laws": laws}, *TEXTS)


def text(html: str) -> str:
    return unescape(" ".join(re.sub("<.*?>", " ", html).split()))


def compared(portal: Portal) -> list[str]:
    return [url for url in portal.pages if "/compare/" in url]


def test_which_pairs_have_a_page(bees: Portal) -> None:
    assert compared(bees) == [
        "laws/bee-law/compare/",
        "laws/bee-law/compare/2010-01-01..2015-01-01/",
        "laws/bee-law/compare/2010-01-01..2020-01-01/",
        "laws/bee-law/compare/hive-law/",
        "laws/bee-rule/compare/bee-law/",
    ]


def test_a_site_without_texts_has_none() -> None:
    assert compared(portal({"laws": [LAW, RULE, OLD_LAW]})) == []


def test_the_newest_two_versions(bees: Portal) -> None:
    body = bees.pages["laws/bee-law/compare/"].body
    words = text(body)
    assert "改 2 条（其中 1 条只改引用的条号），增 1 条，删 1 条，另有 2 条只是条号变动。" in words
    assert re.findall(r'<tbody data-fate="(\w+)"', body) == FATES
    assert "保存<del>三</del>年" in body and "保存<ins>五</ins>年" in body
    assert 'href="../../../laws/bee-law/text/2015-01-01/#a4"' in body
    assert 'href="../../../laws/bee-law/text/#a1"' in body
    assert "2015-01-01 起 （后来改过）" in words and "2020-01-01 起 in-force" in words
    assert "未变 2 条：第三条至第四条" in words and "第四条（原第三条）" in words


def test_a_reference_that_follows_the_numbering(bees: Portal) -> None:
    words = text(bees.pages["laws/bee-law/compare/2010-01-01..2015-01-01/"].body)
    assert "改 1 条（都只改引用的条号），增 1 条，另有 2 条只是条号变动。" in words
    assert "第三条（原第二条）" in words


def test_all_pairs_can_be_chosen_from_each_page(bees: Portal) -> None:
    body = bees.pages["laws/bee-law/compare/2010-01-01..2020-01-01/"].body
    found = re.findall(r'<li><a href="\.\./\.\./\.\./\.\./(laws[^"]*compare/[^"]*)">', body)
    assert found == [url for url in compared(bees)[:4] if "2010-01-01..2020-01-01" not in url]


def test_what_was_replaced_beside_what_replaced_it(bees: Portal) -> None:
    page = bees.pages["laws/bee-law/compare/hive-law/"]
    assert page.title == "全文对照：hive-law法与bee-law法"
    assert "另有 1 条只是条号变动" in text(page.body)
    assert "laws/bee-law/compare/hive-law/" in bees.pages["laws/hive-law/"].body


def test_a_rule_beside_the_law_that_it_rests_on(bees: Portal) -> None:
    """Nothing became of either: neither the words nor the marks say so."""
    page = bees.pages["laws/bee-rule/compare/bee-law/"]
    words = text(page.body)
    assert "相近 1 条，只见于本文件 1 条，只见于依据 4 条。" in words
    assert "<mark>两</mark>" in page.body and "<del>" not in page.body and "删" not in words
    assert "只见于依据 4 条：第二条至第五条" in words


def test_the_record_leads_to_it(bees: Portal) -> None:
    body = bees.pages["laws/bee-law/"].body
    assert 'href="../../laws/bee-law/compare/"' in body
    assert "其中 1 条只改引用的条号），增 1 条，删 1 条" in text(body)
    copy = next(one for one in bees.pages["laws/bee-law/"].make().beside())
    assert "bee-law/compare/" in copy.content.decode()


def test_editions_keep_their_address_and_lead_to_the_texts() -> None:
    rows = [{"id": "row", "name": "土法蜂箱", "action": "淘汰", "match": "attribute"}]
    seen = {"confidence": "medium", "checked": "2026-08-01"}

    def edition(id: str, **fields: Any) -> dict[str, Any]:
        own = [{**row, "id": f"{id}-{row['id']}", "verification": seen} for row in rows]
        return notice(id, line={"id": "hives"}, rows=own, item_count=1, **fields)

    lists = [
        edition("hives-1", issued="2010-01-01"),
        edition("hives-2", issued="2020-01-01", supersedes=["hives-1"]),
    ]
    made = portal(
        {"phase-out": lists},
        version("hives-1", "2010-01-01", BEES, HIVES),
        version("hives-2", "2020-01-01", BEES, QUEENS),
        version("hives-2", "2022-01-01", BEES, WINTER),
    )
    assert compared(made) == [
        "phase-out/hives-2/compare/",
        "phase-out/hives-2/compare/2020-01-01..2022-01-01/",
        "phase-out/hives-2/compare/hives-1/",
    ]
    body = made.pages["phase-out/hives-2/compare/"].body
    assert "有变化的" in body and "compare/2020-01-01..2022-01-01/" in body


def test_a_long_pair_goes_on_to_further_pages(
    bees: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every change stands on one of them; what did not change is named alone."""
    monkeypatch.setattr(text_compare, "BUDGET", 250)
    made = portal({"laws": [LAW]}, *TEXTS[:3])
    urls = compared(made)
    assert urls[:2] == ["laws/bee-law/compare/", "laws/bee-law/compare/2015-01-01..2020-01-01/2/"]
    bodies = [made.pages[url].body for url in urls if "2010" not in url]
    fates = [one for body in bodies for one in re.findall(r'<tbody data-fate="(\w+)"', body)]
    assert fates == FATES
    assert not any(QUEENS in body for body in bodies) and "只列条号" in bodies[0]


SHELL = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>对照</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/assets/tokens.css">
<link rel="stylesheet" href="/assets/portal.css"></head>
<body data-md-color-scheme="default"><main class="md-typeset">{}</main></body></html>"""


def test_it_fits_a_phone_and_paper_and_unfolds(
    bees: Portal, tmp_path: Path, chromium: Browser
) -> None:
    address = "laws/bee-law/compare/"
    folder = tmp_path / "site" / address
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(SHELL.format(bees.pages[address].body), encoding="utf-8")
    shutil.copytree(ROOT / "hooks/theme/assets", tmp_path / "site/assets")
    page = chromium.new_page()
    with served(tmp_path / "site") as base:
        for width, beside in ((1280, True), (390, False)):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(base + address)
            left, right = (
                page.locator(".comparison [data-label]").nth(at).bounding_box() for at in (0, 1)
            )
            assert left and right
            assert (left["x"] < right["x"]) is beside
            assert page.evaluate("document.documentElement.scrollWidth") == width
            assert Axe().run(page).response["violations"] == []
            assert faults_heard(page) == []
        page.get_by_role("button", name="展开折起的").click()
        expect(page.locator(".comparison details[open]")).to_have_count(1)
        expect(page.get_by_text(QUEENS)).to_be_visible()
        page.get_by_role("button", name="新增 1").click()
        expect(page.locator(".comparison tbody:visible")).to_have_count(1)
        page.emulate_media(media="print")
        assert page.locator(".comparison tbody:visible").count() == 5, "纸上是全部"
    page.close()

"""A site under a bureau's name says so everywhere in the same words, and nowhere what it is not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from helpers.building import DATA, ROOT, build
from helpers.imprint import OFFICIAL
from helpers.links import dead_links

from portal.catalogue.tree import load
from portal.data_layers import data_named
from portal.portal import Portal
from portal.read.imprint import imprint_faults
from portal.site_info import UNPLACED, Imprint, SiteInfo
from portal_identity import by_its_imprint, foot_links, foot_of

UNTIL = date(2026, 12, 2)
EXAMPLE = ROOT / "examples" / "official"
TRIAL = "试运行：页脚的单位和编号是测试值，不是政府网站"
NEITHER = re.compile("开源示例|(?<!主体不明，)不是政府网站")
HEAD = {"SiteName", "SiteDomain", "SiteIDCode"}
COLUMN = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
ARTICLE = {"ArticleTitle", "PubDate", "ContentSource"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the example by address; embeds and what only leads on have no foot."""
    target = tmp_path_factory.mktemp("official") / "site"
    site = build(target, "2026-12-02", PORTAL_DATA=f"{DATA}:{EXAMPLE}")
    assert list(dead_links(site)) == []
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in html(site)}
    return {path.removesuffix("index.html"): text for path, text in found.items()}


def html(site: Path) -> Iterator[Path]:
    return (one for one in site.rglob("*.html") if b"md-footer" in one.read_bytes())


@pytest.mark.whole_site
def test_every_page_has_the_same_foot(pages: dict[str, str]) -> None:
    feet = {foot_as_read(text, path) for path, text in pages.items()}
    assert len(pages) > 100 and len(feet) == 1
    (foot,) = feet
    assert "主办单位：示例市节能主管部门（测试）" in foot and "网站标识码：0000000000" in foot
    assert 'href="tel:01060000000"' in foot
    assert 'href="https://beian.mps.gov.cn/#/query/webSearch?code=00000000000000"' in foot
    assert 'href="https://site.test/about/#contact"' in foot
    assert "<img" not in foot and "<script" not in foot


def foot_as_read(text: str, path: str) -> str:
    """The foot of a page with the addresses that a browser makes of its links."""
    (foot,) = re.findall("<footer.*?</footer>", text, re.DOTALL)
    where = f"https://site.test/{path}"
    return re.sub('href="([^"]*)"', lambda link: f'href="{urljoin(where, link[1])}"', foot)


@pytest.mark.whole_site
def test_every_page_of_a_trial_says_so_at_its_head(pages: dict[str, str]) -> None:
    assert [path for path, text in pages.items() if TRIAL not in text] == []
    assert [path for path, text in pages.items() if "开源示例" in text] == []
    assert "示例市节能主管部门（测试）主办" in pages["about/"] and 'id="contact"' in pages["about/"]


@pytest.mark.whole_site
def test_every_page_has_the_tags_of_its_kind(pages: dict[str, str]) -> None:
    """国办发〔2017〕47号, as https://blog.csdn.net/weixin_42023088/article/details/133034899 copies it:
    the site's on every page, besides those of a column or those of an article."""
    for path, text in pages.items():
        given = dict(re.findall('<meta name="([A-Za-z]+)" content="([^"]+)"', text))
        assert given.keys() >= HEAD and given["SiteIDCode"] == "0000000000", path
        if path in ("", "404.html"):
            continue
        own = given.keys() & (COLUMN | ARTICLE)
        assert own == COLUMN or own == ARTICLE, path
        if own == ARTICLE:
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", given["PubDate"]), path


def test_the_example_is_right_and_bears_its_mark() -> None:
    tree = load(data_named(f"{DATA}:{EXAMPLE}"))
    assert tree.problems == [] and tree.settings and tree.settings.imprint
    real = tree.settings.imprint.model_copy(update={"trial": False})
    refused = {place[0] for place, _, _ in imprint_faults(real)}
    assert refused == {
        "organiser",
        "undertaker",
        "contact",
        "site_code",
        "icp",
        "police",
        "organ_mark",
    }


@pytest.fixture(scope="module")
def official() -> Portal:
    info = SiteInfo("节能信息", "https://jn.example/", "政策", imprint=OFFICIAL)
    return Portal.open(DATA, UNTIL, info)


def test_nothing_that_is_made_says_what_an_official_site_is_not(official: Portal) -> None:
    named = set()
    for asset in official.assets():
        text = asset.content.decode("utf-8", "replace")
        assert not NEITHER.search(text), asset.path
        if OFFICIAL.organiser in text:
            named.add(asset.path.rpartition("/")[2])
    assert named >= {"llms.txt", "catalog.jsonld", "index.json", "datapackage.json", "openapi.json"}
    assert named >= {"atom.xml", "feed.json"} and any(one.endswith(".ics") for one in named)


def test_pages_of_an_official_site_name_who_runs_it(official: Portal) -> None:
    home, about = official.addition(""), official.addition("about/")
    assert f"由{OFFICIAL.organiser}主办" in home and OFFICIAL.phone in about
    assert not NEITHER.search(home + about)
    posters = [page.make().body for url, page in official.pages.items() if url.endswith("/poster/")]
    assert posters and all(f"由{OFFICIAL.organiser}主办" in one for one in posters)


@pytest.mark.parametrize("imprint", [None, OFFICIAL, replace(OFFICIAL, trial=True)])
def test_the_written_pages_say_the_one_or_the_other(imprint: Imprint | None) -> None:
    info = replace(UNPLACED, imprint=imprint)
    about = by_its_imprint((ROOT / "docs/about.md").read_text(encoding="utf-8"), info)
    assert "<!--" not in about and "{" + "standing" not in about
    assert ("做的开源示例" in about) == (imprint is None)
    assert (OFFICIAL.organiser in about) == (imprint is not None)
    assert bool(NEITHER.search(about)) == (imprint is None or imprint.trial)
    line = foot_of("开源示例，不是政府网站。内容以官方文本为准。", info) or ""
    assert line.endswith("内容以官方文本为准。")
    assert bool(NEITHER.search(line)) == (imprint is None or imprint.trial)
    assert foot_of("版权所有", info) == "版权所有"


def test_the_foot_leads_only_to_pages_that_are_there() -> None:
    assert foot_links({"about/"}) == [("联系我们", "about/#contact"), ("关于本站", "about/")]
    assert [name for name, _ in foot_links({"about/", "site-map/", "accessibility/"})] == [
        "网站地图", "联系我们", "关于本站", "无障碍",
    ]  # fmt: skip

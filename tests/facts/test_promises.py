"""What the published facts must say, on the site that readers get."""

import re
from html import unescape
from pathlib import Path

import pytest
from helpers.building import ROOT, build
from helpers.page_text import text_of
from helpers.searched import built

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.kinds.item import rows_of


@pytest.mark.parametrize(
    "catalogue",
    ["laws", "policies", "standards", "technologies", "phase-out", "tax", "cases", "news"],
)
def test_each_catalogue_is_there(site: Path, catalogue: str) -> None:
    assert "共" in text_of(site, catalogue)


def test_repealed_law_leads_to_the_code(site: Path) -> None:
    page = text_of(site, "laws/cleaner-production-promotion-law")
    assert "已废止，自2026-08-15起不再有效" in page
    assert "中华人民共和国生态环境法典" in page


def test_code_lists_the_laws_it_replaced(site: Path) -> None:
    html = (site / "laws/ecological-environment-code/index.html").read_text(encoding="utf-8")
    for law in ("environmental-protection-law", "eia-law", "cleaner-production-promotion-law"):
        assert f'href="../../laws/{law}/"' in html


@pytest.mark.whole_site
def test_day_before_the_code_the_law_still_holds(tmp_path: Path) -> None:
    before = build(tmp_path / "site", "2026-08-14T12:00+08:00")
    page = text_of(before, "laws/cleaner-production-promotion-law")
    assert "现行有效" in page and "将于2026-08-15废止" in page
    assert "尚未施行" in text_of(before, "laws/ecological-environment-code")
    assert "上位法已变更" not in text_of(before, "laws/cleaner-production-audit-measures")


def test_rule_says_that_its_basis_changed(site: Path) -> None:
    page = text_of(site, "laws/cleaner-production-audit-measures")
    assert "现行有效" in page and "上位法已变更" in page


def test_standard_to_come_is_not_in_force(site: Path) -> None:
    assert "尚未实施，自2027-04-01起实施" in text_of(site, "standards/gb-28381-2026")


def test_ended_relief_is_expired(site: Path) -> None:
    page = text_of(site, "tax/vat-epc")
    assert "已失效，自2026-01-01起不再执行" in page and "公告2026年第10号" in page


def test_motor_row_tells_list_item_models_reason_conditions_basis(site: Path) -> None:
    page = text_of(site, "phase-out/gaohaoneng-2-1-1")
    for words in (
        "高耗能落后机电设备（产品）淘汰目录（第二批）",
        "1-1",
        "Y132M-4",
        "低于GB 18613-2006能效限定值",
        "不含Y112M、Y132S-6",
        "所在清单的依据",
        "中华人民共和国节约能源法",
    ):
        assert words in page, words


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("laws/industrial-structure-catalogue-2024", "phase-out/cyjg-2024/"),
        ("policies/energy-carbon-central-budget-2025", "tax/fin-cbi-2025/"),
        ("phase-out/yongneng-2024", "policies/product-efficiency-levels-2024/"),
        ("standards/eg-0001", "standards/gb-18613-2020/#eg-0001"),
        ("standards/bm-gb-001", "standards/gb-16780-2021/#bm-gb-001"),
    ],
)
def test_merged_ids_lead_on(site: Path, old: str, new: str) -> None:
    page = (site / old / "index.html").read_text(encoding="utf-8")
    assert f'href="../../{new}"' in page


def test_unverified_number_is_nowhere(site: Path) -> None:
    """国办发〔2010〕25号 has no source; neither page nor index may show it."""
    page = text_of(site, "policies/soc2010-25")
    assert "待核" in page and "25号" not in page
    files = list((site / "search").glob("*.json"))
    assert files
    for path in files:
        assert "国办发〔2010〕25号" not in path.read_text(encoding="utf-8"), path


def test_doubtful_addresses_are_no_links(site: Path) -> None:
    """What the data marks `citable: false` is never an address that a reader can click."""
    sources = [
        source
        for loaded in load(ROOT / "data").loaded
        for holder in (loaded.record, *(row for _, row in rows_of(loaded.record)))
        for source in holder.sources
        if source.url
    ]
    doubtful = {source.url for source in sources if not source.citable}
    cited = {source.url for source in sources if source.citable}
    assert len(doubtful) > 100 and cited  # there is something to hold back, and something shown
    shown = set()
    for page in site.rglob("*.html"):
        links = re.findall(r'href="(https?://[^"]+)"', page.read_text(encoding="utf-8"))
        shown |= {unescape(link) for link in links}
    assert shown & cited
    assert shown & (doubtful - cited) == set()


def test_every_record_is_in_the_search_index(site: Path) -> None:
    found = {entry["u"] for entry in built(site)}
    items = Catalogue(load(ROOT / "data")).items.values()
    assert {item.url for item in items} <= found


@pytest.mark.parametrize("address", ["", "about"])
def test_links_by_id_in_hand_written_pages_lead_to_records(site: Path, address: str) -> None:
    html = (site / address / "index.html").read_text(encoding="utf-8")
    assert 'href="#"' not in html[html.index("<article") : html.index("</article>")]


def test_about_maps_the_sixteen_items_to_the_site(site: Path) -> None:
    html = (site / "about/index.html").read_text(encoding="utf-8")
    for number in range(1, 17):
        assert f'id="item-{number}"' in html
    for place in ("../phase-out/", "../technologies/", "../standards/", "../topics/epc/"):
        assert f'href="{place}"' in html

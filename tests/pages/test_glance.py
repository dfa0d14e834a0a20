"""At a glance: the sheet says what the fields say and nothing else; what is doubted says so; nothing runs
over an edge. Posters and codes lead to the page."""

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from helpers.building import ROOT
from helpers.tree import catalogue, law, relief
from lxml import etree, html

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.pages.drawings.glance import EDGE, SMALL, TEXT, TITLE, WIDE, glance
from portal.pages.drawings.lettering import width
from portal.pages.drawings.page_code import is_placed, page_code
from portal.pages.record.poster import poster_of
from portal.portal import Portal
from portal.site_info import SiteInfo
from portal.view.glance import glance_of, is_important

DAY = date(2026, 11, 29)
PLACED = SiteInfo("平台", "https://portal.test/", "说明")
JOB: dict[str, Any] = {
    "id": "job",
    "title": "换电机",
    "for_whom": "企业",
    "added": "2026-01-02",
    "obligation": {"level": "may", "text": "自愿", "records": ["law"]},
    "by_when": {"text": "没有期限", "records": ["law"]},
    "steps": [{"text": "抄铭牌", "records": ["law", "relief"]}],
    "money": [{"relief": "relief", "when": "自用"}],
    "verification": {"confidence": "high", "checked": "2026-01-02"},
}
DUTY = {"article": "第一条", "who": "用能单位", "must": "装表", "by": "每年三月"}
LAW = law("law", effective="2026-01-01", duties=[DUTY])
RELIEF = relief(
    "relief",
    effective="2026-01-01",
    rate="投资额的 10%",
    conditions=["自用"],
    how_to_claim=["填表"],
)


def portal(info: SiteInfo = PLACED, **changed: Any) -> Portal:
    records = catalogue(
        laws=[LAW | changed.get("law", {}), law("other", duties=[DUTY])],
        tax=[RELIEF | changed.get("relief", {})],
        jobs=[JOB],
    )
    return Portal(records, DAY, info)


def answers(id: str, found: Portal) -> dict[str, tuple[str, str]]:
    item = found.site.catalogue.items[id]
    return {one.question: (one.text, one.pending) for one in glance_of(item, found.site)}


def test_what_a_job_rests_on_has_a_sheet_and_nothing_else() -> None:
    found = portal()
    items = found.site.catalogue.items
    assert is_important(items["law"], found.site) and is_important(items["relief"], found.site)
    assert not is_important(items["other"], found.site)


def test_what_has_ended_has_none() -> None:
    assert answers("law", portal(law={"repealed": "2026-06-01"})) == {}


def test_it_says_what_the_fields_say() -> None:
    told = answers("relief", portal())
    told.pop("本站可以帮你", None)
    assert told == {
        "先做什么": ("填表", ""),
        "从哪天到哪天": ("现行有效，自2026-01-01起施行", ""),
        "给多少": ("投资额的 10%", ""),
        "什么条件": ("自用", ""),
    }
    told = answers("law", portal())
    assert told["管谁"][0] == "用能单位" and told["最晚什么时候"][0] == "每年三月（第一条）"


def test_an_absent_field_is_no_answer() -> None:
    assert "给多少" not in answers("relief", portal(relief={"rate": None}))


def test_what_is_doubted_says_so_and_a_blank_value_is_not_guessed() -> None:
    doubt = {"verification": {"confidence": "medium", "checked": "2026-11-22"}}
    doubt["verification"] |= {"unverified": [{"field": "rate"}]}
    text, _ = answers("relief", portal(relief={"rate": None, **doubt}))["给多少"]
    assert text == "待核"
    told = answers("law", portal(law={"duties": [DUTY | {"unverified": True}]}))
    assert all("待核" in told[one][0] for one in ("管谁", "要做什么", "最晚什么时候"))


@pytest.fixture(scope="module")
def real() -> Portal:
    return Portal(Catalogue(load(ROOT / "data")), DAY, PLACED)


def test_no_letter_runs_over_the_edge_of_any_real_sheet(real: Portal) -> None:
    drawn = 0
    for item in real.site.catalogue.records:
        found = glance_of(item, real.site)
        if not found:
            continue
        drawn += 1
        sheet = glance(item, found, real.site)
        sized = [(line, TITLE) for line in sheet.title]
        sized += [(line, TEXT) for band in sheet.bands for line in band.lines]
        sized += [(line, SMALL) for line in (*sheet.foot, sheet.facts)]
        for line, size in sized:
            assert line.x >= EDGE and line.x + width(line.text, size) <= WIDE - EDGE + 1, line
            assert line.y < sheet.height
        if sheet.pill and sheet.facts.text:
            assert sheet.facts.x + width(sheet.facts.text, SMALL) <= sheet.pill.x, item.id
        ends = [(band.y, band.y + band.height) for band in sheet.bands]
        assert all(one[1] < other[0] for one, other in pairwise(ends))
    assert drawn > 50


def test_the_table_behind_the_drawing_has_the_whole_of_it() -> None:
    long = "很长的条件" * 60
    found = portal(relief={"conditions": [long]})
    page = html.fromstring(found.pages["tax/relief/"].body)
    assert long in page.xpath("string(//table[@class='glance__words'])")
    assert "…" in page.xpath("string(//figure//*[local-name()='svg'])")


def test_the_file_is_sound_by_itself() -> None:
    files = {asset.path: asset.content for asset in portal().assets()}
    root = etree.fromstring(files["tax/relief/glance.svg"])
    assert not root.xpath(
        "//@style | //*[local-name()='style'] | //@class"
    )  # the policy of the site
    assert root.tag.endswith("svg") and "投资额的 10%" in "".join(root.itertext())


# --- codes and posters -----------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["", "https://example.org/", "https://a.example.com/x/"])
def test_there_is_no_code_while_the_site_has_no_real_address(address: str) -> None:
    info = SiteInfo(address=address)
    assert not is_placed(info)
    found = portal(info)
    assert "code.svg" not in found.pages["tax/relief/"].body
    assert not [one for one in found.assets() if one.path.endswith("code.svg")]
    assert "没有正式的网址" in found.pages["tax/relief/poster/"].body


def test_the_drawing_has_the_modules_of_the_code() -> None:
    segno = pytest.importorskip("segno")
    code = page_code("tax/relief/", PLACED)
    dark, x, y = set(), 4, 4
    for step, below, run in re.findall(r"m(-?\d+) (\d+)h(\d+)", code.path):
        x, y = x + int(step), y + int(below)
        dark |= {(x + at, y) for at in range(int(run))}
        x += int(run)
    meant = segno.make(code.address, micro=False, error="l", boost_error=False, mask=0).matrix
    assert dark == {
        (x + 4, y + 4) for y, row in enumerate(meant) for x, one in enumerate(row) if one
    }
    assert code.size == len(meant) + 8


def test_a_poster_names_no_amount_without_its_conditions(real: Portal) -> None:
    seen = 0
    for item in real.site.catalogue.of("tax"):
        if not glance_of(item, real.site):
            continue
        questions = [one.question for one in poster_of(item, real.site).lines]
        if "给多少" in questions and item.get("conditions"):
            seen += 1
            assert "什么条件" in questions, item.id
    assert seen > 5


def test_a_poster_of_a_job_says_nothing_that_is_old_tomorrow(real: Portal) -> None:
    for item in real.site.catalogue.of("jobs"):
        questions = [one.question for one in poster_of(item, real.site).lines]
        assert questions == ["先做什么", "必须做吗", "最晚什么时候"]

"""What each kind of page says and how it is put together: golden files of sample records.

After a change that is meant, write the files anew with `pytest --golden` and read the difference.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from helpers.building import ROOT
from helpers.tree import catalogue, law
from markupsafe import escape

from portal.joining.modules import Modules
from portal.portal import Portal
from portal.search.documents import documents

GOLDEN = Path(__file__).parent / "golden"
Golden = Callable[[Path, str], None]

PAGES = {
    "law-in-force": "laws/sample-code/",
    "law-repealed": "laws/sample-law/",
    "rule-whose-basis-changed-with-hostile-text": "laws/sample-measures/",
    "plan-past-its-target": "policies/sample-plan/",
    "heading-without-source": "policies/sample-heading/",
    "standard-to-come": "standards/sample-standard/",
    "market-access-rule": "standards/sample-rule/",
    "phase-out-list": "phase-out/sample-list/",
    "phase-out-row-with-years": "phase-out/sample-list-1-1/",
    "relief-that-ended": "tax/sample-relief/",
    "relief-row": "tax/sample-relief-1/",
    "relief-row-with-its-own-term": "tax/sample-transition-1/",
    "relief-row-past-its-own-term": "tax/sample-transition-2/",
    "technology": "technologies/sample-technology/",
    "case-with-expected-figures": "cases/sample-case/",
    "news": "news/sample-news/",
    "service": "services/sample-service/",
    "catalogue": "laws/",
    "industry": "industries/paper/",
    "equipment": "equipment/motor/",
    "overview": "industries/",
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_as_agreed(name: str, sample: Portal, golden: Golden) -> None:
    golden(GOLDEN / f"{name}.html", sample.pages[PAGES[name]].body)


def test_home_is_as_agreed(sample: Portal, golden: Golden) -> None:
    golden(GOLDEN / "home.html", sample.addition(""))


def test_markup_in_a_summary_stays_out_of_lists_descriptions_and_search() -> None:
    summary = "见[新法](id:other)，**必须** & <b>照办</b>"
    records = catalogue(laws=[law("a", summary=summary), law("other")])
    portal = Portal(records, date(2026, 9, 1))
    words = "见新法，必须 & <b>照办</b>"
    assert escape(words) in portal.pages["laws/"].body
    assert portal.pages["laws/a/"].description.endswith(words)
    assert words in documents(portal.site, [])[0].body


def test_old_address_leads_on(sample: Portal, golden: Golden) -> None:
    pages = (asset for asset in sample.assets() if asset.path.endswith(".html"))
    assets = {asset.path: asset.content.decode() for asset in pages}
    golden(GOLDEN / "alias.html", assets["laws/older-sample-law/index.html"])
    assert "policies/sample-law-in-policies/index.html" in assets
    assert "../../standards/sample-standard/#sample-g2" in assets["standards/sample-g2/index.html"]


def test_every_id_has_an_address(sample: Portal) -> None:
    items = sample.site.catalogue.items.values()
    assert items
    assert [item.url for item in items if item.url not in sample.pages] == []


def test_links_lead_to_pages(sample: Portal) -> None:
    docs = ROOT / "docs"
    written = [path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")]
    known = {*sample.pages, *(f"{name}/".removesuffix("index/") for name in written)}
    known |= {asset.path for asset in (*sample.search_files(()), *sample.assets())}
    scripts = ROOT / "hooks/theme/assets"
    sources = {path.relative_to(scripts).as_posix(): path for path in scripts.rglob("*.js")}
    ours = {at: path.read_text("utf-8") for at, path in sources.items() if at[:7] != "vendor/"}
    known |= {f"assets/{path}" for path, _ in Modules(ours).joined()}
    links = [
        (page.url, address.removeprefix("../" * page.url.count("/")))
        for page in sample.pages.values()
        for address in re.findall(r'href="((?:\.\./)+[^"#?]*)', page.body)
    ]
    assert len(written) > 5 and len(links) > 100
    dead = {
        (url, below)
        for url, below in links
        if below not in known and not (ROOT / "hooks/theme" / below).is_file()
    }
    assert dead == set()

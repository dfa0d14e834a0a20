"""For every job and five days: what its page says of money is what the relief finder says of the same
situation and day, and what has ended stands never among what holds.

The pages are made in Python, each day anew; the finder's own modules run in a browser, once a day.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs

import pytest
from helpers.building import ROOT
from lxml import html
from playwright.sync_api import Page

from portal.pages.record.record import pages_of_long_lists, record_page
from portal.portal import Portal
from portal.tools.files import tool_files

DAYS = ("2026-11-30", "2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01")

ASK = """async ([data, wanted, date]) => {
  const { sorted } = await import("/assets/tools/tax/savings.js");
  const { readFacts } = await import("/assets/tools/tax/asked.js");
  const { worked } = await import("/assets/tools/tax/worked.js");
  const { saving } = await import("/assets/jobs/money.js");
  return wanted.map(([id, asked]) => {
    const box = new URLSearchParams(asked);
    const situation = data.situations.find((one) => one.id === box.get("situation"));
    const facts = { ...readFacts(box), date, year: Number(date.slice(0, 4)) };
    const { savings, barred, rules, open, over } = sorted(data, situation, facts);
    const in_ = [...savings, ...barred].flatMap(({ documents }) => documents).concat(rules);
    const one = [...in_, ...open, ...over].find((each) => each.id === id);
    const had = savings.find(({ documents }) => documents.some((each) => each.id === id));
    const page = saving(id, box, data, date);
    return {
      state: one.state,
      words: one.words,
      faults: Object.keys(facts.faults),
      lines: had ? worked(had, data, facts) : null,
      page: page.found ? worked(page.found, data, page.facts) : null,
    };
  });
}"""


@dataclass(frozen=True)
class Shown:
    """A relief as a job's page shows it."""

    job: str
    id: str
    state: str
    part: str
    words: str
    asked: str


@pytest.fixture(scope="module")
def opened() -> Portal:
    return Portal.open(ROOT / "data", date.fromisoformat(DAYS[0]), preview=True)


@pytest.fixture(scope="module", params=DAYS)
def day(request: Any, opened: Portal) -> tuple[str, Portal]:
    """The same records as of a day."""
    on = date.fromisoformat(request.param)
    return request.param, Portal(opened.site.catalogue, on)


def shown(portal: Portal) -> Iterator[Shown]:
    for job in portal.site.catalogue.of("jobs"):
        page = html.fromstring(str(record_page(job, portal.site, portal.renderer).body))
        for one in page.iterfind(".//li[@data-relief]"):
            holder = one.getparent()
            while not holder.get("class"):
                holder = holder.getparent()
            way = one.find(".//p[@class='money__tool']/a")
            yield Shown(
                job.id,
                one.get("data-relief"),
                one.get("data-state"),
                holder.get("class"),
                one.find(".//p[@class='money__state']").text_content(),
                "" if way is None else way.get("href").partition("#")[2],
            )


PARTS = {"in": "money__today", "unsure": "money__doubted", "unseen": "money__doubted"}


def test_money_on_a_job_is_that_of_the_finder(day: tuple[str, Portal], modules: Page) -> None:
    on, portal = day
    found = list(shown(portal))
    assert len({one.job for one in found}) >= 20
    asked = [one for one in found if one.asked]
    wanted = [[one.id, one.asked] for one in asked]
    told = modules.evaluate(ASK, [_finder_data(portal), wanted, on])
    for one, finder in zip(asked, told, strict=True):
        where = (on, one.job, one.id)
        assert finder["state"] == one.state, where
        assert finder["words"] in one.words, where
        assert finder["faults"] == [], where
        assert finder["lines"] == finder["page"], where
        if finder["state"] == "in" and finder["lines"]:
            assert "lines" in finder["lines"], where  # the example lacks nothing


def test_what_has_ended_is_never_among_what_holds(day: tuple[str, Portal]) -> None:
    on, portal = day
    for one in shown(portal):
        assert PARTS.get(one.state, "money__past") in one.part, (on, one)
    for job in portal.site.catalogue.of("jobs"):
        page = html.fromstring(str(record_page(job, portal.site, portal.renderer).body))
        (first,) = page.xpath("//dd[@data-opening='money']/span")
        holding = page.xpath(
            "//ul[@class='money__today']/li[not(@data-rule)][not(@data-same)]/@data-relief"
        )
        number = re.match(r"(\d+) 项今天有效", first.text_content())
        assert (int(number[1]) if number else 0) == len(holding), (on, job.id)


def test_each_statement_leads_to_a_record_or_a_source(day: tuple[str, Portal]) -> None:
    """To a page of this site, to a source further down, or to a body; never to nothing."""
    on, portal = day
    if on != DAYS[0]:
        pytest.skip("the same on every day")
    pages = {item.url for item in portal.site.catalogue.items.values()}
    pages |= {page.url for page in pages_of_long_lists(portal.site, portal.renderer)}
    for job in portal.site.catalogue.of("jobs"):
        page = html.fromstring(str(record_page(job, portal.site, portal.renderer).body))
        ids = set(page.xpath("//@id"))
        statements = page.xpath("//*[@data-statement]")
        assert len(statements) >= 8
        for one in statements:
            leads = one.xpath(".//a/@href")
            assert leads, (job.id, one.text_content())
            for way in leads:
                if way.startswith("#"):
                    assert way[1:] in ids, (job.id, way)
                elif not way.startswith("../../tools/"):
                    assert way.removeprefix("../../").partition("#")[0] in pages | _terms(portal)


def _finder_data(portal: Portal) -> Any:
    (file,) = (one for one in tool_files(portal.site) if one.path == "tools/tax.json")
    return json.loads(file.content)


def _terms(portal: Portal) -> set[str]:
    vocabularies = portal.site.catalogue.vocabularies
    return {f"{facet}/{id}/" for facet in ("regions",) for id in vocabularies[facet]}


def test_examples_fill_in_boxes_that_the_form_has(day: tuple[str, Portal]) -> None:
    on, portal = day
    form = (ROOT / "hooks/theme/portal/tools/tax.html").read_text(encoding="utf-8")
    names = {name for one in shown(portal) for name in parse_qs(one.asked)}
    for name in names:
        bare = re.sub(r"\d$", "", name)
        assert f'"{name}"' in form or f'("{bare}" ~ n' in form or f'"{bare}{{{{ n }}}}"' in form, (
            name
        )
    assert names or on

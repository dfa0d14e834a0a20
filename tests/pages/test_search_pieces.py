"""The index in pieces answers as the whole index does, and never with pieces of two builds."""

import random
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.building import DATA
from helpers.searched import documents
from playwright.sync_api import Page, expect

from portal.portal import Portal

QUERIES = Path(__file__).parents[1] / "facts"
MADE = 500

START = """async ([files, docs]) => {
  const { open } = await import("/assets/search/engine.js")
  const all = new Map(Object.entries(files).map(([path, text]) => [path, JSON.parse(text)]))
  const own = globalThis.fetch
  globalThis.fetch = async (url, how) => {
    const path = new URL(url).pathname.slice(1)
    if (!path.startsWith("search/")) return own(url, how)
    window.asked.push(path)
    return all.has(path) ? { ok: true, json: async () => all.get(path) } : { ok: false, status: 404 }
  }
  window.asked = []
  window.start = () => open(new URL("/", location.href).href)
  window.whole = await start()
  const build = `search/${whole.first.build}/`
  for (const [path, piece] of all) if (path.startsWith(build)) whole.pieces.here.set(path.slice(build.length, -5), piece)
  window.docs = docs
}"""

SAME = """async (queries) => {
  const said = ({ ms, ...answer }) => JSON.stringify(answer, (name, value) => (name === "job" ? value.u : value))
  const other = []
  for (const query of queries) {
    const pieces = await start()
    pieces.pieces.load = async (name) => pieces.pieces.here.set(name, whole.pieces.here.get(name))
    const [one, all] = [said(await pieces.search(query)), said(await whole.search(query))]
    if (one !== all) other.push([query, one, all])
  }
  return other
}"""

# What was meant, and what resembles, by looking through all names and titles.
SCANNED = """async (queries) => {
  const { corrected } = await import("/assets/search/correcting.js")
  const { compact, normalise } = await import("/assets/search/normalise.js")
  const distance = (one, other) => {
    let row = [...Array(other.length + 1).keys()]
    for (let i = 1; i <= one.length; i++) {
      const next = [i]
      for (let j = 1; j <= other.length; j++)
        next.push(Math.min(row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1), row[j] + 1, next[j - 1] + 1))
      row = next
    }
    return row[other.length]
  }
  const pairs = (text) => {
    const chars = Array.from(text.replace(/ /g, ""))
    return new Set(chars.slice(1).map((char, at) => chars[at] + char))
  }
  const meant = (text) => {
    const typed = Array.from(compact(text))
    if (typed.length < 4 || /[a-z0-9]/.test(typed.join(""))) return ""
    const most = typed.length > 9 ? 2 : 1
    let [best, least] = ["", most + 1]
    for (const { w } of docs)
      for (const name of w.split("|")) {
        if (Math.abs(name.length - typed.length) > most) continue
        const far = distance(typed, Array.from(compact(name)))
        if (far === 0) return ""
        if (far < least) [best, least] = [compact(name), far]
      }
    return /[a-z0-9]/.test(best) ? "" : best
  }
  const like = (text) => {
    const wanted = pairs(text)
    if (wanted.size < 2) return []
    return docs
      .map(({ t }, index) => {
        const own = pairs(normalise(t, {}))
        return { index, value: (2 * [...wanted].filter((one) => own.has(one)).length) / (wanted.size + own.size) }
      })
      .filter(({ value }) => value > 0.15)
      .sort((one, other) => other.value - one.value || one.index - other.index)
      .slice(0, 5)
      .map(({ index }) => index)
  }
  const other = []
  let found = 0
  for (const query of queries) {
    const text = normalise(query, {})
    const told = [corrected(text, whole.names, whole.indexes[1], whole.docs), whole.nearest(text)]
    const wanted = [meant(text), like(text)]
    if (wanted[0]) found += 1
    if (JSON.stringify(told) !== JSON.stringify(wanted)) other.push([query, told, wanted])
  }
  return [other, found]
}"""


@pytest.fixture(scope="module")
def index() -> dict[str, str]:
    portal = Portal.open(DATA, date(2026, 11, 22))
    return {asset.path: asset.content.decode() for asset in portal.search_files(())}


@pytest.fixture(scope="module")
def read(modules: Page, index: dict[str, str]) -> Page:
    modules.evaluate(START, [index, documents(index)])
    return modules


def written(value: Any) -> list[str]:
    """What is asked in a file of queries."""
    if isinstance(value, dict):
        own = [one for name, one in value.items() if name in ("query", "text") and type(one) is str]
        return own + [query for one in value.values() for query in written(one)]
    return [query for one in value for query in written(one)] if isinstance(value, list) else []


def made(index: dict[str, str]) -> list[str]:
    """Titles whole, in part, with another character, with one left out, with words in another order."""
    chance = random.Random(20)
    titles = [one["t"] for one in documents(index)]
    queries = []
    for number in range(MADE):
        title = chance.choice(titles)
        at = chance.randrange(len(title))
        words = re.split(r"[ （）、，]", title)
        chance.shuffle(words)
        ways = (
            title,
            title[at : at + chance.randrange(2, 14)],
            title[:at] + chance.choice("能电气水") + title[at + 1 :],
            title[:at] + title[at + 1 :],
            " ".join(words[:3]),
        )
        queries.append(ways[number % len(ways)])
    return queries


@pytest.fixture(scope="module")
def queries(index: dict[str, str]) -> list[str]:
    files = [*sorted((QUERIES / "search").glob("*.yaml")), *sorted(QUERIES.glob("*asked.yaml"))]
    found = [one for file in files for one in written(yaml.safe_load(file.read_text("utf-8")))]
    assert len(found) > 200
    return [*dict.fromkeys([*found, *made(index)])]


def test_pieces_answer_as_the_whole_does(read: Page, queries: list[str]) -> None:
    assert read.evaluate(SAME, queries) == []


def test_looking_up_finds_what_looking_through_all_does(read: Page, index: dict[str, str]) -> None:
    other, found = read.evaluate(SCANNED, made(index))
    assert other == [] and found > 50


def test_what_results_are_narrowed_by_is_that_of_each_document(
    read: Page, index: dict[str, str]
) -> None:
    facts = read.evaluate("""() => docs.map((_, number) => {
      const { k, s, y, f } = whole.docs.facts(number)
      const { past, row, local, named } = whole.docs.rank(number)
      return [k, s, y, f.industries, f.regions, f.equipment, past, row, local, named, whole.docs.names(number)]
    })""")
    docs = documents(index)
    wanted = [
        [
            *(one["k"], one["s"], one["y"]),
            *(one["f"].get(facet, []) for facet in ("industries", "regions", "equipment")),
            *(one["e"], one["r"], int(bool(one["f"].get("regions"))), int("m" in one), one["w"]),
        ]
        for one in docs
    ]
    assert facts == wanted and any(one["f"].get("regions") for one in docs)


def test_ways_of_asking_are_indexed_as_they_are_read(read: Page) -> None:
    """hooks/portal/search/phrases.py and jobs.js cut the same texts into the same words."""
    other, words = read.evaluate("""async () => {
      await whole.search("燃煤锅炉要不要淘汰")
      const { jobs } = whole
      const texts = jobs.all.map((job) => jobs.reading(job))
      const phrases = texts.flatMap(({ called, unknowns }) => [...called, ...unknowns.flatMap(({ asked }) => asked.map(({ words }) => words))])
      const clauses = texts.flatMap(({ unknowns }) => unknowns.flatMap((one) => one.clauses.map(({ words }) => words)))
      const held = new Map()
      ;[...phrases, ...clauses].forEach((one, number) => {
        for (const word of one) held.set(word, [...(held.get(word) || []), number])
      })
      const other = [...held].filter(([word, numbers]) => String(jobs.with(word)) !== String(numbers) || jobs.times.get(word) !== numbers.length)
      if (phrases.length !== jobs.phrases) other.push("phrases")
      phrases.forEach((one, number) => one.size === jobs.size(number) || other.push([...one]))
      return [other, held.size]
    }""")
    assert other == [] and words > 20


def test_a_query_loads_a_small_part(read: Page, index: dict[str, str]) -> None:
    loaded = read.evaluate("""async () => {
      const engine = await start()
      window.asked.length = 0
      await engine.search("锅炉能效", { limit: 9 })
      return [...asked]
    }""")
    assert loaded and len(loaded) == len(set(loaded))
    assert sum(len(index[path]) for path in loaded) < sum(map(len, index.values())) / 10


def test_what_is_not_wanted_any_more_asks_for_no_more(read: Page) -> None:
    asked = """async (last) => {
      const engine = await start()
      window.asked.length = 0
      let rounds = 0
      const answer = await engine.search("锅炉能效", { wanted: () => rounds++ < last })
      return [asked.length, answer === undefined]
    }"""
    (none, first), (some, second) = read.evaluate(asked, 0), read.evaluate(asked, 1)
    assert (none, first, second) == (0, True, True) and some > 0


OLD = '{"format": 1, "build": "000000000000", "count": 0, "chunk": 16, "begins": [""], "terms": {}, "synonyms": [], "ranks": {"standing": {"values": [], "codes": [""]}, "length": {"values": [], "codes": [""]}}}'


def test_an_index_of_an_older_build_is_loaded_anew(page: Page) -> None:
    """A browser has kept what came first of another day: its pieces are gone from the site."""
    loads: list[str] = []

    def first(route: Any) -> None:
        loads.append(route.request.url)
        if len(loads) == 1:
            route.fulfill(body=OLD, content_type="application/json")
        else:
            route.continue_()

    page.route("**/search/index.json", first)
    page.goto("search/#q=节约能源法")
    expect(page.locator(".found__said")).to_contain_text("找到")
    expect(page.locator(".found__list a").first).to_have_text("中华人民共和国节约能源法")
    page.unroute("**/search/index.json")
    assert len(loads) == 2
    page.faults[:] = [one for one in page.faults if "404" not in one]  # type: ignore[attr-defined]


def test_an_index_that_the_program_cannot_read_says_to_load_the_page_again(page: Page) -> None:
    page.route("**/search/index.json", lambda route: route.fulfill(json={"format": 2}))
    page.goto("search/#q=节约能源法")
    expect(page.locator(".found__failed")).to_contain_text("刷新", use_inner_text=True)
    expect(page.locator(".found__list a")).to_have_count(0)
    page.unroute("**/search/index.json")


def test_the_page_loads_the_rows_that_it_shows(page: Page) -> None:
    rows: list[str] = []
    page.on("request", lambda one: rows.append(one.url) if "/rows-" in one.url else None)
    page.goto("search/#q=节约能源法", wait_until="networkidle")
    expect(page.locator(".found__list .card")).to_have_count(30)
    assert 0 < len(rows) <= 30 and len(rows) == len(set(rows))

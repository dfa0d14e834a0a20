"""Asking the searches of built sites in a real browser: ours, and the one that Material brings."""

import gzip
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from portal.bench.relevance import percentile
from portal.bench.site_server import BLANK, SiteServer, served

DEEPEST = 100
"""Results that are looked at; what comes later counts as not found."""

SHOWN = 20
"""Results that are asked for where time counts, as many as the search box shows."""

_THEME = Path(__file__).parents[2] / "theme"

_OPEN = """async ({root, limit, query}) => {
  const start = performance.now()
  const { open } = await import(`${root}assets/search/engine.js`)
  globalThis.engine = await open(root)
  if (query !== null) await engine.search(query, { limit })
  return performance.now() - start
}"""
_ASK = """async ({queries, limit}) => {
  const answers = []
  for (const query of queries) {
    const { items, total, also, model, missing, leads, unknown, ms } = await engine.search(query, { limit })
    const urls = items.map(({ doc }) => engine.docs.row(doc).u)
    const told = { leads: leads.map(({ u }) => u), unknown: unknown ? unknown.text : '' }
    const tiers = items.slice(0, 10).map(({ tier }) => tier)
    answers.push({ urls, total, also, model, missing, ms, tiers, ...told })
  }
  return answers
}"""
_ASK_STOCK = """async ({root, worker, queries, limit}) => {
  const start = performance.now()
  const { config, docs } = await (await fetch(`${root}search/search_index.json`)).json()
  const search = new Worker(`${root}${worker}`)
  const told = (message, type) => new Promise((resolve, reject) => {
    search.onerror = (event) => reject(new Error(event.message))
    search.onmessage = ({ data }) => data.type === type && resolve(data.data)
    search.postMessage(message)
  })
  await told({ type: 0, data: { config, docs, options: {} } }, 1)
  const ready = performance.now() - start
  const answers = []
  for (const query of queries) {
    const start = performance.now()
    const { items } = await told({ type: 2, data: query }, 3)
    const ms = performance.now() - start
    const urls = items.slice(0, limit).map(([first]) => first.location)
    answers.push({ urls, total: items.length, ms })
  }
  search.terminate()
  return { ready, answers }
}"""


@dataclass(frozen=True)
class SearchAnswer:
    """What a search said: addresses of pages, the best first, and how long it took."""

    addresses: tuple[str, ...]
    total: int
    ms: float
    also: tuple[str, ...] = ()
    tiers: tuple[int, ...] = ()
    model: str = ""
    """The machine's model that the query has, and that can be checked."""
    missing: str = ""
    """The model or number that no document has."""
    leads: tuple[str, ...] = ()
    """Where the cards above the results lead."""
    unknown: str = ""
    """What is said not to be known."""


@dataclass(frozen=True)
class Speed:
    """What the search costs a reader. Times in milliseconds, sizes in bytes, gzip on the wire.

    `first` is from nothing to the answer of the first query, all files fetched from this machine.
    The percentiles are of single queries, all that they need loaded: typed in full, and for each
    beginning of them.
    """

    slowdown: int
    first_bytes: int
    first_ms: float
    full_ms: float
    typed_ms: float
    slowest_ms: float
    typed: int
    heap: int


@contextmanager
def chromium(path: str | None) -> Iterator[Browser]:
    """A headless browser; without a path, Playwright's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path or None, args=["--no-sandbox"])
        yield browser
        browser.close()


def ask(browser: Browser, site: Path, queries: Sequence[str]) -> list[SearchAnswer]:
    """What our search on the built site answers."""
    with served(site, behind=_THEME) as server, _page(browser, server) as page:
        page.evaluate(_OPEN, {"root": server.root, "limit": SHOWN, "query": None})
        return _ask(page, queries, DEEPEST)


def ask_stock(
    browser: Browser, site: Path, queries: Sequence[str]
) -> tuple[list[SearchAnswer], float]:
    """What Material's search on the built site answers; and the milliseconds until it was ready."""
    [worker] = (site / "assets" / "javascripts" / "workers").glob("search.*.min.js")
    with served(site, behind=_THEME) as server, _page(browser, server) as page:
        found = page.evaluate(
            _ASK_STOCK,
            {
                "root": server.root,
                "worker": worker.relative_to(site).as_posix(),
                "queries": list(queries),
                "limit": DEEPEST,
            },
        )
    return [_answer(one) for one in found["answers"]], found["ready"]


def stock_bytes(site: Path) -> int:
    """What a reader fetches before Material's search answers, gzip."""
    [worker] = (site / "assets" / "javascripts" / "workers").glob("search.*.min.js")
    files = (worker, site / "search" / "search_index.json")
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def speed(browser: Browser, site: Path, queries: Sequence[str], slowdown: int) -> Speed:
    """Measure our search on a page whose processor is slowed down so many times."""
    with served(site, behind=_THEME) as server, _page(browser, server) as page:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        for path in (*(site / "search").rglob("*.json"), *(site / "assets").rglob("*.js")):
            server.packed(path.read_bytes())  # before the clock starts
        before = _heap(session)
        server.sent.clear()
        first = page.evaluate(_OPEN, {"root": server.root, "limit": SHOWN, "query": queries[0]})
        first_bytes = sum(size for _, size in server.sent)
        _ask(page, queries[:20], SHOWN)  # as after some use, not as at the first touch
        full = [answer.ms for answer in _ask(page, queries, SHOWN)]
        beginnings = sorted({query[:end] for query in queries for end in range(1, len(query))})
        typed = [answer.ms for answer in _ask(page, beginnings, SHOWN)]
        return Speed(
            slowdown,
            first_bytes,
            first,
            percentile(full, 0.95),
            percentile(typed, 0.95),
            max(full + typed),
            len(typed),
            _heap(session) - before,
        )


def _heap(session: Any) -> int:
    session.send("HeapProfiler.collectGarbage")
    return int(session.send("Runtime.getHeapUsage")["usedSize"])


def _ask(page: Page, queries: Sequence[str], limit: int) -> list[SearchAnswer]:
    return [_answer(one) for one in page.evaluate(_ASK, {"queries": list(queries), "limit": limit})]


def _answer(said: dict[str, Any]) -> SearchAnswer:
    return SearchAnswer(
        tuple(said["urls"]),
        said["total"],
        said["ms"],
        tuple(said.get("also", ())),
        tuple(said.get("tiers", ())),
        said.get("model") or "",
        said.get("missing") or "",
        tuple(said.get("leads", ())),
        said.get("unknown") or "",
    )


@contextmanager
def _page(browser: Browser, server: SiteServer) -> Iterator[Page]:
    """An empty page of the site, so that nothing else loads or counts."""
    page = browser.new_page()
    page.set_default_timeout(0)
    page.goto(server.root + BLANK)
    yield page
    page.close()

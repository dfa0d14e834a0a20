"""A round of visits to the addresses in the data, and what it adds to the report of earlier ones."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from queue import Empty, Queue
from urllib.parse import urlsplit

from portal.catalogue.link_report import LinkFinding, LinkReport
from portal.editing.care.link_visit import GONE, NAMELESS, THERE, UNCLEAR, Visit
from portal.read.dates import PartialDate

AT_A_TIME = 4
"""Hosts that are asked at the same time."""


def chosen(urls: Iterable[str], report: LinkReport, day: date, most: int, again: bool) -> list[str]:
    """The addresses to visit: those that nobody has tried first, then those tried longest ago, so that
    a round that was cut short goes on where it was. What was tried on this day has its answer, unless
    it is wanted `again`."""
    known = report.findings

    def last(url: str) -> str:
        return known[url].checked.text if url in known else ""

    waiting = [url for url in dict.fromkeys(urls) if again or last(url) != day.isoformat()]
    return sorted(waiting, key=lambda url: (last(url), url))[:most]


def visits(
    urls: Sequence[str],
    visit: Callable[[str], Visit],
    stop: threading.Event,
    at_a_time: int = AT_A_TIME,
) -> Iterator[tuple[str, Visit]]:
    """Each address with what was found, as it comes; those of one host one after the other. When `stop`
    is set no further one is begun."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(_host(url), []).append(url)
    done: Queue[tuple[str, Visit] | None] = Queue()

    def of_host(some: list[str]) -> None:
        try:
            for url in some:
                if stop.is_set():
                    return
                done.put((url, visit(url)))
        finally:
            done.put(None)

    with ThreadPoolExecutor(at_a_time) as pool:
        for some in by_host.values():
            pool.submit(of_host, some)
        try:
            left = len(by_host)
            while left:
                try:
                    found = done.get(timeout=0.5)  # Windows hears Ctrl-C between waits only
                except Empty:
                    continue
                if found is None:
                    left -= 1
                else:
                    yield found
        finally:
            stop.set()


def updated(report: LinkReport, made: dict[str, Visit], day: date, urls: set[str]) -> LinkReport:
    """The report with what a round found on a day. Of addresses that stand no longer in the data
    (`urls`) nothing is kept."""
    works = any(visit.answered for visit in made.values())
    findings = {url: one for url, one in report.findings.items() if url in urls}
    for url, visit in made.items():
        findings[url] = _finding(url, visit, report.findings.get(url), day, works)
    return LinkReport(findings)


def _finding(
    url: str, visit: Visit, before: LinkFinding | None, day: date, works: bool
) -> LinkFinding:
    """What is now known of an address. Dead is only what was gone on two days without having been there
    between them; a host without a name is gone only if others answered meanwhile."""
    today = PartialDate(day.isoformat())
    gone = visit.found == GONE or visit.found == NAMELESS and works
    if visit.found == THERE:
        return LinkFinding(url=url, state="ok", checked=today, moved=visit.moved or None)
    since = before.gone if before else None
    if not gone:
        assert visit.found in (UNCLEAR, NAMELESS)
        network = "，也可能是自己的网不通" if visit.found == NAMELESS else ""
        why, moved = f"{visit.why}{network}", visit.moved or None
        return LinkFinding(
            url=url, state="unknown", why=why, checked=today, gone=since, moved=moved
        )
    since = since or today
    if since.last < day:
        return LinkFinding(url=url, state="dead", why=visit.why, checked=today, gone=since)
    why = f"{visit.why}，第一次见到；改天再查还是这样，才算失效"
    return LinkFinding(url=url, state="unknown", why=why, checked=today, gone=since)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""

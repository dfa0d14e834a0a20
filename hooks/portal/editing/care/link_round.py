"""A round of visits to the addresses in the data, and what it adds to the report of earlier ones."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from queue import Empty, Queue
from urllib.parse import urlsplit

from portal.catalogue.link_report import LinkFinding, LinkReport, LinkSight
from portal.editing.care.link_suspicion import Owners, changes
from portal.editing.care.link_visit import GONE, NAMELESS, THERE, UNCLEAR, Visit, written
from portal.read.dates import PartialDate
from portal.read.vocabulary import AcceptedLink

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


@dataclass(frozen=True)
class Judgement:
    """What a round goes by: whose hosts are, and what editors know for false alarms."""

    owners: Owners
    accepted: Mapping[str, AcceptedLink] = field(default_factory=dict)


def updated(
    report: LinkReport, made: dict[str, Visit], day: date, urls: set[str], judgement: Judgement
) -> LinkReport:
    """The report with what a round found on a day. Of addresses that stand no longer in the data
    (`urls`) nothing is kept."""
    works = any(visit.answered for visit in made.values())
    findings = {url: one for url, one in report.findings.items() if url in urls}
    for url, visit in made.items():
        findings[url] = _finding(url, visit, report.findings.get(url), day, works, judgement)
    return LinkReport(findings)


def _finding(
    url: str,
    visit: Visit,
    before: LinkFinding | None,
    day: date,
    works: bool,
    judgement: Judgement,
) -> LinkFinding:
    """What is now known of an address. Dead is only what was gone on two days without having been there
    between them, hijacked only what looked so on two; a host without a name is gone only if others
    answered meanwhile."""
    today = PartialDate(day.isoformat())
    old = before or LinkFinding(url=url, state="unknown", checked=today)
    seen = visit.seen.on(today) if visit.seen else None
    if seen and (why := _doubt(url, visit, seen, old, judgement)):
        return _doubted(old, why, seen, today)
    good = old.before if old.doubted else old.seen
    if visit.found == THERE:
        moved = visit.moved or None
        return LinkFinding(url=url, state="ok", checked=today, moved=moved, seen=seen or good)
    if visit.found == GONE or visit.found == NAMELESS and works:
        since = old.gone or today
        sure = since.last < day
        later = "，第一次见到；改天再查还是这样，才算失效"
        return LinkFinding(
            url=url,
            state="dead" if sure else "unknown",
            why=visit.why if sure else f"{visit.why}{later}",
            checked=today,
            gone=since,
            seen=good,
        )
    assert visit.found in (UNCLEAR, NAMELESS)
    if old.doubted and not seen:  # what nobody could look at is as doubtful as it was
        return old.model_copy(update={"checked": today})
    network = "，也可能是自己的网不通" if visit.found == NAMELESS else ""
    return LinkFinding(
        url=url,
        state="unknown",
        why=f"{visit.why}{network}",
        checked=today,
        gone=old.gone,
        moved=visit.moved or None,
        seen=good,
    )


def _doubt(url: str, visit: Visit, seen: LinkSight, old: LinkFinding, judgement: Judgement) -> str:
    """Why what stands there seems to be somebody else's; '' where it does not. It is not compared with
    what stood there before where it is a front page in place of a page, or where an editor has seen it
    and knows better: then it is what the next one is compared with."""
    known = judgement.accepted.get(url)
    is_known = visit.found != THERE or known is not None and known.covers(seen.title, seen.day.last)
    good = None if is_known else old.before if old.doubted else old.seen
    asked = urlsplit(written(url)).hostname or ""
    told = [visit.strange, *changes(good, seen, asked, judgement.owners)]
    return "；".join(filter(None, told))


def _doubted(old: LinkFinding, why: str, seen: LinkSight, today: PartialDate) -> LinkFinding:
    since = old.doubted or today
    sure = since.last < today.first
    later = "，第一次见到；改天再查还是这样，才算被劫持"
    return LinkFinding(
        url=old.url,
        state="hijacked" if sure else "unknown",
        why=why if sure else f"可疑：{why}{later}",
        checked=today,
        doubted=since,
        seen=seen,
        before=old.before if old.doubted else old.seen,
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""

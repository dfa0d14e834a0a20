"""`/updates/`: everything that was told, the newest first, and a page for each month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from portal.ledger.event import Event
from portal.page import HOME, Link, Page, PageContent
from portal.pages.following.told import Told, newest_first, told
from portal.read.dates import PartialDate
from portal.view.render import Renderer
from portal.view.site import Site

URL, TITLE = "updates/", "更新记录"

ALL_MONTHS = ("months", "各月的更新")
"""The last section of the first page."""

ENOUGH = 50
"""Events on the first page: it shows whole months until there are so many."""

NAMED = 5
"""Headlines that describe a month."""


@dataclass(frozen=True)
class Batch:
    """What was told at one moment: by one publication with its note, or by the day itself."""

    note: str
    events: tuple[Told, ...]


@dataclass(frozen=True)
class UpdatesDay:
    """A day on which something was told."""

    id: str
    name: str
    batches: tuple[Batch, ...]


@dataclass(frozen=True)
class Month:
    """A month with its events, the newest first."""

    name: str
    events: tuple[Event, ...]

    @property
    def id(self) -> str:
        return f"m-{self.name}"

    @property
    def title(self) -> str:
        """2026年11月."""
        return PartialDate(self.name).spoken

    @property
    def url(self) -> str:
        return f"{URL}{self.name}/"

    @property
    def count(self) -> str:
        return f"{len(self.events)} 项"

    @property
    def updated(self) -> date:
        """The day of its last event."""
        return self.events[0].at.date()

    def days(self, site: Site, brief: bool = False) -> tuple[UpdatesDay, ...]:
        """The events by day."""
        grouped = groupby(self.events, key=lambda event: event.at.date())
        return tuple(
            UpdatesDay(f"d-{day}", day.isoformat(), tuple(_batches(list(events), site, brief)))
            for day, events in grouped
        )


def updates_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """The first page and one for each month in which anything was told."""
    months = _months(site)
    yield _front(months, site, renderer)
    for place, month in enumerate(months):
        yield _page(month, months[place + 1 :], months[:place], site, renderer)


def _months(site: Site) -> list[Month]:
    """The newest first."""
    grouped = groupby(newest_first(site.timeline.events), key=lambda event: event.month)
    return [Month(name, tuple(events)) for name, events in grouped]


def _batches(events: list[Event], site: Site, brief: bool) -> Iterator[Batch]:
    for (_, note), members in groupby(events, key=lambda event: (event.at, event.note)):
        yield Batch(note, tuple(told(event, site, brief) for event in members))


def _front(months: list[Month], site: Site, renderer: Renderer) -> Page:
    updated = months[0].updated if months else None
    return Page(URL, TITLE, lambda: _front_content(months, site, renderer), updated)


def _front_content(months: list[Month], site: Site, renderer: Renderer) -> PageContent:
    shown = list(_newest(months))
    context = {
        "trail": [Link("首页", "")],
        "title": TITLE,
        "months": [(month, month.days(site, brief=True)) for month in shown],
        "years": _years(months),
        "all_months": ALL_MONTHS,
    }
    newest = "；".join(_headlines(months[0], site)) if months else "还没有发布过更新"
    return PageContent(
        renderer.body("updates.html", URL, context),
        f"本站收录、更新、更正、撤回了什么，什么施行、失效、到期，按日期从新到旧：{newest}",
        (*((month.id, month.title) for month in shown), *([ALL_MONTHS] if months else [])),
    )


def _newest(months: Sequence[Month]) -> Iterator[Month]:
    count = 0
    for month in months:
        if count >= ENOUGH:
            return
        yield month
        count += len(month.events)


def _years(months: list[Month]) -> list[tuple[str, list[Link]]]:
    """Every month that has a page, by year."""
    return [
        (f"{year}年", [Link(month.title, month.url, month.count) for month in members])
        for year, members in groupby(months, key=lambda month: month.name[:4])
    ]


def _page(
    month: Month, before: list[Month], after: list[Month], site: Site, renderer: Renderer
) -> Page:
    title = f"{month.title}的更新"

    def content() -> PageContent:
        return _content(title, month, before, after, site, renderer)

    return Page(month.url, title, content, month.updated)


def _content(
    title: str,
    month: Month,
    before: list[Month],
    after: list[Month],
    site: Site,
    renderer: Renderer,
) -> PageContent:
    days = month.days(site)
    beside = [
        *(Link(f"上一个有更新的月：{one.title}", one.url) for one in before[:1]),
        *(Link(f"下一个有更新的月：{one.title}", one.url) for one in after[-1:]),
    ]
    trail = (HOME, Link(TITLE, URL))
    context = {
        "trail": trail,
        "title": title,
        "count": month.count,
        "days": days,
        "beside": beside,
    }
    return PageContent(
        renderer.body("updates_month.html", month.url, context),
        f"{month.title}本站的更新 {month.count}：{'；'.join(_headlines(month, site))}",
        tuple((day.id, day.name) for day in days),
        trail,
    )


def _headlines(month: Month, site: Site) -> list[str]:
    return [site.event_text.headline(event) for event in month.events[:NAMED]]

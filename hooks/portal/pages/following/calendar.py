"""`/calendar/`: what falls due, by month, and what has lately fallen due."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from portal.ledger.scope_kinds import ALL
from portal.page import Link, Page, PageContent
from portal.pages.following.told import Few, few
from portal.read.dates import PartialDate
from portal.validity.due_dates import DueDate
from portal.view.render import Renderer
from portal.view.site import Site

URL, TITLE = "calendar/", "施行和期限日历"

SHOWN = 12
"""Things of one day that stand open."""


@dataclass(frozen=True)
class CalendarLine:
    """Something on one day. `facts` say in which list and for whom; `add` is the address of its
    calendar file, '' where there is none."""

    sort: str
    word: str
    link: Link
    facts: tuple[str, ...]
    add: str


@dataclass(frozen=True)
class CalendarDay:
    """A day, or the month or year that is all that is known; `exact` when it is a day."""

    name: str
    datetime: str
    exact: bool
    entries: Few[CalendarLine]


@dataclass(frozen=True)
class Span:
    """A month or a year with its days."""

    name: str
    days: tuple[CalendarDay, ...]
    count: int


@dataclass(frozen=True)
class CalendarPart:
    """A part of the page: months or years, `folded` away where few will ask. In a `counted` one
    the browser counts the days that are left."""

    id: str
    title: str
    spans: tuple[Span, ...]
    note: str = ""
    counted: bool = False
    folded: bool = False


MIND = (
    "期限已过不等于你的设备要停用：算不算列入，要看型号、制造年份和条件，点开条目核对。"
    "目标期满不等于废止。"
)


def calendar_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """The page. It changes when a due day is crossed, and on the first of a month when something
    comes within twelve months or is twelve months past then; on no other day."""
    yield Page(URL, TITLE, lambda: _content(site, renderer))


def _content(site: Site, renderer: Renderer) -> PageContent:
    parts = [part for part in _parts(site) if part.spans]
    context = {
        "trail": [Link("首页", "")],
        "title": TITLE,
        "parts": parts,
        "subscription": _subscription(site),
        "day": site.last_change,
    }
    return PageContent(
        renderer.body("calendar.html", URL, context),
        "接下来十二个月和更晚的施行、实施、期满、淘汰期限，近一年到了什么期限、施行了什么；"
        "可以订阅到手机日历。",
        tuple((part.id, part.title) for part in parts),
    )


def _parts(site: Site) -> Iterator[CalendarPart]:
    today = site.as_of
    horizon, lately = twelve_months_from(today), today.replace(year=today.year - 1, day=1)
    dues = site.living_due_dates
    ahead = [due for due in dues if not due.passed(today)]
    near = [due for due in ahead if due.day.last <= horizon]
    later = [due for due in ahead if due.day.last > horizon]
    yield CalendarPart("coming", "接下来十二个月", _spans(near, _month, site), counted=True)
    yield CalendarPart("later", "更晚", _spans(later, _year, site), counted=True)

    behind = [due for due in dues if due.passed(today)]
    recent = [due for due in behind if due.day.last >= lately]
    ends = [due for due in recent if not _begins(due)]
    yield CalendarPart("past", "近一年到期的", _spans(ends, _month, site, back=True), MIND)
    starts = [due for due in recent if _begins(due)]
    yield CalendarPart("begun", "近一年施行的", _spans(starts, _month, site, back=True))
    older = [due for due in behind if due.day.last < lately and not _begins(due)]
    yield CalendarPart("older", "更早到期的", _spans(older, _year, site, back=True), folded=True)


def twelve_months_from(day: date) -> date:
    """The last day of the eleventh month after that of `day`."""
    month = date(day.year + 1, day.month, 1)
    return month - timedelta(days=1)


def _begins(due: DueDate) -> bool:
    return due.sort == "effective"


def _month(due: DueDate) -> str:
    """`2026-12`; `2026` where no month is known."""
    return due.day.text[:7]


def _year(due: DueDate) -> str:
    return due.day.text[:4]


def _spans(
    dues: Iterable[DueDate], span: Callable[[DueDate], str], site: Site, back: bool = False
) -> tuple[Span, ...]:
    """Dues by month or year, the nearest first."""
    found: dict[str, list[DueDate]] = {}
    for due in dues:
        found.setdefault(span(due), []).append(due)
    names = sorted(found, key=lambda name: _distance(PartialDate(name), back))
    return tuple(
        Span(
            _name(PartialDate(name), among_months=span is _month),
            tuple(_days(found[name], site, back)),
            len(found[name]),
        )
        for name in names
    )


def _name(span: PartialDate, among_months: bool) -> str:
    vague = among_months and span.precision == "year"
    return f"{span.spoken}，没有写明哪一天" if vague else span.spoken


def _distance(day: PartialDate, back: bool) -> tuple[int, int]:
    """Sorts the nearest first, ahead or back. A year of which no more is known comes after its
    months, and a month after its days: by then it has come in any case."""
    ordinal = day.last.toordinal()
    return (-ordinal if back else ordinal, -len(day.text))


def _days(dues: list[DueDate], site: Site, back: bool) -> Iterator[CalendarDay]:
    found: dict[PartialDate, list[DueDate]] = {}
    for due in dues:
        found.setdefault(due.day, []).append(due)
    for day in sorted(found, key=lambda day: _distance(day, back)):
        exact = day.precision == "day"
        name = day.text if exact else f"{day.spoken}内"
        members = sorted(found[day], key=_begins)  # what ends asks for more than what begins
        entries = few((_entry(due, site, back) for due in members), SHOWN)
        yield CalendarDay(name, day.text, exact, entries)


def _entry(due: DueDate, site: Site, back: bool) -> CalendarLine:
    facts = [due.whom, due.loose]
    if len(due.rows) > 1:
        facts.insert(0, f"其中 {len(due.rows)} 条")
    elif due.rows:
        facts.insert(0, site.catalogue.items[due.record].title)
    entry = site.timeline.agenda.entries.get(due.key)
    kept = entry is not None and not entry.cancelled and not back
    return CalendarLine(
        due.sort,
        _passed(due) if back else due.word,
        Link(due.title, due.url),
        tuple(fact for fact in facts if fact),
        f"{URL}entry/{due.key.replace('/', '-')}.ics" if kept else "",
    )


def _passed(due: DueDate) -> str:
    """What is said of a day that is behind us. A deadline claims nothing about anyone's machine."""
    if due.sort == "deadline":
        return f"{due.word}已过"
    return "目标期已满" if due.sort == "target" else f"已{due.word}"


@dataclass(frozen=True)
class CalendarOffer:
    """A calendar by its name: `url` is what subscribes by one tap, `file` its file below the root."""

    name: str
    url: str
    file: str


@dataclass(frozen=True)
class Subscription:
    """Calendars to subscribe. `whole` addresses are full and lead to a calendar program; otherwise
    they are below the root."""

    all: CalendarOffer
    catalogues: tuple[CalendarOffer, ...]
    whole: bool


def _subscription(site: Site) -> Subscription | None:
    """None while nothing has been published that falls due."""
    has = site.subscriptions.has_calendar
    if not has(ALL):
        return None
    return Subscription(
        _offer(ALL, "订阅这个日历", site),
        tuple(
            _offer(scope.id, scope.name, site)
            for scope in site.subscriptions.scopes.values()
            if scope.kind.field == "catalogue" and has(scope.id)
        ),
        bool(site.info.address),
    )


def _offer(scope: str, name: str, site: Site) -> CalendarOffer:
    """webcal: makes a phone subscribe instead of copying what is in the calendar today."""
    file = f"{URL}{scope}.ics"
    _, _, rest = site.info.absolute(file).partition("://")
    return CalendarOffer(name, f"webcal://{rest}" if rest else file, file)

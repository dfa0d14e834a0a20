"""Why a record should be looked at, in points, and how much it matters, in tenths."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from portal.catalogue.web_hosts import is_official
from portal.checks.changed_attachments import changed_attachments
from portal.editing.care.web_addresses import WebAddress, web_addresses
from portal.kinds.item import Item
from portal.read.document import Document
from portal.read.record import PENDING
from portal.validity.due_dates import DueDate
from portal.validity.status import LEGISLATION, TIMELESS_LEVELS, Status
from portal.view.legal_texts import lacking_since, versions_of
from portal.view.site import Site

NAMES = {
    "hijacked": "网址被劫持",
    "awaiting": "引用的版本已有新版",
    "ground": "回答之后依据变了",
    "coming": "近期有日子",
    "passed": "日子过了还没有核对",
    "overdue": "该复核了",
    "text": "修改过，还没有新的全文",
    "doubt": "是否有效待核",
    "dead": "网址失效",
    "attachment": "附件变了",
    "unseen": "只有题名，未见来源",
    "unverified": "有待核字段",
    "missing": "缺内容",
    "unofficial": "没有官方网址",
    "single": "只有一处来源",
    "note": "核对时留了话",
}
"""The reasons, by their ids, in the order in which they are told."""

SOON = 30
"""Days in which what falls due is pressing."""

HIJACKED = 100
"""More than all other reasons together that a record ever has: nothing harms readers as soon."""

SHOWN = 3
"""Names of one reason that are told; the others are counted."""

WANTED = ("summary", "sources", "doc_no", "issuers")
"""Fields that readers miss where a record has none: what it is about, where it is from, how it is
quoted, who made it."""


@dataclass(frozen=True)
class Reason:
    """One reason: its id in NAMES, its points, and what exactly."""

    id: str
    points: int
    what: str = ""

    @property
    def words(self) -> str:
        return f"{NAMES[self.id]}：{self.what}" if self.what else NAMES[self.id]


@dataclass(frozen=True)
class Weight:
    """How much a record matters, in tenths of the usual, and why; `ended` where it holds no more."""

    tenths: int
    reasons: tuple[str, ...]
    ended: bool

    @property
    def words(self) -> str:
        because = f"（{'、'.join(self.reasons)}）" if self.reasons else ""
        return f"重要程度 ×{self.tenths / 10:.1f}{because}"


def weigh(item: Item, site: Site) -> Weight:
    """How much hangs on a record: whether it holds, its level, who speaks of it, what it demands and
    gives."""
    validity = site.validity(item)
    ended = validity is not None and validity.status.ended
    tenths, told = 10, []
    for extra, words in _extras(item, site):
        tenths += extra
        told.append(words)
    if ended:
        return Weight(max(1, tenths * 3 // 10), ("已不再有效", *told), True)
    return Weight(tenths, tuple(told), False)


def _extras(item: Item, site: Site) -> Iterator[tuple[int, str]]:
    level = item.get("level")
    if level in LEGISLATION:
        yield 3, site.name("levels", level)
    elif level == "national-standard":
        yield 2, site.name("levels", level)
    if item.get("reliefs"):
        yield 2, "有优惠"
    if count := len(item.get("duties", ())):
        yield min(3, count), f"{count} 条规定"
    if count := len(site.rows(item)):
        yield (2 if count >= 20 else 1), f"{count} 个条目"
    links = site.catalogue.links
    ids = [item.id, *(row.id for row in site.rows(item))]
    speakers = {link.source for id in ids for link in links.to(id)} - set(ids)
    if speakers:
        yield min(5, (len(speakers) + 2) // 3), f"{len(speakers)} 处引用"


def reasons(
    item: Item,
    site: Site,
    day: date,
    days: int,
    due: date | None,
    dues: list[DueDate],
    superseded: list[str],
) -> Iterator[Reason]:
    """The reasons to look at a record on a day, in the order of NAMES. `due` is the day by which it
    should be looked at again, `dues` what falls due in it, `superseded` the titles of editions that it
    cites and that have been replaced since somebody looked."""
    unsafe = [one.url for one in _addresses(item, site) if one.url in site.unsafe_links]
    if unsafe:
        yield Reason("hijacked", HIJACKED, _some(list(dict.fromkeys(unsafe))))
    if superseded:
        yield Reason("awaiting", 20, _some(superseded))
    if changes := site.ground_changes(item):
        named = [site.link(one.id).text + f"（{one.words}）" for one in changes]
        yield Reason("ground", 30, _some(named))
    yield from _dates(item, day, days, due, dues)
    if since := lacking_since(item, site):
        newest = versions_of(item, site)[-1].day
        yield Reason("text", 18, f"{since} 起的没有，最新的是 {newest} 起的")
    yield from _doubts(item, site)
    yield from _gaps(item, site)


def _dates(
    item: Item, day: date, days: int, due: date | None, dues: list[DueDate]
) -> Iterator[Reason]:
    checked = item.value.verification.checked.last
    coming = sorted((one for one in dues if day <= one.on <= day + timedelta(days)), key=_by_day)
    if coming:
        soon = (coming[0].on - day).days <= SOON
        known = any(one.day.precision == "day" for one in coming)
        points = 30 if soon else 24 if known else 15  # a known day before an old doubt
        yield Reason("coming", points, _some([_told(one) for one in coming]))
    passed = sorted((one for one in dues if checked < one.on < day), key=_by_day)
    if passed:
        yield Reason("passed", 30, _some([_told(one) for one in passed]))
    if due and due < day and not passed:
        months = (day - due).days // 30
        text = item.value.verification.checked.text
        yield Reason("overdue", 10 + min(20, months), f"上次核对 {text}，应在 {due} 以前")


def _doubts(item: Item, site: Site) -> Iterator[Reason]:
    verification = item.value.verification
    validity = site.validity(item)
    if validity is not None and validity.status is Status.UNVERIFIED:
        yield Reason("doubt", 15, item.get("status_doubt") or validity.reason or "")
    if verification.confidence == "low":  # it has nothing else yet, by the rules
        yield Reason("unseen", 12)
        return
    labels = [item.label(doubt.field) for doubt in verification.unverified]
    rows = [row for row in site.rows(item) if row.value.verification.unverified]
    if labels or rows:
        points = min(15, 3 * len(labels)) + min(10, len(rows))
        named = _some(list(dict.fromkeys(labels)))
        of_rows = f"{len(rows)} 个条目里也有" if labels else f"在 {len(rows)} 个条目里"
        what = "，".join(part for part in (named, of_rows if rows else "") if part)
        yield Reason("unverified", points, what)


def _gaps(item: Item, site: Site) -> Iterator[Reason]:
    verification = item.value.verification
    missing = list(_missing(item)) if verification.confidence != "low" else []
    if missing:
        yield Reason("missing", min(12, 3 * len(missing)), "、".join(missing))
    report, named = site.link_report, _addresses(item, site)
    dead = list(dict.fromkeys(one.url for one in named if report.is_dead(one.url)))
    if dead:
        yield Reason("dead", min(16, 8 * len(dead)), _some(dead))
    changed = [one.attachment.title for one in changed_attachments(item, report)]
    if changed:
        yield Reason("attachment", 20, _some(changed))
    cited = isinstance(item.value, Document) and item.value.sources
    if cited and not any(is_official(one.url) for one in named):
        yield Reason("unofficial", 5)
    if verification.confidence == "medium":
        yield Reason("single", 1)
    if verification.note:
        yield Reason("note", 1, verification.note)


def _addresses(item: Item, site: Site) -> list[WebAddress]:
    """Those that readers get as links, or would if they were well."""
    parts = (item, *site.rows(item))
    return [one for part in parts for one in web_addresses(part) if one.shown]


def _missing(item: Item) -> Iterator[str]:
    """The fields that ought to be there and are not; not those of which is written that they are
    unverified, for these are another reason."""
    verification = item.value.verification
    for name in WANTED:
        if name not in item.fields or item.get(name) or verification.doubts(name):
            continue
        if name == "issuers" and item.get("issuers_note"):
            continue
        if name == "summary" and item.kind.is_news:
            continue
        yield item.label(name)
    dated = isinstance(item.value, Document) and item.get("level") not in TIMELESS_LEVELS
    if dated and next(item.dates, None) is None and not verification.unverified:
        yield "日期"


def _by_day(due: DueDate) -> tuple[date, str]:
    return due.on, due.key


def _told(due: DueDate) -> str:
    doubt = PENDING if due.day.precision != "day" else ""
    return f"{due.word} {due.day}" + (f"（哪一天{doubt}）" if doubt else "")


def _some(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    more = f"等 {len(names)} 处" if len(names) > SHOWN else ""
    return "、".join(names[:SHOWN]) + more

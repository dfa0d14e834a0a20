"""How to reach a body, as every page says it: the number, how old it is, in which material it stood.

A number that is too old is nowhere to be read; what is said in its place is that there was one, and
whom to ask instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.kinds.body import WAYS, Body, Contact
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.record import Source
from portal.validity.contact_age import ContactAge, contact_age
from portal.view.site import Site

_NO_ANSWER = {"phone": "打不通", "site": "打不开", "email": "没有回音", "address": "找不到"}

ONLY_THERE = "只给当地企业用；别处的企业找自己当地的部门"

UNOPENED = "只在材料里见到这个网址，没有打开核对过"


@dataclass(frozen=True)
class ContactLine:
    """One way to reach a body. `text` is '' where it is not shown any more: `aged` says so then.
    `href` is '' where nothing can be opened or dialled."""

    way: str
    word: str
    text: str
    href: str
    aged: str
    """What its age makes of it; '' for what is recent."""
    notes: tuple[str, ...]
    dated: str
    """The material by its day: 2025 年 2 月的材料."""
    source: Source | None


def contact_lines(body: Item, site: Site) -> list[ContactLine]:
    """The ways to reach a body, as they may be shown on the day of the site."""
    return [_line(contact, body, site) for contact in _contacts(body)]


@dataclass(frozen=True)
class Reach:
    """How to reach a body: what its page says. `lacking` says that no number of it can be shown, and
    `instead` whom to call then; `reach` is what holds of all numbers of local bodies."""

    lines: tuple[ContactLine, ...]
    lacking: str
    instead: str
    reach: str


def reach_of(body: Item, site: Site) -> Reach:
    """How to reach a body on the day of the site."""
    local = bool(body.get("regions"))
    return Reach(
        lines=tuple(contact_lines(body, site)),
        lacking=no_number(body),
        instead=call_instead(site, body),
        reach=ONLY_THERE if local else "",
    )


def shown_contacts(body: Item, day: date) -> list[Contact]:
    """The ways to reach a body that may be shown on a day."""
    return [one for one in _contacts(body) if contact_age(one, day) is not ContactAge.TOO_OLD]


def no_number(body: Item) -> str:
    """What is said of a body of which no number is recorded; '' where one is, though it may be too
    old to be shown."""
    ways = {one.way for one in _contacts(body)}
    if "phone" in ways:
        return ""
    return "没有收录电话" if ways else "没有收录电话和网址"


def fallback_of(site: Site) -> Item | None:
    """Whom to ask where nobody else is recorded."""
    return site.fallback


def call_instead(site: Site, besides: Item | None = None) -> str:
    """拨 12345, or '' where no such number is recorded, or it is that of the body `besides`."""
    body = fallback_of(site)
    if body is None or body is besides:
        return ""
    number = dial_instead(site, besides)
    return f"拨 {number.value}" if number else f"找{body.title}"


def dial_instead(site: Site, besides: Item | None = None) -> Contact | None:
    """The number of whom to ask where nobody else can be, unless that is the body `besides`."""
    body = fallback_of(site)
    if body is None or body is besides:
        return None
    return next((one for one in shown_contacts(body, site.as_of) if one.way == "phone"), None)


def _contacts(body: Item) -> tuple[Contact, ...]:
    assert isinstance(body.value, Body)
    return body.value.contacts


def _line(contact: Contact, body: Item, site: Site) -> ContactLine:
    age = contact_age(contact, site.as_of)
    hidden = age is ContactAge.TOO_OLD
    return ContactLine(
        way=contact.way,
        word=WAYS[contact.way],
        text="" if hidden else contact.value,
        href="" if hidden else contact.href,
        aged=_aged(contact, age, call_instead(site, body)),
        notes=() if hidden else tuple(_notes(contact)),
        dated=f"{_day(contact.date)}的材料",
        source=next((one for one in body.value.sources if one.key == contact.source), None),
    )


def _aged(contact: Contact, age: ContactAge, instead: str) -> str:
    if age is ContactAge.TOO_OLD:
        ask = f"，请{instead} 问" if instead else ""
        name = "号码" if contact.way == "phone" else WAYS[contact.way]
        return f"{_day(contact.date)}的{name}太旧，不再显示{ask}"
    if age is ContactAge.RECENT:
        return ""
    ask = f"，{_NO_ANSWER[contact.way]}{instead}" if instead else ""
    return f"{_month(contact.date)}的材料，可能已经变了{ask}"


def _month(dated: PartialDate) -> str:
    """To the month, which is what matters of something old: 2025 年 2 月."""
    month = "" if dated.precision == "year" else f" {dated.first.month} 月"
    return f"{dated.first.year} 年{month}"


def _day(dated: PartialDate) -> str:
    """As exact as it is known, to stand before 的."""
    return f"{dated} " if dated.precision == "day" else _month(dated)


def _notes(contact: Contact) -> Iterator[str]:
    if contact.note:
        yield contact.note
    if contact.way == "site":
        yield f"{contact.opened} 打开核对过" if contact.opened else UNOPENED

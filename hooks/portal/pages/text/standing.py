"""Whether the text on a page is the one in force: what a reader of an old one, of one that is still to come, or
of one that was amended since must not miss."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from portal.catalogue.text_versions import TextVersion, version_on
from portal.kinds.item import Item
from portal.page import Badge, Link
from portal.pages.record.answer import Answer, Notice, answer_of
from portal.validity.status import Status
from portal.view.legal_texts import text_url, versions_of
from portal.view.site import Site
from portal.view.text_words import (
    TextChange,
    change_after,
    changes_of,
    span_words,
    version_words,
)

OLD = Badge("superseded", "旧文本")
COMING = Badge("upcoming", "尚未施行的文本")
TODAY = Badge("in-force", "现在的文本")


@dataclass(frozen=True)
class VersionLine:
    """A version in the list of all; without an address a text that the record knows of and nobody has."""

    day: date
    words: str
    span: str
    url: str
    articles: int
    badge: Badge | None
    own: Badge | None
    """Who put it here, where a portal lies upon the nation's data."""
    is_shown: bool


def answer_on(version: TextVersion, item: Item, site: Site) -> Answer:
    """What the first screen says of a version: whether this is its text today, then the record's answer.
    Of what was withdrawn nothing is said."""
    answer = answer_of(item, site, [])
    if site.catalogue.is_withdrawn(item):
        return answer
    badge = badge_of(version, item, site)
    tone = badge.id if badge else answer.tone
    if tone == Status.IN_FORCE.value and was_changed(version, item, site):
        tone = Status.UNVERIFIED.value
    notices = (*_notices(version, item, site), *answer.notices)
    return replace(answer, badge=badge or answer.badge, tone=tone, notices=notices, steps=())


def was_changed(version: TextVersion, item: Item, site: Site) -> bool:
    """Whether an amendment has come since; of the newest text at hand one that nobody has here."""
    after = change_after(version, item, site)
    return after is not None and after.day <= site.as_of


def badge_of(version: TextVersion, item: Item, site: Site) -> Badge | None:
    """Which text a version is; None where the record itself has ended or has not begun, for then its own
    badge says more."""
    current = version_on(versions_of(item, site), site.as_of)
    validity = site.validity(item)
    if version.day > site.as_of:
        return None if validity and validity.status is Status.UPCOMING else COMING
    if version != current:
        return OLD
    return None


def _notices(version: TextVersion, item: Item, site: Site) -> Iterator[Notice]:
    versions = versions_of(item, site)
    current = version_on(versions, site.as_of)
    if version.day > site.as_of:
        lead = f"这是 {version.day} 起施行的文本，现在还没有施行。"
        yield _beside_current(lead, "现在的", current, item, site)
    elif version != current:
        yield _outdated(version, current, item, site)
    else:
        yield from _changed_since(version, item, site)


def _outdated(version: TextVersion, current: TextVersion | None, item: Item, site: Site) -> Notice:
    validity = site.validity(item)
    which = "最后的" if validity and validity.status.ended else "现在的"
    after = change_after(version, item, site)
    lead = f"这不是{which}文本：{after.day} 起已经修改" if after else f"这不是{which}文本"
    if after and after.version is None:
        lead += "，那一次修改后的全文本站没有"
    return _beside_current(f"{lead}。", which, current, item, site)


def _beside_current(
    lead: str, which: str, current: TextVersion | None, item: Item, site: Site
) -> Notice:
    """Of a text that is not the one in force, with the way to that, or to the nearest one at hand."""
    if current is None:
        return Notice(f"{lead}{which}文本本站没有。", ())
    lacking = "本站没有，最近的一份" if was_changed(current, item, site) else ""
    return Notice(f"{lead}{which}文本{lacking}：", (_link(current, item, site),))


def _changed_since(version: TextVersion, item: Item, site: Site) -> Iterator[Notice]:
    """Of the newest text that has come: what has changed it, or is going to."""
    later = [one for one in changes_of(item, site) if one.day > version.day]
    come = [str(one.day) for one in later if one.day <= site.as_of]
    if come:
        yield Notice(f"此后 {'、'.join(come)} 修改过，本站没有修改后的全文，请看官方文本。", ())
    coming = next((one for one in later if one.day > site.as_of), None)
    if coming and coming.version:
        link = _link(coming.version, item, site)
        yield Notice(f"{coming.day} 起施行修改后的文本：", (link,))
    elif coming:
        yield Notice(f"{coming.day} 起修改，本站没有修改后的全文。", ())


def _link(version: TextVersion, item: Item, site: Site) -> Link:
    return Link(called(version, item), text_url(item, version, site))


def called(version: TextVersion, item: Item) -> str:
    """2018年修正，2018-10-26 起施行."""
    words = version_words(version, item)
    return f"{words}，{version.day} 起施行" if words else f"{version.day} 起施行"


def version_lines(
    item: Item, site: Site, shown: TextVersion | None = None
) -> tuple[VersionLine, ...]:
    """All versions, the newest first, and the gaps between them."""
    versions = versions_of(item, site)
    known = [one for one in changes_of(item, site) if one.day >= versions[0].day]
    return tuple(_line(one, item, site, shown) for one in reversed(known))


def _line(change: TextChange, item: Item, site: Site, shown: TextVersion | None) -> VersionLine:
    version = change.version
    if version is None:
        return VersionLine(change.day, "修改", f"{change.day} 起", "", 0, None, None, False)
    overlay = site.catalogue.overlay
    return VersionLine(
        version.day,
        version_words(version, item),
        span_words(version, item, site),
        text_url(item, version, site),
        len(version.text.articles),
        badge_of(version, item, site) or _today(version, item, site),
        Badge("own", overlay.mark) if overlay and version.own else None,
        version == shown,
    )


def _today(version: TextVersion, item: Item, site: Site) -> Badge | None:
    """Said of the text in force only, and only where it is known to be the one."""
    changed = was_changed(version, item, site)
    return None if changed or not site.is_in_force(item) else TODAY

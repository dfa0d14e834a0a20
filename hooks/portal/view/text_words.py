"""How a version of a text is called: 2018年修正, and the name by which its places are cited. From when to
when it is the text, as far as the record knows."""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.catalogue.law_names import STATE
from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.kinds.kind import quoted
from portal.read.document import Amendment, Document
from portal.view.legal_texts import versions_of
from portal.view.site import Site

_DEEDS = ("修订", "修正")


@dataclass(frozen=True)
class TextChange:
    """A day from which the text of a record is another: a version at hand begins on it, or the record
    knows of an amendment; `version` is None where nobody has that text."""

    day: date
    version: TextVersion | None


def amendments_of(item: Item) -> tuple[Amendment, ...]:
    """The earliest first."""
    document = item.record
    return document.amendments if isinstance(document, Document) else ()


def changes_of(item: Item, site: Site) -> list[TextChange]:
    """All that are known, in their order. The first one may be the beginning of the record."""
    at_hand = {version.day: version for version in versions_of(item, site)}
    days = set(at_hand)
    for amendment in amendments_of(item):
        known = amendment.begins
        if not any(known.first <= day <= known.last for day in at_hand):
            days.add(known.first)
    return [TextChange(day, at_hand.get(day)) for day in sorted(days)]


def change_after(version: TextVersion, item: Item, site: Site) -> TextChange | None:
    """What ends a version, as far as is known."""
    return next((one for one in changes_of(item, site) if one.day > version.day), None)


def span_words(version: TextVersion, item: Item, site: Site) -> str:
    """2016-07-02 至 2018-10-25; 2018-10-26 起."""
    after = change_after(version, item, site)
    if after is None:
        return f"{version.day} 起"
    return f"{version.day} 至 {after.day - timedelta(days=1)}"


def last_amendment(item: Item, day: date) -> Amendment | None:
    """The last amendment that the text of a day has in it."""
    come = [one for one in amendments_of(item) if one.begins.first <= day]
    return max(come, key=lambda one: (one.begins, one.date), default=None)


def is_first(version: TextVersion, item: Item) -> bool:
    """Whether a version is the text as it was made: its day is that of the record, and nothing had
    amended it before."""
    document = item.record
    begun = document.effective if isinstance(document, Document) else None
    return (
        begun is not None
        and begun.first <= version.day <= begun.last
        and last_amendment(item, version.day) is None
    )


def version_words(version: TextVersion, item: Item) -> str:
    """2018年修正, of the text as it was made 1997年; '' where the record was never amended."""
    amendments = amendments_of(item)
    if not amendments:
        return ""
    last = last_amendment(item, version.day)
    if last is None:
        document = item.record
        assert isinstance(document, Document)
        made = document.issued or document.published or document.effective
        return f"{made.first.year}年" if made else ""
    deed = _deed(last)
    alike = [one for one in amendments if (one.date.first.year, _deed(one)) == (_year(last), deed)]
    return f"{last.date if len(alike) > 1 else f'{_year(last)}年'}{deed}"


def _year(amendment: Amendment) -> int:
    return amendment.date.first.year


def _deed(amendment: Amendment) -> str:
    note = amendment.note or ""
    return next((deed for deed in _DEEDS if deed in note), "修改")


def cited_name(version: TextVersion, item: Item) -> str:
    """《节约能源法》（2018年修正）: what stands before the place in a citation."""
    words = version_words(version, item)
    title = item.title.removeprefix(STATE)
    return f"{quoted(title)}{f'（{words}）' if words else ''}"

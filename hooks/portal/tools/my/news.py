"""What happened last, one line for each record, with the scopes whose people it concerns: so that `/my/`
can say what is new since the last visit without loading feeds."""

from collections.abc import Iterator
from typing import Any

from portal.catalogue.content import url_of
from portal.ledger.event import Event, Subject
from portal.tools.my.data import FOLLOWED
from portal.tools.without_empty import without_empty
from portal.view.site import Site

MOST = 400
"""Lines kept, the newest: what is older stands in the monthly archives. Moments stay whole."""


def news(site: Site) -> dict[str, Any]:
    """`events`, the newest first; `from` is the moment from which on nothing is left out, '' where nothing
    is at all. The newest moment stands in my.json: whoever has seen that need not load this."""
    told: list[dict[str, Any]] = []
    since = ""
    for event in reversed(site.timeline.events):
        at = event.at.isoformat()
        if len(told) >= MOST and told[-1]["at"] != at:
            since = told[-1]["at"]
            break
        told.extend(_lines(event, site))
    return {"events": told, "from": since}


def _lines(event: Event, site: Site) -> Iterator[dict[str, Any]]:
    """The event, part by part and record by record."""
    if event.parts:
        for part in event.parts:
            yield from _lines(part, site)
        return
    words = site.event_text.at(event)
    for subject in event.subjects:
        yield without_empty(
            {
                "at": event.at.isoformat(),
                "word": event.word,
                "day": event.due.day.text if event.due and event.ahead else "",
                "title": words.name(subject),
                "url": url_of(subject.content, subject.rows[0])
                if len(subject.rows) == 1
                else url_of(subject.content),
                **_scopes(event, subject, site),
            }
        )


def _scopes(event: Event, subject: Subject, site: Site) -> dict[str, Any]:
    """Whom it concerns: the scopes that a firm may follow, or `everyone`."""
    names = site.subscriptions.names
    followed = {id for id in names.of_subject(subject, (event.kind,)) if id.startswith(FOLLOWED)}
    everyone = _all_followed(site)
    if everyone and everyone <= followed:
        return {"everyone": True}
    return {"scopes": sorted(followed)}


def _all_followed(site: Site) -> frozenset[str]:
    if _all_followed not in site.known:
        scopes = site.subscriptions.scopes
        site.known[_all_followed] = frozenset(id for id in scopes if id.startswith(FOLLOWED))
    found: frozenset[str] = site.known[_all_followed]
    return found

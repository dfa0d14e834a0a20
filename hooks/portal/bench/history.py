"""A ledger of many publications that ends with given records: each tells of an edit of one of them,
most of which move the last day where there is one."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from portal.catalogue.content import Content, content_of
from portal.ledger.press import Press, line_of
from portal.ledger.publication import Publication, PublicationHead
from portal.ledger.unpublished import Edit
from portal.read.dates import PartialDate

APART = timedelta(hours=8)
"""Between two publications: a thousand take less than a year."""


def history(press: Press, count: int) -> Iterator[Publication]:
    """So many publications of the records of `press`, the last one at its moment."""
    contents = [content_of(item) for item in press.catalogue.records]
    turns = [n % len(contents) for n in range(count - 1)]
    times = Counter(turns)
    drafts = [times[n] for n in range(len(contents))]
    at = press.at - APART * (count - 1)
    first = (_draft(one, drafts[n]) for n, one in enumerate(contents))
    lines = [
        line_of("added", Edit(one["id"], None, one), f"{at:%Y%m%dT%H%M%S}/added/{one['catalogue']}")
        for one in first
    ]
    publication = press.publication(lines, "开通")
    publication = Publication(
        publication.head.model_copy(update={"at": _written(at)}), publication.lines
    )
    yield publication
    for n in turns:
        at += APART
        content = contents[n]
        before, after = _draft(content, drafts[n]), _draft(content, drafts[n] - 1)
        drafts[n] -= 1
        line = line_of(
            "amended",
            Edit(content["id"], before, after),
            f"{content['id']}/amended/{at:%Y%m%dT%H%M%S}",
        )
        head = PublicationHead(
            at=_written(at), after=publication.seals[-1], lines=1, note=f"改了 {content['id']}"
        )
        publication = Publication(head, (line,))
        yield publication


def _draft(content: Content, number: int) -> dict[str, Any]:
    """A record as it was so many edits before the last."""
    if not number:
        return dict(content)
    draft = {**content, "title": f"{content['title']}（前 {number} 稿）"}
    expires = content.get("expires")
    if expires and (day := PartialDate(expires)).precision == "day":
        draft["expires"] = (day.first + timedelta(days=number)).isoformat()
    return draft


def _written(at: datetime) -> str:
    return at.isoformat(timespec="seconds")

"""What of a record counts: everything that an editor wrote, however it was laid out.

Comments, quotes, the order of fields and defaults that nobody wrote are no content, and neither
is a field that the models get later on.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from portal.kinds.item import Item
from portal.kinds.rows import row_fields
from portal.read.known import KnownOf
from portal.read.markers import Is
from portal.read.model_fields import having
from portal.read.record import PENDING

Content = Mapping[str, Any]
"""A record as plain data: its catalogue and the fields that are not at their defaults. Numbers with
a point and dates are text, so that nothing is lost in JSON."""

DIGEST = 16
"""Hexadecimal digits: 64 bits, against slips and not against forgers."""


def content_of(record: Item) -> dict[str, Any]:
    """The content of a record with its rows, without what is for the editors alone."""
    own = record.record
    kept = set(having(type(own), Is.INTERNAL))
    written = own.model_dump(mode="json", exclude_defaults=True, exclude=kept)
    return {"catalogue": record.kind.id, **written}


def digest_of(content: Content) -> str:
    """A short name for exactly this content."""
    return hashlib.sha256(canonical(content).encode("utf-8")).hexdigest()[:DIGEST]


_digests: dict[str, KnownOf[str]] = defaultdict(KnownOf)
"""By catalogue."""


def digest_of_item(record: Item) -> str:
    """The same of what a record says. It is asked for several times, and of all records after an edit
    of one."""
    return _digests[record.kind.id].of(record.record, lambda: digest_of(content_of(record)))


def canonical(value: Any) -> str:
    """JSON that is the same for the same data."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def title_of(part: Content) -> str:
    """The title of a record, the name of a row."""
    return str(part.get("title") or part.get("name") or part["id"])


def url_of(content: Content, row: str = "") -> str:
    """The address below the root of a record, or of one of its rows."""
    return f"{content['catalogue']}/{row or content['id']}/"


def text_address(record: str, day: str = "") -> str:
    """The address of the full text of the record at an address; of a version that is not the one shown
    there, with its first day."""
    return f"{record}text/{day}/" if day else f"{record}text/"


def comparison_address(record: str) -> str:
    """The address of what is set side by side of the record at an address."""
    return f"{record}compare/"


def rows_in(content: Content) -> Iterator[Content]:
    """The parts that have pages of their own."""
    for field in row_fields(content.get("catalogue", "")):
        yield from content.get(field, ())


def row_in(content: Content, id: str) -> Content | None:
    return next((row for row in rows_in(content) if row["id"] == id), None)


def is_heading(part: Content) -> bool:
    """Whether nobody has seen a source, so that only the title may be told."""
    return part.get("verification", {}).get("confidence") == "low"


def doubt_of(part: Content, field: str) -> str:
    """What stands behind a value that no source has confirmed: 待核, or 部分待核 where only a part of
    it is; '' for one that is confirmed."""
    doubts = [
        doubt
        for doubt in part.get("verification", {}).get("unverified", ())
        if doubt["field"] == field
    ]
    if not doubts:
        return ""
    return f"部分{PENDING}" if all(doubt.get("part") for doubt in doubts) else PENDING


def marked(text: str, doubt: str) -> str:
    """A text with its doubt behind it."""
    return f"{text}（{doubt}）" if doubt else text

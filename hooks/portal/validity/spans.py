"""The whole of a document's life: spans of days on each of which one answer holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from portal.validity.dated import Dated
from portal.validity.ending import Ending
from portal.validity.validity import Validity, boundaries, validity_on


@dataclass(frozen=True)
class ValiditySpan:
    """Days with one validity, both ends included; None where there is no end."""

    first: date | None
    last: date | None
    validity: Validity


def spans(document: Dated, found: list[Ending]) -> Iterator[ValiditySpan]:
    """All of time, in order and without a gap; nothing for a document that sets nothing. `found`
    are the document's endings."""
    starts = [date.min, *sorted(boundaries(document, found))]
    known: ValiditySpan | None = None
    for start in starts:
        validity = validity_on(start, document, found)
        if validity is None:
            return
        if known and known.validity == validity:
            continue
        if known:
            yield ValiditySpan(known.first, start - timedelta(days=1), known.validity)
        known = ValiditySpan(None if start == date.min else start, None, validity)
    if known:
        yield known

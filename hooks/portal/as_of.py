"""The moment for which everything is reckoned. No other module asks for the time."""

import os
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has kept one zone without summer time since 1991, so a fixed offset serves,
and machines without a zone database (Windows) need none."""

_LAST_SECOND = time(23, 59, 59)


class BadAsOf(ValueError):
    """PORTAL_AS_OF cannot be read; the text says in Chinese what is expected."""


def as_of(environ: Mapping[str, str] = os.environ) -> datetime:
    """Return the moment in China, in whole seconds, that everything is reckoned for.

    `PORTAL_AS_OF` overrides the clock: a day (`2026-12-31`), which stands for its last second, or a
    moment with its offset (`2026-12-31T23:59+08:00`). Raises BadAsOf when it is neither.
    """
    text = environ.get("PORTAL_AS_OF", "").strip()
    if not text:
        return datetime.now(CHINA).replace(microsecond=0)
    try:
        if "T" not in text:
            return end_of(date.fromisoformat(text))
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=CHINA)
        return moment.astimezone(CHINA).replace(microsecond=0)
    except (ValueError, OverflowError):  # the latter at either end of the calendar
        raise BadAsOf(
            f"PORTAL_AS_OF 写作 {text!r}，应为 2026-12-31 或 2026-12-31T23:59+08:00"
        ) from None


def end_of(day: date) -> datetime:
    """The last second of a day in China."""
    return datetime.combine(day, _LAST_SECOND, CHINA)

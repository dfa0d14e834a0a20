"""The day for which everything is reckoned. No other module asks for the time."""

import os
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has kept one zone without summer time since 1991, so a fixed offset serves,
and machines without a zone database (Windows) need none."""


class BadAsOf(ValueError):
    """PORTAL_AS_OF cannot be read; the text says in Chinese what is expected."""


def as_of(environ: Mapping[str, str] = os.environ) -> date:
    """Return the day in China that validity is reckoned for.

    `PORTAL_AS_OF` overrides the clock: a day (`2026-12-31`) or a moment with its offset
    (`2026-12-31T23:59+08:00`). Raises BadAsOf when it is neither.
    """
    text = environ.get("PORTAL_AS_OF", "").strip()
    if not text:
        return datetime.now(CHINA).date()
    try:
        if "T" not in text:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=CHINA)
        return moment.astimezone(CHINA).date()
    except (ValueError, OverflowError):  # the latter at either end of the calendar
        raise BadAsOf(
            f"PORTAL_AS_OF 写作 {text!r}，应为 2026-12-31 或 2026-12-31T23:59+08:00"
        ) from None

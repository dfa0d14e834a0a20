"""The moment for which everything is reckoned. No other module asks for the time."""

import os
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has kept one zone without summer time since 1991, so a fixed offset serves,
and machines without a zone database (Windows) need none."""

_LAST_SECOND = time(23, 59, 59)

_EARLIEST, _LATEST = 1949, 2199
"""Years that days of records may have; beyond them there is nothing to look at."""


class BadAsOf(ValueError):
    """PORTAL_AS_OF cannot be read; the text says in Chinese what is expected."""


def now() -> datetime:
    """What the clock says in China, in whole seconds."""
    return datetime.now(CHINA).replace(microsecond=0)


def looks_elsewhere(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether somebody wants to see another moment than that of the clock."""
    return bool(environ.get("PORTAL_AS_OF", "").strip())


def as_of(environ: Mapping[str, str] = os.environ) -> datetime:
    """Return the moment in China, in whole seconds, that everything is reckoned for.

    `PORTAL_AS_OF` overrides the clock: a day (`2026-12-31`), which stands for its last second, or a
    moment with its offset (`2026-12-31T23:59+08:00`). Raises BadAsOf when it is neither.
    """
    text = environ.get("PORTAL_AS_OF", "").strip()
    if not text:
        return now()
    try:
        moment = _moment(text)
    except (ValueError, OverflowError):  # the latter at either end of the calendar
        raise BadAsOf(
            f"PORTAL_AS_OF 写作 {text!r}，应为 2026-12-31 或 2026-12-31T23:59+08:00"
        ) from None
    if not _EARLIEST <= moment.year <= _LATEST:
        years = f"年份在 {_EARLIEST} 到 {_LATEST} 之间"
        raise BadAsOf(f"PORTAL_AS_OF 写作 {text!r}，应为 2026-12-31 这样的日子，{years}")
    return moment


def _moment(text: str) -> datetime:
    if "T" not in text:
        return end_of(date.fromisoformat(text))
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=CHINA)
    return moment.astimezone(CHINA).replace(microsecond=0)


def end_of(day: date) -> datetime:
    """The last second of a day in China."""
    return datetime.combine(day, _LAST_SECOND, CHINA)

"""The id that a new record might have: from its number, from its edition before, or the next number."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any

from portal.editing.finding.number_forms import identifier, standard_number
from portal.kinds.kind import Kind


def proposed_id(
    kind: Kind,
    record: Mapping[str, Any],
    known: Iterable[str],
    is_free: Callable[[str], bool],
    old: str = "",
) -> str:
    """An id in the way of the house that nothing bears or bore; '' where nothing leads to one: a name
    in Chinese has no letters. `known` are the ids of the catalogue, `old` is the edition before."""
    ids = list(known)
    guesses = (
        _by_standard(record),
        _by_edition(record, old),
        _by_number(record),
        _by_date(kind, record),
    )
    for guess in filter(None, guesses):
        if is_free(guess):
            return guess
        if guess.startswith(f"{kind.id}-"):  # news of one day
            return free_id(guess, is_free)
    return _next(ids, is_free)


def free_id(wanted: str, is_free: Callable[[str], bool]) -> str:
    """This id, or where something bears it the first of it with a number behind that is free."""
    if is_free(wanted):
        return wanted
    return next(id for at in count(2) if is_free(id := f"{wanted}-{at}"))


def _by_standard(record: Mapping[str, Any]) -> str:
    number = standard_number(str(record.get("doc_no") or ""))
    return number.slug if number and number.year else ""


def _by_number(record: Mapping[str, Any]) -> str:
    """miit2010-173: who, which year, which number."""
    year, number = identifier(str(record.get("doc_no") or ""))
    issuers = record.get("issuers") or ()
    return f"{issuers[0]}{year}-{number}" if year and issuers else ""


def _by_edition(record: Mapping[str, Any], old: str) -> str:
    """The same with the year of this edition, or with the next number of its line."""
    if not old:
        return ""
    year = next(
        (str(record[day])[:4] for day in ("issued", "published", "effective") if record.get(day)),
        "",
    )
    stem, _, last = old.rpartition("-")
    if re.fullmatch("(19|20)[0-9]{2}", last):
        return f"{stem}-{year}" if year and year != last else ""
    if last.isdecimal() and stem:
        return f"{stem}-{int(last) + 1}"
    return f"{old}-{year}" if year else ""


def _by_date(kind: Kind, record: Mapping[str, Any]) -> str:
    day = record.get("date") if kind.is_news else None
    return f"{kind.id}-{day}" if day else ""


def _next(ids: list[str], is_free: Callable[[str], bool]) -> str:
    """The next number, where nearly all ids of a catalogue are one word with a number."""
    found = [match for id in ids if (match := re.fullmatch(r"([a-z]+)-([0-9]{2,4})", id))]
    stems = {match[1] for match in found}
    if len(stems) != 1 or len(found) < 0.9 * len(ids):
        return ""
    width = max(len(match[2]) for match in found)
    first = max(int(match[2]) for match in found) + 1
    return next(id for at in count(first) if is_free(id := f"{found[0][1]}-{at:0{width}}"))

"""The life of a relief as the finder uses it: how it is got, what comes first, what refuses, which papers,
and the days after.

Each statement stands once in the file (`statements`), for many reliefs follow the same record; a relief has
their numbers. What counts days is told as rules with their parts, so that the browser only adds to a date.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.kinds.claim import KeptPaper
from portal.kinds.item import Item
from portal.kinds.life_fact import says
from portal.kinds.relief_life import AFTERWARDS, Afterwards, Beforehand, Exclusion, Requirement
from portal.kinds.tax import TaxList
from portal.read.vocabulary import RefusalTerm
from portal.tools.without_empty import without_empty
from portal.validity.windows import window_spans
from portal.view.grades_asked import kinds_for
from portal.view.relief_life import (
    UNKNOWN_WAY,
    LifeStatement,
    WholeLife,
    acts_of,
    grounds_of,
    whole_life,
)
from portal.view.site import Site

SETTLED = "享受当年的汇算清缴期结束次日"
"""How the sources say that papers are kept from the end of the yearly settlement."""

INCOME_TAX = "corporate-income-tax"

READINGS = {"years": "anniversary", "tax-years": "year-end"}
"""How a term of years ends: on the day of its beginning, so many years later (民法典第二百零一条、第二百零二条,
the first day does not count), or with the last of so many years of tax, the first of which it began in."""


class Statements:
    """The statements of all reliefs, each once."""

    def __init__(self, site: Site):
        self.site = site
        self.known: list[dict[str, Any]] = []
        self.numbers: dict[tuple[str, str, str], int] = {}
        self.refusals: dict[str, dict[str, str]] = {}

    def number(self, part: str, one: LifeStatement) -> int:
        key = (one.said.id, part, one.fact.text)
        if key not in self.numbers:
            self.numbers[key] = len(self.known)
            self.known.append(self._told(one))
        return self.numbers[key]

    def all(self, part: str, found: Iterable[LifeStatement]) -> list[int]:
        return [self.number(part, one) for one in found]

    def _told(self, one: LifeStatement) -> dict[str, Any]:
        fact = one.fact
        seen = grounds_of(fact.sources, one.said, one.said)
        told = {
            "text": fact.text,
            "record": one.said.id,
            "at": {link.url.removeprefix("#source-"): link.text for link in seen},
            "pending": fact.pending,
        }
        if isinstance(fact, Beforehand) and fact.not_before:
            told["acts"] = acts_of(fact)
        if isinstance(fact, Exclusion):
            told |= {"partly": fact.partly, "payers": list(fact.payers), "ask": self._asked(one)}
        if isinstance(fact, KeptPaper):
            told["tail"] = _years(fact)
        if isinstance(fact, Requirement):
            told |= {"route": fact.route, "equipment": list(fact.equipment), "grade": fact.grade}
        if isinstance(fact, Afterwards):
            told["kind"] = AFTERWARDS[fact.kind]
        return without_empty(told)

    def _asked(self, one: LifeStatement) -> str:
        """The question of an exclusion. The same kind of exclusion may mean another limit or another list
        in another record, so it is asked for each record that says it."""
        id = one.fact.refusal
        if not id:
            return ""
        key = f"{id}.{one.said.id}"
        term = self.site.catalogue.term("refusals", id)
        assert isinstance(term, RefusalTerm)
        self.refusals[key] = {"question": term.question, "name": term.name}
        return key


def _years(paper: KeptPaper) -> str:
    """How long a paper is kept, where its text does not say so."""
    untold = paper.years and not says(paper.text, paper.years, "年")
    return f"留 {paper.years} 年" if untold else ""


def life_data(item: Item, site: Site, statements: Statements) -> dict[str, Any]:
    """The life of one relief, its statements by their numbers; empty where nothing is recorded."""
    life = whole_life(item, site)
    if life.mode is None:
        return {}
    rest = [one for one in life.before if not one.fact.not_before]
    found = {
        "way": site.name("claim-modes", life.mode.way),
        "way_pending": life.mode.pending,
        "way_unknown": life.mode.way == UNKNOWN_WAY,
        "first": statements.all("before", life.first),
        "ahead": statements.all("before", rest),
        "refused": statements.all("exclusions", life.exclusions),
        "technical": statements.all("technical", life.technical),
        "when": statements.all("when", life.when),
        "form": statements.all("form", life.form),
        "filed": statements.all("filed", life.filed),
        "kept": statements.all("kept", life.kept),
        "after": statements.all("after", life.after),
        "office": statements.all("office", life.office),
        "hold_untold": "hold" in life.missing,
        "grades": list(kinds_for(item, site)),
        "window": _window(life),
        "days": list(_days(life, statements)),
    }
    return without_empty(found)


def _window(life: WholeLife) -> list[dict[str, Any]]:
    """Whether its window is open, for all days; nothing where it is open on all of them."""
    spans = window_spans(life.window) if life.window else []
    if all(one.state == "open" for one in spans):
        return []
    return [
        {
            "from": one.first.isoformat() if one.first else None,
            "to": one.last.isoformat() if one.last else None,
            "state": one.state,
            "words": one.words,
        }
        for one in spans
    ]


def _days(life: WholeLife, statements: Statements) -> Iterable[dict[str, Any]]:
    """What counts days: until when to claim, to hold, to keep papers, to wait after a waiver."""
    relief = life.item.value
    assert isinstance(relief, TaxList)
    settled = ""
    if INCOME_TAX in relief.taxes:
        for one in life.when:
            if len(one.fact.yearly) == 1:
                settled = str(one.fact.yearly[0])
                number = statements.number("when", one)
                yield {"kind": "claim", "after_year": settled, "statement": number}
    for one in life.after:
        fact = one.fact
        if fact.kind in ("hold", "waiver") and fact.since and (fact.years or fact.months):
            yield without_empty(
                {
                    "kind": fact.kind,
                    "since": fact.since,
                    "years": fact.years,
                    "months": fact.months,
                    "readings": [READINGS[way] for way in fact.counted or ("years",)],
                    "statement": statements.number("after", one),
                }
            )
    for one in life.kept:
        if settled and one.fact.years and one.fact.since == SETTLED:
            number = statements.number("kept", one)
            yield {
                "kind": "keep",
                "years": one.fact.years,
                "after_year": settled,
                "statement": number,
            }


def asked_in(reliefs: Mapping[str, Any], statements: Statements) -> list[str]:
    """The questions that decide about these reliefs, in their order."""
    numbers = [n for one in reliefs.values() for n in one.get("life", {}).get("refused", ())]
    asked = [statements.known[n].get("ask", "") for n in numbers]
    return [key for key in dict.fromkeys(asked) if key]

"""What money there is for a job on the day: what holds, what is doubted, what has ended.

States and words are those of the relief finder, which reckons the sums in the browser too; nothing
is judged here.
"""

from dataclasses import dataclass, replace

from portal.kinds.item import Item
from portal.kinds.job import BUYING, Job
from portal.kinds.relief_life import AFTERWARDS
from portal.page import Badge, Link, filled_in
from portal.pages.record.life import PARTS as LIFE_PARTS
from portal.pages.record.life import LifeLine
from portal.read.vocabulary import Situation
from portal.tools.tax.example import example_of
from portal.tools.tax.on_day import ReliefOnDay, reliefs_on
from portal.view.grades_asked import graded_kinds, to_benchmark
from portal.view.relief_life import whole_life, window_today
from portal.view.site import Site

TOOL = "tools/tax/"

STATES = {
    "in": ("in-force", "今天有效"),
    "before": ("upcoming", "还没开始"),
    "ended": ("expired", "已经停止"),
    "unsure": ("unverified", "待核"),
    "unseen": ("unverified", "待核"),
}
"""How a state of the finder is marked and called. In the browser assets/jobs/money.js takes these
from the page."""


@dataclass(frozen=True)
class ReliefInShort:
    """What of the life of a relief those have to know who have not bought yet: how it is got, what comes
    first, what the machine has to be and where its grade is told (`grades`, of what the job buys), who is
    refused, how long it has to be held; whether its page has papers to keep (`kept`) and what comes after.
    `bar` says why nobody can claim it yet."""

    way: Badge | None
    bar: str
    window: str
    before: tuple[LifeLine, ...]
    technical: tuple[LifeLine, ...]
    grades: tuple[Link, ...]
    refused: tuple[LifeLine, ...]
    held: tuple[LifeLine, ...]
    kept: bool
    after: bool


@dataclass(frozen=True)
class JobRelief:
    """A relief that may help with a job: when, and the finder filled in with an example."""

    on_day: ReliefOnDay
    when: str
    badge: str
    state: str
    situation: str
    example: str
    """Address of the finder; '' where no situation leads to this relief."""
    example_words: str
    same: str = ""
    """The name of one further up that is the same saving."""
    life: ReliefInShort | None = None
    """How it is got, as its record says; None where that is not recorded."""


@dataclass(frozen=True)
class SituationTogether:
    """What cannot be had together, or may be, in one situation of the finder, at `url`."""

    name: str
    url: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class MoneyOfJob:
    """The money for a job; `leading` are the names of those that hold, each saving once."""

    today: tuple[JobRelief, ...]
    doubted: tuple[JobRelief, ...]
    ended: tuple[JobRelief, ...]
    leading: tuple[str, ...]
    together: tuple[SituationTogether, ...]
    tools: tuple[Link, ...]

    @property
    def states(self) -> dict[str, tuple[str, str]]:
        return STATES

    @property
    def reliefs(self) -> tuple[JobRelief, ...]:
        return (*self.today, *self.doubted, *self.ended)


def money(item: Item, site: Site) -> MoneyOfJob:
    """The money for one job as of the day that the site is made for."""
    job = item.value
    assert isinstance(job, Job)
    situations = list(_situations(job, site))
    when = {found.id: one.when for one in job.money if (found := site.catalogue.find(one.relief))}
    all = [
        _relief(one, when[one.id], situations, job, site)
        for one in reliefs_on(when, site.as_of, site)
    ]
    savings: dict[str, str] = {}
    today = []
    for one in all:
        if one.on_day.state == "in":
            first = savings.get(one.on_day.saving, "")
            today.append(replace(one, same=first))
            if one.on_day.holds:
                savings.setdefault(one.on_day.saving, one.on_day.name)
    asked = {one.situation for one in all} - {""}
    terms = site.vocabulary("situations")
    told = [
        x for id in terms if id in asked and isinstance(x := terms[id], Situation) and x.together
    ]
    return MoneyOfJob(
        tuple(today),
        tuple(one for one in all if one.on_day.state in ("unsure", "unseen")),
        tuple(one for one in all if one.on_day.state in ("ended", "before")),
        tuple(savings.values()),
        tuple(SituationTogether(x.name, _finder(x, job, site), x.together) for x in told),
        tuple(Link(one.name, _finder(one, job, site)) for one in situations),
    )


def _situations(job: Job, site: Site) -> list[Situation]:
    found = (site.catalogue.term("situations", id) for id in job.situations)
    return [one for one in found if isinstance(one, Situation)]


def _relief(one: ReliefOnDay, when: str, own: list[Situation], job: Job, site: Site) -> JobRelief:
    """With the first situation of the job that leads to it; else with any, for the finder knows it
    all the same."""
    others = [x for x in site.vocabulary("situations").values() if isinstance(x, Situation)]
    leading = (x for x in (*own, *others) if one.id in _reliefs(x, site))
    situation = next(leading, None)
    badge, state = STATES[one.state]
    life = _in_short(one, job, site)
    if situation is None:
        return JobRelief(one, when, badge, state, "", "", "", life=life)
    example = example_of(situation, one.quantities, one.payers, kind_bought(job, situation, site))
    return JobRelief(one, when, badge, state, situation.id, example.url, example.words, life=life)


def _in_short(one: ReliefOnDay, job: Job, site: Site) -> ReliefInShort | None:
    item = site.catalogue.items[one.id]
    life = whole_life(item, site)
    if not life.is_told:
        return None
    today = window_today(life, site)
    firsts, after = LIFE_PARTS["before"](item, site), LIFE_PARTS["after"](item, site)
    needed = LIFE_PARTS["technical"](item, site)
    return ReliefInShort(
        item.presentation.badge(item, site),
        life.bar,
        today.words if today and today.state != "open" else "",
        (*firsts.first, *firsts.rest) if firsts else (),
        needed.lines if needed else (),
        to_benchmark(item, site, job.equipment) if job.equipment else (),
        LIFE_PARTS["exclusions"](item, site),
        tuple(line for line in after if line.lead == AFTERWARDS["hold"]),
        bool(LIFE_PARTS["kept"](item, site)),
        bool(after),
    )


def _finder(situation: Situation, job: Job, site: Site) -> str:
    return filled_in(TOOL, {"situation": situation.id, **kind_bought(job, situation, site)})


def kind_bought(job: Job, situation: Situation, site: Site) -> dict[str, str]:
    """The finder's box for the kind of machine, where it asks for it and the job is about one that is graded."""
    kinds = [id for id in graded_kinds(site) if id in job.equipment]
    return {"equipment": kinds[0]} if kinds and BUYING in situation.asks else {}


def _reliefs(situation: Situation, site: Site) -> list[str]:
    return [item.id for id in situation.reliefs if (item := site.catalogue.find(id))]

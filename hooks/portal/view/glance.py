"""一图看懂: the few answers that somebody wants of a document first, each from its fields and no other.

What a field does not say is no answer, and what is doubted says 待核. A document has a glance when
something to do rests on it and enough of the questions have an answer.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.job import Job
from portal.kinds.relief_life import PAYERS
from portal.read.document import Document
from portal.read.record import PENDING
from portal.read.relation import Relation
from portal.validity.words import verdict
from portal.view.site import Site

ENOUGH = 3
"""Answers below which a picture says less than the page itself."""

NAMED = 3
"""Values of a field that an answer names; of more it says how many there are."""


FIRST, AMOUNT, CONDITIONS, REFUSED = "先做什么", "给多少", "什么条件", "谁拿不到"
HOLDS = "从哪天到哪天"
HELP = "本站可以帮你"
"""No answer of the document but a tool that goes on from it."""


@dataclass(frozen=True)
class GlanceAnswer:
    """A question with its answer, and whether that is doubted as a whole."""

    question: str
    text: str
    pending: str = ""


def is_important(item: Item, site: Site) -> bool:
    """Whether some job rests on a document, or on one of its rows, and it has not ended."""
    if item.parent or not isinstance(item.value, Document) or site.catalogue.is_withdrawn(item):
        return False
    if item.value.verification.confidence == "low" or site.validities.has_ended(item):
        return False
    links = site.catalogue.links
    ids = (item.id, *(row.id for row in site.catalogue.rows(item)))
    return any(
        isinstance(source.value, Job) and not site.catalogue.is_withdrawn(source)
        for id in ids
        for link in links.to(id, Relation.USED)
        if (source := site.catalogue.find(link.source))
    )


def glance_of(item: Item, site: Site) -> tuple[GlanceAnswer, ...]:
    """The answers for a document of importance; none where there are too few for a picture."""
    if not is_important(item, site):
        return ()
    found = tuple(answer for one in QUESTIONS for answer in one(item, site))
    own = [one for one in found if one.question != HELP]
    return found if len(own) >= ENOUGH else ()


def _who(item: Item, site: Site) -> Iterator[GlanceAnswer]:
    if payers := item.get("entitled", ()):
        yield GlanceAnswer("谁能享受", "、".join(PAYERS[one] for one in payers))
        return
    named = dict.fromkeys(
        f"{one.who}{_doubt(one.unverified)}" for one in item.get("duties", ()) if one.who
    )
    if named:
        yield GlanceAnswer("管谁", _some(named, "、", "类"), site.pending(item, "duties"))


def _since(item: Item, site: Site) -> Iterator[GlanceAnswer]:
    """Whether it holds and from when to when, in the words that its page begins with."""
    document, validity = item.value, site.validity(item)
    if isinstance(document, Document) and validity:
        pending = site.pending(item, "effective") or site.pending(item, "expires")
        yield GlanceAnswer(HOLDS, verdict(document, validity).rstrip("。"), pending)


def _how_much(item: Item, site: Site) -> Iterator[GlanceAnswer]:
    rate, pending = item.get("rate"), site.pending(item, "rate")
    if rate or (pending and "rate" in item.fields):
        yield GlanceAnswer(AMOUNT, rate or PENDING, pending if rate else "")
        return
    if figures := item.get("figures", ()):
        told = [
            f"{one.name} {one.amount}{f'（{one.note}）' if one.note else ''}" for one in figures
        ]
        yield GlanceAnswer("多少", _some(told, "；", "项"), site.pending(item, "figures"))
        return
    facts = [one for one in item.presentation.key_facts(item, site) if one.name != "期限"]
    for fact in facts[:2]:
        yield GlanceAnswer(fact.name, fact.text or PENDING, fact.pending if fact.text else "")


def _demands(item: Item, site: Site) -> Iterator[GlanceAnswer]:
    """What binds first; of reliefs the conditions."""
    if conditions := item.get("conditions", ()):
        yield GlanceAnswer(
            CONDITIONS, _some(conditions, "；", "条"), site.pending(item, "conditions")
        )
    elif duties := item.get("duties", ()):
        binding = [one for one in duties if one.energy_user != "penalty"]
        told = [f"{one.must}（{one.article}）{_doubt(one.unverified)}" for one in binding]
        if told:
            yield GlanceAnswer(
                "要做什么", _some(told, "；", "条", most=2), site.pending(item, "duties")
            )


def _refused(item: Item, site: Site) -> Iterator[GlanceAnswer]:
    if told := _facts(item.get("exclusions", ())):
        yield GlanceAnswer(REFUSED, _some(told, "；", "种"))


def _by_when(item: Item, site: Site) -> Iterator[GlanceAnswer]:
    if deadlines := item.get("deadlines", ()):
        days = sorted(deadlines, key=lambda one: one.date.first)
        told = [f"{one.date.spoken}：{one.scope}{_doubt(one.unverified)}" for one in days]
        yield GlanceAnswer("最晚哪天", _some(told, "；", "个期限"), site.pending(item, "deadlines"))
        return
    claim = item.get("claim")
    if claim and (told := _facts(claim.when)):
        yield GlanceAnswer("什么时候申报", _some(told, "；", "条", most=2))
        return
    told = [
        f"{one.by}（{one.article}）{_doubt(one.unverified)}"
        for one in item.get("duties", ())
        if one.by
    ]
    if told:
        yield GlanceAnswer("最晚什么时候", _some(told, "；", "条"), site.pending(item, "duties"))


def _penalty(item: Item, site: Site) -> Iterator[GlanceAnswer]:
    told = [
        f"{one.must}（{one.article}）{_doubt(one.unverified)}"
        for one in item.get("duties", ())
        if one.energy_user == "penalty"
    ]
    if told:
        yield GlanceAnswer(
            "不做会怎样", _some(told, "；", "条", most=1), site.pending(item, "duties")
        )


def _first(item: Item, site: Site) -> Iterator[GlanceAnswer]:
    """What comes before it cannot be undone; then how to claim."""
    if told := _facts(item.get("before", ())):
        yield GlanceAnswer(FIRST, _some(told, "；", "条", most=2))
    elif steps := item.get("how_to_claim", ()):
        yield GlanceAnswer(FIRST, steps[0], site.pending(item, "how_to_claim"))


def _tool(item: Item, site: Site) -> Iterator[GlanceAnswer]:
    if tool := item.presentation.tool(item, site):
        yield GlanceAnswer(HELP, tool.text)


QUESTIONS: tuple[Callable[[Item, Site], Iterable[GlanceAnswer]], ...] = (
    *(_first, _who, _refused, _since, _how_much, _demands, _by_when, _penalty, _tool),
)
"""In the order of the picture: what cannot be undone comes before everything else."""


def _facts(found: Iterable[object]) -> list[str]:
    """Statements of a relief's life, each with its doubt."""
    return [f"{one.text}{_doubt(one.pending)}" for one in found]  # type: ignore[attr-defined]


def _doubt(doubted: bool) -> str:
    return f"（{PENDING}）" if doubted else ""


def _some(texts: Iterable[str], between: str, counted: str, most: int = NAMED) -> str:
    """The first of some texts; how many there are where that is not all."""
    found = list(texts)
    said = between.join(text.rstrip("。；") for text in found[:most])
    return said if len(found) <= most else f"{said}……共 {len(found)} {counted}"

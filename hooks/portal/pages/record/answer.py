"""What the first screen of a page says: does it hold, what is its gist, where to go on."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from portal.kinds.item import Item
from portal.kinds.presentation import RowPresentation
from portal.kinds.question import CHANGED
from portal.kinds.tax import TaxList
from portal.page import Badge, Fact, Finding, Link, Section
from portal.pages.record.next_step import NextStep, next_steps
from portal.read.document import Document
from portal.read.relation import Relation
from portal.validity.status import Status
from portal.validity.validity import Validity
from portal.validity.words import term_of, verdict
from portal.view.relief_life import whole_life
from portal.view.site import Site

OF_LIST = "所在清单的后续文件（不一定有同样的条目）："
"""What stands before the links to what took the place of a row's list."""

KEY_FACTS = 3
"""Lines of the first screen on what is in a record."""


@dataclass(frozen=True)
class Notice:
    """What a reader must not miss, with where to go on."""

    words: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Answer:
    """Status, one sentence on validity, what must not be missed, the gist, the next steps.

    `finding` is what a list says of the machine, and comes before whether the list holds: beside
    the name of a machine that has to go, 现行有效 alone would read as praise.
    """

    tone: str
    finding: str
    finding_pending: str
    badge: Badge | None
    beside: Badge | None
    verdict: str
    notices: tuple[Notice, ...]
    key_facts: tuple[Fact, ...]
    steps: tuple[NextStep, ...]


@dataclass(frozen=True)
class Withdrawn:
    """What stands above everything else on the page of what was withdrawn."""

    words: str
    reason: str


def withdrawal_of(item: Item, site: Site) -> Withdrawn | None:
    """None for what stands."""
    found = site.withdrawal(item)
    if found is None:
        return None
    what = "这一条所在的清单" if item.id not in site.catalogue.withdrawn else "这一条"
    words = f"{what}已于 {found.at.date()} 撤回，本站不再采用，请不要再引用。"
    return Withdrawn(words, f"原因：{found.reason.rstrip('。')}。")


def answer_of(item: Item, site: Site, sections: list[Section]) -> Answer:
    """The answer for one item, whose page has these `sections`. What was withdrawn gives none."""
    if site.catalogue.is_withdrawn(item):
        return Answer("", "", "", site.badge(item), None, "", (), (), ())
    validity = site.validity(item)
    badge = site.badge(item)
    finding = item.presentation.finding(item, site)
    living = validity is not None and not validity.status.ended
    barred = living and _barred(item, site)
    return Answer(
        tone="unverified" if barred else _tone(item, finding, badge),
        finding=finding.words if finding else "",
        finding_pending=finding.pending if finding else "",
        badge=badge,
        beside=item.presentation.badge(item, site),
        verdict=_verdict(item, site, validity),
        notices=(*([barred] if barred else []), *_notices(item, site, validity)),
        key_facts=tuple(islice(item.presentation.key_facts(item, site), KEY_FACTS)),
        steps=tuple(next_steps(item, site, sections)),
    )


def _barred(item: Item, site: Site) -> Notice | None:
    """That a relief holds, and still nobody can have it: no rules for it were seen."""
    relief = item.value
    if not isinstance(relief, TaxList):
        return None
    life = whole_life(item, site)
    if not life.bar:
        return None
    what = life.implementation.what if life.implementation else None
    return Notice(f"{life.bar}。{what}。" if what else f"{life.bar}。", ())


def _tone(item: Item, finding: Finding | None, badge: Badge | None) -> str:
    if finding:
        return finding.tone
    if (item.parent or item).get("status_doubt") and not badge:
        return "unverified"
    return badge.id if badge else ""


def _verdict(item: Item, site: Site, validity: Validity | None) -> str:
    if site.ground_changes(item):
        return f"{CHANGED}。"
    document = item.record
    if not isinstance(document, Document):
        return ""
    if validity is None:
        return f"是否仍适用待核：{document.status_doubt}。" if document.status_doubt else ""
    if item.parent is None:
        return verdict(document, validity)
    of_list = site.validity(item.parent)
    shown = item.presentation
    holder = shown.holder if isinstance(shown, RowPresentation) else ""
    sentence = f"所在{holder}《{document.title}》{verdict(document, of_list)}" if of_list else ""
    if not site.has_own_term(item):
        return sentence
    effective, expires, note = map(item.get, ("effective", "expires", "status_note"))
    return sentence + term_of(effective, expires, validity, note)


def _notices(item: Item, site: Site, validity: Validity | None) -> Iterator[Notice]:
    yield from _ground_notices(item, site)
    if validity is None:
        return
    doubt = (item.parent or item).get("status_doubt")
    if doubt and validity.status.ended:
        yield Notice(f"待核：{doubt}", ())
    if validity.by:
        replaced = validity.status in (Status.SUPERSEDED, Status.REPEALED)
        ids = site.validities.successors(item) if replaced else validity.by
        followed = item.parent and replaced
        lead = OF_LIST if followed else _lead(validity)
        yield _notice(lead, ids or validity.by, site)
    document = item.parent or item
    superseding = site.catalogue.links.to(document.id, Relation.SUPERSEDES)
    of_document = site.validity(document)
    if superseding and of_document and of_document.status is Status.EXPIRED:
        lead = OF_LIST if item.parent else "请改看："
        yield _notice(lead, tuple(link.source for link in superseding), site)
    for id in validity.changed_basis:
        basis = site.catalogue.items[id]
        successors = site.validities.successors(basis)
        words = f"上位法已变更：本文件的依据《{basis.title}》已不再有效"
        words += "，由以下文件接替，适用时须核对：" if successors else "，适用时须核对。"
        yield _notice(words, successors, site)


def _ground_notices(item: Item, site: Site) -> Iterator[Notice]:
    """What changed under an answer: it is read with that, or not at all."""
    for one in site.ground_changes(item):
        since = f"{one.since.spoken} 起" if one.since else ""
        told = f"{item.get('answered').spoken} 答复时的依据，{since}{one.words}，以现在的规定为准："
        yield _notice(told, (one.id, *one.by), site)


def _notice(words: str, ids: tuple[str, ...], site: Site) -> Notice:
    return Notice(words, tuple(site.link(id) for id in ids))


def _lead(validity: Validity) -> str:
    """What stands before the links to what ended a document, or will."""
    if validity.status is Status.EXPIRED:
        return "停止执行的依据："
    if validity.status.ended:
        return "请改看："
    if validity.until is None:
        return "有关的后续文件："
    ends = validity.ending is Status.EXPIRED
    deed = "停止执行，依据：" if ends else "由以下文件替代："
    return f"{validity.until.spoken}起{deed}"

"""What the first screen of a page says: does it hold, what is its gist, where to go on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.links import Relation
from portal.kinds.item import Item
from portal.kinds.phase_out import DeadlineRule, MarketRule, PhaseOutRow, is_likewise
from portal.page import Badge, Fact, Link, Section
from portal.pages.record.key_facts import key_facts
from portal.pages.record.lists import deadline_of
from portal.pages.record.next_step import NextStep, next_steps
from portal.read.document import Document
from portal.validity.status import Status
from portal.validity.validity import Validity
from portal.validity.words import deadline_words, term_of, verdict
from portal.view.site import Site

_NARROWS = re.compile("仅|只|除|不含|以前|之前")


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
        return Answer("", "", "", site.badge(item), "", (), (), ())
    validity = site.validity(item)
    badge = site.badge(item)
    finding = _finding(item, validity)
    return Answer(
        tone=_tone(item, finding, badge),
        finding=finding,
        finding_pending=_finding_pending(item, site) if finding else "",
        badge=badge,
        verdict=_verdict(item, site, validity),
        notices=tuple(_notices(item, site, validity)),
        key_facts=tuple(key_facts(item, site)),
        steps=tuple(next_steps(item, site, sections)),
    )


def _tone(item: Item, finding: str, badge: Badge | None) -> str:
    """Red is for what has to go; what is restricted, or only handled likewise, is to be looked at."""
    if finding:
        row = item.value
        assert isinstance(row, PhaseOutRow)
        return "unverified" if is_likewise(row) or row.action == "限制" else "listed"
    if (item.parent or item).get("status_doubt") and not badge:
        return "unverified"
    return badge.id if badge else ""


def _finding(item: Item, validity: Validity | None) -> str:
    """What a list that holds says of a machine or process, with its conditions."""
    row = item.value
    if not isinstance(row, PhaseOutRow) or isinstance(row, MarketRule):
        return ""
    if validity is None or validity.status is not Status.IN_FORCE:
        return ""
    rules = "；".join(deadline_words(rule) for rule in row.deadline_rules)
    conditions = rules or (deadline_of(row) if row.deadline else "")
    word = f"{row.action}类" if row.action == "限制" else f"列入{row.action}"
    if is_likewise(row):
        word = f"不是{row.action}条目，{row.reason}"
    elif _is_conditional(row):
        word = f"有条件{word}"
    return f"{word}：{conditions}。" if conditions else f"{word}。"


def _is_conditional(row: PhaseOutRow) -> bool:
    """Whether a machine that bears the name may be outside. Where models are listed one by one the
    scope mostly repeats their ratings, unless it says that it narrows them."""
    if row.deadline_rules:
        return any(_depends(rule) for rule in row.deadline_rules)
    return bool(row.scope) and (row.match != "exact" or bool(_NARROWS.search(row.scope or "")))


def _depends(rule: DeadlineRule) -> bool:
    """Whether a machine may be outside of the rule."""
    return any(asked not in (None, "any") for asked in (rule.made, rule.commissioned, rule.when))


def _finding_pending(item: Item, site: Site) -> str:
    return site.pending(item, "deadline_rules") or site.pending(item, "deadline")


def _verdict(item: Item, site: Site, validity: Validity | None) -> str:
    document = item.record
    if not isinstance(document, Document):
        return ""
    if validity is None:
        return f"是否仍适用待核：{document.status_doubt}。" if document.status_doubt else ""
    if item.parent is None:
        return verdict(document, validity)
    of_list = site.validity(item.parent)
    holder = "文件" if isinstance(item.value, MarketRule) else "清单"
    sentence = f"所在{holder}《{document.title}》{verdict(document, of_list)}" if of_list else ""
    if not site.has_own_term(item):
        return sentence
    return sentence + term_of(item.get("effective"), item.get("expires"), validity)


def _notices(item: Item, site: Site, validity: Validity | None) -> Iterator[Notice]:
    if validity is None:
        return
    doubt = (item.parent or item).get("status_doubt")
    if doubt and validity.status.ended:
        yield Notice(f"待核：{doubt}", ())
    if validity.by:
        replaced = validity.status in (Status.SUPERSEDED, Status.REPEALED)
        ids = site.validities.successors(item) if replaced else validity.by
        followed = item.parent and replaced
        lead = "所在清单的后续文件（不一定有同样的条目）：" if followed else _lead(validity)
        yield _notice(lead, ids or validity.by, site)
    superseding = site.catalogue.links.to(item.id, Relation.SUPERSEDES)
    if validity.status is Status.EXPIRED and superseding:
        yield _notice("请改看：", tuple(link.source for link in superseding), site)
    for id in validity.changed_basis:
        basis = site.catalogue.items[id]
        successors = site.validities.successors(basis)
        words = f"上位法已变更：本文件的依据《{basis.title}》已不再有效"
        words += "，由以下文件接替，适用时须核对：" if successors else "，适用时须核对。"
        yield _notice(words, successors, site)


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

"""The page of a record or row: does it hold, what does it ask, what goes with it, whence it comes."""

from portal.catalogue.item import Item
from portal.catalogue.links import Relation
from portal.catalogue.standing import Standing
from portal.catalogue.status import Status
from portal.read.document import Document
from portal.read.phase_out import MarketRule
from portal.site import (
    evidence,
    identity,
    limits,
    lists,
    particulars,
    provisions,
    relations,
)
from portal.site.page import Link, Page
from portal.site.prose import plain
from portal.site.render import Renderer
from portal.site.site import Site
from portal.site.words import term_of, verdict

PARTS = (particulars, provisions, limits, lists, identity, relations, evidence)
"""The parts of a page, in the order in which readers ask."""


def record_page(item: Item, site: Site, renderer: Renderer) -> Page:
    """Build the page of one item."""
    sections = [section for part in PARTS for section in part.sections(item, site)]
    standing = site.standing(item)
    context = {
        "item": item,
        "trail": _trail(item),
        "badge": site.badge(item),
        "verdict": _verdict(item, site, standing),
        "notices": _notices(item, site, standing),
        "summary": item.get("summary"),
        "summary_pending": site.pending(item, "summary"),
        "title_pending": site.pending(item, "title" if item.parent is None else "name"),
        "cautions": item.value.cautions,
        "coverage": item.get("coverage"),
        "sections": sections,
        "day": site.day,
    }
    return Page(
        url=item.url,
        title=item.numbered_title,
        body=renderer.body("record.html", item.url, context),
        description=_description(item, context["verdict"]),
        sections=tuple((section.id, section.title) for section in sections),
        updated=item.value.verification.checked.last,
    )


def _trail(item: Item) -> list[Link]:
    trail = [Link("首页", ""), Link(item.kind.name, f"{item.kind.id}/")]
    if item.parent:
        trail.append(Link(item.parent.title, item.parent.url))
    return trail


def _verdict(item: Item, site: Site, standing: Standing | None) -> str:
    document = item.record
    if standing is None or not isinstance(document, Document):
        return ""
    if item.parent is None:
        return verdict(document, standing)
    of_list = site.standing(item.parent)
    holder = "文件" if isinstance(item.value, MarketRule) else "清单"
    sentence = f"所在{holder}《{document.title}》{verdict(document, of_list)}" if of_list else ""
    if not site.has_own_term(item):
        return sentence
    return sentence + term_of(item.get("effective"), item.get("expires"), standing)


def _notices(item: Item, site: Site, standing: Standing | None) -> list[tuple[str, list[Link]]]:
    """What a reader must not miss, each with where to go on."""
    if standing is None:
        return []
    notices = []
    if standing.by:
        lead = _lead(standing)
        ids = site.standings.heirs(item) if standing.status.ended else standing.by
        notices.append((lead, [site.link(id) for id in ids or standing.by]))
    successors = site.catalogue.links.to(item.id, Relation.SUPERSEDES)
    if standing.status is Status.EXPIRED and successors:
        notices.append(("请改看：", [site.link(link.source) for link in successors]))
    for id in standing.changed_basis:
        basis = site.catalogue.items[id]
        heirs = site.standings.heirs(basis)
        words = f"上位法已变更：本文件的依据《{basis.title}》已不再有效"
        words += "，由以下文件接替，适用时须核对：" if heirs else "，适用时须核对。"
        notices.append((words, [site.link(heir) for heir in heirs]))
    return notices


def _lead(standing: Standing) -> str:
    """What stands before the links to what ended a document, or will."""
    if standing.status is Status.EXPIRED:
        return "停止执行的依据："
    if standing.status.ended:
        return "请改看："
    if standing.until is None:
        return "有关的后续文件："
    ends = standing.ending is Status.EXPIRED
    deed = "停止执行，依据：" if ends else "由以下文件替代："
    return f"{standing.until.spoken}起{deed}"


def _description(item: Item, verdict_text: str) -> str:
    summary = plain(item.get("summary") or "")
    text = summary or item.get("principle") or item.get("reason") or ""
    return f"{verdict_text}{text}"[:160]

"""Pages that answer for a topic, an industry, a region, a kind of equipment: a section a question."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from portal.catalogue.catalogue import FACET_NAMES
from portal.kinds.body import KIND as BODIES
from portal.kinds.item import Item
from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.ledger.scope import is_general
from portal.ledger.scope_kinds import SCOPE_KINDS
from portal.page import Badge, Link, Page, PageContent
from portal.pages.finder import Finder
from portal.pages.following.panel import panel_of_page
from portal.pages.gather.jobs_besides import BESIDES, JOBS, besides
from portal.pages.gather.listing import listing
from portal.pages.gather.members import members
from portal.pages.gather.order import by_use
from portal.pages.gather.questions import asked
from portal.pages.gather.term_cards import TermCard, term_card
from portal.pages.record.lists import address_of_group
from portal.read.vocabulary import Industry, Term
from portal.view.reliefs import FINDER, reliefs_for_renewal
from portal.view.render import Renderer
from portal.view.site import Site
from portal.view.whom_to_ask import whom_to_ask_on

SHOWN = 8
"""Items of one section; the whole list has pages of its own."""

ENDED_SHOWN = 12
"""Items of one section that no longer hold, in short."""

OURS = ("jobs", "services", "forms", "bodies", "terms", "interpretations", "questions")
"""Catalogues that we make of the others, and what these ask to be filled in: where one has nothing, no rule is missing."""

GENERAL = {
    "industries": "不分行业和设备、各行业都适用的",
    "regions": "不分行业和设备、全国都适用的",
    "equipment": "不分行业和设备、全国都适用的",
}
"""Facets whose terms are also bound by what is for no industry, region or machine alone: their feeds
have it too."""

PARTICULAR = {"industries": "专门针对本行业的", "regions": "当地的"}
"""What is missing on such a page is only what would be its own."""


@dataclass(frozen=True)
class Answered:
    """The answer to one question. `places` are the lists that its rows stand in; `everywhere` is
    what answers it for each term of the facet, with where to go on from it."""

    id: str
    kind: Kind
    question: str
    count: str
    findings: tuple[TermCard, ...]
    more: Link | None
    places: tuple[Link, ...]
    ended: tuple[tuple[Link, Badge | None], ...]
    ended_count: str
    everywhere: tuple[TermCard, ...] = ()
    onward: Link | None = None
    also: tuple[Link, ...] = ()
    """What answers it besides, by title: jobs of every trade, examples of a place."""
    also_words: str = ""


@dataclass(frozen=True)
class Binding:
    """What holds in a city because it holds in its province, to which `province` leads."""

    province: Link
    items: tuple[Item, ...]


def term_pages(facet: str, term: Term, site: Site, renderer: Renderer) -> Iterator[Page]:
    """Everything that concerns one term: its page, and the whole of what that only begins."""
    url = f"{facet}/{term.id}/"
    trail = [Link("首页", ""), Link(FACET_NAMES[facet], f"{facet}/")]
    order = partial(by_use, facet=facet, term=term.id, site=site)
    found = [
        (kind, members(facet, term.id, kind, site))
        for kind in asked(facet)
        if kind is not BODIES  # whom to ask is a part of its own
    ]
    for kind, items in found:
        for id, question, answers in _questions(kind, items, facet):
            if _goes_on(answers, site):
                title, here = f"{term.name}：{question}", [*trail, Link(term.name, url)]
                about = f"{kind.name}里与“{term.name}”有关的"
                whole = f"{url}{id}/"
                yield from listing(title, whole, about, answers, here, site, renderer, order=order)

    def content() -> PageContent:
        ordered = [(kind, order(items)) for kind, items in found]
        return _content(facet, term, ordered, site, renderer)

    yield Page(url, term.name, content, site.last_told_at(url))


def _content(
    facet: str,
    term: Term,
    found: list[tuple[Kind, list[Item]]],
    site: Site,
    renderer: Renderer,
) -> PageContent:
    url = f"{facet}/{term.id}/"
    gathered = [item for _, items in found for item in items]
    parts = [
        part
        for kind, items in found
        for id, question, answers in _questions(kind, items, facet)
        if (part := _part(id, question, kind, answers, facet, term.id, site))
    ]
    trail = [Link("首页", ""), Link(FACET_NAMES[facet], f"{facet}/")]
    province = _province(term, site)
    answered = {part.kind.id for part in parts}
    if province:
        answered |= {item.kind.id for item in province.items}
    whom = whom_to_ask_on(facet, term.id, gathered, site)
    answered.add(BODIES.id)  # that part says itself whom it knows
    context = {
        "trail": trail,
        "term": term,
        "whom": whom,
        "whom_asked": BODIES.question(facet),
        "panel": panel_of_page(url, site),
        "finder": Finder(term.name, facet=facet, term=term.id),
        "codes": term.codes if isinstance(term, Industry) else (),
        "key": isinstance(term, Industry) and term.key,
        "parts": parts,
        "province": province,
        "general": _general(facet, site),
        "general_words": GENERAL.get(facet, ""),
        "particular": PARTICULAR.get(facet, ""),
        "missing": [kind.name for kind in KINDS if kind.id not in answered and kind.id not in OURS],
        "day": site.last_change,
    }
    return PageContent(
        renderer.body("term.html", url, context),
        _description(term, parts),
        (
            *((part.id, part.question) for part in parts),
            *([("whom", BODIES.question(facet))] if whom else []),
        ),
        tuple(trail),
    )


def _questions(kind: Kind, items: list[Item], facet: str) -> Iterator[tuple[str, str, list[Item]]]:
    """The questions that a catalogue answers on such a page, each with its place and its items."""
    question = kind.questions.get(facet)
    aside = question.aside if question else None
    own = [item for item in items if not (aside and aside.belongs(item))]
    yield kind.id, kind.question(facet, own), own
    if aside:
        yield aside.id, aside.words, [item for item in items if aside.belongs(item)]


def _part(
    id: str, question: str, kind: Kind, items: list[Item], facet: str, term: str, site: Site
) -> Answered | None:
    everywhere = [item for item in _everywhere(id, facet, site) if item not in items]
    also = [item for item in besides(facet, term, site) if item not in items] if id == JOBS else []
    if not items and not everywhere and not also:
        return None
    ended = [item for item in items if site.validities.has_ended(item)]
    living = [item for item in items if not site.validities.has_ended(item)]
    past = f"不再有效的 {len(ended)} 条"
    including = f"（含{past}）" if ended else ""
    more = Link(f"全部 {len(items)} 条{including}", f"{facet}/{term}/{id}/")
    count = len(living) + len(everywhere) + len(also)
    return Answered(
        id,
        kind,
        question,
        f"{count} 条" if count else "都不再有效",
        tuple(term_card(item, facet, term, site) for item in living[:SHOWN]),
        more if _goes_on(items, site) else None,
        tuple(_places(living, term, site)),
        tuple((Link(item.title, item.url), site.badge(item)) for item in ended[:ENDED_SHOWN]),
        past if ended else "",
        tuple(term_card(item, facet, term, site) for item in everywhere),
        FINDER if everywhere else None,
        tuple(Link(item.title, item.url) for item in also),
        BESIDES.get(facet, "") if also else "",
    )


def _goes_on(items: list[Item], site: Site) -> bool:
    """Whether such a page only begins to show what answers a question."""
    ended = sum(site.validities.has_ended(item) for item in items)
    return len(items) - ended > SHOWN or ended > ENDED_SHOWN


def _everywhere(id: str, facet: str, site: Site) -> list[Item]:
    """What answers a question for each term: what a buyer gets for any machine."""
    return reliefs_for_renewal(site) if (facet, id) == ("equipment", "tax") else []


def _places(rows: list[Item], term: str, site: Site) -> Iterator[Link]:
    """The lists that the rows stand in, at the group of the term where a list has one."""
    counts = Counter(row.parent for row in rows if row.parent)
    for parent, count in counts.items():
        yield Link(parent.title, address_of_group(parent, term, site), f"{count} 条")


def _general(facet: str, site: Site) -> list[Link]:
    """How much holds for every term of a facet, in the whole country, with where to find it."""
    if facet not in GENERAL:
        return []
    question = ("general", facet)
    if question not in site.known:
        site.known[question] = list(_holding_for_all(facet, site))
    found: list[Link] = site.known[question]
    return found


def _holding_for_all(facet: str, site: Site) -> Iterator[Link]:
    (scopes,) = (kind for kind in SCOPE_KINDS if kind.vocabulary == facet)
    for kind in KINDS:
        holding = site.catalogue.of(kind.id) if kind.measure else []
        number = sum(site.is_in_force(item) and is_general(scopes, item) for item in holding)
        if number:
            yield Link(kind.name, f"{kind.id}/", f"{number} {kind.measure}")


def _province(term: Term, site: Site) -> Binding | None:
    """What the province of a city has for all of it, as long as it holds."""
    above = site.catalogue.term("regions", getattr(term, "parent", None) or "")
    if above is None:
        return None
    holding = [
        item
        for kind in KINDS
        for item in members("regions", above.id, kind, site)
        if above.id in (item.parent or item).get("regions", ())
        and site.validity(item)
        and site.is_in_force(item)
    ]
    url = f"regions/{above.id}/"
    return Binding(Link(above.name, url), tuple(holding)) if holding else None


def _description(term: Term, parts: list[Answered]) -> str:
    answers = "；".join(f"{part.question} {part.count}" for part in parts)
    return f"{term.name}（{term.description}）：{answers}。"[:160]

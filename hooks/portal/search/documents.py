"""What there is to find: records, rows, the pages of terms, tools, hand-written pages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from html import unescape

from portal.catalogue.catalogue import FACET_NAMES, FACETS
from portal.catalogue.law_names import STATE
from portal.kinds.body import Body
from portal.kinds.glossary_term import GlossaryTerm
from portal.kinds.indicator import GradeTable
from portal.kinds.item import Item
from portal.kinds.job import Job
from portal.kinds.relief_life import ClaimMode
from portal.read.markers import Is, Show
from portal.read.model_fields import shown
from portal.read.normalise import normalise
from portal.read.numbered import IDENTIFIER
from portal.search.heads import heads, sizes
from portal.tools.overview import all_tools
from portal.validity.status import Status
from portal.view.annotations import searched
from portal.view.contact_lines import shown_contacts
from portal.view.prose import plain
from portal.view.site import Site

PAGES = "pages"
"""The catalogue of what is in none."""

NOTHING: Mapping[str, Iterable[str]] = {}

EDITORS = "manual/"
"""The address below which hand-written pages speak to editors: readers look for other things."""

OF_THE_SITE = ("about/", "site-map/", "accessibility/", "guide/follow/", "guide/reading/")
"""Pages about this site: found by title, headings and what is bold. What they mention in passing is told
elsewhere."""

_TAG = re.compile(r"<[^>]+>")
_STRESSED = re.compile(r"<(h[1-6]|strong)\b[^>]*>(.*?)</\1>", re.DOTALL)
_PART = re.compile(" ?(第|附件|之)")
"""Follows the number of a document of which only a part is meant."""

_ELSEWHERE = re.compile(r"[^；。]*打 ?[0-9]{5}[^；。]*[；。]?")
"""A clause that sends people to another number."""

_BRACKETS = re.compile("（.*?）")


NAMES = ("id", "title", "name", "aliases", "models", "models_norm", "doc_no")
"""Fields that are names as a whole, in the ways in which people write them."""


@dataclass(frozen=True)
class Written:
    """A hand-written page as the shell has rendered it."""

    url: str
    title: str
    html: str


@dataclass(frozen=True)
class SearchDocument:
    """One thing to find. `names` are what it may be called as a whole, `title` and `about` texts
    that are found first, `body` the rest. Texts are as the data write them."""

    url: str
    title: str
    kind: str
    names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    """What the home page calls it: words of its title as well, but no names."""
    about: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    status: str = ""
    badge: str = ""
    coverage: str = ""
    """The word for a list or standard of which something is known to be missing."""
    note: str = ""
    year: int = 0
    models: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    """What nameplates of the row's series begin with."""
    id: str = ""
    """A name as a whole: its parts are no words."""
    parent: str = ""
    """The address of the list that a row stands in."""
    past: int = 0
    """2 for what has ended, 1 for a plan whose time is up, 0 for all else."""
    facets: dict[str, list[str]] = default(default_factory=dict)
    ways: tuple[str, ...] = ()
    """How a relief is got: what its list can be narrowed by."""
    asked: tuple[str, ...] = ()
    """Ways of asking for it: compared as a whole, and no names of a document."""


def documents(
    site: Site, written: Iterable[Written], called: Mapping[str, Iterable[str]] = NOTHING
) -> list[SearchDocument]:
    """Everything, in a fixed order; what was withdrawn is not to be found, nor what is written for
    editors. `called` has by address what the home page calls tools and hand-written pages."""
    items = [x for x in site.catalogue.items.values() if not site.catalogue.is_withdrawn(x)]
    return [
        *(document_of(item, site) for item in items),
        *_of_terms(site),
        *_of_tools(site, called),
        *(_of_page(page, called) for page in written if not page.url.startswith(EDITORS)),
    ]


def document_of(item: Item, site: Site) -> SearchDocument:
    """A record or row, with all that it may be found by."""
    badge, validity, coverage = site.badge(item), site.validity(item), site.coverage(item)
    facets = {
        facet: list(item.get(facet) or (item.parent.get(facet, ()) if item.parent else ()))
        for facet in FACETS
    }
    return SearchDocument(
        url=item.url,
        title=item.numbered_title,
        kind=item.kind.id,
        names=tuple(dict.fromkeys(_names(item, site))),
        asked=tuple(item.get("aliases", ())) if _is_asked_for(item) else (),
        about=tuple(_about(item, facets, site)),
        body=tuple(_body(item, site)),
        status=badge.id if badge else "",
        badge=badge.name if badge else "",
        coverage=coverage.name if coverage and coverage.is_partial else "",
        note=_note(item, site),
        year=_year(item),
        models=tuple(item.get("models", ())),
        heads=tuple(heads(item)),
        id=item.id,
        parent=item.parent.url if item.parent else "",
        past=_past(validity.status) if validity else 0,
        facets=facets,
        ways=tuple(_ways(item)),
    )


def _ways(item: Item) -> Iterator[str]:
    mode = item.get("mode")
    if isinstance(mode, ClaimMode) and item.value.verification.confidence != "low":
        yield mode.way


def _past(status: Status) -> int:
    return 2 if status.ended else 1 if status is Status.TARGET_PASSED else 0


def _is_asked_for(item: Item) -> bool:
    """Whether people ask for it in their words, where a document is called by its name."""
    return isinstance(item.value, Job)


def _names(item: Item, site: Site) -> Iterator[str]:
    """Whole names: title, aliases, numbers in the ways in which people write them, models, id; of a
    body how to reach it, as far as that may be shown today."""
    yield item.title
    yield item.title.removeprefix(STATE)
    if not _is_asked_for(item):
        yield from item.get("aliases", ())
    yield from item.get("models", ())
    yield from item.get("models_norm", ())
    yield item.id
    if isinstance(item.value, GlossaryTerm):  # 先进水平、节能水平、准入水平; 中小企业（划型）
        yield from _BRACKETS.sub("", item.title).split("、")
        yield from item.value.written
        yield from (one.word for one in item.value.ambiguous)
    if isinstance(item.value, Body):
        yield from (one.value for one in shown_contacts(item, site.as_of))
    if number := item.get("doc_no"):
        yield number
        yield re.sub(r"-\d{4}$", "", number)  # a standard without its year
        yield number.removesuffix("号")
        yield from _numbers(number)


def _numbers(written: str) -> Iterator[str]:
    """A document's number by itself, with its form, with its year."""
    text = normalise(written, {})
    for found in IDENTIFIER.finditer(text):
        if _PART.match(text, found.end()):
            continue
        year, form, last = found.groups()
        yield f"{last}号"
        if form:
            yield f"{form}{last}号"
        if year:
            yield from (f"{year}{last}号", f"{year}{last}", f"{year}年第{last}号")
            if form:
                yield f"{year}年{form}{last}号"


def _about(item: Item, facets: dict[str, list[str]], site: Site) -> Iterator[str]:
    """What it is about: the catalogue, the list, whatever else its model says is searched first."""
    yield item.kind.name
    if item.parent:
        yield item.parent.numbered_title
    words = site.event_text.words
    for field in shown(type(item.value), Show.ABOUT):
        value = item.get(field.name)
        if field.name not in NAMES and field.vocabulary not in FACETS and value not in (None, ()):
            for one in value if isinstance(value, tuple) else (value,):
                yield words.whole(field, one if isinstance(one, (bool, str)) else str(one))
    yield from sizes(item)
    for table in item.get("grade_tables", ()):  # what a standard measures: 热效率 of boilers
        yield f"{table.title} {table.quantity}"
    for facet, ids in facets.items():
        yield from (site.name(facet, id) for id in ids)


def _body(item: Item, site: Site) -> Iterator[str]:
    """What it says, in words and with the names of terms."""
    fields = item.fields
    wanted = {one.name for one in shown(type(item.value), Show.SEARCH)}
    dumped = item.value.model_dump(mode="json", include=wanted, exclude_defaults=True)
    if (
        isinstance(item.value, Body) and "use" in dumped
    ):  # what others are to be asked for is not its matter
        dumped["use"] = _ELSEWHERE.sub("", dumped["use"])
    for name, value in dumped.items():
        if Is.MARKDOWN in fields[name].traits:
            yield plain(value)
        else:
            yield site.event_text.words.searched(fields[name], value)
    for table in item.get("grade_tables", ()):
        yield " ".join(_ratings(table))
    yield from searched(item, site)


def _ratings(table: GradeTable) -> Iterator[str]:
    """The ratings that a grade table is read by, as a nameplate has them: 55kW, 4极."""
    for place, parameter in enumerate(table.parameters):
        if parameter.unit:
            yield from dict.fromkeys(f"{row.at[place]}{parameter.unit}" for row in table.rows)


def _note(item: Item, site: Site) -> str:
    """What tells it from others of its name, and what to read in place of what has ended."""
    if isinstance(item.value, GlossaryTerm):
        return f"{item.value.meaning}{site.doubted(item, 'meaning')}{_apart(item.value)}"
    validity = site.validity(item)
    if validity and validity.status.ended and item.parent is None:
        successors = [site.catalogue.items[id].title for id in site.validities.successors(item)]
        if successors:
            return f"请改看：{'、'.join(successors[:2])}"
    card = site.card(item)
    number = item.get("doc_no") or ""
    own = [card.own.name] if card.own else []
    return " · ".join([*own, *(fact for fact in card.facts if fact != number)])[:120]


def _apart(term: GlossaryTerm) -> str:
    """What tells a word from the one that it is mostly taken for."""
    return next((f"别和“{one.word}”弄混：{one.text}" for one in term.confused_with), "")


def _year(item: Item) -> int:
    for one in (item, item.parent):
        if one and (day := next(one.dates, None)):
            return day.first.year
    return 0


def _of_terms(site: Site) -> Iterator[SearchDocument]:
    for facet in FACETS:
        for term in site.catalogue.vocabularies.get(facet, {}).values():
            if site.catalogue.about(facet, term.id):
                yield SearchDocument(
                    f"{facet}/{term.id}/",
                    f"{term.name}（{FACET_NAMES[facet]}）",
                    PAGES,
                    names=(term.name, *term.aliases),
                    about=(term.description,),
                    note=term.description,
                    facets={facet: [term.id]},
                )


def _of_tools(site: Site, called: Mapping[str, Iterable[str]]) -> Iterator[SearchDocument]:
    for tool in all_tools(site):
        yield SearchDocument(
            tool.url,
            tool.title,
            PAGES,
            names=(tool.title, tool.question),
            called=tuple(called.get(tool.url, ())),
            body=(tool.lead,),
            note=tool.lead,
        )


def _of_page(page: Written, called: Mapping[str, Iterable[str]]) -> SearchDocument:
    text = " ".join(unescape(_TAG.sub(" ", page.html)).split())
    note = text if len(text) <= 80 else f"{text[:79]}…"
    words = tuple(called.get(page.url, ()))
    body: tuple[str, ...] = (text,)
    if page.url in OF_THE_SITE:
        body = tuple(unescape(_TAG.sub(" ", one)) for _, one in _STRESSED.findall(page.html))
    return SearchDocument(page.url, page.title, PAGES, (page.title,), words, body=body, note=note)

"""`/manual/fields/`: what each field is, how it is written, what it moves. A page a catalogue, one for
the vocabularies."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from portal.editing.reference.examples import Examples, whole
from portal.editing.reference.field_guide import (
    FIELDS,
    VOCABULARIES,
    ModelGuide,
    guides,
    term_guide,
)
from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.page import HOME, Link, Page, PageContent
from portal.read.vocabulary import VOCABULARIES as TERMS
from portal.read.vocabulary import Term
from portal.tables import Cell, Column, Table
from portal.view.render import Renderer
from portal.view.site import Site

TRAIL = (HOME, Link("编者手册", "manual/"))
OF_FIELDS = (*TRAIL, Link("字段说明", FIELDS))
SHORT = 20
"""Terms of a vocabulary that are listed beside a field; of longer ones the list is led to."""


@dataclass(frozen=True)
class Book:
    """A vocabulary: its terms, and the fields of a term."""

    name: str
    fields: ModelGuide
    terms: Table
    count: int
    example: str


def field_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """The index, a page for each catalogue, one for the vocabularies."""
    examples = cache(lambda: Examples(site.catalogue))  # looks at every record: once for all pages
    vocabularies = site.catalogue.vocabularies
    short = {
        name: [(id, term.name) for id, term in terms.items()]
        for name, terms in vocabularies.items()
        if len(terms) <= SHORT
    }
    yield _index(renderer)
    for kind in KINDS:
        yield _page(kind, short, examples, renderer)
    yield _vocabularies(vocabularies, examples, renderer)


def _page(
    kind: Kind,
    short: Mapping[str, list[tuple[str, str]]],
    examples: Callable[[], Examples],
    renderer: Renderer,
) -> Page:
    url, title = f"{FIELDS}{kind.id}/", f"字段说明：{kind.name}"

    def content() -> PageContent:
        found = guides(kind.id, examples())
        context = {
            "trail": OF_FIELDS,
            "kind": kind,
            "guides": found,
            "terms": short,
            "books": VOCABULARIES,
        }
        body = renderer.body("manual/fields.html", url, context)
        told = f"{kind.name}的每个字段：是什么、怎样写、举例、在网站上哪里显示。"
        parts = tuple((one.anchor, one.title) for one in found)
        return PageContent(body, told, parts, OF_FIELDS)

    return Page(url, title, content)


def _index(renderer: Renderer) -> Page:
    return Page(FIELDS, "字段说明", lambda: _index_content(renderer))


def _index_content(renderer: Renderer) -> PageContent:
    context = {
        "trail": TRAIL,
        "kinds": [(Link(kind.name, f"{FIELDS}{kind.id}/"), kind) for kind in KINDS],
        "books": Link("词表", VOCABULARIES),
    }
    body = renderer.body("manual/fields_index.html", FIELDS, context)
    told = "每个栏目的记录有哪些字段：是什么、怎样写、举例、在网站上哪里显示。"
    return PageContent(body, told, trail=TRAIL)


def _vocabularies(
    vocabularies: Mapping[str, Mapping[str, Term]],
    examples: Callable[[], Examples],
    renderer: Renderer,
) -> Page:
    return Page(VOCABULARIES, "词表", lambda: _books(vocabularies, examples(), renderer))


def _books(
    vocabularies: Mapping[str, Mapping[str, Term]], examples: Examples, renderer: Renderer
) -> PageContent:
    books = []
    for name, model in TERMS.items():
        terms = vocabularies.get(name, {})
        example = next((whole(term) for term in terms.values()), "")
        guide, table = term_guide(model, examples), _terms(name, terms)
        books.append(Book(name, guide, table, len(terms), example))
    context = {"trail": OF_FIELDS, "books": books, "terms": {}}
    body = renderer.body("manual/vocabularies.html", VOCABULARIES, context)
    parts = tuple((book.name, f"词表 {book.name}") for book in books)
    described = "每个词表里的 id、名称和说明，怎样添加一个词条。"
    return PageContent(body, described, parts, OF_FIELDS)


def _terms(name: str, terms: Mapping[str, Term]) -> Table:
    rows = [
        (
            Cell(id, anchor=f"{name}-{id}", as_written=True),
            Cell(term.name),
            Cell(term.description),
        )
        for id, term in terms.items()
    ]
    return Table((Column("id"), Column("名称"), Column("说明")), rows)

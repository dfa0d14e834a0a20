"""`/manual/fields/`: what each field is, how it is written, what it moves. A page a catalogue, one for
the vocabularies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.editing.reference.examples import Examples, whole
from portal.editing.reference.field_guide import (
    FIELDS,
    VOCABULARIES,
    ModelGuide,
    guides,
    term_guide,
)
from portal.kinds.kinds import KINDS
from portal.page import Link, Page
from portal.read.vocabulary import VOCABULARIES as TERMS
from portal.read.vocabulary import Term
from portal.tables import Cell, Column, Table
from portal.view.render import Renderer
from portal.view.site import Site

TRAIL = [Link("首页", ""), Link("编者手册", "manual/")]
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
    examples = Examples(site.catalogue)
    vocabularies = site.catalogue.vocabularies
    short = {
        name: [(id, term.name) for id, term in terms.items()]
        for name, terms in vocabularies.items()
        if len(terms) <= SHORT
    }
    yield _index(renderer)
    for kind in KINDS:
        url = f"{FIELDS}{kind.id}/"
        found = guides(kind.id, examples)
        context = {
            "trail": [*TRAIL, Link("字段说明", FIELDS)],
            "kind": kind,
            "guides": found,
            "terms": short,
            "books": VOCABULARIES,
        }
        title = f"字段说明：{kind.name}"
        body = renderer.body("manual/fields.html", url, context)
        told = f"{kind.name}的每个字段：是什么、怎样写、举例、在网站上哪里显示。"
        parts = tuple((one.anchor, one.title) for one in found)
        yield Page(url, title, body, told, parts)
    yield _vocabularies(vocabularies, examples, renderer)


def _index(renderer: Renderer) -> Page:
    context = {
        "trail": TRAIL,
        "kinds": [(Link(kind.name, f"{FIELDS}{kind.id}/"), kind) for kind in KINDS],
        "books": Link("词表", VOCABULARIES),
    }
    body = renderer.body("manual/fields_index.html", FIELDS, context)
    told = "每个栏目的记录有哪些字段：是什么、怎样写、举例、在网站上哪里显示。"
    return Page(FIELDS, "字段说明", body, told)


def _vocabularies(
    vocabularies: Mapping[str, Mapping[str, Term]], examples: Examples, renderer: Renderer
) -> Page:
    books = []
    for name, model in TERMS.items():
        terms = vocabularies.get(name, {})
        example = next((whole(term) for term in terms.values()), "")
        guide, table = term_guide(model, examples), _terms(name, terms)
        books.append(Book(name, guide, table, len(terms), example))
    context = {"trail": [*TRAIL, Link("字段说明", FIELDS)], "books": books, "terms": {}}
    body = renderer.body("manual/vocabularies.html", VOCABULARIES, context)
    parts = tuple((book.name, f"词表 {book.name}") for book in books)
    return Page(
        VOCABULARIES, "词表", body, "每个词表里的 id、名称和说明，怎样添加一个词条。", parts
    )


def _terms(name: str, terms: Mapping[str, Term]) -> Table:
    rows = [
        (
            Cell(id, anchor=f"{name}-{id}"),
            Cell(term.name),
            Cell(term.description),
        )
        for id, term in terms.items()
    ]
    return Table((Column("id"), Column("名称"), Column("说明")), rows)

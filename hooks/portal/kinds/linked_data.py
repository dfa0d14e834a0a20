"""What records are in the words of schema.org, for programs that read the heads of pages.

Only what a record states and nobody doubts: what is 待核 or not known is left out, for these words
have no room to say so. Whether a document holds on a day is added where days are known
(pages/head/linked_data.py).
"""

from collections.abc import Iterator
from typing import Any

from portal.kinds.item import Item
from portal.kinds.lookup import Lookup
from portal.read.document import Document

Property = tuple[str, Any]
"""A property of schema.org with its value, as JSON has it."""

ALIASES = 5
"""Other names of a thing; lists have rows with dozens of models."""

NATION = "中国"

RULES = frozenset(
    (
        *("law", "administrative-regulation", "departmental-rule", "local-regulation"),
        *("normative-document", "local-document"),
    )
)
"""Levels whose documents are Legislation. A standard, a list of winners and a compilation are none."""


def type_of_document(item: Item) -> str:
    return "Legislation" if item.get("level") in RULES else "CreativeWork"


def document_data(item: Item, lookup: Lookup) -> Iterator[Property]:
    """Number, kind, bodies and dates of a document."""
    document = item.value
    assert isinstance(document, Document)
    law = type_of_document(item) == "Legislation"
    yield from _sure(item, lookup, "doc_no", "legislationIdentifier" if law else "identifier")
    if law:
        yield "legislationType", lookup.name("levels", document.level)
        regions = [lookup.name("regions", id) for id in document.regions]
        yield "legislationJurisdiction", one_or_all(regions) or NATION
    bodies = [
        {"@type": "Organization", "name": lookup.name("issuers", id)} for id in document.issuers
    ]
    if bodies and not lookup.doubted(item, "issuers"):
        yield "legislationPassedBy" if law else "publisher", one_or_all(bodies)
    yield from _sure(item, lookup, "issued", "legislationDate" if law else "dateCreated")
    yield from _sure(item, lookup, "published", "datePublished")
    if law:
        yield from _sure(item, lookup, "effective", "legislationDateOfApplicability")
    texts = (one.url for one in document.sources if one.official and one.citable and one.url)
    if text := next(texts, ""):
        yield "sameAs", text


def named_data(item: Item) -> Iterator[Property]:
    """Its other names: what it is called besides, and the models of a row."""
    names = [*item.get("aliases", ()), *item.get("models", ())]
    if names:
        yield "alternateName", one_or_all(names[:ALIASES])


def one_or_all(values: list[Any]) -> Any:
    """A single value stands by itself."""
    return values[0] if len(values) == 1 else values


def _sure(item: Item, lookup: Lookup, field: str, name: str) -> Iterator[Property]:
    """A field as a property, where it is there and nobody doubts it. A date of which only the year or
    the month is known is written as far as it is known (ISO 8601)."""
    value = item.get(field)
    if value and not lookup.doubted(item, field):
        yield name, str(value)

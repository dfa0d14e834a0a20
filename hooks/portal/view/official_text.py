"""Where the official text of a record is: an address that was seen, the library that holds it, or
whom to ask.

Which library holds what is data (`data/vocab/libraries.yaml`); what a record says of itself comes
first. A row stands in the text of its list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from portal.kinds.item import Item
from portal.read.document import Document, TextPlace, item_number
from portal.read.record import Source
from portal.read.vocabulary import Holding, Library
from portal.view.site import Site

_NUMBER = re.compile(r"(.*?号)((?:（附|第).*)?")
"""A number, and the part of the document that is meant: 财税〔2017〕71号（附件1）."""

_NOTHING_SAID = TextPlace()


@dataclass(frozen=True)
class OfficialText:
    """The way to one text. There is an address, a library with words to look up, or `told`; with an
    address there may be a library too, for an address may have moved."""

    address: Source | None
    library: Library | None
    words: str
    """What to look up in the library."""
    words_are: str
    """What they are called: 标题, 文号, 标准号."""
    told: str
    """What to do where neither is known."""
    within: str
    """Where in the text the item stands."""

    @property
    def state(self) -> str:
        """address, library or neither."""
        return "address" if self.address else "library" if self.library else "neither"

    @property
    def library_url(self) -> str:
        """Where the library answers for these words, if such an address was seen; else its front."""
        if self.library is None:
            return ""
        search = self.library.search
        return search.replace("{words}", quote(self.words)) if search else self.library.url

    @property
    def asked_at_once(self) -> bool:
        """Whether that address asks for the words already."""
        return bool(self.library and self.library.search)


def official_text_of(item: Item, site: Site) -> OfficialText | None:
    """None for what is no document: cases and news; and for what was withdrawn."""
    document = item.record
    if not isinstance(document, Document) or site.catalogue.is_withdrawn(item):
        return None
    said = document.official_text or _NOTHING_SAID
    holding = None if said.library or said.told else _holding(item, document, site)
    library = _library(said.library or "", site) if said.library else holding and holding[0]
    look_up = holding[1].look_up if holding else "title"
    number, part = _number(document)
    words, words_are = _words(document, look_up, number, site)
    address = next(_addresses(document, site), None)
    return OfficialText(
        address=address,
        library=library or None,
        words=said.words or words,
        words_are=words_are,
        told="" if address or library else said.told or _whom_to_ask(document, site),
        within="，".join(
            filter(None, (_locator(address), part or _articles(document, look_up), *_place(item)))
        ),
    )


def _addresses(document: Document, site: Site) -> Iterator[Source]:
    """The sources that are the text itself."""
    pages = tuple(page for library in libraries(site) for page in library.pages)
    for source in document.sources:
        known = (source.url or "").startswith(pages)
        if (
            source.url
            and source.citable
            and source.url not in site.unsafe_links
            and (known if source.official is None else source.official)
        ):
            yield source


def libraries(site: Site) -> list[Library]:
    """In the order in which they are asked."""
    return [term for term in site.vocabulary("libraries").values() if isinstance(term, Library)]


def _library(id: str, site: Site) -> Library | None:
    return next((library for library in libraries(site) if library.id == id), None)


def _holding(item: Item, document: Document, site: Site) -> tuple[Library, Holding] | None:
    return next(
        (
            (library, holding)
            for library in libraries(site)
            for holding in library.holds
            if _fits(holding, item.kind.id, document)
        ),
        None,
    )


def _fits(holding: Holding, catalogue: str, document: Document) -> bool:
    """Whether a document is all that a library says of what it holds."""
    asked = (
        (holding.catalogues, (catalogue,)),
        (holding.levels, (document.level,)),
        (holding.issuers, document.issuers),
        (holding.led_by, document.issuers[:1]),
    )
    return all(not wanted or set(wanted) & set(found) for wanted, found in asked)


def _number(document: Document) -> tuple[str, str]:
    """The number to look up, and what it says of the part that is meant."""
    number = document.doc_no or ""
    if document.verification.doubts("doc_no"):
        return "", ""
    found = _NUMBER.match(number)
    return (found[1], (found[2] or "").strip("（）")) if found else (number, "")


def _words(document: Document, look_up: str, number: str, site: Site) -> tuple[str, str]:
    if look_up == "basis":
        basis = next((site.catalogue.find(id) for id in document.basis), None)
        return (basis.title if basis else document.title), "标题"
    if look_up == "doc_no" and number:
        return number, "文号" if number.endswith("号") else "标准号"
    return document.title, "标题"


def _articles(document: Document, look_up: str) -> str:
    """The articles of a law, where a record is about these alone."""
    return document.doc_no or "" if look_up == "basis" else ""


def _locator(address: Source | None) -> str:
    return address.locator or "" if address else ""


def _place(item: Item) -> Iterator[str]:
    """Where a row stands in its list, as the list itself numbers and divides it."""
    if item.parent:
        yield item.get("group") or ""
        yield item_number(item.get("item_no")) if item.get("item_no") else ""


def _whom_to_ask(document: Document, site: Site) -> str:
    who = "、".join(site.name("issuers", id) for id in document.issuers)
    asked = f"可以按标题向{who}问" if who else "发布机关也没有核实，引用前请先查清出处"
    return f"没有见到原文的官方网址，也没有见到收它的库；{asked}。"

"""What a word is taken for, as its own record says it and as those of the other words do."""

from dataclasses import dataclass

from portal.kinds.glossary_term import GlossaryTerm
from portal.kinds.item import Item
from portal.page import Link
from portal.read.relation import Relation
from portal.view.site import Site


@dataclass(frozen=True)
class DifferenceLine:
    """Another word with what tells the two apart; `link` leads to its page, where it has one."""

    word: str
    link: Link | None
    text: str


def differences(item: Item, site: Site) -> list[DifferenceLine]:
    """Its own first. What another word says of it is left out where it says that itself."""
    found = [_line(one.word, one.term, one.text, site) for one in _term(item).confused_with]
    own = {site.catalogue.items[id].id for id in _named(item, site)}
    for link in site.catalogue.links.to(item.id, Relation.CONFUSED):
        other = site.catalogue.find(link.source)
        if other is None or other.id in own or not isinstance(other.value, GlossaryTerm):
            continue
        own.add(other.id)
        found += [
            _line(other.title, other.id, one.text, site)
            for one in other.value.confused_with
            if one.term and site.catalogue.find(one.term) is item
        ]
    return found


def _line(word: str, term: str | None, text: str, site: Site) -> DifferenceLine:
    return DifferenceLine(word, site.link(term) if term else None, text)


def _named(item: Item, site: Site) -> list[str]:
    ids = (one.term for one in _term(item).confused_with if one.term)
    return [other.id for id in ids if (other := site.catalogue.find(id))]


def _term(item: Item) -> GlossaryTerm:
    assert isinstance(item.value, GlossaryTerm)
    return item.value

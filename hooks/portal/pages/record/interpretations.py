"""Who has explained a record in public, and what that adds; or that nobody was found who did."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.interpretation import FORMS, SPEAKERS, Interpretation, is_older
from portal.kinds.item import Item
from portal.page import Link, Section
from portal.read.document import Document
from portal.read.record import Source
from portal.read.relation import Relation
from portal.view.site import Site


@dataclass(frozen=True)
class ExplanationLine:
    """One explanation. `address` is where it can be read, where such an address may be shown; `also`
    are the other records that it explains."""

    link: Link
    form: str
    speaker: str
    official: bool
    day: str
    publisher: str
    adds: str
    early: str
    pending: str
    address: Source | None
    also: tuple[Link, ...]


@dataclass(frozen=True)
class Explanations:
    """What the section shows; `looked` says when and how somebody looked and found none."""

    lines: tuple[ExplanationLine, ...]
    looked: str
    how: str


def sections(item: Item, site: Site) -> Iterator[Section]:
    """Nothing for rows, which are explained with their list, and for what nobody has looked for."""
    if item.parent or isinstance(item.value, Interpretation):
        return
    lines = tuple(_lines(item, site))
    looked = item.value.no_explanation if isinstance(item.value, Document) else None
    if lines or looked:
        data = Explanations(
            lines, str(looked.looked) if looked else "", looked.how if looked else ""
        )
        yield Section("explanations", "官方解读", "explanations", data)


def explanations_of(item: Item, site: Site) -> list[Item]:
    """Those that explain it, official ones before others, the newest first."""
    found = [
        one
        for link in site.catalogue.links.to(item.id, Relation.INTERPRETS)
        if (one := site.catalogue.find(link.source)) and not site.catalogue.is_withdrawn(one)
    ]
    newest = sorted(found, key=lambda one: (one.get("date").last, one.id), reverse=True)
    return sorted(newest, key=lambda one: one.get("speaker") != "official")


def _lines(item: Item, site: Site) -> Iterator[ExplanationLine]:
    for one in explanations_of(item, site):
        value = one.value
        assert isinstance(value, Interpretation)
        others = [id for id in value.interprets if site.catalogue.find(id) is not item]
        yield ExplanationLine(
            Link(one.title, one.url),
            FORMS[value.form],
            SPEAKERS[value.speaker],
            value.speaker == "official",
            str(value.date),
            value.publisher or "",
            value.adds,
            value.early if value.early and is_older(value.date, item, surely=False) else "",
            site.pending(one, "adds"),
            address_of(value),
            tuple(map(site.link, others)),
        )


def address_of(value: Interpretation) -> Source | None:
    """Where it can be read: at those who gave it, else where else it was seen."""
    shown = [one for one in value.sources if one.url and one.citable]
    return next((one for one in shown if one.official), next(iter(shown), None))

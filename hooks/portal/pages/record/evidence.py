"""Where a record comes from and how far it can be relied on."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.page import Section
from portal.read.record import CONFIDENCE, Source
from portal.view.article_links import TextPiece, linked_source
from portal.view.site import Site


@dataclass(frozen=True)
class Evidence:
    """What the evidence section shows."""

    sources: tuple[Source, ...]
    places: tuple[tuple[TextPiece, ...], ...]
    """Where in each source, with the ways to it."""
    inherited: bool
    confidence: str
    checked: str
    doubts: tuple[str, ...]
    confirmations: tuple[str, ...]
    note: str
    numbered: bool
    """Whether statements on the page name sources by their numbers."""


def sections(item: Item, site: Site) -> Iterator[Section]:
    verification = item.value.verification
    own = item.value.sources
    sources = own or item.record.sources
    doubts = [
        item.label(doubt.field) + (f"（{doubt.part}）" if doubt.part else "")
        for doubt in verification.unverified
    ]
    confirmations = [f"{item.label(one.field)}：{one.note}" for one in verification.confirmations]
    evidence = Evidence(
        sources=sources,
        places=tuple(linked_source(source, item, site) for source in sources),
        inherited=bool(item.parent and not own),
        confidence=CONFIDENCE[verification.confidence],
        checked=str(verification.checked),
        doubts=tuple(doubts),
        confirmations=tuple(confirmations),
        note=verification.note or "",
        numbered=item.get("mode") is not None,
    )
    yield Section("evidence", "来源和核实情况", "evidence", evidence)

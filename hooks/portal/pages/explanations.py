"""What `/quality/` says of official explanations: how many, in which form, who gave them, and of which
documents somebody looked for one and saw none."""

from collections import Counter
from dataclasses import dataclass

from portal.kinds.interpretation import FORMS, Interpretation
from portal.page import Link
from portal.read.document import Document
from portal.tables import Cell, Column, Table
from portal.view.site import Site


@dataclass(frozen=True)
class ExplanationCounts:
    """What the page shows of it. `explained` is how many records have one, `early` how many of the
    explanations are older than a document that they are listed at."""

    forms: Table
    explained: int
    early: int
    unexplained: tuple[Link, ...]


def explanation_counts(site: Site) -> ExplanationCounts:
    given = [
        one.value
        for one in site.catalogue.of("interpretations")
        if isinstance(one.value, Interpretation)
    ]
    counts: Counter[tuple[str, str]] = Counter((one.form, one.speaker) for one in given)
    lines = [
        [Cell(name), Cell(str(counts[form, "official"])), Cell(str(counts[form, "other"]))]
        for form, name in FORMS.items()
    ]
    columns = [Column("形式"), Column("官方", number=True), Column("媒体、专家", number=True)]
    found = (site.catalogue.find(id) for one in given for id in one.interprets)
    looked = [
        item
        for item in site.catalogue.records
        if isinstance(item.value, Document)
        and item.value.no_explanation
        and not site.catalogue.is_withdrawn(item)
    ]
    return ExplanationCounts(
        Table(columns, lines),
        len({one.id for one in found if one}),
        sum(bool(one.early) for one in given),
        tuple(Link(one.title, one.url) for one in looked),
    )

"""How many records have their full text here, and which lack the newest one: for `/quality/`."""

from dataclasses import dataclass

from portal.kinds.kinds import KINDS
from portal.page import Link
from portal.tables import Cell, Column, Table
from portal.view.legal_texts import lacking_since, versions_of
from portal.view.site import Site


@dataclass(frozen=True)
class TextLacking:
    """A record that was amended since its newest text."""

    link: Link
    told: str


@dataclass(frozen=True)
class FullTextCounts:
    """`counts` are by catalogue."""

    documents: int
    versions: int
    counts: Table
    lacking: tuple[TextLacking, ...]


def full_text_counts(site: Site) -> FullTextCounts | None:
    """None on a site without texts."""
    if not any(site.catalogue.texts.values()):
        return None
    lines, documents, versions, lacking = [], 0, 0, []
    for kind in KINDS:
        held = {
            item: found for item in site.catalogue.of(kind.id) if (found := versions_of(item, site))
        }
        late = {item: day for item in held if (day := lacking_since(item, site))}
        if held:
            count = sum(map(len, held.values()))
            documents, versions = documents + len(held), versions + count
            name = Cell(link=Link(kind.name, f"{kind.id}/"))
            lines.append([name, *(Cell(str(one)) for one in (len(held), count, len(late)))])
        lacking += [
            TextLacking(
                Link(item.title, item.url),
                f"{day.spoken} 起的没有，最新的是 {held[item][-1].day} 起施行的",
            )
            for item, day in late.items()
        ]
    titles = ("有全文的记录", "各版合计", "缺最新一版")
    columns = [Column("栏目"), *(Column(title, number=True) for title in titles)]
    return FullTextCounts(documents, versions, Table(columns, lines), tuple(lacking))

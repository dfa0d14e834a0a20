"""What `/quality/` says of the official texts: how many lead to an address, how many to a library, and
which of them lead to neither."""

from collections import Counter
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.kinds import KINDS
from portal.page import Link
from portal.tables import Cell, Column, Table
from portal.view.official_text import libraries, official_text_of
from portal.view.site import Site

STATES = (("address", "见到网址"), ("library", "知道在哪个库"), ("neither", "两样都没有"))


@dataclass(frozen=True)
class Untraced:
    """A record of which neither an address nor a library is known, with what its page says instead."""

    link: Link
    told: str


@dataclass(frozen=True)
class Texts:
    """What the page shows of it."""

    counts: Table
    libraries: Table
    untraced: tuple[Untraced, ...]


def texts(site: Site) -> Texts:
    found = {
        item: text
        for kind in KINDS
        for item in site.catalogue.of(kind.id)
        if (text := official_text_of(item, site))
    }
    states = Counter((item.kind.id, text.state) for item, text in found.items())
    held = Counter(text.library.id for text in found.values() if text.library)
    return Texts(
        _counts(states, list(found)),
        Table(
            [Column("库"), Column("记录", number=True), Column("在哪里见到它的网址")],
            [
                [
                    Cell(library.name),
                    Cell(str(held[library.id])),
                    Cell("；".join(f"{one.title}（{one.date}）" for one in library.seen)),
                ]
                for library in libraries(site)
            ],
        ),
        tuple(
            Untraced(Link(item.title, item.url), text.told)
            for item, text in found.items()
            if text.state == "neither"
        ),
    )


def _counts(states: Counter[tuple[str, str]], items: list[Item]) -> Table:
    asked = {item.kind.id for item in items}
    lines = [
        [
            Cell(link=Link(kind.name, f"{kind.id}/")),
            *(Cell(str(states[kind.id, state])) for state, _ in STATES),
        ]
        for kind in KINDS
        if kind.id in asked
    ]
    return Table([Column("栏目"), *(Column(name, number=True) for _, name in STATES)], lines)

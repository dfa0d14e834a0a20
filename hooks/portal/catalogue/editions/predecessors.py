"""Which edition came before which, and the comparisons that a catalogue gives."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import Content, content_of
from portal.catalogue.editions.comparison import EditionComparison, compare
from portal.catalogue.editions.entries import sorts_of
from portal.kinds.item import Item
from portal.kinds.rows import row_fields
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.relation import Relation


def predecessors(item: Item, catalogue: Catalogue) -> list[Item]:
    """What a document takes the place of and can be compared with: what it says so of, else the
    edition before it in its line. The batches of a cumulative line hold beside one another."""
    if item.parent or not isinstance(item.value, Document):
        return []
    links = catalogue.links
    targets = [
        link.target
        for relation in (Relation.SUPERSEDES, Relation.CONTINUES)
        for link in links.of(item.id, relation)
    ]
    found = [catalogue.items[id] for id in dict.fromkeys(targets) if id in catalogue.items]
    if not found:
        found = list(_before_in_line(item, catalogue))
    sorts = sorts_of(content_of(item)) if found else set()
    return [
        one
        for one in found
        if one.id != item.id
        and one.kind is item.kind
        and not one.parent
        and not catalogue.is_withdrawn(one)
        and sorts & sorts_of(content_of(one))
    ]


def comparisons(catalogue: Catalogue) -> dict[str, EditionComparison]:
    """Every comparison that tells something, by the id of the new edition."""
    found = {}
    for item in catalogue.records:
        if catalogue.is_withdrawn(item):
            continue
        if olds := predecessors(item, catalogue):
            contents = [standing(content_of(one), catalogue) for one in (*olds, item)]
            compared = compare(contents[:-1], contents[-1])
            if compared.tells:
                found[item.id] = compared
    return found


def standing(content: Content, catalogue: Catalogue) -> Content:
    """An edition without the rows that were withdrawn: they were never in it."""
    kept = {
        name: [row for row in content[name] if row["id"] not in catalogue.withdrawn]
        for name in row_fields(content["catalogue"])
        if name in content
    }
    return {**content, **kept}


def are_batches(one: Item, other: Item) -> bool:
    """Whether both belong to one line whose batches add up."""
    lines = [item.get("line") for item in (one, other)]
    return all(line and line.cumulative for line in lines) and lines[0].id == lines[1].id


def _before_in_line(item: Item, catalogue: Catalogue) -> Iterator[Item]:
    line = item.get("line")
    start = _start(item)
    if line is None or line.cumulative or start is None:
        return
    earlier = [
        (begun, one)
        for one in catalogue.of(item.kind.id)
        if one.get("line")
        and one.get("line").id == line.id
        and (begun := _start(one))
        and begun.last < start.first
    ]
    if earlier:
        yield max(earlier, key=lambda pair: pair[0].first)[1]


def _start(item: Item) -> PartialDate | None:
    return next(item.dates, None)

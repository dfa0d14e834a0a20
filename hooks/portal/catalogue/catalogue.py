"""The catalogue: every record and row, found by id or by any id it ever had."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import cast

from portal.catalogue.likeness import Likeness
from portal.catalogue.link_report import LinkReport
from portal.catalogue.links import Links, Statement, links_of
from portal.catalogue.text_versions import TextVersion
from portal.catalogue.tree import Tree
from portal.catalogue.web_hosts import WebHosts
from portal.kinds.item import Item, parts_of, rows_of
from portal.kinds.kinds import BY_ID
from portal.read.record import Record
from portal.read.vocabulary import ACCEPTED_LINKS, AcceptedLink, Term

FACETS = ("topics", "industries", "regions", "equipment")
"""The vocabularies that have a gathering page per term."""

FACET_NAMES = {"topics": "主题", "industries": "行业", "regions": "地区", "equipment": "设备类别"}
"""What readers call them."""


@dataclass(frozen=True)
class Alias:
    """An id that leads to an item; `kind` is the catalogue that the old address was in."""

    kind: str
    id: str
    target: str
    anchor: str = ""


class Catalogue:
    """Built once from a tree; nothing in it changes afterwards.

    Ids that are used twice keep their first bearer here; the check on ids reports the others.
    `withdrawn` are ids of what has been withdrawn: it keeps its page and is told nowhere else.
    `left` are addresses where something was, as catalogue, id and the id that it has now.
    """

    def __init__(
        self,
        tree: Tree,
        withdrawn: frozenset[str] = frozenset(),
        left: Sequence[tuple[str, str, str]] = (),
    ):
        self.withdrawn = withdrawn
        self.vocabularies: dict[str, dict[str, Term]] = tree.vocabularies
        self.link_report = tree.link_report
        self.search_score = tree.search_score
        self.attachment_files = tree.attachment_files
        """Our own copies of attachments, by their paths."""
        self.overlay = tree.overlay
        self.settings = tree.settings
        self.texts: dict[str, tuple[TextVersion, ...]] = _by_record(tree.texts)
        """The full texts at hand by the id of their record, the oldest first."""
        self.unread = frozenset(Path(problem.path).stem for problem in tree.problems)
        """Ids whose files could not be read."""
        self.records: list[Item] = []
        self.items: dict[str, Item] = {}
        self.repeated: list[tuple[Item, tuple[str | int, ...], str]] = []
        self.aliases: dict[str, Alias] = {}
        self.addresses: list[Alias] = []
        """Every old address, also those whose id is still in use in another catalogue."""
        self._rows: dict[Item, list[Item]] = {}
        # The file that bears its record's id comes before a copy of it, in which the id is to be changed.
        for loaded in sorted(tree.loaded, key=lambda one: Path(one.path).stem != one.record.id):
            own = self.overlay is not None and self.overlay.holds(loaded.path)
            self._add_record(Item(loaded.kind, loaded.path, loaded.record, own=own))
        for item in list(self.items.values()):
            self._add_aliases(item)
        for kind, id, target in left:
            self._add_left(kind, id, target)
        stated = [
            link
            for item in self.items.values()
            if not self.is_withdrawn(item)
            for link in links_of(item)
        ]
        self.stated: list[Statement] = stated
        self.links = Links([replace(link, target=self._real(link.target)) for link in stated])
        self._by_term = self._gather()

    def of(self, kind: str) -> list[Item]:
        """The records of one catalogue that stand, in the order of their files."""
        return list(self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.records:
            if not self.is_withdrawn(item):
                found[item.kind.id].append(item)
        return dict(found)

    def rows(self, item: Item) -> list[Item]:
        """The rows of a list that have pages; none for a row itself."""
        if item.parent:
            return []
        if item not in self._rows:
            rows = (self.items.get(row.id) for _, row in rows_of(item.record))
            self._rows[item] = [row for row in rows if row and row.id not in self.withdrawn]
        return list(self._rows[item])

    def is_withdrawn(self, item: Item) -> bool:
        """Whether it, or the list that it stands in, has been withdrawn."""
        return item.id in self.withdrawn or bool(item.parent and item.parent.id in self.withdrawn)

    def find(self, id: str) -> Item | None:
        """The item that bears this id, or bore it; also for the id of a part."""
        return self.items.get(self._real(id))

    def lacks(self, id: str) -> bool:
        """Whether an id leads nowhere. One whose file could not be read is not a second fault."""
        if self.find(id):
            return False
        return not any(id == stem or id.startswith(f"{stem}-") for stem in self.unread)

    @property
    def accepted_links(self) -> Mapping[str, AcceptedLink]:
        """What editors know for false alarms, by address."""
        terms = cast(Mapping[str, AcceptedLink], self.vocabularies.get(ACCEPTED_LINKS, {}))
        return {term.url: term for term in terms.values()}

    def links_on(self, day: date) -> LinkReport:
        """What was found of the addresses in the data, as editors have judged it, on a day."""
        return self.link_report.with_accepted(self.accepted_links.values(), day)

    @cached_property
    def hosts(self) -> WebHosts:
        """Whose pages elsewhere are."""
        return WebHosts(self.vocabularies)

    @cached_property
    def likeness(self) -> Likeness:
        """For guessing what an id that leads nowhere was meant to be."""
        return Likeness(self.items.values())

    def term(self, vocabulary: str, id: str) -> Term | None:
        return self.vocabularies.get(vocabulary, {}).get(id)

    def about(self, facet: str, id: str) -> list[Item]:
        """Records and rows that carry a term; rows only where their list does not carry it."""
        return self._by_term.get((facet, id), [])

    @property
    def carried(self) -> frozenset[tuple[str, str]]:
        """The terms of which there is anything, with their vocabularies."""
        return frozenset(self._by_term)

    def _real(self, id: str) -> str:
        alias = self.aliases.get(id)
        return alias.target if alias and id not in self.items else id

    def _add_record(self, record: Item) -> None:
        self.records.append(record)
        self._add(record)
        assert isinstance(record.value, Record)
        for place, row in rows_of(record.value):
            self._add(Item(record.kind, record.path, row, record, place, record.own))

    def _add(self, item: Item) -> None:
        if item.id in self.items:
            self.repeated.append((item, (*item.place, "id"), item.id))
        else:
            self.items[item.id] = item

    def _add_aliases(self, item: Item) -> None:
        for index, address in enumerate(item.get("alias_ids", ())):
            kind, _, id = address.rpartition("/")
            place = (*item.place, "alias_ids", index)
            moved = id == item.id and kind not in ("", item.kind.id)  # same id, other catalogue
            if kind and kind not in BY_ID or not moved and (id in self.items or id in self.aliases):
                self.repeated.append((item, place, address))
            else:
                self._add_alias(Alias(kind or item.kind.id, id, item.id))
        if item.parent is None:
            for part, id in parts_of(item.record):
                if id in self.items or id in self.aliases:
                    self.repeated.append((item, (*part, "id"), id))
                else:
                    self._add_alias(Alias(item.kind.id, id, item.id, id))

    def _add_left(self, kind: str, id: str, target: str) -> None:
        """An address that the ledger knows; what the data say of it comes first."""
        here = self.items.get(id)
        known = any(alias.kind == kind and alias.id == id for alias in self.addresses)
        if target in self.items and not known and not (here and here.kind.id == kind):
            self._add_alias(Alias(kind, id, target))

    def _add_alias(self, alias: Alias) -> None:
        self.addresses.append(alias)
        if alias.id != alias.target:
            self.aliases[alias.id] = alias

    def _gather(self) -> dict[tuple[str, str], list[Item]]:
        found: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for item in self.items.values():
            if self.is_withdrawn(item):
                continue
            for facet in FACETS:
                inherited = set(item.parent.get(facet, ())) if item.parent else set()
                for id in dict.fromkeys(self._with_parents(facet, item.get(facet, ()))):
                    if id not in inherited:
                        found[facet, id].append(item)
        return found

    def _with_parents(self, facet: str, ids: tuple[str, ...]) -> Iterator[str]:
        """A city's records also concern its province."""
        for id in ids:
            yield id
            if parent := getattr(self.term(facet, id), "parent", None):
                yield parent


def _by_record(texts: Sequence[TextVersion]) -> dict[str, tuple[TextVersion, ...]]:
    found: dict[str, list[TextVersion]] = defaultdict(list)
    for version in sorted(texts, key=lambda one: (one.id, one.day)):
        found[version.id].append(version)
    return {id: tuple(versions) for id, versions in found.items()}

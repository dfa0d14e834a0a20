"""The catalogue as open data see it: the site, with what many files ask for worked out once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portal.catalogue.links import Statement
from portal.kinds.body import Body
from portal.kinds.item import Item
from portal.kinds.question import ANSWER, CHANGED
from portal.open_data.promise import ROOT
from portal.open_data.published_fields import Fields, published_fields
from portal.open_data.shapes import (
    DueData,
    FileHead,
    FormerData,
    LinkData,
    LinksData,
    PendingData,
    SpanData,
)
from portal.read.relation import Relation
from portal.validity.due_dates import DueDate
from portal.validity.spans import ValiditySpan, spans_of
from portal.validity.status import Status
from portal.view.contact_lines import shown_contacts
from portal.view.legal_texts import versions_of
from portal.view.site import Site


@dataclass(frozen=True)
class ToldItem:
    """An item with what its file, the list and the table of its catalogue say of it."""

    item: Item
    head: FileHead
    fields: Fields


class OpenCatalogue:
    """Answers what each file says of an item."""

    def __init__(self, site: Site):
        self.site = site

    @cached_property
    def items(self) -> list[Item]:
        """Everything that stands, lists before their rows, in the order of the catalogue."""
        catalogue = self.site.catalogue
        return [
            item
            for record in catalogue.records
            if not catalogue.is_withdrawn(record)
            for item in (record, *catalogue.rows(record))
        ]

    @cached_property
    def by_catalogue(self) -> Mapping[str, list[Item]]:
        """The same by catalogue."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            found[item.kind.id].append(item)
        return found

    @cached_property
    def has_texts(self) -> bool:
        """Whether somebody holds full texts of anything that stands."""
        return any(versions_of(item, self.site) for item in self.items)

    def told(self, catalogue: str) -> list[ToldItem]:
        """What is told of the items of a catalogue, worked out once for all that tell it."""
        items = self.by_catalogue.get(catalogue, ())
        return [ToldItem(item, self.head(item), self.fields(item)) for item in items]

    def fields(self, item: Item) -> Fields:
        """What an item says. Numbers and addresses that have become too old are told nowhere,
        and no address that has fallen into other hands."""
        fields = self.site.unsafe_links.in_data(published_fields(item))
        if isinstance(item.value, Body) and (told := fields.pop("contacts", ())):
            shown = {id(one) for one in shown_contacts(item, self.site.as_of)}
            pairs = zip(told, item.value.contacts, strict=True)
            unsafe = self.site.unsafe_links
            if kept := [
                fact for fact, one in pairs if id(one) in shown and one.value not in unsafe
            ]:
                fields["contacts"] = kept
        return fields

    def address(self, url: str) -> str:
        """The full address of what is at `url`, as far as it is known."""
        return self.site.info.absolute(url) or url

    def head(self, item: Item) -> FileHead:
        """What is said of an item wherever it is listed."""
        head: FileHead = {
            "id": item.id,
            "catalogue": item.kind.id,
            "title": item.title,
            "state": "published",
            "url": self.address(item.url),
            "confidence": item.value.verification.confidence,
            "pending": [*_pending(item), *self._shaken(item)],
            "validity": self.validity(item),
            "due": self.due(item),
        }
        if item.parent:
            head["parent"] = item.parent.id
        if told := self.site.last_told(item.id):
            head["told"] = told.isoformat()
        if mark := self.site.own_mark(item):
            head["portal"] = mark.name
        return head

    def _shaken(self, item: Item) -> Iterator[PendingData]:
        """That an answer was given by what is not so any more."""
        if changes := self.site.ground_changes(item):
            named = "、".join(dict.fromkeys(one.id for one in changes))
            yield {"field": ANSWER, "label": item.label(ANSWER), "part": f"{CHANGED}：{named}"}

    def validity(self, item: Item) -> list[SpanData]:
        """The whole of its life. What is the same on both sides of a day, but for what is still to
        come, is one span."""
        found: list[SpanData] = []
        for span in spans_of(item, self.site.validities):
            data = _span(span)
            if found and _answer(found[-1]) == _answer(data):
                found[-1]["until"] = data["until"]
            else:
                found.append(data)
        return found

    def due(self, item: Item) -> list[DueData]:
        """What falls due of it, the earliest first: of a row what is its own."""
        dues = sorted(self._dues.get(item.id, ()), key=lambda due: (due.on, due.key))
        return [_due(due, item, self._conditions(due, item)) for due in dues]

    def _conditions(self, due: DueDate, item: Item) -> str:
        """What else decides whether a machine of a list has to go by a day: nobody who reads of the day
        alone may take it for that of all machines."""
        if due.what != "deadline" or not due.rows:
            return ""
        if item.parent:
            words = [self.site.deadline(rule) for rule in item.get("deadline_rules", ())]
            doubt = self.site.doubted(item, "deadline_rules")
            return f"有条件：{'；'.join(words)}{doubt}" if words else ""
        rows = [self.site.catalogue.items[id] for id in due.rows]
        bound = sum(1 for row in rows if row.get("deadline_rules"))
        return f"其中 {bound} 条有条件，看各条" if bound else ""

    def links(self, item: Item) -> LinksData:
        """What it speaks of and what speaks of it."""
        links = self.site.catalogue.links
        return {
            "out": list(self._links(links.of(item.id), lambda link: link.target)),
            "in": list(self._links(links.to(item.id), lambda link: link.source)),
        }

    def former(self, item: Item) -> list[FormerData]:
        """The addresses that it had before."""
        return [{"catalogue": kind, "id": id} for kind, id in self._former.get(item.id, ())]

    def _links(self, stated: Iterable[Statement], other) -> Iterator[LinkData]:
        seen = set()
        for one in stated:
            item = self.site.catalogue.items.get(other(one))
            if item is None or (one.relation, item.id, one.kind) in seen:
                continue
            seen.add((one.relation, item.id, one.kind))
            link: LinkData = {
                "relation": one.relation.name.lower(),
                "id": item.id,
                "catalogue": item.kind.id,
            }
            if one.relation is Relation.RELATED and one.kind:
                link["kind"] = one.kind
            if one.note:
                link["note"] = one.note
            yield link

    @cached_property
    def _dues(self) -> Mapping[str, list[DueDate]]:
        found: dict[str, list[DueDate]] = defaultdict(list)
        for due in self.site.due_dates:
            for id in (due.record, *due.rows):
                found[id].append(due)
        return found

    @cached_property
    def _former(self) -> Mapping[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for alias in self.site.catalogue.addresses:
            if not alias.anchor:
                found[alias.target].append((alias.kind, alias.id))
        return found


def _span(span: ValiditySpan) -> SpanData:
    validity = span.validity
    data: SpanData = {
        "from": _day(span.first),
        "until": _day(span.last),
        "state": validity.status.value,
    }
    comes = validity.status in (Status.IN_FORCE, Status.UPCOMING)
    if validity.by and not comes:  # who will end what holds is said where that begins
        data["by"] = list(validity.by)
    if validity.reason:
        data["reason"] = validity.reason
    return data


def _answer(span: SpanData) -> tuple[object, ...]:
    return (span["state"], span.get("by"), span.get("reason"))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _due(due: DueDate, item: Item, conditions: str) -> DueData:
    data: DueData = {
        "key": due.key,
        "kind": due.sort,  # type: ignore[typeddict-item]
        "word": due.word,
        "day": due.day.text,
    }
    if whom := "；".join(filter(None, (due.whom, conditions))):
        data["whom"] = whom
    if due.rows and item.parent is None:
        data["rows"] = list(due.rows)
    if due.loose:
        data["loose"] = due.loose
    return data


def _pending(item: Item) -> Iterator[PendingData]:
    for doubt in item.value.verification.unverified:
        data: PendingData = {"field": doubt.field, "label": item.label(doubt.field)}
        if doubt.part:
            data["part"] = doubt.part
        yield data


def json_path(item: Item) -> str:
    """Where the file of an item is."""
    return f"{ROOT}{item.kind.id}/{item.id}.json"

"""What every page needs to know: the catalogue, the day, and how things are named and linked."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from portal.catalogue.catalogue import FACETS, Catalogue
from portal.catalogue.coverage import Coverage, coverage_of
from portal.catalogue.editions.comparison import EditionComparison
from portal.catalogue.editions.predecessors import comparisons
from portal.catalogue.link_report import LinkReport
from portal.catalogue.text_comparison import TextComparison, compare_texts
from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.kinds.phase_out import DeadlineRule
from portal.kinds.presentation import RowPresentation
from portal.kinds.question import ANSWER, CHANGED
from portal.ledger.events_by_record import events_by_record
from portal.ledger.replay import Withdrawal
from portal.ledger.subscriptions import Subscriptions
from portal.ledger.timeline import Timeline
from portal.page import Badge, Card, Link
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.markers import Is
from portal.read.record import PENDING
from portal.read.vocabulary import Term
from portal.site_info import SiteInfo
from portal.validity.answer_ground import GroundChange, ground_changes
from portal.validity.due_dates import DueDate
from portal.validity.status import Status
from portal.validity.turning_days import last_change
from portal.validity.validity import Validities, Validity, start_of_item
from portal.validity.words import deadline_words
from portal.view.awaiting_review import AwaitingReview, awaiting_review
from portal.view.due_dates import due_dates_of, living
from portal.view.event_text import EventText
from portal.view.feed_links import FeedDirectory
from portal.view.marked import written
from portal.view.prose import plain
from portal.view.unsafe_links import UnsafeLinks
from portal.view.value_formatter import ValueFormatter

CARDS = 4096
"""Cards that are kept: lists that are made one after the other have many in common."""


class Site:
    """The catalogue as it stands on one day, with the words and addresses that pages use."""

    def __init__(
        self, catalogue: Catalogue, as_of: date, info: SiteInfo, timeline: Timeline | None = None
    ):
        self.timeline = timeline or Timeline()
        self.subscriptions = Subscriptions(self.timeline, catalogue)
        self.feeds = FeedDirectory(self.subscriptions, self.timeline, info)
        self.mentions = events_by_record(self.timeline.events)
        """What was told of each record and row, by id, the first event first."""
        self.event_text = EventText(ValueFormatter(catalogue.vocabularies))
        self.catalogue = catalogue
        self.info = info
        self.validities = Validities(catalogue, as_of)
        self.known: dict[Hashable, Any] = {}
        self._cards = lru_cache(maxsize=CARDS)(self._card)
        """Answers that many pages get alike, by what was asked."""
        self._text_comparisons: dict[tuple[str, date, str, date], TextComparison] = {}

    @property
    def as_of(self) -> date:
        """The true day that all is reckoned for. It stands on no page, for it changes every day;
        what is compared with it changes only when a day is crossed on which something turns."""
        return self.validities.as_of

    @cached_property
    def link_report(self) -> LinkReport:
        """What was found of the addresses in the data, as editors have judged it."""
        return self.catalogue.links_on(self.as_of)

    @cached_property
    def unsafe_links(self) -> UnsafeLinks:
        """Addresses that have fallen into other hands."""
        return UnsafeLinks(self.link_report.hijacked, written)

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The catalogues that are columns here."""
        return tuple(one for one in KINDS if not one.if_any or self.catalogue.of(one.id))

    @cached_property
    def due_dates(self) -> list[DueDate]:
        """Everything that falls due, on whatever day."""
        return due_dates_of(self.catalogue, self.validities, self.timeline.published)

    @cached_property
    def living_due_dates(self) -> list[DueDate]:
        """What of it is still worth a word, past and to come."""
        return list(living(self.due_dates, self.catalogue, self.validities))

    @cached_property
    def comparisons(self) -> dict[str, EditionComparison]:
        """Editions beside those that they take the place of, by the id of the new one."""
        return comparisons(self.catalogue)

    @cached_property
    def comparisons_by_id(self) -> Mapping[str, list[EditionComparison]]:
        """The same by the ids of both editions."""
        found: dict[str, list[EditionComparison]] = defaultdict(list)
        for comparison in self.comparisons.values():
            for id in (comparison.new, *comparison.olds):
                found[id].append(comparison)
        return found

    def text_comparison(self, old: TextVersion, new: TextVersion) -> TextComparison:
        """One full text beside another, of one record or of two."""
        key = (old.id, old.day, new.id, new.day)
        if key not in self._text_comparisons:
            self._text_comparisons[key] = compare_texts(old.text, new.text)
        return self._text_comparisons[key]

    @cached_property
    def awaiting_review(self) -> list[AwaitingReview]:
        """What cites an edition that has been replaced, and nobody has looked at it since."""
        return awaiting_review(self)

    @cached_property
    def awaiting_by_id(self) -> Mapping[str, list[AwaitingReview]]:
        """The same by what waits, and by what stands in the place of what it cites."""
        found: dict[str, list[AwaitingReview]] = defaultdict(list)
        for one in self.awaiting_review:
            for id in (one.id, *one.successors):
                found[id].append(one)
        return found

    @cached_property
    def fallback(self) -> Item | None:
        """The body to ask where nobody else is recorded."""
        bodies = (one for one in self.catalogue.of("bodies") if one.get("fallback"))
        return next(bodies, None)

    @cached_property
    def last_change(self) -> date:
        """The day that pages name: the last one on which anything changed, by itself or by a
        publication."""
        turned = last_change(self.validities, self.due_dates)
        return max(turned, self.timeline.published_on or turned)

    def ground_changes(self, item: Item) -> tuple[GroundChange, ...]:
        """What changed under an answer since it was given; () for whatever is none."""
        return ground_changes(item, self.validities)

    def validity(self, item: Item) -> Validity | None:
        return self.validities.of(item)

    def name(self, vocabulary: str, id: str) -> str:
        term = self.catalogue.term(vocabulary, id)
        return term.name if term else id

    def vocabulary(self, name: str) -> Mapping[str, Term]:
        return self.catalogue.vocabularies.get(name, {})

    def place(self, vocabulary: str, id: str) -> int:
        """The place of a term in its vocabulary; the last for what is none of its terms."""
        terms = list(self.vocabulary(vocabulary))
        return terms.index(id) if id in terms else len(terms)

    def rows(self, item: Item) -> list[Item]:
        return self.catalogue.rows(item)

    def start(self, item: Item) -> PartialDate | None:
        return start_of_item(item)

    def moment(self, item: Item) -> PartialDate | None:
        """When an item began, as far as is known; a row without a date of its own began with its
        list."""
        own = start_of_item(item) or next(item.dates, None)
        return own or (self.moment(item.parent) if item.parent else None)

    def age(self, item: Item) -> int:
        """Sorts the newest first."""
        moment = self.moment(item)
        return -(moment.first if moment else date.min).toordinal()

    def is_in_force(self, item: Item) -> bool:
        """Whether it certainly holds: somebody has seen it, and nobody has withdrawn it."""
        return self.validities.is_in_force(item)

    def deadline(self, rule: DeadlineRule) -> str:
        return deadline_words(rule)

    def terms(self, vocabulary: str, ids: tuple[str, ...]) -> list[Link]:
        """Some terms, with links to their gathering pages where they have any."""
        known = vocabulary in FACETS
        return [
            Link(self.name(vocabulary, id), f"{vocabulary}/{id}/" if known else "") for id in ids
        ]

    def issuers(self, document: Document) -> str:
        names = "、".join(self.name("issuers", id) for id in document.issuers)
        return names + (document.issuers_note or "")

    def withdrawal(self, item: Item) -> Withdrawal | None:
        """When and why an item was withdrawn, or the list that it stands in."""
        withdrawn = self.timeline.published.state.withdrawn
        own = withdrawn.get(item.id)
        return own or (withdrawn.get(item.parent.id) if item.parent else None)

    def last_told(self, id: str) -> date | None:
        """The day on which something was last told of a record or row."""
        mentions = self.mentions.get(id)
        return mentions[-1].event.at.date() if mentions else None

    def last_changed(self, item: Item) -> date | None:
        """The day on which what is said of an item last changed by a publication, whether that was told
        or only mended; None for what was not published yet."""
        days = (self.last_told(item.id), self.timeline.mended.get(item.id))
        return max((day for day in days if day), default=None)

    def last_told_in(self, scope: str) -> date | None:
        """The day on which something was last told in a scope."""
        events = self.subscriptions.events.get(scope)
        return events[-1].at.date() if events else None

    def last_told_at(self, url: str) -> date | None:
        """The day on which something was last told in what the page at `url` shows."""
        days = [self.last_told_in(scope.id) for scope in self.subscriptions.names.shown_at(url)]
        return max((day for day in days if day), default=None)

    def badge(self, item: Item) -> Badge | None:
        if self.catalogue.is_withdrawn(item):
            return Badge("withdrawn", "已撤回")  # it may hold or not: nobody here vouches for it
        validity = self.validity(item)
        if self.ground_changes(item):
            return Badge(Status.UNVERIFIED.value, CHANGED)
        if validity is None:
            return None
        id = validity.status.value
        return Badge(id, self._bearer(item) + self.name("statuses", id))

    def title(self, item: Item) -> str:
        """The title as tools say it: with whose word it is, where a portal speaks beside the nation."""
        mark = self.own_mark(item)
        return f"{item.title}（{mark.name}）" if mark else item.title

    def own_mark(self, item: Item) -> Badge | None:
        """Whose word an item is, where a portal speaks beside the nation; None for the nation's."""
        overlay = self.catalogue.overlay
        return Badge("own", overlay.mark) if overlay and item.own else None

    def coverage(self, item: Item) -> Coverage | None:
        """How much of what a document lists is here; None for what lists nothing."""
        return coverage_of(item, self.catalogue)

    def lacking(self, item: Item) -> str:
        """What of a document is not here, in words; '' where it is whole or nobody says."""
        coverage = self.coverage(item)
        if coverage is None:
            return item.get("coverage") or ""
        return "" if coverage.is_whole else item.get("coverage") or ""

    def has_own_term(self, item: Item) -> bool:
        """Whether a row's own dates decide its validity; a list that has ended ends its rows, but
        for those that had ended before."""
        of_list = self.validity(item.parent) if item.parent else None
        if of_list is None or not (item.get("effective") or item.get("expires")):
            return False
        return not of_list.status.ended or self.validity(item) != of_list

    def _bearer(self, item: Item) -> str:
        """Whose status a row shows: beside a machine's name, 现行有效 alone would read as praise."""
        if not isinstance(item.presentation, RowPresentation):
            return ""
        return "本条" if self.has_own_term(item) else item.presentation.bearer

    def link(self, id: str) -> Link:
        """A link to whatever bears this id; a row says which list it is in."""
        item = self.catalogue.find(id)
        if item is None:
            return Link(id, "")
        note = item.parent.title if item.parent else item.get("doc_no") or ""
        if mark := self.own_mark(item):
            note = f"{mark.name}，{note}" if note else mark.name
        alias = self.catalogue.aliases.get(id)
        anchor = f"#{alias.anchor}" if alias and alias.anchor else ""
        return Link(item.title, item.url + anchor, note)

    def card(self, item: Item) -> Card:
        """What lists show of an item; many lists have the same."""
        return self._cards(item)

    def _card(self, item: Item) -> Card:
        shown = item.presentation
        summary = plain(item.get("summary") or "")
        summary += self.doubted(item, "summary") if summary else ""
        told = (_said(item, field) for field in shown.card_text)
        coverage = self.coverage(item)
        return Card(
            Link(item.title, item.url),
            self.badge(item),
            tuple(fact for fact in shown.card_facts(item, self) if fact),
            summary or next(filter(None, told), ""),
            coverage.badge if coverage else None,
            shown.badge(item, self),
            self.own_mark(item),
        )

    def doubted(self, item: Item, field: str) -> str:
        """'（待核）' to stand behind a value where there is no room for a mark."""
        verification = item.value.verification
        unseen = verification.confidence == "low" and field == "issuers" and item.get(field)
        doubts = verification.doubts(field)
        if unseen or any(doubt.part is None for doubt in doubts):
            return f"（{PENDING}）"
        if self._shaken(item, field):
            return f"（{CHANGED}）"
        return f"（部分{PENDING}）" if doubts else ""

    def pending(self, item: Item, field: str) -> str:
        """'待核' when a field is doubted; with the part when only a part is."""
        doubts = item.value.verification.doubts(field)
        if self._shaken(item, field):
            return CHANGED
        if not doubts:
            return ""
        parts = [doubt.part for doubt in doubts if doubt.part]
        return f"{PENDING}：{'、'.join(parts)}" if parts else PENDING

    def _shaken(self, item: Item, field: str) -> bool:
        """Whether a field is an answer whose ground is not what it was."""
        return field == ANSWER and bool(self.ground_changes(item))


def _said(item: Item, field: str) -> str:
    text: str = item.get(field) or ""
    return plain(text) if text and Is.MARKDOWN in item.fields[field].traits else text

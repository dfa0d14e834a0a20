"""What a change of the data does, for whoever looks it over before it is taken: what is wrong, what
records and rows change, what subscribers will read, which pages become others.

A change is what the data say and the ledger of the base does not. Nothing here asks the version store:
who wants the publications of a change counted in says which files of the ledger came with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from portal.as_of import looks_elsewhere
from portal.catalogue.catalogue import FACETS, Catalogue
from portal.catalogue.content import Content, rows_in, title_of, url_of
from portal.data_folder import DataFolder, open_data
from portal.data_layers import Data
from portal.editing.care.review_queue import AHEAD, Review, reviews
from portal.feeds.entry_preview import entries
from portal.kinds.kinds import BY_ID
from portal.ledger.clock import faults_of
from portal.ledger.late import came_late
from portal.ledger.ledger import Ledger
from portal.ledger.press import Refusal
from portal.ledger.preview import preview
from portal.ledger.publication import Publication
from portal.ledger.publisher import Publisher
from portal.ledger.replay import State
from portal.ledger.unpublished import Edit, edits
from portal.read.problem import Problem
from portal.site_info import UNPLACED
from portal.view.site import Site


@dataclass(frozen=True)
class ChangedRecord:
    """One record that is new, changed or gone, with how many of its rows are."""

    id: str
    title: str
    catalogue: str
    deed: str
    """新增, 修改 or 不见了."""
    path: str
    rows_added: int
    rows_changed: int
    rows_removed: int


@dataclass(frozen=True)
class ChangeReview:
    """What there is to say of a change. `wrong` keeps the site from being built, `waiting` has to be
    published first, `clock` is what the ledger and the clock disagree about; `told` is what
    subscribers will read, line by line, or `untold` says why nobody knows yet."""

    wrong: list[Problem]
    waiting: list[Problem]
    clock: list[Problem]
    records: list[ChangedRecord]
    pages: list[str]
    gathering: list[str]
    told: list[str]
    untold: str
    reviews: list[Review]

    @property
    def problems(self) -> list[Problem]:
        return [*self.wrong, *self.waiting, *self.clock]


def change_review(data: Data, moment: datetime, came: frozenset[str] = frozenset()) -> ChangeReview:
    """The change in a data folder as of a moment. `came` are the names of the ledger's files that came
    with it, so that they are no part of the base."""
    opened = open_data(data, moment)
    following = opened.following
    # Whoever asks for another day knows that some publications lie after it.
    clock: list[Problem] = []
    if not looks_elsewhere():
        clock = faults_of(following.ledger, following.moment)
        clock += came_late(following.ledger, came, following.moment) if came else []
    if following.problems:
        why = "台账有问题，改好以后才知道。"
        return ChangeReview(opened.problems, [], clock, [], [], [], [], why, [])
    base = open_data(data, moment, came) if came else opened
    state = State() if base.following.problems else base.following.whole.published.state
    found = edits(opened.catalogue, state) if base.following.begun else []
    found = [edit for edit in found if following.ledger.is_own(edit.id)]
    told, untold = _told(opened, base, came)
    return ChangeReview(
        opened.problems,
        opened.unpublished,
        clock,
        [_changed(edit) for edit in found],
        list(dict.fromkeys(page for edit in found for page in _pages(edit))),
        list(dict.fromkeys(page for edit in found for page in _gathering(edit, opened.catalogue))),
        told,
        untold,
        _reviews(opened, {edit.id for edit in found}),
    )


def _told(opened: DataFolder, base: DataFolder, came: frozenset[str]) -> tuple[list[str], str]:
    """What subscribers will read, or why that cannot be said."""
    if opened.problems:
        return [], "数据改好以后才知道。"
    if not base.following.begun:
        return [], "还没有发布过，第一次发布以前没有订阅者。"
    ledger = opened.following.ledger
    made = [one for one in ledger.publications if one.name in came]
    if opened.unpublished:
        try:
            made.append(_publisher(opened, ledger).regular(""))
        except Refusal as refusal:
            return [], str(refusal)
    if not made:
        return [], "没有改动要告诉订阅者。"
    return list(_lines(made, _publisher(opened, base.following.ledger, base), opened)), ""


def _publisher(opened: DataFolder, ledger: Ledger, base: DataFolder | None = None) -> Publisher:
    following = (base or opened).following
    return Publisher(opened.catalogue, ledger, following.whole, opened.following.moment, "")


def _lines(made: list[Publication], publisher: Publisher, opened: DataFolder) -> Iterator[str]:
    last = max(datetime.fromisoformat(one.head.at) for one in made)
    publisher = replace(publisher, at=max(publisher.at, last))  # also what a fast clock published
    yield from preview(made, publisher, opened.catalogue)
    yield from entries(made, publisher, opened.catalogue, bool(opened.unpublished))


def _changed(edit: Edit) -> ChangedRecord:
    before, after = _rows(edit.before), _rows(edit.after)
    content = edit.after or edit.before or {}
    deed = "新增" if edit.before is None else "不见了" if edit.after is None else "修改"
    kept = [id for id in after if id in before]
    return ChangedRecord(
        edit.id,
        title_of(content),
        BY_ID[content["catalogue"]].name,
        deed,
        edit.item.path if edit.item else "",
        len(after) - len(kept),
        sum(before[id] != after[id] for id in kept),
        len(before) - len(kept),
    )


def _rows(content: Content | None) -> dict[str, Content]:
    return {row["id"]: row for row in rows_in(content)} if content else {}


def _pages(edit: Edit) -> Iterator[str]:
    """The pages of a record and of those of its rows that change."""
    content = edit.after or edit.before or {}
    yield url_of(content)
    before, after = _rows(edit.before), _rows(edit.after)
    for id in {**after, **before}:
        if before.get(id) != after.get(id):
            yield url_of(content, id)


def _gathering(edit: Edit, catalogue: Catalogue) -> Iterator[str]:
    """The pages that gather what changes: of its catalogue, of its terms before and after."""
    before, after = _rows(edit.before), _rows(edit.after)
    changed = [id for id in {**after, **before} if before.get(id) != after.get(id)]
    for content, rows in ((edit.before, before), (edit.after, after)):
        if content is None:
            continue
        yield f"{content['catalogue']}/"
        for part in (content, *(rows[id] for id in changed if id in rows)):
            for facet in FACETS:
                for id in part.get(facet, ()):
                    if catalogue.term(facet, str(id)):
                        yield f"{facet}/{id}/"


def _reviews(opened: DataFolder, ids: set[str]) -> list[Review]:
    """What else editors should look at in the records that change."""
    moment = opened.following.moment
    site = Site(opened.catalogue, moment.date(), UNPLACED, opened.following.timeline)
    found = reviews(site, moment.date(), AHEAD)
    return [one for one in found if one.item.id in ids and one.reasons]

"""What waits for publication, in words for the editor and by the pages on which it shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import row_in, rows_in, text_address, title_of, url_of
from portal.data_folder import DataFolder
from portal.feeds.entry_preview import EntryPreview, entries_of
from portal.ledger.press import Refusal
from portal.ledger.publisher import Publisher
from portal.ledger.scope import ScopeNames
from portal.ledger.text_edits import TextEdit
from portal.ledger.unpublished import Edit, edits
from portal.view.event_text import EventText
from portal.view.legal_texts import shown_on
from portal.view.value_formatter import Changed, ValueFormatter


@dataclass(frozen=True)
class PendingPart:
    """A page of which something is not published: that of a record or of a row. `url` is below the
    site's root; `is_new` says that nothing of it was ever published."""

    id: str
    title: str
    url: str
    is_new: bool
    changes: tuple[Changed, ...] = ()


@dataclass(frozen=True)
class PendingRecord:
    """What `publish.py ID` would publish. The first part is the record itself, the others are those
    of its rows that are new or changed. `path` and `line` are where to look."""

    path: str
    line: int
    parts: tuple[PendingPart, ...]

    @property
    def id(self) -> str:
        return self.parts[0].id


@dataclass(frozen=True)
class Pending:
    """Everything that waits. `refusal` says why none of the records can be published by name as they
    are; otherwise `entries` are what subscribers would read, with the names of their feeds in
    `feeds`, by id."""

    records: tuple[PendingRecord, ...] = ()
    entries: tuple[EntryPreview, ...] = ()
    feeds: tuple[tuple[str, str], ...] = ()
    refusal: str = ""
    minor: bool = False
    """Whether all of it may be published as slips that no subscriber needs to see."""


def pending_in(opened: DataFolder) -> Pending:
    """What waits in a data folder; nothing while it has problems, and before the first publication."""
    if not opened.unpublished:
        return Pending()
    catalogue, following = opened.catalogue, opened.following
    state = following.whole.published.state
    words = EventText(ValueFormatter(catalogue.vocabularies))
    lines = {problem.path: problem.line for problem in reversed(opened.unpublished)}
    mine = [edit for edit in edits(catalogue, state) if following.ledger.is_own(edit.id)]
    press = Publisher(catalogue, following.ledger, following.whole, following.moment, "")
    records = _with_texts(
        [_record(edit, words, lines) for edit in mine if edit.after],
        press.waiting_texts,
        catalogue,
        following.moment.date(),
    )
    named = frozenset(one.id for one in records)
    refusal = ""
    for only in (None, named):  # what stands in the way of one record does not hold up the others
        try:
            publication = press.regular("", only)
        except Refusal as error:
            refusal = str(error)
            continue
        entries = tuple(entries_of([publication], press, catalogue, unnoted=True))
        feeds = tuple(_feeds(entries, catalogue))
        return Pending(records, entries, feeds, minor=_is_minor(press, only))
    return Pending(records, refusal=refusal)


def _is_minor(press: Publisher, only: frozenset[str] | None) -> bool:
    try:
        press.minor("", only, misprint=False)
    except Refusal:
        return False
    return True


def _record(edit: Edit, words: EventText, lines: Mapping[str, int]) -> PendingRecord:
    assert edit.after is not None and edit.item is not None
    content, path = edit.after, edit.item.path
    line = lines.get(path, 1)
    title, url = title_of(content), url_of(content)
    if edit.before is None:
        whole = PendingPart(edit.id, title, url, True)
        of_rows = (
            PendingPart(row["id"], title_of(row), url_of(content, row["id"]), True)
            for row in rows_in(content)
        )
        return PendingRecord(path, line, (whole, *of_rows))
    said = [(change, words.changed(change, content)) for change in edit.changes]
    whole = PendingPart(edit.id, title, url, False, tuple(text for _, text in said))
    rows: dict[str, PendingPart] = {}
    for change, _ in said:
        row = row_in(content, change.row) if change.row else None
        if row and change.row not in rows:
            is_new = change.old is None and change.field.endswith(f"[{change.row}]")
            own = tuple(text for one, text in said if one.row == change.row and not is_new)
            link = url_of(content, change.row)
            rows[change.row] = PendingPart(change.row, title_of(row), link, is_new, own)
    return PendingRecord(path, line, (whole, *rows.values()))


def _with_texts(
    records: Sequence[PendingRecord], edits: Sequence[TextEdit], catalogue: Catalogue, day: date
) -> tuple[PendingRecord, ...]:
    """The records with their full texts, and those of which nothing but a text waits."""
    found = {one.id: one for one in records}
    for edit in edits:
        item = catalogue.items.get(edit.id)
        if edit.after is None or item is None:
            continue
        shown = shown_on(catalogue.texts[edit.id], day) is edit.after
        url = text_address(item.url, "" if shown else edit.day)
        title = f"{item.title}：{edit.day} 起施行的全文"
        part = PendingPart(edit.id, title, url, edit.before is None)
        known = found.get(edit.id) or PendingRecord(edit.after.path, 1, ())
        found[edit.id] = replace(known, parts=(*known.parts, part))
    return tuple(found.values())


def _feeds(entries: tuple[EntryPreview, ...], catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    told = {id for entry in entries for id in entry.scopes}
    known = {scope.id: scope.title for scope in ScopeNames(catalogue).scopes()}
    yield from ((id, title) for id, title in known.items() if id in told)
    yield from ((id, "已停止的订阅") for id in sorted(told - set(known)))

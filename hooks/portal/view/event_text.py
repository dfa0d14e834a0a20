"""What an event says: a headline, a sentence, facts. The same in every format and on the pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pydantic import BaseModel

from portal.catalogue.content import (
    Content,
    comparison_address,
    doubt_of,
    is_heading,
    marked,
    row_in,
    title_of,
    url_of,
)
from portal.catalogue.editions.comparison import FATES
from portal.kinds.kinds import BY_ID
from portal.kinds.labels import field_of
from portal.kinds.rows import model_of_row
from portal.ledger.change import Change
from portal.ledger.event import Event, Subject
from portal.ledger.labels import Labels
from portal.ledger.publication import LedgerComparedValue, LedgerComparison
from portal.page import Link
from portal.read.document import item_number
from portal.read.markers import Is, Show
from portal.read.model_fields import OTHER, ModelField, shown
from portal.read.record import PENDING
from portal.validity.due_dates import AHEAD, DueDate, due_dates
from portal.validity.validity import loose_words
from portal.view.comparison_words import counts_words, fate_word, limits_words, remark_words
from portal.view.text_news import text_day, text_links, text_sentence
from portal.view.value_formatter import Changed, ValueFormatter

SHOWN = 30
"""Links of one event; the pages have all."""


@dataclass(frozen=True)
class EditionNews:
    """What became of one entry of a list of which a new edition came."""

    word: str
    name: str
    changes: tuple[Changed, ...]
    remark: str = ""


@dataclass(frozen=True)
class EventFact:
    """A field with its value in words."""

    name: str
    text: str
    url: str = ""
    """Of a page elsewhere, where the value is one."""


class EventText:
    """Says events in words."""

    def __init__(self, words: ValueFormatter):
        self.words = words
        self._at: dict[int, tuple[Labels, EventText]] = {}

    def at(self, event: Event) -> "EventText":
        """The same with the names that terms had when an event was told."""
        labels = event.labels
        if not labels or labels is self.words.labels:
            return self
        if id(labels) not in self._at:  # kept with it, so that no other gets its number
            own = EventText(ValueFormatter(self.words.vocabularies, labels))
            self._at[id(labels)] = (labels, own)
        return self._at[id(labels)][1]

    def headline(self, event: Event) -> str:
        """What happened to what, in one line."""
        if event.scope:
            return f"订阅停止：{event.name}"
        if event.parts:
            return f"{_when(event)}{event.word} {self.count(event)}"
        if event.is_bulk:
            return f"{event.word} {self.count(event)}"
        (subject,) = event.subjects
        day = f"（{event.due.day.spoken}）" if event.ahead and event.due else ""
        return f"{event.word}{day or text_day(event)}：{self.name(subject)}"

    def count(self, event: Event) -> str:
        """How many records or things an event of many tells of."""
        return f"{len(event.parts or event.subjects)} 条{self._shared_name(event)}"

    def name(self, subject: Subject) -> str:
        """The title with its number; of a row its own with that of its list; of several rows how
        many of which list."""
        content, rows = subject.content, subject.rows
        title = _titled(content)
        if not rows:
            return title
        if len(rows) > 1:
            return f"{title}的 {len(rows)} 个条目"
        row = row_in(content, rows[0])
        return f"{title_of(content)}：{_named(row)}" if row else title

    def sentence(self, event: Event) -> str:
        """What a day brought, or why something was withdrawn; '' where the headline says all."""
        if event.scope:
            return f"“{event.name}”不再单独提供订阅。{event.note}"
        if event.reason:
            return f"原因：{event.reason}。网页保留，标明已撤回。"
        if event.kind == "restored":
            return f"以前撤回过，现在重新采用。{_missed(event)}"
        if event.kind == "merged":
            return f"“{event.name}”和这一条是同一件，已经并入；原来的网址会转到这里。"
        if compared := comparison_in(event):
            return _compared_words(compared)
        if told := text_sentence(event):
            return told
        if event.parts:
            return _shared_sentence(event)
        return _of_day(event.due, event.ahead) if event.due else ""

    def part(self, part: Event, common: str) -> str:
        """What is said of one of the things that fell due together, beside the sentence that is
        `common` to them: for whom, and what it has ended; '' where nothing is left to say."""
        assert part.due
        own = part.due.whom if common else self.sentence(part).rstrip("。")
        ended = [f"同时{one.word}{self.at(part).name(one.subject)}" for one in part.ended]
        return "；".join(filter(None, (own, *ended)))

    def edition(self, event: Event) -> list[EditionNews]:
        """What a new edition changed, entry by entry, as far as the ledger keeps it."""
        compared = comparison_in(event)
        if compared is None:
            return []
        (subject,) = event.subjects
        whole, words = (compared.whole_old, compared.whole_new), self.at(event)
        return [
            EditionNews(
                fate_word(one.fate, whole),
                f"{one.number} {one.name}".strip(),
                tuple(words._compared(value, subject.content) for value in one.values),
                remark_words(one.fate, one.unsure, False, one.kin),
            )
            for one in compared.entries
        ]

    def _compared(self, value: LedgerComparedValue, content: Content) -> Changed:
        field = field_of(content["catalogue"], value.field) if value.field else None
        label = field.label if field else value.label or OTHER
        sides = (value.old, value.new)
        if any(isinstance(one, list) for one in sides):  # only what came and went was kept of it
            old, new = (self.words.text(field, one) if one else "" for one in sides)
        else:
            old, new = (self.words.text(field, one) for one in sides)
        return Changed(label, "", old, new)

    def changes(self, event: Event) -> list[Changed]:
        """The fields that changed, with old and new values; none for what came, went or fell due."""
        if event.is_bulk or event.kind not in ("amended", "corrected"):
            return []
        (subject,) = event.subjects
        words = self.at(event)
        return [words.changed(change, subject.content) for change in subject.changes]

    def facts(self, subject: Subject) -> Iterator[EventFact]:
        """What tells a record from others. Doubted values are 待核, headings have none."""
        content = subject.content
        if is_heading(content):
            yield EventFact("核实情况", f"{PENDING}：没有见到来源，只有题名")
            return
        yield from self._facts(content)
        if len(subject.rows) == 1 and (row := row_in(content, subject.rows[0])):
            yield from self._row_facts(row, model_of_row(content, row))

    def links(self, event: Event) -> list[Link]:
        """The pages that an event leads to: its rows, its texts, else its records."""
        if event.is_bulk:
            return self.records(event.subjects)
        if event.kind == "text":
            return list(text_links(event))
        found = []
        for subject in event.subjects:
            rows = [row for id in subject.rows if (row := row_in(subject.content, id))]
            found += [Link(_named(row), url_of(subject.content, row["id"])) for row in rows]
        return found if len(found) > 1 else []

    def records(self, subjects: Iterable[Subject]) -> list[Link]:
        """The pages of some records."""
        return [Link(_titled(one.content), url_of(one.content)) for one in subjects]

    def _facts(self, content: Content) -> Iterator[EventFact]:
        for field in _told(BY_ID[content["catalogue"]].model):
            doubt = doubt_of(content, field.name)
            if field.name in content:
                text = self.words.text(field, content[field.name])
                if field.name == "issuers":
                    text += content.get("issuers_note", "")
                yield EventFact(field.label, marked(text, doubt), _address(field, content))
            elif doubt:
                yield EventFact(field.label, PENDING)

    def _row_facts(self, row: Content, model: type[BaseModel]) -> Iterator[EventFact]:
        for field in _told(model):
            if field.name == "item_no" and field.name in row:
                yield EventFact(field.label, item_number(row[field.name]))
            elif field.name in row:
                text = marked(self.words.text(field, row[field.name]), doubt_of(row, field.name))
                yield EventFact(f"条目的{field.label}", text, _address(field, row))

    def changed(self, change: Change, content: Content) -> Changed:
        """A change, its new value with the doubt that is left about it."""
        words = self.words.changed(change, content)
        part = row_in(content, change.row) if change.row else content
        doubt = doubt_of(part or content, change.name) if change.new is not None else ""
        return replace(words, new=marked(words.new, doubt))

    def _shared_name(self, event: Event) -> str:
        catalogues = {subject.content["catalogue"] for subject in event.subjects}
        return f"（{BY_ID[catalogues.pop()].name}）" if len(catalogues) == 1 else "记录"


def url_of_event(event: Event) -> str:
    """Where an event leads: the page of what it is about; for many records the list of updates."""
    if event.scope:
        return "follow/"
    if event.is_bulk:
        return f"updates/{event.month}/#{anchor_of(event)}"
    if event.due:
        return event.due.url
    (subject,) = event.subjects
    row = subject.rows[0] if len(subject.rows) == 1 else ""
    lost = row and row_in(subject.content, row) is None
    return url_of(subject.content, "" if lost else row)


def comparison_in(event: Event) -> LedgerComparison | None:
    """What an event tells of a new edition beside the one before."""
    return event.subjects[0].compared if len(event.subjects) == 1 else None


def _compared_words(compared: LedgerComparison) -> str:
    whole = (compared.whole_old, compared.whole_new)
    counts = {fate: compared.counts.get(fate, 0) for fate in FATES}
    titles = "、".join(f"《{title}》" for title in compared.titles)
    said = f"与上一版{titles}相比：{counts_words(counts, whole, compared.unsure)}。"
    return said + "".join(limits_words(counts, whole))


def url_of_comparison(event: Event) -> str:
    """The page that sets the editions of an event side by side; '' where it has none."""
    if not comparison_in(event):
        return ""  # also of what is about no record: a scope that ended
    return comparison_address(url_of(event.subjects[0].content))


def anchor_of(event: Event) -> str:
    """The place of an event on its month's page."""
    return "e-" + event.id.replace("/", "-").lower()


def _told(model: type[BaseModel]) -> Iterator[ModelField]:
    """The fields that an entry tells as facts; running text is told in paragraphs."""
    return (one for one in shown(model, Show.ENTRY) if Is.MARKDOWN not in one.traits)


def _address(field: ModelField, part: Content) -> str:
    return str(part[field.name]) if Is.WEB in field.traits else ""


def _titled(content: Content) -> str:
    title, number = title_of(content), content.get("doc_no")
    doubt = doubt_of(content, "title")
    if number and number not in title:
        title = f"{title}（{number}）"
    return f"{title}（题名{doubt}）" if doubt else title


def _named(row: Content) -> str:
    return marked(title_of(row), doubt_of(row, "name"))


def _when(event: Event) -> str:
    """The day of things that fall due together, in front of a word; '' where it is not one day for
    all, since of some no more than the month is known."""
    due = event.parts[0].due
    assert due
    if event.kind == "expired":
        return f"{event.at.date()} 起"
    if len({one.due.day for one in event.parts if one.due}) > 1:
        return ""
    apart = " " if due.day.precision == "day" else ""
    return f"{due.day.spoken}{apart}{'' if event.ahead or due.is_end else '起'}"


def _shared_sentence(event: Event) -> str:
    """What the day brings to all that fell due together, where the same can be said of each."""
    said = {_of_day(replace(one.due, whom=""), one.ahead) for one in event.parts if one.due}
    return said.pop() if len(said) == 1 else ""


def _missed(event: Event) -> str:
    """What subscribers may not have been told while something was withdrawn: that it ends or begins
    within the days that are told ahead, or has ended."""
    (subject,) = event.subjects
    today = event.at.date()
    found = []
    for due in sorted(due_dates(subject.content), key=lambda one: (one.on, one.key)):
        concerned = not subject.rows or set(subject.rows) & {*due.rows}
        if not concerned or due.loose:
            continue
        if today <= due.on <= today + AHEAD:
            whom = f"（{due.whom}）" if due.whom else ""
            found.append(f"{due.day.spoken} {due.word}{whom}")
        elif due.sort in ("expires", "repealed") and due.passed(today):
            found.append(f"{due.day.spoken} 已经{due.word}")
    return f"日期提醒：{'；'.join(found)}。" if found else ""


def _of_day(due: DueDate, ahead: bool) -> str:
    """What a day brought or will bring. Of a month or year it is said that no more is known."""
    whom = f"：{due.whom}" if due.whom else ""
    vague = "" if due.day.precision == "day" else "（没有写明哪一天）"
    day = f"{due.day.spoken}{vague}"
    if due.loose:
        known = f"{due.day.spoken}起可能期满" if ahead else f"{due.day.spoken}已过"
        return f"{loose_words(due.loose)}；{known}，还有没有效以原文为准。"
    if ahead and due.sort == "effective":
        starts = (
            f"{due.day.first} {due.word}" if not vague else f"{due.day.spoken}起{due.word}{vague}"
        )
        return f"还有 30 天，{starts}{whom}。"
    if ahead:
        written = f"，原文只写{due.day.spoken}" if vague else ""
        return f"还有 30 天，{due.day.last} {due.word}{written}{whom}。"
    if due.sort == "target":
        return f"目标期到{day}为止，现在已满；目标期满不等于废止。"
    if due.sort == "expires":
        return f"有效期到{day}为止，{due.day.next_day()}起不再有效。"
    if due.is_end:
        return f"{due.word}是{day}，现在已到{whom}。"
    return f"自{day}起{due.word}{whom}。"

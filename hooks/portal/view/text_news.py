"""What became of full texts, in words: the same in feeds, on pages, in the terminal."""

from collections.abc import Iterator, Mapping

from portal.catalogue.content import comparison_address, text_address, url_of
from portal.ledger.event import Event, Subject
from portal.ledger.publication import LedgerText
from portal.page import Link
from portal.view.comparison_words import article_counts_words


def text_sentence(event: Event) -> str:
    """What became of the texts of one record; '' for other events, and for those of many."""
    if event.kind != "text" or event.is_bulk:
        return ""
    return f"{subject_words(event.subjects[0])}。"


def subject_words(subject: Subject) -> str:
    """The same of one record of an event, without a full stop."""
    return "；".join(map(text_words, subject.texts))


def text_words(text: LedgerText) -> str:
    """2018-10-26 起施行的全文；与 2016-07-02 的全文比：改 12 条，增 3 条，删 1 条."""
    named = f"{text.day} 起施行的全文"
    if not text.digest:
        return f"{named}已经撤下"
    if not text.new:
        return f"{named}有更正"
    return (
        f"{named}，与 {text.against} 的全文比：{counted_words(text.counts)}"
        if text.against
        else named
    )


def counted_words(counts: Mapping[str, int]) -> str:
    """改 12 条，增 3 条，删 1 条，另有 8 条只是条号变动, as a page says it of the fates that a ledger counts."""
    told = {**counts, "changed": counts.get("changed", 0) + counts.get("moved_changed", 0)}
    return "，".join(article_counts_words(told, counts.get("renumbered", 0))) or "各条文字没有改动"


def text_day(event: Event) -> str:
    """（2018-10-26 起施行）, where an event tells of one text; else ''."""
    texts = [] if event.is_bulk else [text for one in event.subjects for text in one.texts]
    return f"（{texts[0].day} 起施行）" if len(texts) == 1 else ""


def text_links(event: Event) -> Iterator[Link]:
    """Where the texts of an event are read, and set side by side."""
    for subject in () if event.is_bulk else event.subjects:
        if any(one.digest for one in subject.texts):
            yield Link("看全文", text_address(url_of(subject.content)))
        if any(one.against for one in subject.texts):
            yield Link("看新旧对照", comparison_address(url_of(subject.content)))

"""Questions of readers that were answered too late, or wait for an answer: to be looked at, for what is
late cannot be mended any more."""

from collections.abc import Iterator, Sequence
from datetime import date

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.violation import Violation
from portal.kinds.question import AnsweredQuestion
from portal.read.explanation import Explanation
from portal.read.vocabulary import RECEIVED, ReceivedQuestion
from portal.validity.reply_span import days_late, is_of_late, reply_due

REMARKS = {
    "late-replies": Explanation(
        "读者的问题答复晚了、还没有答复",
        "检查政府网站时，有效留言超过三个月没有回应的一票否决；portal.yaml 里写了 reply_days 的，按它算。"
        "答复晚了的改不回来，只提醒；一年以前答复的不再说。",
        "没有答复的先答复；答复以后写成一条常见问答，从 received-questions.yaml 里删去。日子写错的改正。",
        (
            "answered: 答复晚了 〈12〉 天（〈2026-01-05〉 问的，应在 〈2026-04-05〉 以前） (核对 asked 和 answered)",
            "terms[〈1〉].received: 收到的日期 〈2027-11-28〉 还没有到 (核对年份)",
            "terms[〈1〉].received: 还没有答复，应在 〈2026-04-05〉 以前，已经过了 〈12〉 天 (先答复；答复以后写成一条常见问答，从这里删去)",
        ),
    )
}


def late_replies(
    catalogue: Catalogue, vocabularies: Sequence[VocabularyFile], day: date
) -> Iterator[Violation]:
    days = catalogue.settings.reply_days if catalogue.settings else None
    for item in catalogue.of("questions"):
        value = item.value
        assert isinstance(value, AnsweredQuestion)
        late = days_late(value, days)
        if late and value.asked and is_of_late(value.answered, day):
            due = reply_due(value.asked, days)
            told = f"答复晚了 {late} 天（{value.asked} 问的，应在 {due} 以前）"
            yield Violation.of(item, ("answered",), told, "核对 asked 和 answered")
    for book in vocabularies:
        for index, term in enumerate(book.terms if book.name == RECEIVED else ()):
            assert isinstance(term, ReceivedQuestion)
            due = reply_due(term.received, days)
            if term.received.first > day:
                told = f"收到的日期 {term.received} 还没有到"
                yield Violation(book.path, ("terms", index, "received"), told, "核对年份")
            if day > due:
                told = f"还没有答复，应在 {due} 以前，已经过了 {(day - due).days} 天"
                hint = "先答复；答复以后写成一条常见问答，从这里删去"
                yield Violation(book.path, ("terms", index, "received"), told, hint)

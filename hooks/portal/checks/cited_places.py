"""Articles that are named and are not there, or are others now, by the full texts at hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.cited_articles import (
    ArticleFates,
    CitedArticle,
    cited_articles,
    named_articles,
    text_that_holds,
)
from portal.catalogue.text_versions import TextVersion
from portal.checks.violation import Violation
from portal.read.explanation import Explanation
from portal.texts.citation import articles_of

REMARKS = {
    "article-remarks": Explanation(
        "引的条文，全文里没有或者改过",
        "手头有那部法的全文，全文里没有所引的条，或者上次核对以后那一条改过、改了号。"
        "国家的记录别人改不了，正文里的话也可能是有意说旧的，所以只提醒，不妨碍生成网站。",
        "对照全文看：自己的记录改条号，或者核对后改 verification.checked；国家的记录有错，告诉国家的编者；全文错了，重新导入。",
        (
            "duties[〈1〉].article: 〈第九十九条〉在《〈某法〉》〈2018-10-26〉 起的全文里没有 (〈全文到第八十七条为止〉)",
            "duties[〈1〉].article: 〈第五十二条〉从 〈2018-10-26〉 起是〈第五十三条〉 (〈对照全文，改条号〉)",
            "duties[〈1〉].article: 〈第五十二条〉 〈2018-10-26〉 起改过，上次核对是 〈2017-01-01〉 (〈对照全文看一遍，再改核对日期〉)",
            "duties[〈1〉].article: 〈第五十二条〉从 〈2018-10-26〉 起没有了 (〈对照全文，删去或者改写〉)",
        ),
    )
}


@dataclass(frozen=True)
class CitedFault:
    """What is wrong with a place that is named. `ours` where both the record and the text are one's own
    hands' work, so that it can be mended here."""

    violation: Violation
    ours: bool


def missing_articles(catalogue: Catalogue, day: date) -> Iterator[CitedFault]:
    """Places in a text that holds which it does not have."""
    for one in cited_articles(catalogue):
        if "provisions" in one.place:
            continue  # written as a duty of that law has it, and told there
        text = text_that_holds(one.law, catalogue, day)
        if text and not articles_of(text.text, one.key):
            told = f"{one.words}在《{one.law.title}》{text.day} 起的全文里没有"
            ours = one.stated and one.item.own == text.own and one.law.own == text.own
            yield CitedFault(Violation.of(one.item, one.place, told, _last_of(text)), ours)


def _last_of(text: TextVersion) -> str:
    last = next(reversed(text.text.articles.values()), None)
    return f"全文到{last.label}为止；对照原文，改条号" if last else "全文没有分条；写标题"


def article_remarks(catalogue: Catalogue, day: date) -> Iterator[Violation]:
    """What somebody should look at: what is missing and cannot be mended here, and articles that changed
    since."""
    for fault in missing_articles(catalogue, day):
        if not fault.ours:
            yield fault.violation
    fates = ArticleFates(catalogue, day)
    for one in cited_articles(catalogue):
        if one.stated and (told := _changed(one, fates)):
            yield Violation.of(one.item, one.place, *told)


def _changed(one: CitedArticle, fates: ArticleFates) -> tuple[str, str] | None:
    checked = one.item.value.verification.checked
    fate = fates.since(one, checked.last)
    if fate is None:
        return None
    day = fate.since.day
    if not fate.now:
        return f"{one.words}从 {day} 起没有了", "对照全文，删去或者改写"
    now = named_articles(fate.since.text, fate.now)
    if fate.changed:
        moved = f"（现在是{now}）" if one.key.split("-k")[0] not in fate.now else ""
        told = f"{one.words} {day} 起改过{moved}，上次核对是 {checked}"
        return told, "对照全文看一遍，再改核对日期"
    return f"{one.words}从 {day} 起是{now}", "对照全文，改条号"

"""An article that a record names is in the full text at hand, where both can be mended here."""

from collections.abc import Iterator
from datetime import date

from portal.catalogue.catalogue import Catalogue
from portal.checks.cited_places import missing_articles
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "引的条，全文里没有",
    "条款引到全文的那一条：手头有这部法现行的全文，里面却没有所引的条，多半是条号写错了，也可能是全文不全。",
    "对照原文：条号写错的改条号；全文缺了的，重新导入全文。",
    (
        "duties[〈2〉].article: 〈第九条〉在《〈引到头以后的法〉》〈2018-01-01〉 起的全文里没有 (〈全文到第三条为止；对照原文，改条号〉)",
    ),
)


def check(catalogue: Catalogue, today: date) -> Iterator[Violation]:
    for fault in missing_articles(catalogue, today):
        if fault.ours:
            yield fault.violation

"""Papers to keep say for how many years, or what the relief follows says it."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.followed import told_by
from portal.checks.violation import Violation
from portal.kinds.tax import TaxList
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "资料没有写留几年",
    "只说留、不说留几年，读者不知道什么时候能销毁。",
    "在其中一份资料上写 years；总的办法写了的，用 follows 指过去；确实没有见到的，把这几份写 pending: true。",
    (
        "claim.kept: 没有写留几年 (写 years，或用 follows 指到写了的记录；没有见到的写 pending: true)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("tax"):
        relief = item.value
        if not isinstance(relief, TaxList) or relief.claim is None:
            continue
        told = [one.claim.kept for _, one in told_by(item, catalogue) if one.claim]
        known = any(paper.years for papers in told for paper in papers)
        if any(not paper.pending for paper in relief.claim.kept) and not known:
            hint = "写 years，或用 follows 指到写了的记录；没有见到的写 pending: true"
            yield Violation.of(item, ("claim", "kept"), "没有写留几年", hint)

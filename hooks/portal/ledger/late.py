"""Publications that come online in a later week or month than they are dated: the digest of that one
has gone out by then, changes without a sign, and who reads nothing else never hears of them."""

from collections.abc import Iterator
from datetime import datetime

from portal.as_of import CHINA
from portal.ledger.clock import moment_of
from portal.ledger.digest import Period
from portal.ledger.ledger import Ledger
from portal.ledger.shared import Shared
from portal.read.problem import Problem


def late(ledger: Ledger, shared: Shared, now: datetime) -> Iterator[Problem]:
    """Those that the branch does not have from which the site is built, and which are of a week or
    month that is over. Nothing where nobody can tell what that branch has."""
    if not shared.by:
        return
    for publication in ledger.publications:
        name = publication.path.rpartition("/")[2]
        if name in shared.trunk:
            continue
        day = moment_of(publication).astimezone(CHINA).date()
        if any(period.end(day) <= now for period in Period):
            yield Problem(
                publication.path,
                1,
                1,
                "at",
                f"发布时间 {publication.head.at} 的那一周或者那个月已经过去，摘要已经发出，"
                f"而 {shared.by} 里还没有这次发布",
                f"只看摘要的人会漏掉它：用 publish.py --again {name}，按现在的时间重新发布；"
                "以后先审，合并前再发布",
            )


def came_late(ledger: Ledger, came: frozenset[str], now: datetime) -> Iterator[Problem]:
    """The same where it is known which files of the ledger come with a change, as when a request to
    merge is looked at."""
    there = frozenset(one.path.rpartition("/")[2] for one in ledger.publications) - came
    return late(ledger, Shared(there, there, "要并入的分支"), now)

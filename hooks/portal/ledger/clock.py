"""Whether a clock can be right, judged by the only thing that is known: when something was published.

A clock that is slow would unsay what subscribers have heard; one that runs ahead would tell of days
that have not come, and nothing takes that back.
"""

from datetime import datetime

from portal.ledger.ledger import Ledger
from portal.ledger.publication import Publication
from portal.read.problem import Problem

LONG = 400
"""Days without a publication after which whoever publishes is asked whether the clock is right."""

TOO_LONG = 1096
"""Days without a publication after which no site is built: three years, leap day included. A site
that nobody has looked after for so long should not go on speaking for itself."""


def days_since(ledger: Ledger, now: datetime) -> int:
    """Whole days since the last publication; 0 before the first one."""
    last = ledger.latest
    return (now - moment_of(last)).days if last else 0


def ahead(ledger: Ledger, now: datetime) -> Publication | None:
    """The first publication that by this clock has not happened yet; None when all have."""
    return next((one for one in ledger.told if moment_of(one) > now), None)


def moment_of(publication: Publication) -> datetime:
    """When something was published."""
    return datetime.fromisoformat(publication.head.at)


def faults_of(ledger: Ledger, now: datetime) -> list[Problem]:
    """What of a ledger and a clock cannot both be right, with the way out for either."""
    found = ahead(ledger, now)
    if found is None:
        return []
    name = found.path.rpartition("/")[2] or found.name
    message = f"发布时间 {found.head.at} 在现在（{now.isoformat()}）之后"
    first = not found.head.after
    redo = (
        ""
        if first
        else f"（还没有推送的也可以用 --undo；推送过的用 --again {name}，按现在的时间重新发布）"
    )
    hint = (
        "先核对这台电脑的时钟，慢了就校准；时钟没有错，就是发布那次的时钟快了，"
        f"订阅者还没有看到，照 docs/manual/publish.md 的“时钟”办{redo}"
    )
    return [Problem(found.path, 1, 1, "at", message, hint)]


def refusal_to_build(ledger: Ledger, now: datetime) -> str:
    """Why no site is built by a clock that is far ahead; '' when it may be right."""
    days = days_since(ledger, now)
    if days <= TOO_LONG:
        return ""
    assert ledger.latest
    return (
        f"现在的时间 {now.date()} 比上一次发布（{ledger.latest.head.at[:10]}）晚了 {days} 天，"
        "多半是时钟错了。\n请校准这台机器的时钟。时钟没有错，就先看看数据是否还有人维护，"
        "发布一次（publish.py）再生成；\n只是想看那一天的样子，设环境变量 PORTAL_AS_OF。"
    )

"""Every message that an editor can meet, with what to do: gathered from beside what says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from portal.catalogue import explained as files
from portal.checks.changed_attachments import REMARKS as ATTACHMENTS
from portal.checks.cited_places import REMARKS as ARTICLES
from portal.checks.late_replies import REMARKS as REPLIES
from portal.checks.overlays import EXPLAINED as OVERLAYS
from portal.checks.runner import all_rules
from portal.editing.reference.schema_files import EXPLAINED as SCHEMAS
from portal.ledger import explained as ledger
from portal.ledger.annotation_basis import EXPLAINED as BASIS
from portal.read import explained as reader
from portal.read.explanation import Explanation
from portal.read.problem import Problem

URL = "manual/messages/"


@dataclass(frozen=True)
class MessageGroup:
    """A part of the page: explanations by their anchors."""

    anchor: str
    title: str
    entries: dict[str, Explanation]


@cache
def groups() -> tuple[MessageGroup, ...]:
    """All messages, in the order in which an editor meets them."""
    rules = {rule.__name__.rpartition(".")[2]: rule.EXPLAINED for rule in all_rules()}
    return (
        MessageGroup("file", "文件和写法", {**reader.EXPLAINED, **files.EXPLAINED}),
        MessageGroup("rules", "内容", {_anchor(name): told for name, told in rules.items()}),
        MessageGroup("ledger", "发布和台账", {**ledger.EXPLAINED, **SCHEMAS}),
        MessageGroup(
            "own", "自己的数据", {**OVERLAYS, **BASIS, **ARTICLES, **ATTACHMENTS, **REPLIES}
        ),
    )


def address(problem: Problem) -> str:
    """Where a message is explained, below the root of the site; '' for one that nobody explains."""
    fitting = [(told.fit(problem), anchor) for anchor, told in _all()]
    best, found = max(fitting, key=lambda pair: pair[0])
    return f"{URL}#{found}" if best > (0, 0) else ""


def _all() -> Iterator[tuple[str, Explanation]]:
    for group in groups():
        yield from group.entries.items()


def _anchor(name: str) -> str:
    return name.replace("_", "-")

"""What was found of the addresses in the data when somebody last tried them: `data/links/report.json`.

scripts/linkcheck.py writes it. It is data like the rest: dated, in the version store, and never made
by a build.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Url
from portal.read.problem import Problem, Unreadable
from portal.read.text import read
from portal.read.vocabulary import AcceptedLink

FOLDER, REPORT = "links", "report.json"

LinkState = Literal["ok", "dead", "hijacked", "unknown"]

STATES: dict[LinkState, str] = {
    "ok": "打得开",
    "dead": "失效",
    "hijacked": "被劫持",
    "unknown": "说不准",
}
"""What the four answers are called."""

Script = Literal["zh", "ja", "ko", "latin", "other"]
"""What most of the words of a page are written in: a page in Chinese that is now in Latin letters has
another owner, or another purpose."""


class LinkSight(Model):
    """What stood at an address when it was last there. `digest` is that of the whole body where `whole`
    says so (a file of an attachment, or whatever is shorter than what is read); else that of the first
    bytes, which says little by itself: pages carry counters and dates."""

    day: PartialDate
    """哪天看的"""
    host: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    """最后是哪个主机答的"""
    type: Annotated[str, StringConstraints(max_length=100)] = ""
    """内容类型，如 text/html"""
    title: Annotated[str, StringConstraints(max_length=200)] = ""
    """网页的题名；文件没有"""
    language: Script | None = None
    """网页的字：zh 汉字，ja 假名，ko 谚文，latin 拉丁字母；字太少的不写"""
    size: Annotated[int, Field(ge=0)]
    """多少字节：对方说的全长，没有说的是读到的"""
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256：whole 时是整个文件的，不然是开头读到的那些的"""
    whole: bool
    """是不是整个读了"""
    family: Literal["ipv4", "ipv6"] | None = None
    """只有一种网络地址时是哪一种；不算毛病"""


class LinkFinding(Model):
    """What was found of one address. `gone` is the first day on which it was not there, `doubted` the
    first on which it seemed to be somebody else's, while no later day found it there and well: one such
    day may be an accident, two are not."""

    url: Url
    state: LinkState
    why: Line | None = None
    """为什么这样说：404、超时、证书有问题"""
    checked: PartialDate
    gone: PartialDate | None = None
    doubted: PartialDate | None = None
    """从哪天起像是换了主人"""
    moved: Url | None = None
    """转到了哪个网址"""
    seen: LinkSight | None = None
    """最近一次打得开时看到的"""
    before: LinkSight | None = None
    """像是换了主人时，最后一次还好的时候看到的"""


class _Written(Model):
    links: Many[LinkFinding]


@dataclass(frozen=True)
class LinkReport:
    """The findings by address; none before anybody has tried."""

    findings: dict[str, LinkFinding] = field(default_factory=dict)

    @property
    def days(self) -> list[str]:
        """The days on which addresses were tried."""
        return sorted({one.checked.text for one in self.findings.values()})

    def counts(self, urls: set[str]) -> Counter[str]:
        """How many of some addresses are in each state; "" for those that nobody has tried."""
        known = self.findings
        return Counter(known[url].state if url in known else "" for url in urls)

    def is_dead(self, url: str) -> bool:
        return self._is(url, "dead")

    def is_hijacked(self, url: str) -> bool:
        return self._is(url, "hijacked")

    @property
    def hijacked(self) -> frozenset[str]:
        """The addresses to which no reader is led."""
        return frozenset(url for url in self.findings if self.is_hijacked(url))

    def _is(self, url: str, state: LinkState) -> bool:
        found = self.findings.get(url)
        return found is not None and found.state == state

    def with_accepted(self, accepted: Iterable[AcceptedLink], day: date) -> "LinkReport":
        """As editors have judged it: what they call a false alarm is well, to the end of the last day
        that they name and while the page has the title that they saw."""
        known = {one.url: one for one in accepted}
        found = {
            url: finding.model_copy(update={"state": "ok", "why": None, "doubted": None})
            if is_accepted(finding, known.get(url), day)
            else finding
            for url, finding in self.findings.items()
        }
        return LinkReport(found)

    @property
    def text(self) -> str:
        """The report as it is written: an address a line, so that changes can be read."""
        lines = [
            json.dumps(one.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
            for _, one in sorted(self.findings.items())
        ]
        return '{"links": [\n' + ",\n".join(lines) + "\n]}\n"


NO_REPORT = LinkReport()


def is_accepted(finding: LinkFinding, accepted: AcceptedLink | None, day: date) -> bool:
    """Whether an address that looks like somebody else's is none, by the word of an editor."""
    return bool(
        finding.doubted and accepted and finding.seen and accepted.covers(finding.seen.title, day)
    )


def merged(one: LinkReport, other: LinkReport) -> LinkReport:
    """What either says; where both speak of an address, the later finding."""
    if not (one.findings and other.findings):
        return other if other.findings else one
    found = dict(one.findings)
    for url, finding in other.findings.items():
        if url not in found or found[url].checked.last <= finding.checked.last:
            found[url] = finding
    return LinkReport(found)


def read_link_report(data: Path) -> tuple[LinkReport, list[Problem]]:
    """The report of a data folder, and what is wrong with it."""
    path = data / FOLDER / REPORT
    if not path.exists() and not path.is_symlink():
        return NO_REPORT, []
    try:
        written = _Written.model_validate(_parsed(read(path, data)))
    except Unreadable as error:
        return NO_REPORT, error.problems
    except json.JSONDecodeError as error:
        return NO_REPORT, [_broken(path, error.lineno, error.colno)]
    except (ValidationError, ValueError, RecursionError):
        return NO_REPORT, [_broken(path, 1, 1)]
    return LinkReport({one.url: one for one in written.links}), []


def _parsed(text: str) -> Any:
    return json.loads(text, parse_constant=_refused)


def _refused(name: str) -> Any:
    raise ValueError(name)


def _broken(path: Path, line: int, column: int) -> Problem:
    told = "网址检查的结果读不出来"
    hint = "它由 linkcheck.py 写：从版本库恢复，或者删去它，再运行一次 linkcheck.py --yes"
    return Problem(path.as_posix(), line, column, "(文件)", told, hint)

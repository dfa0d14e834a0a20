"""What was found of the addresses in the data when somebody last tried them: `data/links/report.json`.

scripts/linkcheck.py writes it. It is data like the rest: dated, in the version store, and never made
by a build.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Url
from portal.read.problem import Problem, Unreadable
from portal.read.text import read

FOLDER, REPORT = "links", "report.json"

LinkState = Literal["ok", "dead", "unknown"]

STATES: dict[LinkState, str] = {"ok": "打得开", "dead": "失效", "unknown": "说不准"}
"""What the three answers are called."""


class LinkFinding(Model):
    """What was found of one address. `gone` is the first day on which it was not there, while no later
    day found it there: one such day may be an accident, two are not."""

    url: Url
    state: LinkState
    why: Line | None = None
    """为什么这样说：404、超时、证书有问题"""
    checked: PartialDate
    gone: PartialDate | None = None
    moved: Url | None = None
    """转到了哪个网址"""


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
        found = self.findings.get(url)
        return found is not None and found.state == "dead"

    @property
    def text(self) -> str:
        """The report as it is written: an address a line, so that changes can be read."""
        lines = [
            json.dumps(one.model_dump(mode="json", exclude_none=True), ensure_ascii=False)
            for _, one in sorted(self.findings.items())
        ]
        return '{"links": [\n' + ",\n".join(lines) + "\n]}\n"


NO_REPORT = LinkReport()


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

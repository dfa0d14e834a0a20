"""The report as text, as data and as a page."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.editing.inspection.finding import FoundFault
from portal.editing.inspection.inspection import InspectionReport
from portal.editing.inspection.rules import GROUPS, NOT_SEEN

TEMPLATE_FOLDER = Path(__file__).parent
LONGEST = 160
"""Characters of a finding on a line."""


def grouped(report: InspectionReport) -> list[tuple[str, list[list[FoundFault]]]]:
    """Faults by what they concern and then by rule, in the order of the rules."""
    return [
        (GROUPS[group], [list(own) for _, own in groupby(faults, key=lambda one: one.kind)])
        for group, faults in groupby(report.faults, key=lambda one: one.rule.group)
    ]


def summary(report: InspectionReport) -> str:
    counts = "，".join(f"{name} {count} 项" for name, count in report.counts.items() if count)
    whose = "按政府网站检查" if report.official else "没有看出是政府网站，页脚和网站标签不检查"
    return f"{report.pages} 个网页，{report.day} 检查，{whose}。{counts or '没有发现问题'}。"


def as_text(report: InspectionReport, most: int = 20) -> str:
    """For a terminal; of each rule the `most` frequent faults."""
    return "\n".join(_lines(report, most)) + "\n"


def _lines(report: InspectionReport, most: int) -> Iterator[str]:
    for title, kinds in grouped(report):
        yield title
        for own in kinds:
            rule = own[0].rule
            yield f"  [{rule.severity}] {rule.title}（{rule.whose}）"
            for one in own[:most]:
                yield f"    {_cut(one.what)}　{one.expected}"
                yield f"      {where(one)}"
            if len(own) > most:
                yield f"    还有 {len(own) - most} 项，用 --format json 看全部"
        yield ""
    yield summary(report)
    if report.not_applied:
        yield f"不适用（加 --official 才检查）：{'；'.join(report.not_applied)}"
    for unseen in NOT_SEEN:
        yield f"看不出来的：{unseen}"


def where(fault: FoundFault) -> str:
    places = "、".join(f"{page}:{line}" if line else page for page, line in fault.places[:3])
    return f"{fault.pages} 页：{places} 等" if fault.pages > 3 else places


def as_json(report: InspectionReport) -> str:
    data = {
        "site": report.site,
        "day": str(report.day),
        "pages": report.pages,
        "official": report.official,
        "counts": report.counts,
        "faults": [one.as_data for one in report.faults],
        "columns": [
            {
                "name": one.name,
                "page": one.path,
                "last": str(one.last) if one.last else None,
                "limit_days": one.limit,
                "empty": one.empty,
            }
            for one in report.columns
        ],
        "outer_hosts": [{"host": host, "links": count} for host, count in report.hosts],
        "not_applied": report.not_applied,
        "not_seen": NOT_SEEN,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_page(report: InspectionReport) -> str:
    """One file that needs nothing else."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATE_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return templates.get_template("report.html").render(
        report=report,
        groups=grouped(report),
        summary=summary(report),
        where=where,
        not_seen=NOT_SEEN,
        dated=[one for one in report.columns if one.limit],
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"

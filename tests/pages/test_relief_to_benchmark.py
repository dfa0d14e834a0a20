"""From a relief to the benchmark: the kind of machine is filled in, and the relief that is meant is named."""

from datetime import date
from typing import Any

import pytest
from helpers.tree import catalogue, relief

from portal.portal import Portal
from portal.read.vocabulary import Situation, Term
from portal.view.grades_asked import kinds_for

DAY = date(2026, 9, 1)

SOURCES = [{"key": "notice", "title": "公告", "seen": "2026-08-01"}]


def said(text: str, **fields: Any) -> dict[str, Any]:
    return {"text": text, "sources": [{"key": "notice"}], **fields}


def job(**fields: Any) -> dict[str, Any]:
    """Buying a machine, in few words."""
    ground = {"sources": ["notice"]}
    head = {"id": "buy", "title": "买设备", "for_whom": "工厂", "added": "2026-08-01"}
    head |= {"verification": {"confidence": "medium", "checked": "2026-08-01"}, "sources": SOURCES}
    head |= {"obligation": {"level": "may", "text": "可以", **ground}}
    head |= {"by_when": {"text": "没有期限", **ground}, "steps": [{"text": "买", **ground}]}
    return head | fields


LISTED = said("要列入目录，逐项指标没有见到", route="listed")
FAN = said("只要 2 级的风机", route="standard", grade="2级", equipment=["fan"])


def standard(equipment: str, confidence: str = "high") -> dict[str, Any]:
    levels = [[90], [80], [70]]
    table = {
        "id": f"t-{equipment}",
        "equipment": equipment,
        "title": "等级表",
        "quantity": "额定效率",
        "unit": "%",
        "better": "higher",
        "levels": ["1级", "2级", "3级"],
        "parameters": [{"name": "额定功率", "unit": "kW"}],
        "rows": [
            {"id": f"r-{equipment}-{n}", "at": [n + 1], "grades": [one[0] for one in levels]}
            for n in (0,)
        ],
        "confidence": confidence,
    }
    head = {"id": f"std-{equipment}", "title": f"{equipment}标准", "doc_no": f"GB 1-{equipment}"}
    evidence = {"confidence": "medium", "checked": "2026-08-01"}
    head |= {
        "verification": evidence,
        "sources": SOURCES,
        "added": "2026-08-01",
        "level": "national-standard",
    }
    return head | {"effective": "2020-01-01", "grade_tables": [table]}


def made(
    *technical: dict[str, Any],
    topics: tuple[str, ...] = ("energy-saving",),
    jobs: tuple[str, ...] = (),
) -> Portal:
    wanted = relief(
        "wanted",
        effective="2020-01-01",
        topics=list(topics),
        mode={"way": "self-assessed", "sources": [{"key": "notice"}]},
        technical=list(technical),
        sources=SOURCES,
    )
    bought = job(equipment=list(jobs), money=[{"relief": "wanted", "when": "买新的"}])
    records = catalogue(
        tax=[wanted],
        standards=[standard("fan"), standard("motor"), standard("pump", "low")],
        jobs=[bought] if jobs else [],
    )
    situation = Situation(id="replace-phased-out", name="换", description="换", reliefs=("wanted",))
    names = {"fan": "风机", "motor": "电动机", "pump": "泵"}
    machines = {id: Term(id=id, name=name, description=name) for id, name in names.items()}
    records.vocabularies.update(situations={situation.id: situation}, equipment=dict(machines))
    return Portal(records, DAY)


@pytest.mark.parametrize(
    ("technical", "topics", "kinds"),
    [
        ([LISTED], ("energy-saving",), ("motor", "fan")),  # in the order of the benchmark
        ([FAN], ("energy-saving",), ("fan",)),
        ([FAN], (), ("fan",)),  # what names a kind means it
        ([LISTED], ("emission-reduction",), ()),  # no grade has to do with it
        ([said("没有写能效门槛")], ("energy-saving",), ()),
        ([said("泵要 2 级", route="standard", equipment=["pump"])], ("energy-saving",), ()),
    ],
)
def test_the_kinds_that_are_graded_for_it(
    technical: list[dict[str, Any]], topics: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    site = made(*technical, topics=topics).site
    assert kinds_for(site.catalogue.items["wanted"], site) == kinds


def test_its_page_leads_there_by_kind() -> None:
    page = str(made(LISTED).pages["tax/wanted/"].body)
    for machine in ("motor", "fan"):
        assert f"tools/benchmark/#kind=machine&amp;machine={machine}&amp;relief=wanted" in page
    assert "等级代替不了清单" in page


def test_a_job_leads_there_with_what_it_buys() -> None:
    page = str(made(LISTED, jobs=("motor",)).pages["jobs/buy/"].body)
    assert "tools/benchmark/#kind=machine&amp;machine=motor&amp;relief=wanted" in page
    assert "machine=fan" not in page
    pumps = str(made(LISTED, jobs=("pump",)).pages["jobs/buy/"].body)
    assert "tools/benchmark/#kind=machine" not in pumps, "没有等级表的，不带过去"

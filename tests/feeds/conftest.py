"""Half a year of publications with hostile text in every field, and the files that come of them."""

from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import EVIDENCE, case, law, notice, relief, row

HOSTILE = "甲&乙 <script>alert(1)</script> ]]> \"引\" '号' 😀 〔2010〕 =1+1 &amp; \\n ; , %0A"
LONG = "长" * 190
NOW = "2026-07-10T12:00"

EVIL: dict[str, Any] = {
    "summary": f"{HOSTILE}\n\n**粗** [链接](javascript:alert(1)) [记录](id:evil)",
    "topics": ["energy-saving"],
    "sources": [
        {
            "title": HOSTILE,
            "url": "https://example.com/?a=1&b=''",
            "seen": "2026-01-01",
        }
    ],
}


def publish_half_a_year(desk: Desk) -> None:
    """An import, an amendment every few days, withdrawals, dates that come."""
    desk.put("laws", law("evil", title=HOSTILE, effective="2026-02-01", **EVIL))
    desk.put("laws", law("long", title=LONG, effective="2027-01-01", topics=["energy-saving"]))
    desk.put("policies", notice("plan", issued="2025", expires="2026-04-30", regions=["330000"]))
    rows = [row(f"r-{n}", name=HOSTILE, equipment=["motor"], note=HOSTILE) for n in (1, 2)]
    rows.append(row("r-3", expires="2026-12-31"))
    desk.put("tax", relief("r", *rows, issued="2025", regions=["330200"]))
    desk.put("cases", case("c", title=HOSTILE, organization=HOSTILE, industries=["paper"]))
    desk.publish("2026-01-05T08:00", HOSTILE)
    for number in range(60):
        month, day = 1 + number // 10, 6 + number % 10 * 2
        deadline = {"scope": f"{HOSTILE}{number}", "date": "2026-09-30"}
        record = law("evil", title=f"{HOSTILE}{number}", effective="2026-02-01", **EVIL)
        desk.put("laws", record | {"deadlines": [deadline]})
        desk.publish(f"2026-{month:02}-{day:02}T09:30", HOSTILE)
    desk.keep(desk.publisher("2026-07-01T08:00").withdrawal("c", HOSTILE, ""))
    desk.put(
        "news",
        dict(id="n", title=HOSTILE, date="2026-07-02", body=HOSTILE, added="2026", **EVIDENCE),
    )
    desk.publish("2026-07-02T08:00", "一条动态")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("feeds") / "data")
    publish_half_a_year(desk)
    return desk


@pytest.fixture(scope="session")
def files(desk: Desk) -> dict[str, bytes]:
    return desk.files(NOW)

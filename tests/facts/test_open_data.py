"""From `/api/v1/` of the real data alone, by the program that /data/ shows: it says what pages say."""

import importlib.util
from datetime import date, timedelta
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from helpers.building import ROOT
from helpers.open_files import Files, SchemaFaults, files_of, table_faults
from helpers.served import served

from portal.open_data.example_files import FOLDER, PYTHON
from portal.portal import Portal
from portal.site_info import UNPLACED
from portal.validity.turning_days import turning_days
from portal.view.site import Site

REAL = ROOT / "data"
TODAY = date(2026, 11, 30)
ASKED = 200


@pytest.fixture(scope="module")
def real() -> Site:
    return Portal.open(REAL, TODAY).site


@pytest.fixture(scope="module")
def files(real: Site) -> Files:
    return files_of(real)


@pytest.fixture(scope="module")
def ask() -> ModuleType:
    """The program, to be asked without a new process each time."""
    spec = importlib.util.spec_from_file_location("ask", FOLDER / PYTHON)
    assert spec and spec.loader
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    return program


@pytest.fixture(scope="module")
def address(files: Files, tmp_path_factory: pytest.TempPathFactory):
    """Of a site that has nothing but the data."""
    folder = tmp_path_factory.mktemp("data")
    for path, content in files.items():
        place: Path = folder / "api/v1" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    with served(folder) as address:
        yield address


def test_what_holds_on_a_day(real: Site, ask: ModuleType, address: str) -> None:
    """200 items by lot, each on a day by lot: half of them on the day of a turn or beside it, where
    mistakes would be."""
    lot = Random(22)
    turns = turning_days(real.validities, real.due_dates)
    near = [day + timedelta(days=lot.randint(-1, 1)) for day in turns]
    catalogues = sorted({item.kind.id for item in real.catalogue.items.values()})
    listed = {
        item["id"]: item
        for catalogue in catalogues
        for item in ask.get(address, f"{catalogue}.json")["items"]
    }
    told = []
    for _ in range(ASKED):
        kind = lot.choice(("laws", "policies", "standards", "phase-out", "tax", "cases"))
        item = lot.choice([one for one in real.catalogue.items.values() if one.kind.id == kind])
        day = (
            lot.choice(near)
            if lot.random() < 0.5
            else date(2000, 1, 1) + timedelta(days=lot.randint(0, 12_000))
        )
        badge = Site(real.catalogue, day, UNPLACED).badge(item)
        shown = badge.id if badge else "none"
        told.append(shown)
        assert ask.state(listed[item.id], day.isoformat()) == shown, (item.id, day)
    assert len(set(told)) >= 6 and told.count("none") < 60


@pytest.mark.parametrize("day", ["2026-08-14", "2026-08-15"])
def test_what_holds_around_the_day_of_the_code(
    real: Site, ask: ModuleType, address: str, day: str
) -> None:
    site = Site(real.catalogue, date.fromisoformat(day), UNPLACED)
    told = {id: (state, sure) for id, state, sure, _ in ask.holds(address, "laws", day)}
    for item in real.catalogue.of("laws"):
        badge = site.badge(item)
        assert badge
        assert told.pop(item.id) == (badge.id, item.value.verification.confidence)
    assert told == {}


def test_the_code_ends_what_it_ends(ask: ModuleType, address: str) -> None:
    before, after = (
        {id: state for id, state, *_ in ask.holds(address, "laws", day)}
        for day in ("2026-08-14", "2026-08-15")
    )
    ended = {id for id in before if (before[id], after[id]) == ("in-force", "repealed")}
    assert len(ended) >= 5 and "air-pollution-law" in ended
    assert (before["ecological-environment-code"], after["ecological-environment-code"]) == (
        "upcoming",
        "in-force",
    )


def test_which_machines_of_a_list_have_to_go_by_when(
    real: Site, ask: ModuleType, address: str
) -> None:
    count = 0
    for record in real.catalogue.of("phase-out"):
        rows = {row.id for row in real.catalogue.rows(record)}
        due = {
            (id, one.day.text, one.word) for one in real.due_dates for id in one.rows if id in rows
        }
        now = {
            (row.id, rule.stop_use)
            for row in real.catalogue.rows(record)
            for rule in row.get("deadline_rules", ())
            if rule.stop_use
        }
        told = list(ask.by(address, record.id))
        assert {line[:3] for line in told if line[1][:1].isdigit()} == due
        assert {line[:2] for line in told if line[1] in ("immediate", "encouraged")} == now
        assert {line[0] for line in told} == rows
        count += len(due) + len(now)
    assert count > 80


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-23", "2026-11-30", "2026-12-01"])
def test_what_changed_since_a_day(real: Site, ask: ModuleType, address: str, day: str) -> None:
    told = [when for when, _ in ask.since(address, day)]
    events = [event.at.date().isoformat() for event in real.timeline.events]
    assert sorted(told) == sorted(when for when in events if when >= day)


def test_every_file_is_as_its_schema_says(files: Files) -> None:
    count, faults = SchemaFaults(files).of_all()
    assert count > 1700 and faults[:10] == []


def test_every_table_is_as_its_description_says(files: Files) -> None:
    paths = [path for path in files if path.endswith(".csv")]
    assert len(paths) == 18
    assert [fault for path in paths for fault in table_faults(files, path)][:10] == []


def test_no_address_that_may_not_be_published_is(real: Site, files: Files) -> None:
    held = [
        source.url
        for item in real.catalogue.items.values()
        for source in item.value.sources
        if source.url and not source.citable
    ]
    shown = {
        source.url
        for item in real.catalogue.items.values()
        for source in item.value.sources
        if source.url and source.citable
    }
    items = b"".join(content for path, content in files.items() if path.count("/") == 1)
    assert held and [url for url in held if url not in shown and f'"{url}"'.encode() in items] == []


def test_a_file_of_one_is_light(files: Files) -> None:
    sizes = sorted(len(content) for path, content in files.items() if path.count("/") == 1)
    assert sizes[len(sizes) // 2] < 3_000

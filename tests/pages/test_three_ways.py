"""One process, several, or whoever looks at it: the files are the same."""

from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.scripts import command
from helpers.tree import law, relief, row

build, preview, server = map(command, ("build", "preview", "preview_server"))

ADDRESS = "https://example.org/"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Small, but with rows, calendars, feeds and an address that leads on."""
    made = Desk(tmp_path / "data")
    made.put(
        "laws", law("a", effective="2020-01-01", alias_ids=["old-a"], topics=["energy-saving"])
    )
    made.put("tax", relief("r", row("r-1", expires="2027-12-31"), issued="2025-01-01"))
    made.publish("2026-01-01T08:00", "开通")
    monkeypatch.setenv("PORTAL_AS_OF", "2026-11-22T12:00+08:00")
    monkeypatch.setenv("PORTAL_SITE_URL", ADDRESS)
    build.prepare(made.data)
    monkeypatch.setenv("PORTAL_DATA", str(made.data))
    return made


def files(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@pytest.mark.whole_site
def test_a_site_is_the_same_whoever_makes_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = {}
    for jobs in ("1", "3"):
        monkeypatch.setenv("PORTAL_JOBS", jobs)
        build.build_into(tmp_path / jobs)
        built[jobs] = files(tmp_path / jobs)
    assert built["1"] == built["3"]
    for path in ("laws/a/index.html", "laws/old-a/index.html", "feeds/all/atom.xml"):
        assert path in built["1"]

    seen = preview.Preview(desk.data, tmp_path / "seen", "/")
    maker = build.build_into(seen.site, serve_url=ADDRESS, site_url=ADDRESS)
    seen.built(maker=maker)
    pages = server.Pages(seen)
    assert not (seen.site / "laws" / "a" / "index.html").exists()
    del built["1"][".portal-site"]
    shown = {path: (pages._read(path) or (None, None, None))[2] for path in built["1"]}
    assert [path for path in shown if shown[path] != built["1"][path]] == []
    status, headers, _ = pages.answer({"PATH_INFO": "/laws/a"})
    assert (status, headers) == ("302 Found", [("Location", "/laws/a/")])
    assert pages.answer({"PATH_INFO": "/laws/none/"})[0] == "404 Not Found"

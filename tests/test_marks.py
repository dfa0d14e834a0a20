"""What is slow says so: a test without the mark can neither build a site nor start a browser."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.guard.sitecustomize import MARKS
from hypothesis import settings

WRITE = "import sys; open(sys.argv[1], 'w').close()"
LAUNCH = "from playwright.sync_api import sync_playwright; sync_playwright().start()"


def test_a_site_that_is_built_here_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="whole_site"):
        (tmp_path / "sitemap.xml").write_text("", encoding="utf-8")


@pytest.mark.parametrize(("marks", "code"), [("", 1), ("browser", 1), ("whole_site", 0)])
def test_a_site_that_a_command_builds_is_noticed(marks: str, code: int, tmp_path: Path) -> None:
    done = started(WRITE, str(tmp_path / "sitemap.xml"), marks=marks)
    assert done.returncode == code, done.stderr
    assert ("mark it @pytest.mark.whole_site" in done.stderr) is bool(code)


def test_a_browser_is_noticed() -> None:
    done = started(LAUNCH, marks="whole_site")
    assert done.returncode == 1 and "mark it @pytest.mark.browser" in done.stderr


def started(*arguments: str, marks: str) -> subprocess.CompletedProcess[str]:
    """A Python that a test with these marks starts."""
    return subprocess.run(
        [sys.executable, "-c", *arguments],
        env={**os.environ, MARKS: marks},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.whole_site
def test_with_the_mark_it_may(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("", encoding="utf-8")


def test_the_fixtures_bring_the_marks(request: pytest.FixtureRequest) -> None:
    """Of what was collected, whatever asks for a browser or a site has the mark."""
    for item in request.session.items:
        asked = set(getattr(item, "fixturenames", ()))
        if "chromium" in asked:
            assert item.get_closest_marker("browser"), item.nodeid
        if "site" in asked:
            assert item.get_closest_marker("whole_site"), item.nodeid


def test_files_that_start_first_are_there(request: pytest.FixtureRequest) -> None:
    (own,) = (
        plugin
        for plugin in request.config.pluginmanager.get_plugins()
        if hasattr(plugin, "LONGEST")
    )
    assert [name for name in own.LONGEST if not (Path(__file__).parent / name).is_file()] == []


def test_no_property_has_a_deadline() -> None:
    assert settings().deadline is None

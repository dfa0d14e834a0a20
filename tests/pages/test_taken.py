"""Where the theme and MkDocs put their files no hand-written one may lie: the check knows the places."""

from pathlib import Path

import pytest
from helpers.building import ROOT

from portal.checks.rules.pages_do_not_collide import TAKEN


@pytest.mark.whole_site
def test_the_places_of_the_theme_are_kept_free(site: Path) -> None:
    theme = {path.name for path in (ROOT / "hooks" / "theme").iterdir()}
    generated = {path.name for path in site.iterdir()}
    assert {name for name in theme & generated if (site / name).is_dir()} <= TAKEN
    assert generated >= {"assets", "404.html", "sitemap.xml"}

"""What is generated stands where no hand-written page may: the check knows all of these places."""

from pathlib import Path

import pytest
from helpers.building import ROOT

from portal.checks.rules.pages_do_not_collide import TAKEN


@pytest.mark.whole_site
def test_every_generated_place_is_kept_free(site: Path) -> None:
    written = {path.stem for path in (ROOT / "docs").iterdir()}
    generated = {path.name for path in site.iterdir() if not path.name.startswith(".")}
    assert generated - written - {"index.html"} <= TAKEN

"""The same data gives the same bytes, whatever the folder, zone, locale, seed and quiet day."""

import hashlib
import shutil
from pathlib import Path

import pytest
from helpers.building import DATA, ROOT, build


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.whole_site
def test_another_folder_zone_locale_seed_and_day(tmp_path: Path) -> None:
    """Between the two days lies no date that matters: no deadline, no thirty days before one, no
    Monday on which a week with publications ends."""
    one = build(tmp_path / "one", "2026-11-24T12:00+08:00", PORTAL_DATA=str(DATA))
    copy = tmp_path / "elsewhere"
    shutil.copytree(DATA, copy / "data")
    for part in ("docs", "hooks", "requirements", "scripts"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in (
        "mkdocs.yml",
        "pyproject.toml",
        "LICENSE",
        "LICENSE-DATA",
        "THIRD_PARTY_NOTICES.md",
    ):
        shutil.copy(ROOT / part, copy / part)
    (copy / ".venv").symlink_to(ROOT / ".venv")  # no second installation
    other = build(
        tmp_path / "other",
        "2026-11-30T03:00+08:00",
        root=copy,
        TZ="America/Los_Angeles",
        LC_ALL="C",
        PYTHONHASHSEED="4711",
    )
    ours, theirs = digests(one), digests(other)
    assert sorted(ours) == sorted(theirs)
    assert [path for path in ours if ours[path] != theirs[path]] == []

"""A small tree of sample records."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from helpers.tree import VOCABULARIES

from portal.portal import Portal

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample records beside the frozen vocabularies."""
    data = tmp_path_factory.mktemp("sample") / "data"
    shutil.copytree(HERE / "tree", data)
    shutil.copytree(VOCABULARIES, data / "vocab")
    return data


@pytest.fixture(scope="session")
def sample(sample_data: Path) -> Portal:
    """The samples as they stand on 2026-09-01."""
    return Portal.open(sample_data, date(2026, 9, 1))

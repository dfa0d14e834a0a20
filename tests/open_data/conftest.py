"""The frozen data as open data, made once."""

from datetime import date

import pytest
from helpers.building import DATA
from helpers.desk import OURS, Desk
from helpers.open_files import Files, files_of

from portal.portal import Portal
from portal.view.site import Site


@pytest.fixture(scope="session")
def frozen_site() -> Site:
    return Portal.open(DATA, date(2026, 11, 22), OURS).site


@pytest.fixture(scope="session")
def files(frozen_site: Site) -> Files:
    return files_of(frozen_site)


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path / "data")

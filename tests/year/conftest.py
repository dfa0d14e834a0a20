"""The year, lived through once for all tests here."""

import pytest
from helpers.desk import Desk

pytest.register_assert_rewrite("year.feeds_of_the_year", "year.calendars_of_the_year", "feeds")

from year.office import Office
from year.schedule import live_through


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office(Desk(tmp_path_factory.mktemp("year") / "data"))
    live_through(office)
    return office

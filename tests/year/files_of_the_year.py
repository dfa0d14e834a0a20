"""Every file of the year's last day is valid, by the rules that tests/feeds checks files by."""

import pytest
from feeds.test_atom import (  # noqa: F401
    test_a_parser_finds_nothing_wrong,
    test_entries_have_what_they_must_and_nothing_twice,
    test_feeds_have_what_they_must_and_nothing_twice,
    test_text_is_text_and_runs_nothing,
)
from feeds.test_calendar import (  # noqa: F401
    test_each_is_a_whole_day_with_an_alarm_thirty_days_ahead,
    test_lines_are_folded_and_end_as_they_must,
)
from feeds.test_json_feed import (  # noqa: F401
    test_feeds_and_items,
    test_next_url_gives_the_same_set_as_the_archives,
)
from feeds.test_rss import test_channels, test_items, test_they_tell_what_atom_tells  # noqa: F401
from year.office import Office
from year.schedule import CLOSED


@pytest.fixture
def files(office: Office) -> dict[str, bytes]:
    return office.looks[CLOSED]

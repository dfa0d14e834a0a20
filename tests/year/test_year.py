"""The tests of the year, in one file: the suite gives a file to one process, and the year is lived
through once."""

from year.calendars_of_the_year import *
from year.feeds_of_the_year import *
from year.files_of_the_year import *

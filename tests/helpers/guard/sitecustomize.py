"""Starts with every Python that a test starts, and with pytest itself: without the mark, no test
builds a site or starts a browser.

A whole site is known by its sitemap.xml, a browser by Playwright's driver. What the running test is
marked with stands in the environment, where the commands that it runs find it too.
"""

import os
import sys

MARKS = "PORTAL_TEST_MARKS"
"""The environment variable with the marks of the running test."""


class Unmarked(RuntimeError):
    """A test does what it is not marked for, so the quick loop would not leave it out."""


def _watch(event, arguments):
    if event == "open":
        path, mode, _ = arguments
        if mode and "w" in mode and os.path.basename(str(path)) == "sitemap.xml":
            _need("whole_site", "builds a whole site")
    elif event == "subprocess.Popen" and "playwright/driver" in str(arguments[0]).replace(
        "\\", "/"
    ):
        _need("browser", "starts a browser")


def _need(mark, what):
    marks = os.environ.get(MARKS)
    if marks is not None and mark not in marks.split():
        raise Unmarked(f"this test {what}: mark it @pytest.mark.{mark} (tests/conftest.py)")


sys.addaudithook(_watch)

"""axe-core, tried on what a page shows."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TRY = "axe.run({ resultTypes: ['violations'] }).then((found) => found.violations)"
"""What is no fault stays in the browser: to hand it over takes longer than to find it."""


def faults_of(page: Page) -> list[dict[str, Any]]:
    """What breaks a rule of any grade, with the places where it does."""
    page.evaluate(Axe().axe_script)
    return page.evaluate(TRY)

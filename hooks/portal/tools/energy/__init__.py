"""The energy tool: bills into standard coal, thresholds, duties."""

from portal.tools.energy.data import data
from portal.tools.energy.page import tool

FILES = {"energy": data}
"""What its scripts load: `tools/<name>.json` and what makes it."""

__all__ = ["FILES", "tool"]

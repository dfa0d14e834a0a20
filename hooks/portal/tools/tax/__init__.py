"""The relief finder: what is planned or done in, reliefs out."""

from portal.tools.tax.data import data
from portal.tools.tax.page import tool

FILES = {"tax": data}
"""What its scripts load: `tools/<name>.json` and what makes it."""

__all__ = ["FILES", "tool"]

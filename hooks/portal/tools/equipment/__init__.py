"""The equipment check: is this machine on a phase-out list?"""

from portal.tools.equipment.data import data
from portal.tools.equipment.page import tool
from portal.tools.equipment.plan import plan

FILES = {"equipment": data, "plan": plan}
"""What its scripts load: `tools/<name>.json` and what makes it."""

__all__ = ["FILES", "tool"]

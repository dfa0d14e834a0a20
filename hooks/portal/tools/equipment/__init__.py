"""The equipment check: is this machine on a phase-out list?"""

from portal.tools.equipment.page import tool
from portal.tools.equipment.parts import equipment_files
from portal.tools.equipment.plan import plan

FILES = {"plan": plan}
"""What its scripts load: `tools/<name>.json` and what makes it."""

__all__ = ["FILES", "equipment_files", "tool"]

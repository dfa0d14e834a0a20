"""What the equipment check decides by: models, conditions and what goes with a listed machine."""

from portal.tools.equipment.data import data

__all__ = ["data"]

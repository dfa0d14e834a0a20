"""What the files of the tools hold, key by key: Python writes it, hooks/theme/assets/tools/ reads it.

A key that is not described here is a fault, and so is one that is missing without a default. What
may be absent has the default that readers take it for: an absent flag is false, an absent list is
empty, an absent text says nothing. None stands only where the file itself has null.
"""

from helpers.tool_contract.energy import EnergyFile
from helpers.tool_contract.equipment import EquipmentFile, ListedFile, WordRowsFile
from helpers.tool_contract.equipment_parts import GradeRowsFile, KindFile
from helpers.tool_contract.forms import FormFile
from helpers.tool_contract.machines import MachinesFile
from helpers.tool_contract.my import MyFile, NewsFile
from helpers.tool_contract.part import File, Part
from helpers.tool_contract.plan import PlanFile, ProductsFile
from helpers.tool_contract.tax import TaxFile
from portal.kinds.indicator import MACHINES

__all__ = ["ALIKE", "CONTRACT", "Part"]

CONTRACT: dict[str, type[File]] = {
    "tools/my.json": MyFile,
    "tools/my-news.json": NewsFile,
    "tools/equipment.json": EquipmentFile,
    "tools/listed.json": ListedFile,
    "tools/listed-words.json": WordRowsFile,
    "tools/listed/motor.json": KindFile,
    "tools/grades/gb-18613-2020-t1.json": GradeRowsFile,
    "tools/plan.json": PlanFile,
    "tools/energy.json": EnergyFile,
    "tools/tax.json": TaxFile,
    "tools/machines.json": MachinesFile,
    **{f"tools/machines/{kind}.json": MachinesFile for kind in MACHINES},
    "tools/products.json": ProductsFile,
    "tools/forms/statistics-ledger.json": FormFile,
}

ALIKE = {"tools/listed/": KindFile, "tools/grades/": GradeRowsFile}
"""Folders of which CONTRACT names one file: there is one for each kind of machine, for each table."""

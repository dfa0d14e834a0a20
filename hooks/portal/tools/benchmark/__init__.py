"""The benchmark: products and machines against limits and grades."""

from portal.tools.benchmark.machines import machines
from portal.tools.benchmark.page import tool
from portal.tools.benchmark.products import products

FILES = {"machines": machines, "products": products}
"""What its scripts load: `tools/<name>.json` and what makes it."""

__all__ = ["FILES", "tool"]

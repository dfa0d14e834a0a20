"""The benchmark: products and machines against limits and grades."""

from portal.kinds.indicator import MACHINES
from portal.tools.benchmark.machines import machines, machines_of
from portal.tools.benchmark.page import tool
from portal.tools.benchmark.products import products

FILES = {
    "machines": machines,
    **{f"machines/{kind}": machines_of(kind) for kind in MACHINES},
    "products": products,
}
"""What its scripts load: `tools/<name>.json` and what makes it."""

__all__ = ["FILES", "tool"]

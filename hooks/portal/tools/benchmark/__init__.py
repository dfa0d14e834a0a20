"""What the benchmark reckons by: grades of machines, limits of products."""

from portal.tools.benchmark.machines import machines
from portal.tools.benchmark.products import products

__all__ = ["machines", "products"]

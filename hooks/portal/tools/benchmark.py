"""What the benchmark reckons by: limits of products, grades of machines."""

from typing import Any

from portal.site.site import Site


def data(site: Site) -> dict[str, Any]:
    """Plain data for hooks/theme/assets/tools/benchmark/."""
    return {}

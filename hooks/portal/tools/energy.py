"""What the energy tool reckons by: coefficients, thresholds of regions, duties."""

from typing import Any

from portal.site.site import Site


def data(site: Site) -> dict[str, Any]:
    """Plain data for hooks/theme/assets/tools/energy/."""
    return {}

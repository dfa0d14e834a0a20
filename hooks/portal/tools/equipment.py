"""What the equipment check decides by: the models and conditions of the phase-out lists."""

from typing import Any

from portal.site.site import Site


def data(site: Site) -> dict[str, Any]:
    """Plain data for hooks/theme/assets/tools/equipment/."""
    return {}

"""What the relief finder decides by: reliefs, their terms, rates and conditions."""

from typing import Any

from portal.site.site import Site


def data(site: Site) -> dict[str, Any]:
    """Plain data for hooks/theme/assets/tools/tax/."""
    return {}

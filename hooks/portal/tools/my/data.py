"""What the answers on `/my/` are made from."""

from typing import Any

from portal.view.site import Site


def data(site: Site) -> dict[str, Any]:
    """Plain data for hooks/theme/assets/my/answers.js."""
    return {}

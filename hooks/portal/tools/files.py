"""The data of the tools as files: `tools/<name>.json`, read by hooks/theme/assets/tools/."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from portal.page import Asset
from portal.site.site import Site
from portal.tools import energy, equipment, tax
from portal.tools.benchmark import machines, products

DATA: dict[str, Callable[[Site], dict[str, Any]]] = {
    "equipment": equipment.data,
    "energy": energy.data,
    "tax": tax.data,
    "machines": machines,
    "products": products,
}
"""What each tool needs, as plain data."""


def tool_files(site: Site) -> Iterator[Asset]:
    """One file for each tool. `day` is the day as of which everything in it holds."""
    for name, made in DATA.items():
        content = {"day": site.day.isoformat(), **made(site)}
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=float)
        yield Asset(f"tools/{name}.json", text.encode("utf-8"))

"""The data of the tools as files: `tools/<name>.json`, read by hooks/theme/assets/tools/."""

import json
from collections.abc import Iterator

from portal.page import Asset
from portal.tools import my
from portal.tools.equipment import equipment_files
from portal.tools.forms import form_files
from portal.tools.tools import TOOLS
from portal.view.site import Site


def tool_files(site: Site) -> Iterator[Asset]:
    """One file for each tool or several, one for `/my/`, and one for each form that can be filled in.
    `day` is the day as of which everything in it holds."""
    files = ((name, made(site)) for tool in (*TOOLS, my) for name, made in tool.FILES.items())
    for name, found in (*files, *equipment_files(site), *form_files(site)):
        content = {"day": site.last_change.isoformat(), **found}
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=float)
        yield Asset(f"tools/{name}.json", text.encode("utf-8"))

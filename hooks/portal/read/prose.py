"""How running text points at records: `[words](id:some-id)`."""

import re

LINK = re.compile(r"\]\(id:([^)\s]*)\)")


def linked_ids(text: str) -> list[str]:
    """The ids that `[words](id:some-id)` links lead to."""
    return LINK.findall(text)

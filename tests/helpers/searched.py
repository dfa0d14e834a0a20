"""What the search has of each document: the lists of all catalogues together, numbered as the index does."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def documents(files: Mapping[str, str | bytes]) -> list[dict[str, Any]]:
    """Of the files of an index, by address below the root."""
    first = json.loads(files["search/index.json"])
    lists = [f"search/list-{kind}.json" for kind in first["kinds"]]
    found = [json.loads(files[path])["docs"] for path in lists if path in files]
    by_address = {one["u"]: one for docs in found for one in docs}
    chunks = range(-(-first["count"] // first["chunk"]))
    rows = [json.loads(files[f"search/{first['build']}/rows-{at}.json"]) for at in chunks]
    return [by_address[row["u"]] for chunk in rows for row in chunk]


def built(site: Path) -> list[dict[str, Any]]:
    """The same of a site that was built."""
    return documents(
        {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in (site / "search").rglob("*.json")
        }
    )

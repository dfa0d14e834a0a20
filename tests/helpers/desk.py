"""An editor's desk for tests: a data folder, edits, publications, and the files that follow."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from helpers.tree import folder
from portal.data_folder import DataFolder, open_data
from portal.ledger.ledger_file import write
from portal.ledger.publication import Publication
from portal.ledger.publisher import Publisher
from portal.portal import Portal
from portal.site_info import SiteInfo

OURS = SiteInfo("平台", "https://portal.example/", "政策信息")
AUTHORITY = "portal.example,2026-01-01"


class Desk:
    """A new data folder with the frozen vocabularies, or one that is there. Records are dicts as
    tests/tree.py makes them; moments are written `2026-11-22T08:00`."""

    def __init__(self, root: Path):
        self.data = root if root.exists() else folder(root, {})

    def put(self, kind: str, *records: dict[str, Any]) -> None:
        """Write records, new ones and changed ones."""
        for record in records:
            path = self.path(kind, record["id"])
            path.parent.mkdir(exist_ok=True)
            text = json.dumps(record, ensure_ascii=False, indent=1)  # JSON is YAML
            path.write_text(text, encoding="utf-8")

    def path(self, kind: str, id: str) -> Path:
        return self.data / kind / f"{id}.yaml"

    def opened(self, at: str, without: frozenset[str] = frozenset()) -> DataFolder:
        return open_data(self.data, moment(at), without)

    def publisher(self, at: str, without: frozenset[str] = frozenset()) -> Publisher:
        opened = self.opened(at, without)
        assert not opened.problems, list(map(str, opened.problems))
        following = opened.following
        whole = following.whole
        return Publisher(opened.catalogue, following.ledger, whole, following.moment, AUTHORITY)

    def publish(self, at: str, note: str = "有更新") -> Publication:
        return self.keep(self.publisher(at).regular(note))

    def keep(self, publication: Publication) -> Publication:
        """Write a publication into the ledger."""
        write(publication, self.data)
        return publication

    def portal(self, at: str, info: SiteInfo = OURS) -> Portal:
        return Portal.open(self.data, moment(at), info)

    def files(self, at: str, info: SiteInfo = OURS) -> dict[str, bytes]:
        """The feeds, calendars and lists of feeds as of a moment, by address."""
        return {
            asset.path: asset.content
            for asset in self.portal(at, info).assets()
            if asset.path.startswith(("feeds/", "calendar/"))
        }


def moment(at: str) -> datetime:
    """A moment in China."""
    return datetime.fromisoformat(f"{at}+08:00" if "+" not in at else at)

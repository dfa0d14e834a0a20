"""A portal of its own upon the nation's data: two small folders, and what their editors do."""

import json
from pathlib import Path
from typing import Any

from helpers.desk import Desk, moment
from portal.data_folder import DataFolder, open_data
from portal.data_layers import DataLayers
from portal.ledger.ledger_file import write
from portal.ledger.publication import Publication
from portal.ledger.publisher import Publisher
from portal.portal import Portal
from portal.site_info import SiteInfo

SETTINGS = {
    "name": "某园区节能信息",
    "short": "某园区",
    "address": "https://park.example/",
    "prefix": "park",
    "authority": "park.example,2026-03-01",
}

PARK = SiteInfo("某园区节能信息", "https://park.example/", "政策信息")

SEEN = {
    "sources": [{"title": "园区通知", "seen": "2026-01-05"}],
    "verification": {"confidence": "medium", "checked": "2026-01-05"},
    "added": "2026-01-05",
}


class OwnDesk:
    """The nation's desk, and the portal's own folder beside it."""

    def __init__(self, root: Path, **settings: Any):
        self.nation = Desk(root / "data")
        self.own = root / "my-data"
        self.own.mkdir()
        self.data = DataLayers(self.nation.data, self.own)
        self.write("portal.yaml", SETTINGS | settings)

    def write(self, name: str, content: dict[str, Any]) -> Path:
        path = self.own / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    def put(self, kind: str, *records: dict[str, Any]) -> None:
        for record in records:
            self.write(f"{kind}/{record['id']}.yaml", record)

    def annotate(self, id: str, **fields: Any) -> Path:
        return self.write(
            f"annotations/{id}.yaml", {"id": id, "note": "本地照此办理。", **SEEN, **fields}
        )

    def opened(self, at: str) -> DataFolder:
        return open_data(self.data, moment(at))

    def problems(self, at: str = "2026-06-01T08:00") -> list[str]:
        """What the check says, without the way to the two folders."""
        root = f"{self.own.parent.as_posix()}/"
        return [str(problem).replace(root, "") for problem in self.opened(at).problems]

    def publisher(self, at: str) -> Publisher:
        opened = self.opened(at)
        assert not opened.problems, list(map(str, opened.problems))
        following = opened.following
        ledger = following.ledger
        authority = "" if ledger.publications else ledger.named
        return Publisher(opened.catalogue, ledger, following.whole, following.moment, authority)

    def publish(self, at: str, note: str = "园区有更新") -> Publication:
        publication = self.publisher(at).regular(note)
        write(publication, self.own)
        return publication

    def portal(self, at: str) -> Portal:
        return Portal.open(self.data, moment(at), PARK)

    def files(self, at: str) -> dict[str, bytes]:
        return {asset.path: asset.content for asset in self.portal(at).assets()}

    def copy(self, at: str, url: str) -> str:
        """What stands beside a page as text."""
        (asset,) = self.portal(at).pages[url].make().beside()
        return asset.content.decode("utf-8")

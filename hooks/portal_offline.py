"""A build for a disk: `extra.offline`, which scripts/build.py --offline sets."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from portal.joining.classic import classic
from portal.offline.folder import put_on_disk
from portal.offline.left_out import FOLDERS, is_left_out
from portal.page import FileBatch
from portal.portal import Portal

OWN = Path(__file__).parent / "offline"
SCRIPT, SHEET = "assets/offline.js", "assets/offline.css"


def is_for_disk(config: MkDocsConfig) -> bool:
    return bool(config.extra.get("offline"))


def tell(config: MkDocsConfig, portal: Portal) -> None:
    """What pages say of a copy: of which day it is, and where the newest is."""
    site = portal.site
    told = [event.at.date() for event in site.timeline.events[-1:]]
    config.extra["offline"] = {
        "day": max([site.last_change, *told]),
        "site": site.info.address,
        "outside": " ".join(FOLDERS),
    }


def ask_for_sheet(config: MkDocsConfig) -> None:
    config.extra_css = [*config.extra_css, SHEET]


def add_sheet(files: Files, config: MkDocsConfig) -> None:
    """What only such pages look like; before sheets are joined."""
    files.append(_own(SHEET, config))


def make_classic(files: Files, config: MkDocsConfig) -> None:
    """Put the joined scripts into the form that a page from a disk may load, and add what they need."""
    for file in [one for one in files if one.src_uri.endswith(".js")]:
        text = file.content_string
        if (changed := classic(text)) != text:
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=changed))
    files.append(_own(SCRIPT, config))


def _own(path: str, config: MkDocsConfig) -> File:
    content = (OWN / Path(path).name).read_text(encoding="utf-8")
    return File.generated(config, path, content=content)


def without_left_out(batches: Iterable[FileBatch]) -> Iterator[FileBatch]:
    """The promises of files that a copy has: the others need not be made."""
    return (one for one in batches if not all(map(is_left_out, one.within)))


def put(config: MkDocsConfig, portal: Portal) -> None:
    """Change what was written."""
    put_on_disk(Path(config.site_dir), portal.site.info.address)

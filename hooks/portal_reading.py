"""`extra.offline_reading`: browsers keep what was read, for where there is no network. Off unless asked for."""

from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from portal_inputs import is_preview
from portal_offline import is_for_disk

OWN = Path(__file__).parent / "reading"
WORKER, SCRIPT, SHEET = "sw.js", "assets/reading.js", "assets/reading.css"

VERSION = "version$"
"""Stands in the worker for what tells one version of the scripts from another."""


def settle(config: MkDocsConfig) -> None:
    """Find out whether it is asked for; an editor's preview and a copy on a disk keep nothing."""
    asked = config.extra.get("offline_reading") or False
    if not isinstance(asked, bool):
        named = "环境变量 PORTAL_OFFLINE_READING 或 mkdocs.yml 的 extra.offline_reading"
        raise PluginError(f"{named} 写 true 或 false，这里是 {asked}")
    keeps = asked and not is_preview(config) and not is_for_disk(config)
    config.extra["offline_reading"] = keeps
    if keeps:
        config.extra_css = [*config.extra_css, SHEET]


def add_sheet(files: Files, config: MkDocsConfig) -> None:
    """How the line looks that says so; before sheets are joined."""
    if config.extra["offline_reading"]:
        files.append(_own(SHEET, _text(SHEET), config))


def add_worker(files: Files, config: MkDocsConfig) -> None:
    """Add the worker and what begins it, after all scripts are joined; where it is off, what takes it
    away again where it was on."""
    if not config.extra["offline_reading"]:
        files.append(_own(WORKER, _text("off.js"), config))
        return
    files.append(_own(SCRIPT, _text(SCRIPT), config))
    worker = _text(WORKER)
    told = sha256(worker.encode("utf-8"))
    for path in sorted(one.src_uri for one in files if one.src_uri.endswith((".js", ".css"))):
        file = files.get_file_from_path(path)
        assert file
        told.update(f"{path}\n".encode() + file.content_bytes)
    files.append(_own(WORKER, worker.replace(VERSION, told.hexdigest()[:12], 1), config))


def _text(path: str) -> str:
    return (OWN / Path(path).name).read_text(encoding="utf-8")


def _own(path: str, content: str, config: MkDocsConfig) -> File:
    return File.generated(config, path, content=content)

"""A built site made into a copy for disks, in its own folder."""

from pathlib import Path

from portal.offline.handed_over import THEME_INDEX, is_handed_over, script_of, theme_script_of
from portal.offline.left_out import is_left_out
from portal.offline.links import page_on_disk


def put_on_disk(folder: Path, site: str) -> None:
    """Change the files below `folder` where a disk asks for it; `site` is where the site itself is.
    Its scripts are in the form for disks already (joining/classic.py)."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        place = path.relative_to(folder).as_posix()
        if is_left_out(place):
            path.unlink()
        elif path.suffix == ".html":
            html = path.read_bytes().decode("utf-8")
            path.write_bytes(page_on_disk(html, place, site).encode("utf-8"))
        elif place == THEME_INDEX:
            script = theme_script_of(path.read_bytes().decode("utf-8"))
            path.with_suffix(".js").write_bytes(script.encode("utf-8"))
            path.unlink()
        elif is_handed_over(place):
            script = script_of(path.read_bytes().decode("utf-8"))
            Path(f"{path}.js").write_bytes(script.encode("utf-8"))
            if path.suffix == ".json":  # calendars are also opened by those who read
                path.unlink()
    _remove_empty(folder)


def _remove_empty(folder: Path) -> None:
    for path in sorted((one for one in folder.rglob("*") if one.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()

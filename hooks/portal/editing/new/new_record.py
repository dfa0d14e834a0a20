"""A new record on its way into the data folder: whole, or not at all, and never over another one."""

from pathlib import Path

from portal.data_layers import Data
from portal.editing.files.whole_file import write_new_whole
from portal.kinds.kind import Kind


def write_new(data: Data, kind: Kind, id: str, text: str) -> Path:
    """Write the file of a new record; its path. Raises FileExistsError where there is one."""
    folder = data / kind.id
    folder.mkdir(exist_ok=True)
    path = folder / f"{id}.yaml"
    write_new_whole(path, text.encode("utf-8"))
    return path

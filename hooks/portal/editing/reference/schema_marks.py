"""Which folders of schemas were found to be current, noted between runs in the project's `.cache/`:
writing them anew, to compare, takes longer than reading a thousand records.

A note bears the digest of everything that decides: the program, the vocabularies, and the schemas that
were compared. Nothing depends on it; where there is none they are compared.
"""

import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from portal.data_layers import Data, roots_of

MOST = 20
"""Notes that are kept."""

PROGRAM = Path(__file__).parents[2]


class SchemaMarks:
    """What is known of the schemas of one data folder."""

    def __init__(self, data: Data, folder: Path):
        self._folder = folder
        self._note: Path | None = None
        with suppress(OSError):  # what cannot be read is told by who compares
            self._note = folder / _digest(data)

    def are_current(self) -> bool:
        return self._note is not None and self._note.is_file()

    def note_current(self) -> None:
        if self._note is None:
            return
        with suppress(OSError):  # the disk is full, or read-only
            self._folder.mkdir(parents=True, exist_ok=True)
            self._note.touch()
            notes = sorted(self._folder.iterdir(), key=lambda note: note.stat().st_mtime_ns)
            for note in notes[:-MOST]:
                note.unlink(missing_ok=True)


def _digest(data: Data) -> str:
    digest = sha256(f"{sys.version} {version('pydantic')}".encode())
    for path in _deciding(data):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)} ".encode("utf-8", "surrogatepass"))
        digest.update(content)
    return digest.hexdigest()


def _deciding(data: Data) -> Iterator[Path]:
    for folder, pattern in (
        (PROGRAM, "**/*.py"),
        *((root / "vocab", "*.yaml") for root in roots_of(data)),
        (data / "schema", "*.json"),
    ):
        yield from sorted(path for path in folder.glob(pattern) if path.is_file())

"""The files of the ledger as they come and go: each whole or not at all."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from portal.data_layers import Data
from portal.ledger.ledger_folder import FOLDER
from portal.ledger.publication import Publication


def write(publication: Publication, data: Data) -> Path:
    """Put a publication into the ledger, whole or not at all; the path of its file."""
    folder = data / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / publication.name
    half = folder / f".{publication.name}.tmp"
    try:
        with half.open("w", encoding="utf-8", newline="\n") as file:
            file.write(publication.text)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path


def take_away(names: Iterable[str], data: Data) -> None:
    """Remove publications, the last one first: whenever this is cut short, what is left still
    follows something."""
    for name in sorted(names, reverse=True):
        (data / FOLDER / name).unlink(missing_ok=True)


def clear_leftovers(data: Data) -> None:
    """Remove what a killed run had half written. Only for whoever holds the lock."""
    for half in (data / FOLDER).glob(".*.jsonl.tmp"):
        with contextlib.suppress(OSError):
            half.unlink()

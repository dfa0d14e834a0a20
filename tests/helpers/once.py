"""What takes long to make and is only read: made once in a session, for all its processes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.scripts import command

held = command("file_lock").held

PATIENCE = 600
"""Seconds to wait for the process that makes it."""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of this name that `make` fills. pytest-xdist gives each of its processes a folder
    of its own for what is temporary, in one of the session."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, whole = base / name, base / f"{name}.whole"
    with held(base / f"{name}.lock", PATIENCE, lambda: None):
        if not whole.exists():
            make(folder)
            whole.touch()
    return folder

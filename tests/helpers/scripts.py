"""The commands as modules, for tests that call a part of one."""

import importlib
import sys
from types import ModuleType

from helpers.building import ROOT

SCRIPTS = ROOT / "scripts"


def command(name: str) -> ModuleType:
    """The module of `scripts/<name>.py`. Commands import each other by their bare names, so the
    folder is on the path meanwhile, and only then: `test` is also a package of Python's own."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(SCRIPTS))

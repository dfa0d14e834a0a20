"""What tests build and publish with the editors' own commands, and the data that they do it with."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from helpers import warm
from portal.portal import Portal
from portal.tools.files import tool_files

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "tests" / "data"
"""A small data folder that never changes with the real one."""


def build(
    target: Path, as_of: str, root: Path = ROOT, options: tuple[str, ...] = (), **environ: str
) -> Path:
    """Build the data of the project in `root` as of a moment, or the folder that PORTAL_DATA names;
    the folder that was written."""
    command = [sys.executable, str(root / "scripts" / "build.py"), "--site", str(target), *options]
    settings = {**os.environ, "PORTAL_AS_OF": as_of, **environ}
    done = subprocess.run(
        command, cwd=root, env=settings, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def publish(data: Path, as_of: str, *options: str) -> str:
    """Publish what changed in a data folder, with the editors' own command; what it said."""
    command = at_clock(as_of, "publish.py", "--data", str(data), *options)
    settings = {name: value for name, value in os.environ.items() if name != "PORTAL_AS_OF"}
    done = warm.run(command, cwd=ROOT, env=settings)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def at_clock(moment: str, script: str, *options: str) -> list[str]:
    """The line that runs a command of scripts/ by a clock that shows a moment."""
    return [sys.executable, str(Path(__file__).parent / "clock.py"), moment, script, *options]


def tool_files_of(data: Path, day: date) -> dict[str, Any]:
    """What each tool is given, by its file's path, as of a day."""
    site = Portal.open(data, day).site
    return {asset.path: json.loads(asset.content) for asset in tool_files(site)}

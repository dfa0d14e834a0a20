"""Building the site for tests, with the editors' own command."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def build(target: Path, as_of: str, root: Path = ROOT, **environ: str) -> Path:
    """Build the data of the project in `root` as of a day; the folder that was written."""
    command = [sys.executable, str(root / "scripts" / "build.py"), "--site", str(target)]
    settings = {**os.environ, "PORTAL_AS_OF": as_of, **environ}
    done = subprocess.run(
        command, cwd=root, env=settings, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return target


def publish(data: Path, as_of: str, *options: str) -> str:
    """Publish what changed in a data folder, with the editors' own command; what it said."""
    command = [sys.executable, str(ROOT / "scripts" / "publish.py"), "--data", str(data), *options]
    settings = {**os.environ, "PORTAL_AS_OF": as_of}
    done = subprocess.run(
        command, cwd=ROOT, env=settings, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout

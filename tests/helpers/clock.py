"""Runs a command as if its clock showed another moment: `clock.py MOMENT publish.py …`.

publish.py takes no moment from anybody, for what it writes stays. Tests and whoever publishes the
frozen data have to set the clock itself.
"""

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    moment, script, *options = sys.argv[1:]
    path = ROOT / "scripts" / script
    sys.path[:1] = [str(path.parent), str(ROOT / "hooks")]
    from portal import as_of

    at = as_of.as_of({"PORTAL_AS_OF": moment})
    as_of.now = lambda: at
    sys.argv = [str(path), *options]
    runpy.run_path(str(path), run_name="__main__")


if __name__ == "__main__":
    main()

"""Runs commands in processes of their own that have imported most of what they need.

Python and its packages take half a second to start, of a command that then works for a tenth. One
process per session starts for all of them, and each command is a fork of it: with its own memory,
folder, environment, input and exit code. Where there is no fork, or where the environment asks for
another Python than the one that runs, it is started the usual way. Not for what is built to be
compared: every start hashes otherwise, and a fork does not.
"""

import atexit
import functools
import importlib
import json
import os
import runpy
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

IMPORTED = (
    "openpyxl",
    "portal.checks.runner",
    "portal.data_folder",
    "portal.ledger.publisher",
    "portal.portal",
)
"""What commands spend their first half second on."""

AT_START = ("PYTHON", "LANG", "LC_")
"""How variables begin that Python reads only when it starts."""


def run(
    line: Sequence[str],
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    typed: bytes = b"",
) -> subprocess.CompletedProcess[str]:
    """What `subprocess.run` has of `python SCRIPT …`, as text; `typed` is what it reads."""
    there = dict(os.environ if env is None else env)
    if not hasattr(os, "fork") or line[0] != sys.executable or _at_start(there) != _at_start():
        done = subprocess.run(
            line, cwd=cwd, env=there, input=typed, capture_output=True, check=False
        )
        said = (text.decode("utf-8").replace("\r\n", "\n") for text in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(line, done.returncode, *said)
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder, name) for name in ("in", "out", "err")]
        for stream in streams:
            stream.write_bytes(typed if stream.name == "in" else b"")
        parent = _parent()
        assert parent.stdin and parent.stdout
        order = [list(line[1:]), str(cwd or Path.cwd()), there, list(map(str, streams))]
        parent.stdin.write(json.dumps(order) + "\n")
        parent.stdin.flush()
        code = int(parent.stdout.readline())
        out, errors = (stream.read_text(encoding="utf-8") for stream in streams[1:])
    return subprocess.CompletedProcess(line, code, out, errors)


def _at_start(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    return {name: value for name, value in environ.items() if name.startswith(AT_START)}


@functools.cache
def _parent() -> subprocess.Popen[str]:
    """The process that all of them come from; it ends with this one."""
    line = [sys.executable, __file__]
    process = subprocess.Popen(
        line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT
    )
    atexit.register(process.communicate)
    return process


# --- in that process --------------------------------------------------------------------------------


def _serve() -> None:
    sys.path[0] = str(ROOT / "hooks")
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # as every command does before it imports anything
    for name in IMPORTED:
        importlib.import_module(name)
    for order in sys.stdin:
        line, folder, environ, streams = json.loads(order)
        child = os.fork()
        if not child:
            os._exit(_command(line, folder, environ, streams))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _command(line: list[str], folder: str, environ: dict[str, str], streams: list[str]) -> int:
    """Become the command; its exit code."""
    for number, (stream, how) in enumerate(zip(streams, ("r", "w", "w"), strict=True)):
        with open(stream, how) as file:
            os.dup2(file.fileno(), number)
    ours = {"encoding": sys.stdin.encoding, "errors": sys.stdin.errors}
    sys.stdin = open(0, closefd=False, **ours)  # noqa: SIM115 - as long as the process
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    time.tzset()
    sys.argv = line
    sys.path[0] = str(Path(line[0]).resolve().parent)
    code = 0
    try:
        runpy.run_path(line[0], run_name="__main__")
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - as Python itself would at the end
        traceback.print_exc()
        code = 1
    finally:
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    return code


if __name__ == "__main__":
    _serve()

"""Problems as programs want them: plain data, and the commands of GitHub's workflows."""

from pathlib import Path

from portal.data_layers import Data, own_of
from portal.read.problem import Problem

FIELDS = ("path", "line", "column", "field", "message", "hint")

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}
"""What ends a command or a property of it, and what stands in its place, as GitHub's own toolkit has it
(actions/toolkit, packages/core/src/command.ts)."""


def plain(problem: Problem) -> dict[str, str | int]:
    """A problem as plain data."""
    return {name: getattr(problem, name) for name in FIELDS}


def workflow_command(problem: Problem, root: Path) -> str:
    """A problem as the line that makes GitHub mark it in the change. It knows files by their way from
    the repository's `root`."""
    text = f"{problem.message}（{problem.hint}）" if problem.hint else problem.message
    told = {
        "file": path_from(root, problem.path),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.field,
    }
    properties = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in told.items())
    return f"::error {properties}::{_escaped(text, _DATA)}"


def path_from(root: Path, path: str) -> str:
    """The way to a file from a folder, with forward slashes; as it is for what lies elsewhere."""
    try:
        return Path(path).resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError):
        return path


def repository_of(data: Data, otherwise: Path) -> Path:
    """The root of the repository that a data folder lies in."""
    whole = own_of(data).resolve()
    return next((one for one in (whole, *whole.parents) if (one / ".git").exists()), otherwise)


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)

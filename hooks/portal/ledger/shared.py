"""What of a ledger others already have, as far as the version store here can tell."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from portal.data_layers import Data
from portal.ledger.ledger_folder import FOLDER

_TRUNKS = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master")


@dataclass(frozen=True)
class Shared:
    """The names of ledger files that the branch has which the site is built from (`trunk`), and
    those that any branch elsewhere has that is known here. `by` is the branch that this goes by;
    '' when nobody can tell, as without git or before the first push."""

    trunk: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    by: str = ""


def shared(data: Data) -> Shared:
    """What others have of the ledger of a data folder. Asks git for what it fetched last and goes
    to no network. Never raises."""
    folder = data / FOLDER
    trunk = next((ref for ref in _TRUNKS if _git(folder, "rev-parse", "-q", "--verify", ref)), "")
    upstream = _git(folder, "rev-parse", "--symbolic-full-name", "@{upstream}").strip()
    trunk = trunk or upstream
    if not trunk:
        return Shared()
    refs = {trunk, upstream} - {""}
    anywhere = frozenset(name for ref in refs for name in _files(folder, ref))
    by = _git(folder, "rev-parse", "--abbrev-ref", trunk).strip() or trunk
    return Shared(_files(folder, trunk), anywhere, by)


def files_at(data: Data, ref: str) -> frozenset[str] | None:
    """The names of the ledger files of a data folder in some state of the branch, such as `HEAD^1`;
    None where git knows no such state."""
    folder = data / FOLDER
    if ref.startswith("-") or not _git(folder, "rev-parse", "-q", "--verify", f"{ref}^{{commit}}"):
        return None
    return _files(folder, ref)


def lost_file(data: Data, ending: str) -> str:
    """The name that a ledger file had whose end is known, from the history; '' when it has none."""
    folder = data / FOLDER
    told = _git(folder, "log", "--all", "--format=", "--name-only", "--", f"*-{ending}.jsonl")
    return next((line.rpartition("/")[2] for line in told.splitlines() if line.strip()), "")


def _files(folder: Path, ref: str) -> frozenset[str]:
    return frozenset(_git(folder, "ls-tree", "--name-only", ref, "./").split())


def _git(folder: Path, *words: str) -> str:
    """What git says; '' when there is no git, no repository, or no such thing."""
    try:
        done = subprocess.run(
            ["git", *words], cwd=folder, capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""

"""What the files of requirements/ say: each package, its version, its sums and who needs it."""

import re

from project import LOCKS

NAMES = ("tools", "site", "test", "lock", "properdocs")

ITSELF = "sme-green-portal"
"""The project's name in pyproject.toml."""


class Package:
    """One package of a lock."""

    def __init__(self, lock, name, block):
        self.lock = lock
        self.name = name
        self.version = re.match(r"[^=]+==([^\s;\\]+)", block).group(1)
        self.hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", block)
        """Of every file that the index has of this version, sorted."""

        self.needed_by = _needed_by(block)
        """Names of packages, the project's own among them."""


def packages():
    """Every package that is ever installed, in the order of installing and then by name."""
    return [
        Package(lock, name, block)
        for lock in NAMES
        for name, block in split((LOCKS / (lock + ".txt")).read_text(encoding="utf-8")).items()
    ]


def split(text):
    """Each package of a lock, name to its lines."""
    text = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    return {block.split("==")[0]: block for block in blocks if block.strip()}


def _needed_by(block):
    told = re.findall(r"^ +# +(?:via +)?(\S.*)$", block, flags=re.MULTILINE)
    return [name.split(" ")[0] for name in told if name != "via"]

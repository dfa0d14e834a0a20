"""What YAML files parse to, kept between runs in the project's `.cache/`: parsing is half of reading.

A text is found by its own digest, in a pack of the same program on the same Python. Nothing depends on
it: what cannot be read, is damaged or was made otherwise is parsed as if there were none. Only texts
without any fault are kept, so that what is wrong is always told by the parser itself.
"""

import io
import os
import pickle
import sys
from contextlib import suppress
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from portal.data_layers import Data
from portal.read.strict_yaml import parse

MOST = 4
"""Packs that are kept: one for each data folder that somebody works with."""

FEW = 50
"""Texts below which parsing takes no time."""

ENDING = ".pack"


class _Values(pickle.Unpickler):
    """Makes what a text can hold, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("decimal", "Decimal"):
            return Decimal
        raise pickle.UnpicklingError(name)


class Pack:
    """The texts of one data folder in a file."""

    def __init__(self, path: Path):
        self._path = path
        self._found = _contents(path)
        self._used: dict[bytes, bytes] = {}
        self._grown = False

    def parse(self, text: str, path: str) -> Any:
        """As strict_yaml.parse."""
        digest = sha256(text.encode("utf-8", "surrogatepass")).digest()
        if (kept := self._found.get(digest)) is not None:
            self._used[digest] = kept
            return _Values(io.BytesIO(kept)).load()
        value = parse(text, path)
        self._used[digest] = pickle.dumps(value, protocol=4)
        self._grown = True
        return value

    def save(self) -> None:
        """Write what was asked for, where anything of it is new: whole or not at all."""
        if len(self._used) < FEW:
            return
        if not self._grown:
            with suppress(OSError):
                os.utime(self._path)  # what is used is kept
            return
        self._grown = False
        body = pickle.dumps(self._used, protocol=4)
        half = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        with suppress(OSError):  # the disk is full, or read-only
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                half.write_bytes(sha256(body).digest() + body)
                half.replace(self._path)
            finally:
                half.unlink(missing_ok=True)
            _forget_old(self._path.parent)


def pack_of(data: Data, folder: Path) -> Pack:
    """The pack of a data folder among those of `folder`."""
    name = sha256(f"{data.resolve()}\n{_program()}".encode()).hexdigest()[:32]
    return Pack(folder / f"{name}{ENDING}")


def _contents(path: Path) -> dict[bytes, bytes]:
    with suppress(Exception):  # half a file can be anything
        whole = path.read_bytes()
        if sha256(whole[32:]).digest() == whole[:32]:
            return dict(_Values(io.BytesIO(whole[32:])).load())
    return {}


def _program() -> str:
    """What decides what a text parses to: this folder, PyYAML and Python."""
    texts = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    return f"{sha256(b''.join(texts)).hexdigest()} {yaml.__version__} {sys.version}"


def _forget_old(folder: Path) -> None:
    packs = sorted(folder.glob(f"*{ENDING}"), key=lambda pack: pack.stat().st_mtime_ns)
    for pack in packs[:-MOST]:
        pack.unlink(missing_ok=True)

"""The folders that the data of a portal lie in: one, or the nation's with a portal's own upon it.

One folder is a `Path`. Two are `DataLayers`: whoever reads everything asks for their `roots`, whoever
writes, or names a file that is still to come, takes `data / name`, which is in the portal's own.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path


@dataclass(frozen=True)
class DataLayers:
    """The nation's folder below, a portal's own above it. Neither lies in the other."""

    nation: Path
    own: Path

    def __truediv__(self, name: str | Path) -> Path:
        return self.own / name

    def __str__(self) -> str:
        """As `data_named` reads it."""
        return os.pathsep.join((str(self.nation), str(self.own)))

    @property
    def name(self) -> str:
        return self.own.name

    @property
    def parent(self) -> Path:
        return self.own.parent

    def as_posix(self) -> str:
        """The name of the folder that is written to, as problems have it."""
        return self.own.as_posix()

    def is_dir(self) -> bool:
        return self.nation.is_dir() and self.own.is_dir()

    def each(self, way: Callable[[Path], Path]) -> "DataLayers":
        """Both folders, as `way` has them."""
        return DataLayers(way(self.nation), way(self.own))

    def glob(self, pattern: str) -> Iterator[Path]:
        """What is in either."""
        return chain(self.nation.glob(pattern), self.own.glob(pattern))

    def resolve(self) -> "DataLayers":
        return self.each(Path.resolve)


Data = Path | DataLayers


def roots_of(data: Data) -> tuple[Path, ...]:
    """The folders, the one below first."""
    return (data.nation, data.own) if isinstance(data, DataLayers) else (data,)


def own_of(data: Data) -> Path:
    """The folder that is written to."""
    return roots_of(data)[-1]


def root_of(data: Data, path: Path) -> Path:
    """The folder of the data that a file lies in, both named alike; the one that is written to where
    it lies in none."""
    return next((root for root in roots_of(data) if root in path.parents), own_of(data))


def data_named(text: str, windows: bool = os.name == "nt", beside: Path | None = None) -> Data:
    """The data that `data` or `data:my-data` names; on Windows `;` may stand between the two as well.
    A relative name counts from `beside`, where that is given. Raises ValueError with the reason in
    Chinese."""
    names = _names(text, windows)
    folders = [Path(name) if beside is None else beside / name for name in names]
    whole = Path(text) if beside is None else beside / text
    if len(names) == 1 or whole.is_dir():  # the name of a folder may have any sign in it
        return whole
    if not names:
        raise ValueError("没有写数据目录")
    if len(names) > 2:
        raise ValueError(
            f"写了 {len(names)} 个数据目录：最多两个，先写国家的，再写自己的，如 data:my-data"
        )
    nation, own = (folder.resolve() for folder in folders)
    if nation == own:
        raise ValueError(f"{names[0]} 和 {names[1]} 是同一个目录，写两个不同的，如 data:my-data")
    if nation in own.parents or own in nation.parents:
        raise ValueError(f"{names[0]} 和 {names[1]} 一个在另一个里面，自己的数据要放在外面")
    return DataLayers(*folders)


def _names(text: str, windows: bool) -> list[str]:
    """What stands between the separators. The letter of a drive belongs to what follows it."""
    pieces = text.replace(";", ":").split(":") if windows else text.split(":")
    found: list[str] = []
    for piece in pieces:
        drive = found[-1] if windows and found else ""
        if len(drive) == 1 and drive.isalpha() and piece.startswith(("\\", "/")):
            found[-1] = f"{drive}:{piece}"
        else:
            found.append(piece)
    return [name for name in found if name]

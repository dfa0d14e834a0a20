"""What a portal lays upon the nation's data: who it is, and what it says beside records that are not
its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portal.catalogue.annotation import ANNOTATIONS, Annotation
from portal.data_layers import DataLayers
from portal.read.file import read_file
from portal.read.portal_settings import SETTINGS, PortalSettings, read_settings
from portal.read.problem import Problem


@dataclass(frozen=True)
class AnnotationFile:
    """An annotation with the file that it stands in."""

    path: str
    annotation: Annotation


@dataclass(frozen=True)
class Overlay:
    """A portal's own folder upon the nation's. Nothing is told under its name, and nothing can be
    checked by its prefix, where its settings could not be read: those are the nameless ones."""

    layers: DataLayers
    settings: PortalSettings
    annotations: tuple[AnnotationFile, ...] = field(default=(), repr=False)

    @property
    def prefix(self) -> str:
        """How every id of its own begins, dash included; '' while nobody has said."""
        return f"{self.settings.prefix}-" if self.settings.prefix else ""

    @property
    def mark(self) -> str:
        return self.settings.mark

    def holds(self, path: str) -> bool:
        """Whether a file, named as problems name it, is the portal's own."""
        nation = self.layers.nation.as_posix()
        if nation == ".":
            return path.startswith(("../", "/"))
        return not path.startswith(f"{nation}/")


NAMELESS = PortalSettings(name="自己的数据")


def read_overlay(layers: DataLayers) -> tuple[Overlay, list[Problem]]:
    """The overlay of two folders, and what is wrong with its own files."""
    settings, problems = read_settings(layers.own)
    if settings is None and not problems:
        where = (layers.own / SETTINGS).as_posix()
        hint = f"写一个 {SETTINGS}，至少写 name 和 prefix；scripts/start.py 会写好"
        problems.append(Problem(where, 1, 1, "(文件)", "自己的数据没有说明是哪个网站", hint))
    files: list[AnnotationFile] = []
    for path in annotation_paths(layers.own):
        found = read_file(path, Annotation, layers.own)
        problems += found.problems
        if found.record is not None:
            files.append(AnnotationFile(path.as_posix(), found.record))
    return Overlay(layers, settings or NAMELESS, tuple(files)), problems


def annotation_paths(own: Path) -> Iterator[Path]:
    folder = own / ANNOTATIONS
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix == ".yaml" and path.name.isprintable() and not path.name.startswith("."):
            yield path

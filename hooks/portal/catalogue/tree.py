"""The whole data folder, read into models. Everything wrong is collected, nothing stops early."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portal.catalogue.attachment_files import AttachmentFile, read_attachment_files
from portal.catalogue.left_out import left_out, unsafe
from portal.catalogue.link_report import NO_REPORT, LinkReport, merged, read_link_report
from portal.catalogue.overlay import Overlay, read_overlay
from portal.catalogue.search_score import SearchScore, read_search_score
from portal.catalogue.text_versions import TextVersion, read_texts
from portal.catalogue.vocabularies import Vocabularies, VocabularyFile, by_id, load_vocabularies
from portal.data_layers import Data, DataLayers, own_of, roots_of
from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.read.file import read_file
from portal.read.portal_settings import SETTINGS, PortalSettings, read_settings
from portal.read.problem import Problem, Unreadable
from portal.read.record import Record
from portal.read.text import position, read, unwanted
from portal.read.vocabulary import VOCABULARIES


@dataclass(frozen=True)
class Loaded:
    """A record, the catalogue that it is in and the file it came from."""

    kind: Kind
    path: str
    record: Record


@dataclass
class Tree:
    """What was read, and what could not be."""

    root: Path
    """The folder that is written to."""
    vocabulary_files: list[VocabularyFile] = field(default_factory=list)
    loaded: list[Loaded] = field(default_factory=list)
    rest: list[Loaded] = field(default_factory=list)
    """What is left of records with faults; only for finding their other faults."""
    guides: dict[str, str] = field(default_factory=dict)
    """The Markdown of the hand-written pages, by path, where docs/ lies beside the data folder."""
    docs: str = ""
    """The folder of the hand-written pages, as the caller sees it."""
    written: list[str] = field(default_factory=list)
    """All files in it, by their paths there."""
    texts: list[TextVersion] = field(default_factory=list)
    """The full texts that the operator holds, by id and day."""
    attachment_files: dict[str, AttachmentFile] = field(default_factory=dict)
    """Our own copies of files that go with records, by their paths."""
    link_report: LinkReport = NO_REPORT
    """What was found of the addresses in the data when somebody last tried them."""
    search_score: SearchScore | None = None
    """How well the search did when somebody last measured it."""
    settings: PortalSettings | None = None
    """What the folder says of the portal, where it does."""
    overlay: Overlay | None = None
    """Where the folder lies upon the nation's."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def vocabularies(self) -> Vocabularies:
        return by_id(self.vocabulary_files)


def load(data: Data) -> Tree:
    """Read data/vocab and the folders of the catalogues below a folder, or below both of two, and the
    guides beside the first. Never raises for bad data."""
    tree = Tree(own_of(data))
    for root in roots_of(data):
        if not root.is_dir():
            tree.problems.append(
                Problem(root.as_posix(), 1, 1, "(文件夹)", "没有这个数据文件夹", "检查路径")
            )
    if tree.problems:
        return tree
    try:
        first, *more = roots_of(data)
        _fill(tree, first, within=False)
        _read_docs(tree, first)
        for root in more:
            _fill(tree, root, within=True)
        if isinstance(data, DataLayers):
            tree.overlay, problems = read_overlay(data)
            tree.settings = tree.overlay.settings
            tree.problems += problems
            _read_own_docs(tree, data.own)
        else:
            tree.settings, problems = read_settings(first)
            tree.problems += problems
    except PermissionError as error:
        where = Path(error.filename or tree.root).as_posix()
        told = Problem(where, 1, 1, "(文件夹)", "没有读取权限，里面的文件没有读", "改文件夹的权限")
        tree.problems.append(told)
    return tree


def _fill(tree: Tree, root: Path, within: bool) -> None:
    """Take in one folder; one that lies upon another may leave out what that has."""
    tree.problems += left_out(root, VOCABULARIES, within)
    tree.problems += unsafe(root)
    files, problems = load_vocabularies(root / "vocab", extending=within)
    tree.vocabulary_files += files
    tree.problems += problems
    for kind in KINDS:
        for path in _files(root / kind.id):
            found = read_file(path, kind.model, root)
            tree.problems += found.problems
            if found.record is not None:
                tree.loaded.append(Loaded(kind, path.as_posix(), found.record))
            elif found.rest is not None:
                tree.rest.append(Loaded(kind, path.as_posix(), found.rest))
    texts, problems = read_texts(root, own=within)
    tree.texts += texts
    tree.problems += problems
    copies, problems = read_attachment_files(root)
    tree.attachment_files |= copies
    tree.problems += problems
    report, problems = read_link_report(root)
    tree.link_report = merged(tree.link_report, report)
    tree.problems += problems
    score, problems = read_search_score(root)
    tree.search_score = score or tree.search_score
    tree.problems += problems


def _read_docs(tree: Tree, root: Path) -> None:
    around = beside(root)
    docs = own_docs(root) or around / "docs"
    tree.problems += unsafe(docs)
    tree.docs = docs.as_posix()
    for path in sorted(docs.rglob("*")):
        if not path.is_dir():
            tree.written.append(path.relative_to(docs).as_posix())
        if path.suffix == ".md":
            _read_guide(tree, path, docs)
    for path in _written_beside(around):
        try:
            read(path)
        except Unreadable as error:
            tree.problems += error.problems


def _read_own_docs(tree: Tree, own: Path) -> None:
    """The pages that somebody wrote for a portal of his own; they get addresses below its prefix, so
    that none can be in the way of another."""
    docs = own / "docs"
    for path in sorted(docs.rglob("*.md")):
        _read_guide(tree, path, docs)


def _read_guide(tree: Tree, path: Path, docs: Path) -> None:
    try:
        text = read(path, docs)
    except Unreadable as error:
        tree.problems += error.problems
        return
    tree.guides[path.as_posix()] = text
    for found in unwanted(text):
        if text[found.start] == "\ufe0f":  # makes an emoji of the sign before it
            continue
        line, column = position(text, found.start)
        told = f"含有{found.what}"
        tree.problems.append(Problem(path.as_posix(), line, column, "(正文)", told, found.hint))


def _written_beside(around: Path) -> Iterator[Path]:
    """What else people write by hand, where the project lies around the data: its settings and
    templates, in which a merge can be left undone."""
    settings = around / "mkdocs.yml"
    if settings.is_file():
        yield settings
        for pattern in ("*.html", "*.js", "*.css", "*.xml"):
            yield from sorted((around / "hooks" / "theme").rglob(pattern))


def own_docs(root: Path) -> Path | None:
    """The pages inside a data folder, where a portal has its own there."""
    docs = root / "docs"
    return docs if docs.is_dir() and (root / SETTINGS).is_file() else None


def beside(root: Path) -> Path:
    """The folder that the data folder lies in, however the caller named that."""
    return root / ".." if root.name in ("", "..") else root.parent


def _files(folder: Path) -> Iterator[Path]:
    """The records of one catalogue, by name."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix == ".yaml" and path.name.isprintable() and not path.name.startswith("."):
            yield path

"""The data folder as editors work with it: whatever can be read of it, faults elsewhere or not."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.data_layers import Data, root_of
from portal.ledger.ledger_as_of import LedgerAsOf
from portal.ledger.replay import State
from portal.read.problem import Problem, Unreadable
from portal.read.strict_yaml import parse
from portal.read.text import read
from portal.site_info import SiteInfo
from portal.view.site import Site


@dataclass(frozen=True)
class UnfinishedFile:
    """A file of which no record can be made, with what it says of itself: somebody fills it in."""

    path: str
    id: str
    title: str
    number: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class DataAtHand:
    """What is in a data folder on a day. Of a file with faults there is what could be read of it;
    `faults` are those, `half_read` the files."""

    data: Data
    site: Site
    state: State
    """What was published, with the ids of before."""
    faults: list[Problem]
    half_read: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def open(cls, data: Data, moment: datetime) -> "DataAtHand":
        """Read the folder without checking it: that would be longer, and is another command's."""
        following = LedgerAsOf.open(data, moment)
        sound = not following.problems
        now = following.timeline.published.state if sound else State()
        ever = following.whole.published.state if sound else State()
        tree = load(data)
        whole = replace(tree, loaded=[*tree.loaded, *tree.rest])
        catalogue = Catalogue(whole, frozenset(now.withdrawn), ever.forwarding)
        timeline = following.timeline if sound else None
        info = SiteInfo("", "https://example.org/", "")
        site = Site(catalogue, moment.date(), info, timeline)
        return cls(data, site, ever, tree.problems, frozenset(one.path for one in tree.rest))

    @property
    def catalogue(self) -> Catalogue:
        return self.site.catalogue

    @cached_property
    def unread_files(self) -> list[str]:
        """The files of which nothing is known here."""
        known = {item.path for item in self.catalogue.records}
        paths = dict.fromkeys(problem.path for problem in self.faults)
        return [path for path in paths if path.endswith(".yaml") and path not in known]

    @cached_property
    def unfinished(self) -> list[UnfinishedFile]:
        """The same with what they are called, where that can be read."""
        return [_unfinished(Path(path), self.data) for path in self.unread_files]


def _unfinished(path: Path, data: Data) -> UnfinishedFile:
    value: Any = None
    try:
        value = parse(read(path, root_of(data, path)), path.as_posix())
    except Unreadable as error:
        value = error.value
    held = value if isinstance(value, dict) else {}
    aliases = held.get("aliases")
    return UnfinishedFile(
        path.as_posix(),
        path.stem,
        _text(held.get("title")),
        _text(held.get("doc_no")),
        tuple(map(_text, aliases)) if isinstance(aliases, list) else (),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""

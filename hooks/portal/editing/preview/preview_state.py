"""What an editor is to know beside the pages of a preview: what is wrong, what is not published yet,
and which file a page is made from. Plain data, whatever shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from portal.catalogue.catalogue import Catalogue
from portal.data_folder import DataFolder, open_data
from portal.data_layers import Data
from portal.editing.preview.pending import Pending, PendingPart, PendingRecord, pending_in
from portal.ledger.clock import faults_of
from portal.ledger.unpublished import PUBLISH
from portal.read.positions import Positions
from portal.read.problem import Problem


@dataclass(frozen=True)
class Origin:
    """Where a page comes from: the record that it shows or that its row stands in, and the line of
    the file. `path` is as the data folder was named."""

    id: str
    record: str
    kind: str
    path: str
    line: int


@dataclass(frozen=True)
class PreviewState:
    """A data folder as it is now."""

    opened: DataFolder
    faults: tuple[Problem, ...]
    """What the clock and the ledger disagree about; a preview shows the site all the same."""

    @classmethod
    def of(cls, data: Data, moment: datetime, elsewhere: bool = False) -> "PreviewState":
        """Read and check `data` as of a moment; `elsewhere` where somebody wants to see another one
        than that of the clock. Never raises for bad data."""
        opened = open_data(data, moment)
        following = opened.following
        faults = [] if elsewhere else faults_of(following.ledger, following.moment)
        return cls(opened, tuple(faults))

    @property
    def problems(self) -> Sequence[Problem]:
        """What has to be mended before anything is shown."""
        return self.opened.problems

    @property
    def obstacles(self) -> list[Problem]:
        """What of the edits cannot be published as it is, like a record that is gone."""
        return [one for one in self.opened.unpublished if one.hint != PUBLISH]

    @cached_property
    def pending(self) -> Pending:
        return pending_in(self.opened)

    @cached_property
    def _parts(self) -> Mapping[str, tuple[PendingPart, PendingRecord]]:
        return {part.url: (part, one) for one in self.pending.records for part in one.parts}

    def pending_at(self, url: str) -> tuple[PendingPart, PendingRecord] | None:
        """What is not published of the page at `url` below the root, and with what it would be."""
        return self._parts.get(url)

    def origin_of(self, url: str) -> Origin | None:
        """The file that the page at `url` is made from; None for a page of many records."""
        return origin_of(url, self.opened.catalogue)


def origin_of(url: str, catalogue: Catalogue) -> Origin | None:
    """The record or row whose page is at `url`, with its line as the file is now."""
    item = catalogue.items.get(url.rstrip("/").rpartition("/")[2])
    if item is None or item.url != url:
        return None
    line, _ = Positions().of(item.path, (*item.place, "id"))
    return Origin(item.id, item.record.id, item.kind.id, item.path, line)

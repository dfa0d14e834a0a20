"""The ledger beside the data: what was told, and what has not been published yet."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from portal.catalogue.catalogue import Catalogue
from portal.data_layers import Data
from portal.ledger.ledger import Ledger, read_ledger
from portal.ledger.timeline import Timeline, kept_timeline
from portal.ledger.unpublished import lost, unpublished
from portal.read.problem import Problem


@dataclass(frozen=True)
class LedgerAsOf:
    """One data folder's ledger as it stands at a moment."""

    data: Data
    ledger: Ledger
    moment: datetime

    @classmethod
    def open(
        cls, data: Data, moment: datetime, without: frozenset[str] = frozenset()
    ) -> "LedgerAsOf":
        """Read the ledger of `data`, but for the files named. Never raises."""
        return cls(data, read_ledger(data, without), moment)

    @property
    def begun(self) -> bool:
        """Whether anything was ever published; before that, edits are nobody's business."""
        return bool(self.ledger.told)

    @cached_property
    def timeline(self) -> Timeline:
        """What had been told at the moment."""
        return self.whole if self._last <= self.moment else kept_timeline(self.ledger, self.moment)

    @cached_property
    def whole(self) -> Timeline:
        """What is told when every publication counts, also those after the moment."""
        return kept_timeline(self.ledger, max(self.moment, self._last))

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the ledger itself."""
        return [*self.ledger.problems, *self.whole.problems]

    def unpublished(self, catalogue: Catalogue) -> list[Problem]:
        """Edits that nobody has published. Nothing when the ledger cannot be relied on."""
        if not self.begun or self.problems:
            return []
        return unpublished(catalogue, self.whole, self.data, self.ledger)

    def lost(self, catalogue: Catalogue) -> list[Problem]:
        """Of these what was published and is not there any more."""
        return lost(catalogue, self.whole, self.ledger) if self.begun and not self.problems else []

    @property
    def published_files(self) -> frozenset[str]:
        """The files that there ought to be, as ways from the data folder."""
        if self.problems:
            return frozenset()
        contents = self.whole.published.state.contents
        return frozenset(f"{one['catalogue']}/{id}.yaml" for id, one in contents.items())

    @property
    def _last(self) -> datetime:
        last = self.ledger.latest
        return datetime.fromisoformat(last.head.at) if last else self.moment

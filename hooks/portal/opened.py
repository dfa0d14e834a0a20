"""A data folder, opened: what is in it, what was told of it, and whatever is wrong with either."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.catalogue.catalogue import Catalogue
from portal.checks import problems_of
from portal.follow.following import Following
from portal.read.problem import Problem
from portal.read.tree import load


@dataclass(frozen=True)
class Opened:
    """`problems` have to be mended; `unpublished` has to be published or taken back before a site
    is built for others. The latter is empty while there are problems, for it comes last."""

    catalogue: Catalogue
    following: Following
    problems: list[Problem]
    unpublished: list[Problem]


def open_data(data: Path, moment: datetime, without: frozenset[str] = frozenset()) -> Opened:
    """Read and check the folder `data` as of a moment, leaving out the ledger's files of the names
    in `without`. Never raises for bad data."""
    following = Following.open(data, moment, without)
    sound = not following.problems
    withdrawn = frozenset(following.story.world.state.withdrawn) if sound else frozenset()
    left = following.whole.world.state.forwarding if sound else ()
    catalogue, problems = problems_of(load(data), withdrawn, left)
    problems = sorted({*problems, *following.problems})
    unpublished = [] if problems else sorted(following.unpublished(catalogue))
    return Opened(catalogue, following, problems, unpublished)

"""A data folder, opened: what is in it, what was told of it, and whatever is wrong with either."""

from dataclasses import dataclass, field
from datetime import date, datetime

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Tree, load
from portal.checks.changed_attachments import attachment_remarks
from portal.checks.cited_places import article_remarks
from portal.checks.late_replies import late_replies
from portal.checks.runner import located, problems_of
from portal.data_layers import Data
from portal.ledger.annotation_basis import annotation_remarks
from portal.ledger.choices import choice_problems
from portal.ledger.ledger_as_of import LedgerAsOf
from portal.read.problem import Problem


@dataclass(frozen=True)
class DataFolder:
    """`problems` have to be mended; `unpublished` has to be published or taken back before a site
    is built for others. The latter is empty while there are problems, for it comes last; but what was
    published and is gone is told at once, for what speaks of it may be wrong for that reason."""

    catalogue: Catalogue
    following: LedgerAsOf
    problems: list[Problem]
    unpublished: list[Problem]
    remarks: list[Problem] = field(default_factory=list)
    """What somebody should look at, though a site can be built: annotations of records that changed, articles
    that are not in the texts at hand or changed there."""


def problems_without(data: Data, moment: datetime, id: str) -> list[Problem]:
    """What would be wrong with the folder `data` if something were withdrawn from it: what names it
    as something to go by has to be mended first, for afterwards nothing can be published."""
    state = LedgerAsOf.open(data, moment).whole.published.state
    withdrawn = frozenset((*state.withdrawn, id))
    return sorted(problems_of(load(data), withdrawn, state.forwarding, moment.date())[1])


def open_data(
    data: Data,
    moment: datetime,
    without: frozenset[str] = frozenset(),
    tree: Tree | None = None,
) -> DataFolder:
    """Read and check the folder `data` as of a moment, leaving out the ledger's files of the names
    in `without`. `tree` is what stands in the catalogues where that is not what the files say: an
    edit that is not written yet. Never raises for bad data."""
    following = LedgerAsOf.open(data, moment, without)
    sound = not following.problems
    withdrawn = frozenset(following.timeline.published.state.withdrawn) if sound else frozenset()
    left = following.whole.published.state.forwarding if sound else ()
    last = following.ledger.latest
    # By a clock that is behind the ledger, the clock is what is wrong, and not each day in the data.
    day = max(moment.date(), date.fromisoformat(last.head.at[:10])) if last else moment.date()
    tree = tree or load(data)
    catalogue, problems = problems_of(tree, withdrawn, left, day)
    ended = following.whole.published.state.ended if sound else {}
    choices = choice_problems(tree.vocabulary_files, catalogue, ended)
    problems = sorted({*problems, *choices, *following.problems})
    if problems:
        return DataFolder(catalogue, following, sorted({*problems, *following.lost(catalogue)}), [])
    waiting = sorted(following.unpublished(catalogue))
    remarks = annotation_remarks(catalogue, following.ledger)
    remarks += sorted(located(article_remarks(catalogue, moment.date())))
    remarks += sorted(located(attachment_remarks(catalogue)))
    remarks += sorted(located(late_replies(catalogue, tree.vocabulary_files, moment.date())))
    return DataFolder(catalogue, following, problems, waiting, remarks)

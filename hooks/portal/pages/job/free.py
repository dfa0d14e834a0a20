"""What costs nothing comes first: the steps and measures of a job that need no money, before what pays
for the others."""

from dataclasses import dataclass

from portal.kinds.item import Item
from portal.kinds.job import COSTS, Effect, Job, Step
from portal.pages.job.grounds import GroundedStatement, statement
from portal.view.site import Site


@dataclass(frozen=True)
class FreeMeasure:
    """A measure with what is known of its cost; `step` is its place among the steps, 0 for none."""

    said: GroundedStatement
    cost: str
    step: int


@dataclass(frozen=True)
class FreeMeasures:
    """Those of a job; none where no source tells of any."""

    measures: tuple[FreeMeasure, ...]


def free_measures(item: Item, site: Site) -> FreeMeasures | None:
    """What costs least stands first. None for a job that is no measure itself, such as a report: of
    one that saves something it is said that nothing is recorded."""
    job = item.value
    assert isinstance(job, Job)
    marked: list[tuple[int, Step | Effect]] = [
        *((at, one) for at, one in enumerate(job.steps, 1) if one.cost),
        *((0, one) for one in job.effects if one.cost),
    ]
    marked.sort(key=lambda found: list(COSTS).index(found[1].cost or ""))
    if not (marked or job.effects or job.technologies):
        return None
    return FreeMeasures(
        tuple(
            FreeMeasure(statement(one, one.text, item, site), COSTS[one.cost or ""], at)
            for at, one in marked
        )
    )

"""Jobs that a term concerns though they do not name it: those of every trade, those with an example
of the place."""

from portal.kinds.item import Item
from portal.kinds.job import Job
from portal.view.site import Site

JOBS = "jobs"

BESIDES = {
    "industries": "不分行业、设备，哪家企业都可能要做的：",
    "regions": "写了当地例子的（只管当地当年）：",
}
"""Facets whose terms they concern, with what stands before them."""


def besides(facet: str, term: str, site: Site) -> list[Item]:
    """For an industry the jobs that are for no industry or machine alone, for a region those that
    tell of an example there."""
    if facet not in BESIDES:
        return []
    return [item for item in site.catalogue.of(JOBS) if _concerns(item, facet, term, site)]


def _concerns(item: Item, facet: str, term: str, site: Site) -> bool:
    job = item.value
    if not isinstance(job, Job) or site.catalogue.is_withdrawn(item):
        return False
    if facet == "regions":
        return any(one.region == term for one in job.local)
    return not (job.industries or job.equipment or job.regions)

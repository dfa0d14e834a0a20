"""Everything that has to be there before the clock starts."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.as_of import end_of
from portal.bench import plain, records
from portal.bench.history import history
from portal.data_folder import open_data
from portal.ledger.ledger_file import write
from portal.ledger.publisher import Publisher
from portal.portal import DataProblems, Portal
from portal.view.site import Site

QUERIES = 40
"""That are made, at most."""


@dataclass(frozen=True)
class Prepared:
    """Two projects with the same facts: `data` for the portal, `plain` with a MkDocs project.

    `records` is how many pages of records and rows both have, `urls` the pages that both have:
    those and the lists of the catalogues. `page` is that of a record, and `file` where it is written;
    `queries` are what readers may type, from titles and numbers.
    """

    data: Path
    plain: Path
    records: int
    urls: list[str]
    page: str
    file: Path
    queries: list[str]


def prepare(
    source: Path, config: Path, count: int, day: date, target: Path, publications: int = 1
) -> Prepared:
    """Make `count` pages of records from the data folder `source`, and the same as Markdown.

    `config` is the portal's MkDocs configuration; in how many `publications` the records came to be
    as they are makes their ledger long. Raises portal.DataProblems when the copies do
    not pass the checks.
    """
    data, project = target / "data", target / "plain"
    for folder in (data, project):
        folder.mkdir()
    made = records.make(source, data, count)
    _publish(data, day, publications)
    portal = Portal.open(data, day)
    urls = plain.write(portal.pages, config, project)
    some = portal.site.catalogue.records[0]
    return Prepared(data, project, made, urls, some.url, Path(some.path), _queries(portal.site))


def _queries(site: Site) -> list[str]:
    """Titles and numbers from all over the catalogue, in turn."""
    items = [one for one in site.catalogue.items.values() if not site.catalogue.is_withdrawn(one)]
    some = items[:: max(1, len(items) // QUERIES)][:QUERIES]
    return [
        str(one.get("doc_no") or one.title) if number % 2 else one.title
        for number, one in enumerate(some)
    ]


def _publish(data: Path, day: date, publications: int) -> None:
    """Put all records into a ledger, so that feeds and calendars are measured as well. A ledger of
    its own: the source's may have been written to after `day`."""
    shutil.rmtree(data / "ledger", ignore_errors=True)
    opened = open_data(data, end_of(day))
    if opened.problems:
        raise DataProblems(opened.problems)
    following = opened.following
    publisher = Publisher(
        opened.catalogue, following.ledger, following.whole, following.moment, f"example.org,{day}"
    )
    for publication in history(publisher, publications):
        write(publication, data)

"""Everything that has to be there before the clock starts."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.bench import plain, records
from portal.portal import Portal


@dataclass(frozen=True)
class Prepared:
    """Two projects with the same facts: `data` for the portal, `plain` with a MkDocs project.

    `records` is how many pages of records and rows both have, `urls` the pages that both have:
    those and the lists of the catalogues.
    """

    data: Path
    plain: Path
    records: int
    urls: list[str]


def prepare(source: Path, config: Path, count: int, day: date, target: Path) -> Prepared:
    """Make `count` pages of records from the data folder `source`, and the same as Markdown.

    `config` is the portal's MkDocs configuration. Raises portal.DataProblems when the copies do
    not pass the checks.
    """
    data, project = target / "data", target / "plain"
    for folder in (data, project):
        folder.mkdir()
    made = records.make(source, data, count)
    urls = plain.write(Portal.open(data, day).pages, config, project)
    return Prepared(data, project, made, urls)

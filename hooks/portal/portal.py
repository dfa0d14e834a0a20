"""The package as its callers see it: open a data folder, get pages and files."""

from datetime import date
from functools import cached_property
from pathlib import Path

from portal.catalogue.catalogue import Catalogue
from portal.checks import problems_of
from portal.find.entries import search_entries
from portal.read.problem import Problem
from portal.read.tree import load
from portal.site import build, front, prose
from portal.site.page import Asset, Page
from portal.site.render import Renderer
from portal.site.site import Site


class DataProblems(Exception):
    """The data cannot be published; `problems` says what to mend."""

    def __init__(self, problems: list[Problem]):
        lines = "\n".join(map(str, problems))
        super().__init__(f"数据有 {len(problems)} 处问题，没有生成网站：\n{lines}")
        self.problems = problems


class Portal:
    """One data folder on one day."""

    def __init__(self, catalogue: Catalogue, as_of: date):
        self.site = Site(catalogue, as_of)
        self.renderer = Renderer(catalogue)

    @classmethod
    def open(cls, data: Path, as_of: date) -> "Portal":
        """Read and check `data`. Raises DataProblems with everything that is wrong."""
        catalogue, problems = problems_of(load(data))
        if problems:
            raise DataProblems(problems)
        return cls(catalogue, as_of)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages by address."""
        return {page.url: page for page in build.pages(self.site, self.renderer)}

    def assets(self) -> list[Asset]:
        """The files that are no pages."""
        return list(build.assets(self.site, self.renderer))

    def addition(self, url: str) -> str:
        """What a hand-written page shows below its own text."""
        return str(front.addition(url, self.site, self.renderer))

    def with_addresses(self, markdown: str, url: str) -> str:
        """Hand-written Markdown with its links by id turned into addresses."""
        return prose.with_addresses(markdown, self.renderer.addresses(url))

    def search_entries(self) -> list[dict[str, str]]:
        """What there is to find, in the form of Material's index."""
        return search_entries(self.site)

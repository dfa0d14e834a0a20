"""The package as its callers see it: open a data folder, get pages and files."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property, partial
from itertools import chain

from portal.as_of import end_of
from portal.catalogue.catalogue import Catalogue
from portal.checks.rules import guide_links_resolve
from portal.checks.runner import located
from portal.data_folder import DataFolder, open_data
from portal.data_layers import Data
from portal.feeds.files import feed_batches
from portal.ledger.timeline import Timeline
from portal.open_data.files import open_data_batches
from portal.page import Asset, FileBatch, Page
from portal.pages import build
from portal.pages.head.metadata import PageHeads
from portal.pages.home import front
from portal.pages.home.entry_points import called_at_home
from portal.pages.record.record import record_page
from portal.pages.report import report_link
from portal.read.problem import Problem, Unreadable
from portal.read.text import decode
from portal.search.answers import answers
from portal.search.documents import Written, documents
from portal.search.full_texts import searched_texts
from portal.search.index import Index
from portal.site_info import UNPLACED, SiteInfo
from portal.tools.files import tool_files
from portal.view import prose
from portal.view.render import Renderer
from portal.view.site import Site


class DataProblems(Exception):
    """The site cannot be published; `problems` says what to mend, `where` in what."""

    def __init__(self, problems: list[Problem], where: str = "数据"):
        lines = "\n".join(map(str, problems))
        super().__init__(f"{where}有 {len(problems)} 处问题，没有生成网站：\n{lines}")
        self.problems = problems


class Portal:
    """One data folder on one day."""

    def __init__(
        self,
        catalogue: Catalogue,
        as_of: date,
        info: SiteInfo = UNPLACED,
        timeline: Timeline | None = None,
    ):
        self.site = Site(catalogue, as_of, info, timeline)
        self.renderer = Renderer(catalogue, self.site)

    @classmethod
    def open(
        cls, data: Data, as_of: date, info: SiteInfo = UNPLACED, preview: bool = False
    ) -> "Portal":
        """Read and check `data` as of a day, or of a moment. A `preview` may show what has not been
        published yet. Raises DataProblems with everything that is wrong."""
        moment = as_of if isinstance(as_of, datetime) else end_of(as_of)
        return cls.of(open_data(data, moment), info, preview)

    @classmethod
    def of(cls, opened: DataFolder, info: SiteInfo = UNPLACED, preview: bool = False) -> "Portal":
        """The same of a folder that has been read and checked already."""
        problems = opened.problems or ([] if preview else opened.unpublished)
        if problems:
            raise DataProblems(problems)
        following = opened.following
        return cls(opened.catalogue, following.moment.date(), info, following.timeline)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages by address. Raises DataProblems when two would have the same."""
        pages = list(build.pages(self.site, self.renderer))
        _require_own_addresses((page.url, f"页面“{page.title}”") for page in pages)
        return {page.url: page for page in pages}

    def page_at(self, url: str) -> Page | None:
        """The page at an address, without those that nobody asked for; None where there is none."""
        item = self.site.catalogue.items.get(url.rstrip("/").rpartition("/")[2])
        if item and item.url == url:
            return record_page(item, self.site, self.renderer)
        return next((one for one in build.pages(self.site, self.renderer) if one.url == url), None)

    @cached_property
    def heads(self) -> PageHeads:
        """Makes what stands in the heads of pages."""
        return PageHeads(self.site, self.renderer)

    def batches(self) -> Iterator[FileBatch]:
        """The files that are no pages, promised some at a time. What looks at most comes first."""
        yield from open_data_batches(self.site)
        yield FileBatch(("tools/",), partial(tool_files, self.site))
        yield from feed_batches(self.site, self.renderer)
        yield from build.batches(self.site, self.renderer)

    def assets(self) -> list[Asset]:
        """All of them. Raises DataProblems when two would have the same address."""
        assets = list(chain.from_iterable(batch.make() for batch in self.batches()))
        _require_own_addresses((asset.path, "文件") for asset in assets)
        return assets

    def addition(self, url: str) -> str:
        """What a hand-written page shows below its own text."""
        return str(front.addition(url, self.site, self.renderer))

    def report(self, title: str, url: str) -> str:
        """The link by which readers tell of an error on the page at `url`; '' where there is none."""
        return report_link(self.site.info.report, title, url, self.site)

    def check_prose(self, pages: Mapping[str, bytes]) -> None:
        """Raises DataProblems with all the links by id that lead nowhere in hand-written pages,
        given as the bytes of their Markdown files by path."""
        problems: list[Problem] = []
        texts: dict[str, str] = {}
        for path, content in pages.items():
            try:
                texts[path] = decode(content, path)
            except Unreadable as error:
                problems += error.problems
        problems += located(guide_links_resolve.check(self.site.catalogue, texts))
        if problems:
            raise DataProblems(problems, "网页")

    def check_addresses(self, assets: Iterable[Asset], written: Mapping[str, str]) -> None:
        """Raises DataProblems when a page and another file would have the same address, or one of
        them that of a hand-written file. `written` are the paths of these below the project, by
        where they are written in the site."""
        made = {f"{url}index.html": f"页面“{page.title}”" for url, page in self.pages.items()}
        _require_own_addresses([*made.items(), *((asset.path, "文件") for asset in assets)])
        made |= {asset.path: "由数据生成的文件" for asset in assets}
        hint = "把内容移到别处，或给文件换一个名字"
        if problems := [
            Problem(path, 1, 1, "(文件)", f"{place} 是{made[place]}的网址，这个文件不会出现", hint)
            for place, path in written.items()
            if place in made
        ]:
            raise DataProblems(problems, "网页")

    def with_addresses(self, markdown: str, url: str) -> str:
        """Hand-written Markdown with its links by id turned into addresses."""
        return prose.with_addresses(markdown, self.renderer.addresses(url))

    def search_files(self, written: Iterable[Written]) -> list[Asset]:
        """What search loads in the browser; `written` are the hand-written pages."""
        found = documents(self.site, written, called_at_home(self.site))
        texts = searched_texts(self.site)
        index = Index(found, self.site.catalogue.vocabularies, answers(self.site), texts)
        return [Asset(path, content) for path, content in index.files().items()]


def _require_own_addresses(named: Iterable[tuple[str, str]]) -> None:
    """Raises DataProblems for each address that two things would have; `named` says what they are."""
    bearers: dict[str, str] = {}
    problems = []
    for address, name in named:
        if address in bearers:
            told = f"两样东西用同一个网址：{bearers[address]}和{name}"
            problems.append(Problem(address, 1, 1, "(网址)", told, "给其中一个换一个 id"))
        bearers.setdefault(address, name)
    if problems:
        raise DataProblems(problems, "网页")

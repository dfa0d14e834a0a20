"""The files of the site as MkDocs sees them: the hand-written ones, which it makes, and of ours those that
the theme renders one by one. All others it knows by name, for links and for the map of the site; all of
ours are written by portal_output.py."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from portal import page as portal_page
from portal.portal import Portal
from portal_pages import PortalPage, address, prominent

SOURCE = "index.md"
"""What a page of ours pretends to be made from, so that hand-written pages can link to it."""


@dataclass(frozen=True)
class Place:
    """What the map of the site says of a page."""

    canonical_url: str
    abs_url: str
    update_date: str
    is_link: bool = False


@dataclass(frozen=True)
class Listed:
    """A page in the list that the theme's templates get."""

    page: Place | Page


class SiteFiles(Files):
    """Files of MkDocs, and the pages that it does not render."""

    def __init__(self, files: Files, portal: Portal, config: MkDocsConfig):
        super().__init__(files)
        self._portal = portal
        self._config = config
        self._listed: list[Listed | File] | None = None
        self._open = True
        self._linked: dict[str, File] = {}
        for page in portal.pages.values():
            if prominent(page.url):
                self.append(self._file(page))

    def get_file_from_path(self, path: str) -> File | None:
        """A file by its path; a page of ours too. What the navigation names, the theme renders."""
        found = super().get_file_from_path(path)
        if found or not path.endswith(SOURCE):
            return found
        page = self._portal.pages.get(path.removesuffix(SOURCE))
        if page is None:
            return None
        if self._open:
            self.append(self._file(page))
            return super().get_file_from_path(path)
        if path not in self._linked:
            self._linked[path] = self._file(page)
        return self._linked[path]

    def close(self) -> None:
        """The navigation is known: nothing more is rendered by the theme."""
        self._open = False

    def rest(self) -> list[portal_page.Page]:
        """The pages that the theme does not render one by one."""
        return [page for page in self._portal.pages.values() if not self._renders(page)]

    def list_all(self) -> None:
        """From now on whoever asks for the pages gets all of them: the map of the site is made."""
        written = [file for file in self._rendered() if not isinstance(file.page, PortalPage)]
        pages = self._portal.pages.values()
        self._listed = [*written, *(self._listing(page) for page in pages)]

    def waiting(self) -> dict[str, PortalPage]:
        """The pages of ours that the theme renders one by one, by address."""
        pages = (file.page for file in self._rendered())
        return {page.url: page for page in pages if isinstance(page, PortalPage)}

    def documentation_pages(  # type: ignore[override]
        self, *, inclusion: Callable[[InclusionLevel], bool] | None = None
    ) -> Sequence[File | Listed]:
        """MkDocs says what to include when it asks what to render, and nothing when it asks what
        there is."""
        if inclusion is None and self._listed is not None:
            return self._listed
        found = self._rendered(inclusion or InclusionLevel.is_included)
        if self._open or inclusion is None:
            return found
        return [file for file in found if not isinstance(file.page, PortalPage)]

    def _rendered(
        self, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        return super().documentation_pages(inclusion=inclusion)

    def _renders(self, page: portal_page.Page) -> bool:
        return f"{page.url}{SOURCE}" in self.src_uris

    def _listing(self, page: portal_page.Page) -> Listed | File:
        rendered = self.src_uris.get(f"{page.url}{SOURCE}")
        if rendered:
            return rendered
        day = page.updated or self._portal.site.last_change
        return Listed(Place(*address(page.url, self._config), day.isoformat()))

    def _file(self, page: portal_page.Page) -> File:
        file = File.generated(
            self._config, f"{page.url}{SOURCE}", content="", inclusion=InclusionLevel.INCLUDED
        )
        PortalPage(page, self._portal, file, self._config)  # the file now knows its page
        return file

"""Writes what MkDocs does not: the pages that are put into a shell, and every other file that the data
make. By as many processes as there are processors, the same bytes whatever their number."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from threading import Lock

from portal.data_folder import DataFolder
from portal.hands import Told, done_by
from portal.page import Asset, FileBatch, Page
from portal.portal import Portal
from portal_pages import Shells

SOME = 48
"""Pages of a piece of work: enough that a shell pays, few enough that all end together."""

FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)

Written = list[str]
"""The paths that a piece of work has written."""


class SiteWriter:
    """The folder of the site, and what is to be written into it."""

    def __init__(
        self,
        folder: str,
        shells: Shells,
        pages: Sequence[Page],
        batches: Iterable[FileBatch],
        themed: Mapping[str, Callable[[], str]],
    ):
        self._folder = folder
        self._shells = shells
        self._pages = pages
        self._batches = list(batches)
        self._known = {""}
        self._lock = Lock()
        self._by_url = {page.url: page for page in pages}
        self._beside = {path: page for page in pages for path in page.beside}
        self._themed = themed
        self._made: dict[str, bytes] = {}
        self._last = ("", b"")

    def write(self, hands: int, told: Told) -> list[str]:
        """Write everything; the paths of the files that are no pages."""
        batches = [partial(self._write_batch, batch) for batch in self._batches]
        themed = [partial(self._write_themed, url) for url in self._themed]
        pages = [partial(self._write_pages, some) for some in self._some()]
        pieces: list[Callable[[], Written]] = [*batches, *themed, *pages]
        return list(chain.from_iterable(done_by(hands, pieces, told)))

    def content(self, path: str) -> bytes | None:
        """One file, made when it is asked for, as it would be written; None for what there is not."""
        with self._lock:
            url = path.removesuffix("index.html")
            if url in self._themed and url != path:
                return self._looked_at(path, lambda: _bytes(self._themed[url]()))
            page = self._by_url.get(url)
            if page and path.endswith("/index.html"):
                return self._looked_at(path, lambda: self._html(page))
            if beside := self._beside.get(path):
                return self._looked_at(path, lambda: _beside(beside, path))
            while path not in self._made:
                batch = next((one for one in self._batches if path.startswith(one.within)), None)
                if batch is None:
                    return None
                self._made |= {asset.path: asset.content for asset in batch.make()}
                self._batches.remove(batch)
            return self._made[path]

    def first(self, opened: DataFolder, path: str) -> tuple[Portal, bytes | None]:
        """Of data as they are now one page that is put into a shell, before anything else is made of
        them; None for any other file. Raises DataProblems. The rest is made of the portal."""
        with self._lock:
            portal = self._shells.portal_of(opened)
            url = path.removesuffix("index.html")
            page = portal.page_at(url) if url in self._by_url and url != path else None
            return portal, page and _bytes(self._shells.of(portal).html(page))

    def _looked_at(self, path: str, make: Callable[[], bytes]) -> bytes:
        """The page that was asked for last is kept: an open one is asked for again."""
        if self._last[0] != path:
            self._last = (path, make())
        return self._last[1]

    def _html(self, page: Page) -> bytes:
        return _bytes(self._shells.html(page))

    def _some(self) -> Iterator[list[Page]]:
        """Some pages at a time, those together that have a shell in common."""
        folders: dict[str, list[Page]] = {}
        for page in self._pages:
            folders.setdefault(page.url.rstrip("/").rpartition("/")[0], []).append(page)
        some: list[Page] = []
        for page in chain.from_iterable(folders.values()):
            some.append(page)
            if len(some) == SOME:
                yield some
                some = []
        if some:
            yield some

    def _write_batch(self, batch: FileBatch) -> Written:
        return [self._write(asset) for asset in batch.make()]

    def _write_themed(self, url: str) -> Written:
        self._write(Asset(f"{url}index.html", _bytes(self._themed[url]())))
        return []

    def _write_pages(self, pages: Sequence[Page]) -> Written:
        written = []
        for page in pages:
            made = page.made()
            self._write(Asset(f"{page.url}index.html", self._html(made)))
            written += [self._write(asset) for asset in made.make().beside()]
        return written

    def _write(self, asset: Asset) -> str:
        folder, _, name = asset.path.rpartition("/")
        self._make(folder)
        # Plain calls of the system: a site has tens of thousands of files.
        file = os.open(f"{self._folder}/{folder}/{name}", FLAGS, 0o666)
        try:
            left = memoryview(asset.content)
            while left:
                left = left[os.write(file, left) :]
        finally:
            os.close(file)
        return asset.path

    def _make(self, folder: str) -> None:
        """Make a folder and those above it; another process may be quicker."""
        if folder in self._known:
            return
        self._make(folder.rpartition("/")[0])
        with suppress(FileExistsError):
            os.mkdir(f"{self._folder}/{folder}")
        self._known.add(folder)


def _beside(page: Page, path: str) -> bytes:
    """One of the files that are made with a page."""
    return next(asset.content for asset in page.make().beside() if asset.path == path)


def _bytes(html: str) -> bytes:
    return html.encode("utf-8", errors="xmlcharrefreplace")

"""What MkDocs knows, in the words of the package."""

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from portal.catalogue.tree import own_docs
from portal.data_layers import Data, data_named, roots_of
from portal.page import HOME, Link
from portal.pages.head.metadata import PageHead, PageHeads, opening
from portal.pages.report import template_of_forge, written_template
from portal.read.imprint import ImprintSettings, configured_imprint
from portal.search.documents import Written
from portal.site_info import Imprint, PeerPortal, SiteInfo, written_out


def data_of(config: MkDocsConfig) -> Data:
    """The data: the project's own folder, unless PORTAL_DATA or `extra.data` in mkdocs.yml names
    another, or the nation's and one upon it."""
    root = Path(config.config_file_path).parent
    try:
        if named := os.environ.get("PORTAL_DATA"):
            return data_named(named)
        if named := config.extra.get("data"):
            return data_named(str(named), beside=root)
    except ValueError as error:
        raise PluginError(f"数据目录 {named}：{error}") from None
    return root / "data"


def is_preview(config: MkDocsConfig) -> bool:
    """Whether an editor is looking at what may not be published yet."""
    return bool(config.extra.get("preview"))


def go_on(config: MkDocsConfig) -> None:
    """Where a preview has something newer to do, what it raises ends the build."""
    if still := config.extra.get("go_on"):
        still()


def site_info_of(config: MkDocsConfig) -> SiteInfo:
    """What mkdocs.yml says about the site."""
    imprint = _imprint_of(config)
    hub = config.extra.get("hub") or ""
    if hub and not str(hub).startswith("https://"):
        raise PluginError(f"mkdocs.yml 的 extra.hub 写成 https:// 开头的网址，这里是 {hub}")
    report = _report_of(config)
    name, address = config.site_name, config.site_url or ""
    try:
        address = written_out(address) if address else ""
        return SiteInfo(
            name, address, config.site_description or "", imprint, hub, report, _portals_of(config)
        )
    except ValueError as error:
        named = "环境变量 PORTAL_SITE_URL 或 mkdocs.yml 的 site_url"
        raise PluginError(f"{named}：{error}，这里是 {address}") from None


def _imprint_of(config: MkDocsConfig) -> Imprint | None:
    """Who runs the site: as portal.yaml says, else as mkdocs.yml does."""
    if config.extra.get("site_code"):
        raise PluginError(
            "mkdocs.yml 的 extra.site_code：网站标识码现在写在 extra.imprint 里，和主办单位、联系方式等一起写全"
            "，见编者手册“政府网站的落款”"
        )
    said = config.extra.get("imprint")
    if said is None or isinstance(said, ImprintSettings):
        return said.made if said else None
    path = Path(config.config_file_path)
    found, problems = configured_imprint(said, path.read_text(encoding="utf-8"), path.name)
    if found is None:
        raise PluginError("\n".join(["落款没有写对，没有生成网站：", *map(str, problems)]))
    return found.made


def _portals_of(config: MkDocsConfig) -> tuple[PeerPortal, ...]:
    """The other portals that mkdocs.yml lists."""
    hint = "写成一项一个 {name: 某省节能信息, address: 'https://example.org/'}"
    found = []
    for one in config.extra.get("portals") or ():
        if not isinstance(one, dict) or not {"name", "address"} <= one.keys():
            raise PluginError(f"mkdocs.yml 的 extra.portals {hint}")
        try:
            found.append(PeerPortal(str(one["name"]), written_out(str(one["address"]))))
        except ValueError as error:
            raise PluginError(f"mkdocs.yml 的 extra.portals：{error}；{hint}") from None
    return tuple(found)


def _report_of(config: MkDocsConfig) -> str:
    """Where readers tell of errors: as mkdocs.yml says, else in the issues of the repository."""
    said = config.extra.get("report") or ""
    try:
        return written_template(str(said)) if said else template_of_forge(config.repo_url or "")
    except ValueError as error:
        named = "环境变量 PORTAL_REPORT 或 mkdocs.yml 的 extra.report"
        raise PluginError(f"{named}：{error}，这里是 {said}") from None


def data_lie_beside_docs(config: MkDocsConfig) -> bool:
    """Whether the hand-written pages were written about these data, and not about others, as in
    tests, measurements and a first try with data of one's own."""
    below = roots_of(data_of(config))[0]
    return (
        own_docs(below) is None and below.resolve().parent == Path(config.docs_dir).resolve().parent
    )


def written_pages(files: Files, config: MkDocsConfig) -> dict[str, bytes]:
    """The Markdown of the hand-written pages, by path; none that were written about other data."""
    if not data_lie_beside_docs(config):
        return {}
    docs = Path(config.docs_dir)
    return {
        f"{docs.name}/{file.src_uri}": file.content_bytes for file in files.documentation_pages()
    }


def written_files(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """The paths of the hand-written files, by where they are written in the site."""
    docs = Path(config.docs_dir)
    return {
        file.dest_uri: f"{docs.name}/{file.src_uri}"
        for file in files
        if file.src_dir and Path(file.src_dir) == docs
    }


def words_of(files: Files) -> list[Written]:
    """The hand-written pages with what they say, home excepted: it says what the others do."""
    pages = (file.page for file in files.documentation_pages())
    return [
        Written(page.url, str(page.meta.get("title") or page.title), page.content or "")
        for page in pages
        if page and page.url and not page.file.generated_by
    ]


def heads_of(pages: Iterable[Page], heads: PageHeads) -> dict[str, PageHead]:
    """The heads of the hand-written pages, by address."""
    titles = {page.url: _title(page) for page in pages}
    return {page.url: _head_of(page, heads, titles) for page in pages}


def _title(page: Page) -> str:
    return str(page.meta.get("title") or page.title)  # the navigation has room for a short one only


def _head_of(page: Page, heads: PageHeads, titles: Mapping[str, str]) -> PageHead:
    """The head of a hand-written page, from what stands before its text, or from the text."""
    day = page.meta.get("date")
    if not isinstance(day, date | None):
        raise PluginError(f"{page.file.src_uri}：date 写成 2026-11-22，这里是 {day}")
    description = page.meta.get("description") or ""
    if page.url and not description:  # the home page is described by what describes the site
        description = opening(page.content or "")
    above = f"{page.url.rstrip('/').rpartition('/')[0]}/"  # the page that its folder begins with
    trail = (HOME, Link(titles[above], above)) if above in titles else (HOME,)
    return heads.of_text(page.url, titles[page.url], str(description), day, trail)

"""The MkDocs adapter. Each function translates one event and calls one verb of the package."""

import logging
import sys
from contextlib import ExitStack
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs puts this folder on the path only for now

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import portal_offline
import portal_reading
from portal.as_of import BadAsOf, as_of
from portal.hands import BadJobs, HandLost, how_many, unswept
from portal.page import Asset, FileBatch
from portal.portal import DataProblems, Portal
from portal.view.template_cache import keep_compiled
from portal_files import SiteFiles
from portal_identity import (
    by_its_imprint,
    called_by_its_name,
    foot_links,
    foot_of,
    own_files,
    take_identity,
    without_dead_links,
)
from portal_inputs import (
    data_lie_beside_docs,
    data_of,
    go_on,
    heads_of,
    is_preview,
    site_info_of,
    words_of,
    written_files,
    written_pages,
)
from portal_joined import gather_styles, join
from portal_markdown import NAMED_TABLES, MarkedLinks
from portal_output import SiteWriter
from portal_pages import (
    PortalPage,
    Shells,
    escape_names,
    escape_written,
    themed_page,
    with_columns_that_are,
)
from portal_papers import papers, unused

quiet = ExitStack()
"""Held open while a site is built."""


def on_config(config: MkDocsConfig) -> None:
    """Read and check the data before anything is written, so that the last good site stays."""
    take_identity(config)
    info = site_info_of(config)
    if portal_offline.is_for_disk(config):
        portal_offline.ask_for_sheet(config)
    portal_reading.settle(config)
    gather_styles(config)
    config.extra["info"], config.copyright = info, foot_of(config.copyright, info)
    config.site_url = info.address or None  # MkDocs writes it into heads and the map of the site
    if not is_preview(config):  # a preview lives on
        quiet.enter_context(unswept())
    try:
        config.extra["hands"] = 1 if is_preview(config) else how_many()
        opened = config.extra.get("opened")  # by who checked the data before
        made = config.extra.get("made")  # of them, by who showed a page first
        config.extra["portal"] = (
            made
            if made and made.site.info == info
            else Portal.of(opened, info, is_preview(config))
            if opened
            else Portal.open(data_of(config), as_of(), info, is_preview(config))
        )
    except (DataProblems, BadAsOf, BadJobs) as error:
        raise PluginError(str(error)) from None
    hosts = config.extra["portal"].site.catalogue.hosts
    config.markdown_extensions += [NAMED_TABLES, MarkedLinks(hosts)]
    config.nav = with_columns_that_are(config.nav, config.extra["portal"])
    if portal_offline.is_for_disk(config):
        portal_offline.tell(config, config.extra["portal"])
    if not data_lie_beside_docs(config):  # their links to pages of other data are no faults
        config.validation.links.not_found = logging.INFO


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Check the links and addresses of hand-written pages, then add what the data makes."""
    portal: Portal = config.extra["portal"]
    go_on(config)
    for file in unused(files, config):
        files.remove(file)
    if for_disk := portal_offline.is_for_disk(config):
        portal_offline.add_sheet(files, config)
    portal_reading.add_sheet(files, config)
    for file in own_files(portal, config):
        if ours := files.get_file_from_path(file.src_uri):
            files.remove(ours)
        files.append(file)
    join(files, config)
    if for_disk:
        portal_offline.make_classic(files, config)
    portal_reading.add_worker(files, config)
    try:
        portal.check_prose(written_pages(files, config))
        portal.check_addresses((), written_files(files, config))
    except DataProblems as error:
        raise PluginError(str(error)) from None
    files = SiteFiles(files, portal, config)
    for file in papers(config):
        files.append(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Escape what stands on every page, now that the package has read it."""
    escape_names(nav, config)
    assert isinstance(files, SiteFiles)
    files.close()
    config.extra["nav"] = nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give links by id in hand-written pages their addresses."""
    portal: Portal = config.extra["portal"]
    markdown = by_its_imprint(markdown, portal.site.info)
    markdown = called_by_its_name(markdown, page, portal, config)
    page.update_date = portal.site.last_change.isoformat()
    page.meta["search"] = {"exclude": True}  # from the theme's index: ours has it
    if portal.site.catalogue.settings and not data_lie_beside_docs(config):
        markdown = without_dead_links(markdown, page.file.src_uri, portal, files)
    return portal.with_addresses(markdown, page.url)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add to hand-written pages what they show of the data."""
    portal: Portal = config.extra["portal"]
    go_on(config)
    return html + portal.addition(page.url)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Make the search index and the heads of hand-written pages, now that these have their words;
    after that the words are the theme's, which needs them escaped."""
    portal: Portal = config.extra["portal"]
    go_on(config)
    written = [file.page for file in files.documentation_pages() if not file.generated_by]
    heads = heads_of([page for page in written if page], portal.heads)
    config.extra["heads"] = heads
    config.extra["foot_links"] = foot_links(heads.keys() | portal.pages.keys())
    keep_compiled(env)
    words, taken = words_of(files), written_files(files, config)
    for page in filter(None, written):
        escape_written(page, heads[page.url].description)
    assert isinstance(files, SiteFiles)
    files.list_all()
    shells = Shells(env, config.extra["nav"], config, portal)
    search = FileBatch(("search/",), partial(portal.search_files, words))
    batches = [search, *portal.batches()]
    if portal_offline.is_for_disk(config):
        batches = list(portal_offline.without_left_out(batches))
    themed = {
        url: partial(themed_page, page, env, config.extra["nav"], config, files)
        for url, page in files.waiting().items()
    }
    config.extra["writer"] = SiteWriter(config.site_dir, shells, files.rest(), batches, themed)
    config.extra["taken"] = taken


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Give a page its head and its link for errors."""
    head = page.head if isinstance(page, PortalPage) else config.extra["heads"][page.url]
    title = (
        page.promised.title
        if isinstance(page, PortalPage)
        else unescape(page.meta.get("title") or page.title)
    )
    report = config.extra["portal"].report(title, page.url)
    context.update(page_title=head.page_title, head=head.markup, report=report)


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give a head to the one page that is none of the pages: 404."""
    head = config.extra["portal"].heads.of_missing()
    return {**context, "page_title": head.page_title, "head": head.markup}


def on_post_build(config: MkDocsConfig) -> None:
    """Write what MkDocs does not, and see that nothing was written twice."""
    portal: Portal = config.extra["portal"]
    if later := config.extra.get("later"):  # a preview makes what is looked at
        later(config.extra["writer"])
        return
    told = config.extra.get("told") or (lambda done, all: None)
    try:
        paths = config.extra["writer"].write(config.extra["hands"], told)
        portal.check_addresses([Asset(path, b"") for path in paths], config.extra["taken"])
    except (DataProblems, HandLost) as error:
        raise PluginError(str(error)) from None
    if portal_offline.is_for_disk(config):
        portal_offline.put(config, portal)
    quiet.close()


def on_build_error(error: Exception) -> None:
    """Nothing is held any more."""
    quiet.close()

"""The MkDocs adapter. Each function translates one event and calls one verb of the package."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs puts this folder on the path only for now

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from portal.as_of import BadAsOf, as_of
from portal.portal import DataProblems, Portal


def on_config(config: MkDocsConfig) -> None:
    """Read and check the data before anything is written, so that the last good site stays."""
    root = Path(config.config_file_path).parent
    data = Path(os.environ.get("PORTAL_DATA") or root / "data")
    try:
        config.extra["portal"] = Portal.open(data, as_of())
    except (DataProblems, BadAsOf) as error:
        raise PluginError(str(error)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what the data makes."""
    portal: Portal = config.extra["portal"]
    for page in portal.pages.values():
        files.append(File.generated(config, f"{page.url}index.md", content=""))
    for asset in portal.assets():
        files.append(File.generated(config, asset.path, content=asset.content))
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give a data page its title; give links by id in hand-written pages their addresses."""
    portal: Portal = config.extra["portal"]
    made = portal.pages.get(page.url)
    if made is None:
        page.update_date = portal.site.day.isoformat()
        return portal.with_addresses(markdown, page.url)
    page.title = made.title
    page.update_date = (made.updated or portal.site.day).isoformat()
    page.meta = {"description": made.description, "hide": ["navigation"], "search": {"exclude": True}}
    return ""


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put in the body that the package made."""
    portal: Portal = config.extra["portal"]
    made = portal.pages.get(page.url)
    if made is None:
        return html + portal.addition(page.url)
    page.toc = TableOfContents([AnchorLink(title, id, 2) for id, title in made.sections])
    return made.body


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Hand the records to the search index, which would else have to parse our pages."""
    portal: Portal = config.extra["portal"]
    config.plugins["material/search"].search_index.entries += portal.search_entries()

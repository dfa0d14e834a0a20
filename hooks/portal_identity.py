"""The name, address, colours and pages of whoever runs the portal, from `portal.yaml` in its data: they
take the place of what mkdocs.yml says."""

import os
import posixpath
import re
from collections.abc import Container, Iterator
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from portal.catalogue.tree import own_docs
from portal.data_layers import DataLayers, own_of
from portal.portal import Portal
from portal.read.portal_settings import PortalSettings, read_settings
from portal.site_info import UNPLACED, SiteInfo
from portal_inputs import data_of, is_preview
from portal_papers import SHEET

COLOURS = "assets/own_colours.css"


def take_identity(config: MkDocsConfig) -> None:
    """Call the site what its data call it. What is wrong with that is told by the check."""
    data = data_of(config)
    settings, _ = read_settings(own_of(data))
    if isinstance(data, DataLayers):
        config.extra_css.append(SHEET)
    if settings is None:
        return
    config.site_name = settings.name
    config.site_description = settings.description or config.site_description
    if settings.address and not (is_preview(config) or os.environ.get("PORTAL_SITE_URL")):
        config.site_url = settings.address
    for name in ("imprint", "report"):
        if value := getattr(settings, name):
            config.extra[name] = value
    if settings.colours:
        config.extra_css.append(COLOURS)
    if settings.logo:
        config.theme["logo"] = f"assets/{settings.logo}"
    home = home_of(data, settings)
    if home and config.nav:
        config.nav = [*config.nav, {settings.mark: home}]


def home_of(data: Path | DataLayers, settings: PortalSettings) -> str:
    """The page that leads to a portal's own pages; '' where it has none."""
    if not isinstance(data, DataLayers) or not settings.prefix:
        return ""
    return f"{settings.prefix}/index.md" if (data.own / "docs" / "index.md").is_file() else ""


def own_files(portal: Portal, config: MkDocsConfig) -> Iterator[File]:
    """What a portal brings beside its data: colours, a logo, its pages. Those of a portal upon the
    nation's data stand below its prefix; with data of its own alone they take the place of ours."""
    data, settings = data_of(config), portal.site.catalogue.settings
    if settings is None:
        return
    if settings.colours:
        colours = settings.colours.model_dump()
        text = portal.renderer.fragment("own_colours.html", colours)
        yield File.generated(config, COLOURS, content=text)
    if settings.logo:
        path = own_of(data) / settings.logo
        yield File.generated(config, f"assets/{settings.logo}", abs_src_path=str(path))
    docs = own_docs(own_of(data))
    below = f"{settings.prefix}/" if isinstance(data, DataLayers) and settings.prefix else ""
    for path in sorted(docs.rglob("*")) if docs else ():
        if path.is_file() and not path.name.startswith("."):
            yield _written(f"{below}{path.relative_to(docs).as_posix()}", path, docs, config)


def _written(place: str, path: Path, docs: Path, config: MkDocsConfig) -> File:
    """A hand-written file at an address of its own."""
    file = File(place, str(docs), config.site_dir, config.use_directory_urls)
    file.abs_src_path = str(path.resolve())
    return file


_EITHER = re.compile(r"<!-- 没有落款 -->(.*?)<!-- 有落款：(.*?) ?-->", re.DOTALL)


def by_its_imprint(markdown: str, info: SiteInfo) -> str:
    """A hand-written page with what it says of a site that is no government site, or the other."""

    def of_site(found: re.Match[str]) -> str:
        if info.imprint is None:
            return found[1]
        said = found[2].replace("{standing}", escape_markdown(info.of_itself))
        return said.replace("{organiser}", escape_markdown(info.publisher))

    return _EITHER.sub(of_site, markdown)


def foot_of(copyright: str | None, info: SiteInfo) -> str | None:
    """The last line of every page. That the site is no government site is not said of one that is."""
    if info.imprint is None or not copyright:
        return copyright
    stands = f"{info.standing}。" if info.imprint.trial else ""
    return copyright.replace(f"{UNPLACED.standing}。", stands)


FOOT_LINKS = (
    ("网站地图", "site-map/", ""),
    ("联系我们", "about/", "#contact"),
    ("关于本站", "about/", ""),
    ("无障碍", "accessibility/", ""),
)
"""What the foot of a government site leads to, where the site has it: name, page, place on it."""


def foot_links(pages: Container[str]) -> list[tuple[str, str]]:
    """Names and addresses of those whose page is there."""
    return [(name, page + place) for name, page, place in FOOT_LINKS if page in pages]


_TITLE = re.compile(r"^# .*?(?=(?: \{[^{}]*\})?$)", re.MULTILINE)


def called_by_its_name(markdown: str, page: Page, portal: Portal, config: MkDocsConfig) -> str:
    """Our home page under the name of the portal. Its own home page, where it has one, says it
    itself."""
    settings = portal.site.catalogue.settings
    if settings is None or page.url or page.file.src_dir != config.docs_dir:
        return markdown
    page.meta["description"] = settings.description or page.meta.get("description")
    return _TITLE.sub(lambda _: f"# {escape_markdown(settings.name)}", markdown, count=1)


def escape_markdown(text: str) -> str:
    """A name as it stands, whatever Markdown would make of its signs."""
    return re.sub(r"([\\`*_{}\[\]#!])", r"\\\1", escape(text, quote=False))


_BY_ID = re.compile(r"(?<!!)\[([^\[\]]*)\]\(id:([^)\s]+)\)")
_TO_PAGE = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^):#\s]+\.md)(?:#[^)\s]*)?\)")


def without_dead_links(markdown: str, at: str, portal: Portal, files: Files) -> str:
    """Our hand-written pages with other data than those that they were written about: what they name
    and is not there is said without a link. `at` is the path of the page."""
    folder = posixpath.dirname(at)

    def of_record(found: re.Match[str]) -> str:
        return found[0] if portal.site.catalogue.find(found[2]) else found[1]

    def of_page(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, found[2]))
        return found[0] if files.get_file_from_path(path) else found[1]

    return _TO_PAGE.sub(of_page, _BY_ID.sub(of_record, markdown))

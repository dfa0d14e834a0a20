"""The name, address, colours and pages of whoever runs the portal, from `portal.yaml` in its data: they
take the place of what mkdocs.yml says."""

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from portal.data_layers import DataLayers, own_of
from portal.portal import Portal
from portal.read.portal_settings import PortalSettings, read_settings
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
    for name in ("site_code", "report"):
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


def own_files(files: Files, portal: Portal, config: MkDocsConfig) -> Iterator[File]:
    """What a portal brings beside its data: colours, a logo, pages below its prefix."""
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
    if isinstance(data, DataLayers) and settings.prefix:
        docs = data.own / "docs"
        for path in sorted(docs.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield _below(settings.prefix, path, docs, config)


def _below(prefix: str, path: Path, docs: Path, config: MkDocsConfig) -> File:
    """A hand-written file at an address below the prefix, where nobody else has one."""
    place = f"{prefix}/{path.relative_to(docs).as_posix()}"
    file = File(place, str(docs), config.site_dir, config.use_directory_urls)
    file.abs_src_path = str(path.resolve())
    return file

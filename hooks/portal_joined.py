"""The theme's scripts and styles, and ours, as the few files that pages ask for."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from portal.joining.module import Unjoinable
from portal.joining.modules import Modules
from portal.joining.styles import AddressInStyles, joined
from portal.joining.thinned import colours, thinned
from portal_markdown import OURS

SHEET = "assets/site.css"
"""The one style sheet of every page."""

THEME = "assets/stylesheets/"
NOT_OURS = ("assets/vendor/", "assets/javascripts/")

EXTENSIONS = {"toc", "tables", "fenced_code", "attr_list"}
PLUGINS = {"search", "material/search"}
"""With no more than these, no page has what the theme brings for others: portal/joining/thinned.py."""


def gather_styles(config: MkDocsConfig) -> None:
    """Take the style sheets of mkdocs.yml out of the heads of pages: they are in the one sheet."""
    if ours := [path for path in config.extra_css if "//" not in path]:
        config.extra["styles"] = ours
        config.extra_css = [path for path in config.extra_css if path not in ours]


def join(files: Files, config: MkDocsConfig) -> None:
    """Put joined scripts in the places of those that pages ask for, and add the sheet of all pages."""
    try:
        made = [*_scripts(files), *_sheets(files), (SHEET, _sheet(files, config))]
    except (Unjoinable, AddressInStyles) as error:
        raise PluginError(f"不能合并：{error}，见 docs/decisions/joining.md") from None
    for path, content in made:
        if source := files.get_file_from_path(path):
            files.remove(source)
        files.append(File.generated(config, path, content=content))


def _scripts(files: Files) -> Iterator[tuple[str, str]]:
    found = {
        file.src_uri.removeprefix("assets/"): file.content_string
        for file in files
        if file.src_uri.startswith("assets/")
        and file.src_uri.endswith(".js")
        and not file.src_uri.startswith(NOT_OURS)
    }
    for path, content in _joined(tuple(sorted(found.items()))):
        yield f"assets/{path}", content


@lru_cache(maxsize=1)
def _joined(sources: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Kept while the sources are the same: a preview asks after every edit of the data."""
    return list(Modules(dict(sources)).joined())


@lru_cache(maxsize=1)
def _thinned(sheet: str) -> str:
    return thinned(sheet)


def _sheets(files: Files) -> Iterator[tuple[str, str]]:
    """Sheets of single pages that begin with others."""
    for file in files:
        if file.src_uri.endswith(".css") and not file.src_uri.startswith(THEME):
            text = file.content_string
            if '@import "' in text:
                yield file.src_uri, joined([file.src_uri], lambda path: _read(files, path))


def _sheet(files: Files, config: MkDocsConfig) -> str:
    theme = {
        Path(file.src_uri).name.partition(".")[0]: file.content_string
        for file in files
        if file.src_uri.startswith(THEME) and file.src_uri.endswith(".css")
    }
    plugins = set(config.plugins) - set(config.hooks)
    extensions = {one for one in config.markdown_extensions if not isinstance(one, OURS)}
    plain = extensions <= EXTENSIONS and plugins <= PLUGINS
    named = any(_is_named(one) for one in _palettes(config))
    main, palette = theme["main"], theme["palette"]
    if not named:
        palette = colours(palette)
    if plain:  # both or neither: one names the colours of boxes and folds that the other has
        main, palette = _thinned(main), thinned(palette)
    return "\n".join(
        [main, palette, joined(config.extra["styles"], lambda path: _read(files, path))]
    )


def _palettes(config: MkDocsConfig) -> list[dict]:
    palette = config.theme.get("palette") or []
    return palette if isinstance(palette, list) else [palette]


def _is_named(palette: dict) -> bool:
    """Whether it has one of the theme's own colours."""
    return any(palette.get(name, "indigo") != "custom" for name in ("primary", "accent"))


def _read(files: Files, path: str) -> str:
    found = files.get_file_from_path(path)
    if found is None:
        raise PluginError(f"没有样式文件 {path}：看 mkdocs.yml 的 extra_css，或者写了它的 @import")
    return found.content_string

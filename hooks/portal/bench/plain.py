"""The same facts as an ordinary Material site: a Markdown file for each record, row and list."""

import json
import posixpath
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from portal.bench.markdown import markdown
from portal.kinds.kinds import KINDS
from portal.page import Page


def write(pages: dict[str, Page], config: Path, target: Path) -> list[str]:
    """Write to the folder `target` a MkDocs project that shows what `pages` of the catalogues show.

    It takes over theme, features and Markdown extensions of the configuration file `config`, and
    leaves out whatever is ours: hooks, templates, styles, scripts. Returns the addresses written.
    """
    kinds = {kind.id for kind in KINDS}
    shown = [kind for kind in KINDS if f"{kind.id}/" in pages]
    files = {url: file_of(url) for url in pages if url.split("/")[0] in kinds}
    for url, file in files.items():
        path = target / "docs" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_text(pages[url], files), encoding="utf-8", newline="\n")
    links = "\n".join(f"- [{kind.name}]({kind.id}/index.md)：{kind.description}" for kind in shown)
    (target / "docs" / "index.md").write_text(f"# 首页\n\n{links}\n", encoding="utf-8")
    (target / "theme").mkdir()
    settings = {
        "INHERIT": config.as_posix(),
        "docs_dir": "docs",
        "theme": {"custom_dir": "theme"},
        "nav": [{"首页": "index.md"}, *({kind.name: f"{kind.id}/index.md"} for kind in shown)],
        "plugins": ["search"],
        "hooks": [],
        "watch": [],
        "extra_css": [],
        "extra_javascript": [],
    }
    text = json.dumps(settings, ensure_ascii=False, indent=2)
    (target / "mkdocs.yml").write_text(text, encoding="utf-8")
    return list(files)


def file_of(url: str) -> str:
    """The file of the page at `url`: `laws/` -> `laws/index.md`, `laws/a/` -> `laws/a.md`."""
    path = url.rstrip("/")
    return f"{path}.md" if "/" in path else f"{path}/index.md"


def _text(page: Page, files: dict[str, str]) -> str:
    page = page.made()
    head = {"title": page.title, "description": page.description}
    front = "\n".join(
        f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in head.items()
    )
    return f"---\n{front}\n---\n\n{markdown(page.body, _address(page.url, files))}"


def _address(url: str, files: dict[str, str]) -> Callable[[str], str]:
    """From addresses as seen from the page at `url` to Markdown files as seen from its file."""
    here = posixpath.dirname(files[url])

    def address(href: str) -> str:
        parts = urlsplit(href)
        if parts.scheme:
            return f"<{href}>"
        reached = posixpath.normpath(posixpath.join(url, parts.path)) + "/" if parts.path else ""
        return posixpath.relpath(files[reached], here) if reached in files else ""

    return address

"""What the site carries of the papers of its licence, and what of the theme's it leaves out."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

PAPERS = {
    "LICENSE": "LICENSE.txt",
    "LICENSE-DATA": "LICENSE-DATA.txt",
    "THIRD_PARTY_NOTICES.md": "THIRD_PARTY_NOTICES.txt",
}
"""Files of the project's root and where the site has them. Who takes the site must get them too."""

MARK = "\ufeff"
"""Says that a text is UTF-8 to browsers whose server does not."""

SHEET = "assets/own.css"
"""Only where a portal lies upon the nation's data: portal_identity.py."""

TEXTS = "assets/text/"
"""Only where an operator has full texts."""

UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""The theme's own search: ours stands in its place, so nothing asks for these."""


def papers(config: MkDocsConfig) -> Iterator[File]:
    root = Path(__file__).parent.parent
    for name, path in PAPERS.items():
        text = (root / name).read_text(encoding="utf-8")
        yield File.generated(config, path, content=MARK + text)


def unused(files: Files, config: MkDocsConfig) -> list[File]:
    left_out = [*UNUSED]
    if SHEET not in config.extra.get("styles", ()):
        left_out.append(SHEET)
    if not config.extra["portal"].site.catalogue.texts:
        left_out.append(TEXTS)
    return [file for file in files if file.src_uri.startswith(tuple(left_out))]

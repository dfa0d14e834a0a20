"""One tree that holds every kind of broken record, a few sound neighbours and the vocabularies."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from portal.read.problem import Problem

HERE = Path(__file__).parent.parent / "checks"
BROKEN = HERE / "broken"
BROKEN_DOCS = HERE / "broken-docs"
NEIGHBOURS = HERE / "neighbours"

LAW = """\
title: 某法
level: law
effective: 2018-01-01
verification: {confidence: medium, checked: 2026-11-22}
sources: [{title: 公报, seen: 2026-11-22}]
added: 2026-11-22
"""

TEXT = """\
---
title: 相邻的法
sources:
  - {title: 公报, seen: 2026-11-22}
---
"""


def archive(*names: str) -> bytes:
    """An archive in which there are some files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), "")
    return content.getvalue()


MADE: dict[str, str | bytes] = {
    "laws/gbk-bytes.yaml": f"id: gbk-bytes\n{LAW}".encode("gbk"),
    "laws/utf16.yaml": f"id: utf16\n{LAW}".encode("utf-16"),
    "laws/control-character.yaml": f"id: control-character\nsummary: 要\x08点\n{LAW}",
    "laws/u202e.yaml": f"id: u202e\nsummary: 要\u202e点\n{LAW}",
    "laws/zero-width-space.yaml": f"id: zero-width-space\nsummary: 要\u200b点\n{LAW}",
    "laws/line-separator.yaml": f"id: line-separator\nsummary: 要\u2028点\n{LAW}",
    "laws/empty.yaml": "",
    "laws/only-a-comment.yaml": "# 待写\n",
    "laws/huge.yaml": f"id: huge\nsummary: {'长' * 1_700_000}\n{LAW}",
    "laws/extension-yml.yml": f"id: extension-yml\n{LAW}",
    "laws/2018/in-a-subfolder.yaml": f"id: in-a-subfolder\n{LAW}",
    "laws/saved-by-an-editor.yaml.txt": f"id: saved-by-an-editor\n{LAW}",
    "laws/without-an-ending": f"id: without-an-ending\n{LAW}",
    "beside-the-catalogues.yaml": f"id: beside-the-catalogues\n{LAW}",
    "vocab/topic.yaml": "terms: []\n",
    "texts/neighbour-law/2018.md": f"{TEXT}\n**第一条**　甲。\n",
    "texts/Neighbour_Law/2018-01-01.md": f"{TEXT}\n**第一条**　甲。\n",
    "texts/without-a-head/2018-01-01.md": "**第一条**　甲。\n",
    "texts/without-a-body/2018-01-01.md": TEXT,
    "texts/neighbour-law/as-it-came.docx": "PK",
    "texts/law.txt": "第一条　甲。\n",
    "attachments/form.docx": "PK",
    "attachments/attachment-copies/macros.docx": archive("word/a.xml", "word/vbaProject.bin"),
    "attachments/attachment-copies/page.pdf": "<!DOCTYPE html><title>404</title>",
    "attachments/attachment-copies/locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "attachments/attachment-copies/lots.pdf": "%PDF-1.4\n",
    "attachments/attachment-copies/setup.exe": "MZ",
    "attachments/attachment-copys/form.zip": archive("readme.txt"),
}
"""Kinds that no editor, formatter or version control would leave as they are."""


@dataclass(frozen=True)
class Clumsy:
    """The tree and what is wrong in it; its hand-written pages lie in docs/ beside it."""

    root: Path
    problems: list[Problem]

    def below(self, text: str) -> str:
        return text.replace(f"{self.root.as_posix()}/", "").replace(
            f"{self.root.parent.as_posix()}/", ""
        )

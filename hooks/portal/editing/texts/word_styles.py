"""What the styles of a Word document say of a paragraph or of the runs in it."""

import re
from typing import Any

from docx.oxml.ns import qn

_CONTENTS = re.compile(r"(toc|目录)\s*\d?|table of (contents|figures)", re.IGNORECASE)
_HEADING = re.compile(r"(heading|标题|title|subtitle)\b.*", re.IGNORECASE)


class WordStyles:
    """Styles by their ids, each with what it takes over from the one that it rests on."""

    def __init__(self, styles: Any):
        """`styles` is the root of styles.xml."""
        self.styles = {one.get(qn("w:styleId")): one for one in styles.findall(qn("w:style"))}
        self.usual = next(
            (
                one.get(qn("w:styleId"))
                for one in styles.findall(qn("w:style"))
                if one.get(qn("w:type")) == "paragraph" and is_on(one.get(qn("w:default"), "0"))
            ),
            None,
        )

    def line(self, id: str | None) -> list[Any]:
        """The style and those that it rests on, the nearest first."""
        found: list[Any] = []
        one = self.styles.get(id)
        while one is not None and one not in found:
            found.append(one)
            below = one.find(qn("w:basedOn"))
            one = None if below is None else self.styles.get(below.get(qn("w:val")))
        return found

    def is_contents(self, id: str | None) -> bool:
        return bool(_CONTENTS.fullmatch(self._name(id)))

    def is_heading(self, id: str | None) -> bool:
        return any(
            _HEADING.fullmatch(self._name(one.get(qn("w:styleId")))) for one in self.line(id)
        )

    def property(self, id: str | None, *path: str) -> Any | None:
        """The first element at a path, such as w:pPr, w:jc, in a style or those below it."""
        for style in self.line(id):
            one = style
            for name in path:
                one = None if one is None else one.find(qn(name))
            if one is not None:
                return one
        return None

    def toggle(self, id: str | None, name: str) -> bool:
        """Whether a style turns on what a run is or is not: w:vanish, w:b."""
        one = self.property(id, "w:rPr", name)
        return one is not None and is_on(one.get(qn("w:val"), "1"))

    def _name(self, id: str | None) -> str:
        style = self.styles.get(id)
        name = None if style is None else style.find(qn("w:name"))
        return "" if name is None else (name.get(qn("w:val")) or "")


def is_on(value: str) -> bool:
    return value not in ("0", "false", "off", "none")

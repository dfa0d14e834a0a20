"""A joined script in the one form that a page opened from a disk may load: without `import` and `export`.

A script of ours becomes a function that is called as it comes. What a joined module gives is handed to the
page (hooks/offline/offline.js), under the address of the file; what it asks for later is asked of the page.
A worker becomes a function that the page calls with what stands for its `self`.
"""

import re

from portal.joining.module import LATER
from portal.joining.modules import BEGINNING

GIFT = re.compile(r"^export const (?P<names>\{[^}]*\}) = (?P<module>.*);\n", re.MULTILINE)
WORKER = re.compile(r"^self\.onmessage\b", re.MULTILINE)

HERE = "here$"
"""What such a script calls its own address, which `document` tells only while it begins."""


def classic(script: str) -> str:
    """A joined script for a page from a disk; one that could stand in any page stays as it is."""
    is_worker = bool(WORKER.search(script))
    if not (is_worker or script.startswith(BEGINNING) or LATER.search(script)):
        return script
    text = GIFT.sub(rf"offline$.give({HERE}, \g<module>);\n", script)
    text = text.replace("import.meta.url", HERE)
    text = LATER.sub(rf'offline$.later(new URL("\g<path>", {HERE}).href)', text)
    if is_worker:
        text = f"offline$.give({HERE}, {{ begin: (self) => {{\n{text}}} }});\n"
    return f'(() => {{\n"use strict";\nconst {HERE} = document.currentScript.src;\n{text}}})();\n'

"""Numbers of decrees and announcements in one form, however they are written.

第531号令, 531号令 and 令第531号 are one identifier, and so are 第七十七号 and 第77号: they become 令531号
and 第77号; a year comes first, 2017年公告67号. The same is done in the browser by
hooks/theme/assets/search/numbered.js; tests/vectors/ holds the two together.
"""

import re

from portal.read.numerals import digits_of

_HAN = re.compile("第([〇零一二三四五六七八九十百千]+)(?=[条号])")

_FORMS = (
    (re.compile("第 (?=[0-9])"), "第"),
    (re.compile("([0-9]) (?=[条号])"), r"\1"),
    (re.compile("(令|公告) ?([0-9]{4})(?:年 ?第?| 第?|第)([0-9]+)号"), r"\2年\1\3号"),
    (re.compile("(令|公告)第([0-9]+)号"), r"\1\2号"),
    (re.compile("第?([0-9]+)号(令|公告)"), r"\2\1号"),
    (re.compile("([0-9])号文件?(?= |$)"), r"\1号"),
)

_SIGNS = "第条号"
"""Every form above has one of these; few texts do."""

IDENTIFIER = re.compile("(?:([0-9]{4})年? ?)?(?:(令|公告)|第)?([0-9]+)号")
"""Year, form and number of an identifier in the form that `numbered` gives it; year and form may be
missing."""


def numbered(normalised: str) -> str:
    """A normalised text with its identifiers in one form. What it returns it leaves as it is."""
    if not any(sign in normalised for sign in _SIGNS):
        return normalised
    text = _HAN.sub(lambda found: f"第{digits_of(found[1])}", normalised)
    while True:
        before = text
        for form, wanted in _FORMS:
            text = form.sub(wanted, text)
        if text == before:
            return text

"""A statement of the life of a relief, and where it stands."""

import re
from typing import Annotated

from portal.read.fields import Line, Many, Model, Slug
from portal.read.markers import Hidden, Is, Label, Show
from portal.read.record import PENDING

NUMBERED = "页面上写它在来源里的编号和位置"


class FoundAt(Model):
    """Where a statement stands."""

    key: Annotated[Slug, Label("出处")]
    """哪份材料：本记录 sources 里那个来源的 key"""
    at: Annotated[Line | None, Label("位置")] = None
    """在那份材料里的位置，如“第十条”。材料不长的不写"""


class LifeFact(Model):
    """One statement, with where it stands."""

    text: Annotated[Line, Label("内容"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """一件事一项，用自己的话写；数字、表名、文号照录"""
    sources: Annotated[
        Many[FoundAt], Label("出处"), Is.OURS, Is.UNTOLD, Is.IN_DATA, Hidden(NUMBERED)
    ] = ()
    """出处：来源的 key 和位置，一处一项"""
    pending: Annotated[bool, Label(PENDING), Is.ACTED_ON, Show.SECTION] = False
    """只有一处来源、还没有印证的写 true，页面和工具都标“待核”"""


def says(text: str, number: object, unit: str) -> bool:
    """Whether a text says so many years or months already; 5年 is not said by 2025年 or 15年."""
    return re.search(rf"(?<![0-9.]){number}个?{unit}", text.replace(" ", "")) is not None

"""`portal.yaml` in a data folder: the name under which a portal speaks, and what is its own."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from portal.read.fields import Line, Many, Model, Reference, Slug, Url
from portal.read.file import read_file
from portal.read.imprint import ImprintSettings
from portal.read.markers import Vocabulary
from portal.read.problem import Problem

SETTINGS = "portal.yaml"

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
"""一种颜色：# 和六位十六进制数字，小写。"""

LEAST_CONTRAST = 4.5
"""Between a text and its ground (WCAG 2.2, 1.4.3)."""

WHITE = "#ffffff"
"""The words on `primary`."""

LIGHT_GROUND, DARK_GROUND = "#e6f1ed", "#17302a"
"""On which links are hardest to read of all grounds of a page (--p-accent-wash in assets/tokens.css)."""


class PortalColours(Model):
    """Colours of a portal. Words in them, or on them, stay readable."""

    primary: Colour | None = None
    """页面最上面一条的底色，上面是白字，如 '#0b4a3c'；和白色的对比度至少 4.5"""
    accent: Colour | None = None
    """浅色页面上链接和按钮的颜色，如 '#0b5d4b'；和浅色底的对比度至少 4.5"""
    accent_dark: Colour | None = None
    """深色页面上链接和按钮的颜色，如 '#7ad3ba'；和深色底的对比度至少 4.5"""


class PortalSettings(Model):
    """Who runs a portal. What is not said here is as mkdocs.yml says."""

    name: Line
    """网站的名称"""
    short: Annotated[str, StringConstraints(min_length=1, max_length=12)] | None = None
    """简称，标在自己的记录和批注旁边，最多 12 个字，如“某省”；不写就用名称"""
    address: Url | None = None
    """网站的网址，写到目录，以 / 结尾；环境变量 PORTAL_SITE_URL 写了另一个，就用那一个"""
    description: Line | None = None
    """一句话：给谁看、有什么"""
    regions: Annotated[Many[Reference], Vocabulary("regions")] = ()
    """管哪些地区，取自词表 regions；new.py 新建记录时先填上"""
    prefix: Annotated[Slug, StringConstraints(max_length=20)] | None = None
    """自己的编号怎样开头，如 zj-hz：自己的记录、条目、词条的 id 都写成 zj-hz-某id。有国家数据在下面的必填，一经发布不再改"""
    authority: (
        Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+,[0-9]{4}(-[0-9]{2}){0,2}$")] | None
    ) = None
    """订阅条目的编号以谁的名义：域名和一个日子，如 portal.example.cn,2026-12-01。有国家数据在下面的必填，一经发布不再改"""
    colours: PortalColours | None = None
    """颜色；不写就用原来的"""
    logo: Literal["logo.svg", "logo.png"] | None = None
    """标志，文件放在 portal.yaml 旁边：logo.svg 矢量图，logo.png 位图"""
    imprint: ImprintSettings | None = None
    """政府网站的落款：主办单位、联系方式、各种编号；要写就写全，不是政府网站就不写"""
    reply_days: Annotated[int, Field(ge=1, le=90)] | None = None
    """读者的问题几天里要答复（自然日）；不写是三个月，检查政府网站用的期限"""
    report: Line | None = None
    """“这里有错”发到哪里：mailto:邮箱，或新建议题的网址"""

    @property
    def mark(self) -> str:
        """What stands beside what the portal itself says."""
        return self.short or self.name


def read_settings(folder: Path) -> tuple[PortalSettings | None, list[Problem]]:
    """The settings of a data folder, and what is wrong with them; None where there are none."""
    path = folder / SETTINGS
    if not path.is_file():
        return None, []
    found = read_file(path, PortalSettings, folder)
    return found.record, found.problems


def contrast(one: str, other: str) -> float:
    """How well one colour is read on another (WCAG 2.2): from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part, 16) / 255 for part in re.findall("[0-9a-f]{2}", colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

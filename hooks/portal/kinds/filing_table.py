"""The parts of a form: tables with their columns and rows, and what fills each of them."""

from typing import Annotated, Literal

from portal.read.fields import Line, Many, Model, Reference, Slug
from portal.read.markers import Choices, Hidden, Is, Label, Show, Vocabulary

EACH = {
    "machine": "每台（种）设备一行",
    "phased-out": "每台（种）列入淘汰目录的设备一行",
    "energy": "每种能源一行",
    "energy-month": "每种能源一张，列是 1 至 12 月",
    "product": "每种产品一行",
    "once": "整个单位填一行",
}


class Filled(Model):
    """What stands in a cell, and where it comes from."""

    name: Annotated[Line, Label("栏目"), Show.SECTION | Show.SEARCH]
    """栏目的名称，照来源写，可以取短"""
    unit: Annotated[Line | None, Label("单位"), Show.SECTION] = None
    """单位，来源写了才写"""
    fill: Annotated[Reference, Vocabulary("fills"), Label("从哪里来"), Show.SECTION]
    """本站哪份数据能填，取自词表 fills；只能自己写的写 typed"""
    note: Annotated[Line | None, Label("说明"), Show.SECTION] = None
    """要注意什么，一句话"""


class FormColumn(Filled):
    """One column."""

    reads: Annotated[
        Many[Line], Label("设备表里的别的叫法"), Is.OURS, Hidden("浏览器里按列名认出设备表的列")
    ] = ()
    """企业的设备表里这一栏别的叫法，如 年运行小时；和栏目同名的不用写"""
    cumulative: Annotated[
        bool, Label("本月和累计"), Is.OURS, Hidden("栏目的名称里写着“本月、累计”")
    ] = False
    """按月的台账里，既有本月又有累计的写 true"""


class FormRow(Filled):
    """One fixed row."""


class ColumnBlock(Model):
    """Columns that several tables have."""

    id: Annotated[Slug, Label("代号"), Hidden("表里用 uses 指它")]
    """代号，小写字母、数字、连字符，如 common"""
    name: Annotated[Line, Label("名称"), Show.SECTION]
    """这一组叫什么，如“各表都有的栏目”"""
    of: Annotated[
        Reference | None,
        Vocabulary("equipment"),
        Label("说的是配套的哪类设备"),
        Hidden("浏览器里填表时，不把主机的型号填进配套电机的栏目"),
    ] = None
    """这一组说的是配套的另一台设备时，写那类设备，取自词表 equipment。如水泵表里的电机一组写 motor"""
    columns: Annotated[Many[FormColumn], Label("栏目"), Show.SECTION | Show.SEARCH]
    """栏目，一栏一项"""


class FilingTable(Model):
    """One table of a form."""

    name: Annotated[Line, Label("表名"), Show.SECTION | Show.SEARCH]
    """表名，照来源写，带编号"""
    ours: Annotated[bool, Label("本站拟的底稿"), Is.OURS, Show.SECTION] = False
    """官方的栏目没有见到、由本站拟的底稿写 true：页面和做出的表上都写明“不是官方表”"""
    each: Annotated[
        Literal["machine", "phased-out", "energy", "energy-month", "product", "once"] | None,
        Label("一行是什么"),
        Choices(EACH),
        Show.SECTION,
    ] = None
    """一行是什么；行是固定项目的、栏目没有见到的不写"""
    equipment: Annotated[
        Many[Reference],
        Vocabulary("equipment"),
        Label("只填哪类设备"),
        Hidden("表名里写着"),
    ] = ()
    """只填某类设备的，写那类设备，取自词表 equipment"""
    uses: Annotated[Many[Slug], Label("用哪几组共用的栏目"), Hidden("页面上写那几组的名称")] = ()
    """用哪几组共用的栏目，写 blocks 里的代号，在自己的栏目前面"""
    columns: Annotated[Many[FormColumn], Label("栏目"), Show.SECTION | Show.SEARCH] = ()
    """栏目，一栏一项；没有见到的不写，并写 unseen"""
    rows: Annotated[Many[FormRow], Label("固定的行"), Show.SECTION | Show.SEARCH] = ()
    """固定的行，一行一项"""
    unseen: Annotated[Line | None, Label("栏目未见"), Show.SECTION | Show.SEARCH] = None
    """栏目全没有见到，或者只见到一部分的，写明哪些，如“栏目未见”“其余栏未见”"""
    rules: Annotated[Many[Line], Label("填表的规则"), Is.ACTED_ON, Show.SECTION | Show.SEARCH] = ()
    """填表的规则，一条一句"""
    note: Annotated[Line | None, Label("说明"), Show.SECTION | Show.SEARCH] = None
    """说明"""


class Outline(Model):
    """A list of what belongs to a form beside its tables."""

    title: Annotated[Line, Label("是什么"), Show.SECTION | Show.SEARCH]
    """是什么，如 附件、报告的章节"""
    parts: Annotated[Many[Line], Label("内容"), Show.SECTION | Show.SEARCH]
    """一样一项，照来源的次序"""
    note: Annotated[Line | None, Label("说明"), Show.SECTION] = None
    """说明，如“提纲取自旧版”"""

"""Claiming a relief: when, on which form, what to hand in, what to keep."""

from typing import Annotated

from portal.kinds.life_fact import LifeFact
from portal.read.fields import Line, Many, Model, Number, YearDay
from portal.read.markers import Hidden, Is, Label, Show


class ClaimTime(LifeFact):
    """When to claim."""

    yearly: Annotated[
        Many[YearDay], Label("每年的日期"), Hidden("供工具算下一次；哪一天写在 text 里")
    ] = ()
    """每年的最后一天，如 05-31；text 写明了哪一天的才写，一年几次的写几个"""


class ClaimForm(LifeFact):
    """A form, with the tables and lines to fill."""

    tables: Annotated[
        Many[Line], Label("填的表"), Is.EXACT, Hidden("供检查和工具认表；text 里写明")
    ] = ()
    """填的表的编号，如 A107050；没有编号的不写。必须与 text 里写的一样"""
    abolished: Annotated[
        Many[Line], Label("已取消的表"), Is.EXACT, Hidden("供检查；text 里写明")
    ] = ()
    """已经取消、不能再填的表的编号，如 A107040。必须与 text 里写的一样"""
    disputed: Annotated[bool, Label("来源说法不一"), Is.ACTED_ON, Show.SECTION] = False
    """同一件事两处来源写的是不同的表时，两条都写，都写 true"""


class KeptPaper(LifeFact):
    """Papers to keep."""

    years: Annotated[Number | None, Label("留存年数"), Show.SECTION] = None
    """留多少年。不知道的不写；同一税种都一样的写在总的办法里，这里用 follows 指过去"""
    since: Annotated[Line | None, Label("从哪天起算"), Show.SECTION] = None
    """从哪天起算，如“享受当年的汇算清缴期结束次日”。没有写的不写"""


class Claim(Model):
    """Claiming: when, on which form, what to hand in, what to keep."""

    when: Annotated[Many[ClaimTime], Label("什么时候"), Show.SECTION | Show.SEARCH] = ()
    """什么时候申报、申请"""
    form: Annotated[Many[ClaimForm], Label("填哪张表"), Show.SECTION | Show.SEARCH] = ()
    """填哪张表、哪一行"""
    filed: Annotated[Many[LifeFact], Label("要交的资料"), Show.SECTION | Show.SEARCH] = ()
    """申报时交什么；不用交的也写明"""
    kept: Annotated[Many[KeptPaper], Label("要留的资料"), Show.SECTION | Show.SEARCH] = ()
    """自己留存备查的资料，一份一项"""

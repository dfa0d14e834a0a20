"""From when until when a relief can be claimed, and whether the rules by which it is claimed were seen."""

from typing import Annotated, Literal

from portal.kinds.life_fact import NUMBERED, FoundAt
from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model
from portal.read.markers import Choices, Hidden, Is, Label, Show
from portal.read.record import PENDING

WINDOWS = {
    "fixed": "固定期限",
    "rolling": "滚动受理",
    "rounds": "分批受理",
    "until-used": "用完为止",
    "until-notice": "另行通知",
    "none": "没有写期限",
}

SEEN = {"seen": "见到了细则", "none-seen": "细则未见"}


class ClaimRound(Model):
    """One round of a window, or the window of one place."""

    name: Annotated[Line, Show.SECTION | Show.SEARCH]
    """哪一批、哪个地方，如“2026 年第一批”“贵州 2026 年”"""
    opens: Annotated[PartialDate | None, Label("开始"), Show.SECTION] = None
    """开始受理的第一天。没有见到的不写"""
    until: Annotated[PartialDate | None, Label("截止"), Show.SECTION] = None
    """最后一天，含这一天"""
    sources: Annotated[
        Many[FoundAt], Label("出处"), Is.OURS, Is.UNTOLD, Is.IN_DATA, Hidden(NUMBERED)
    ] = ()
    """出处：来源的 key 和位置，一处一项"""
    pending: Annotated[bool, Label(PENDING), Is.ACTED_ON, Show.SECTION] = False
    """只有一处来源、还没有印证的写 true"""


class ClaimWindow(Model):
    """From when until when it can be had; whether it is open on a day says `validity/windows.py`."""

    kind: Annotated[
        Literal["fixed", "rolling", "rounds", "until-used", "until-notice", "none"],
        Label("哪一种"),
        Choices(WINDOWS),
        Show.SECTION | Show.SEARCH,
    ]
    """fixed 固定期限，rolling 滚动受理，rounds 分批受理，until-used 用完为止，until-notice 另行通知，none 文件没有写期限"""
    opens: Annotated[PartialDate | None, Label("开始"), Show.SECTION] = None
    """第一天。没有写的不写"""
    until: Annotated[PartialDate | None, Label("截止"), Show.SECTION] = None
    """最后一天，含这一天。只写到某年某事为止的，写那一年，并在 as_written 里写原话：从那年起说“还不能判断”"""
    closed: Annotated[PartialDate | None, Is.PAST, Label("提前关闭"), Show.SECTION] = None
    """编者见到提前关闭（额度用完、停止受理）的，写不再受理的第一天"""
    closed_note: Annotated[Line | None, Label("怎样关闭的"), Show.SECTION] = None
    """怎样关闭的，如“额度用完”。写了 closed 才写"""
    as_written: Annotated[Line | None, Label("原话的意思"), Show.SECTION | Show.SEARCH] = None
    """文件怎样说的，如“后续可视情延长”“额度用完为止”"""
    rounds: Annotated[Many[ClaimRound], Label("各批"), Show.SECTION | Show.SEARCH] = ()
    """见到的各批、各地的日子，早的在前"""
    sources: Annotated[
        Many[FoundAt], Label("出处"), Is.OURS, Is.UNTOLD, Is.IN_DATA, Hidden(NUMBERED)
    ] = ()
    """出处：来源的 key 和位置，一处一项"""
    pending: Annotated[bool, Label(PENDING), Is.ACTED_ON, Show.SECTION] = False
    """只有一处来源、还没有印证的写 true"""


class Implementation(Model):
    """Whether the rules by which it is claimed were seen."""

    state: Annotated[
        Literal["seen", "none-seen"],
        Label("细则"),
        Choices(SEEN),
        Is.ACTED_ON,
        Show.SECTION | Show.SEARCH,
    ]
    """seen 见到了怎样办的细则；none-seen 找过，没有见到：页面和工具说“还不能申领”，不说“符合”"""
    looked: Annotated[PartialDate | None, Is.PAST, Label("哪天查的"), Show.SECTION] = None
    """哪天查的，写到日。none-seen 的必须写"""
    what: Annotated[Line | None, Label("什么细则"), Show.SECTION | Show.SEARCH] = None
    """哪些文件；没有见到的写没有见到什么"""
    meanwhile: Annotated[
        Line | None, Label("没有细则时"), Is.ACTED_ON, Show.SECTION | Show.SEARCH
    ] = None
    """文件自己说了细则出来以前怎样办的，写那句话；写了就不算“还不能申领”"""
    sources: Annotated[
        Many[FoundAt], Label("出处"), Is.OURS, Is.UNTOLD, Is.IN_DATA, Hidden(NUMBERED)
    ] = ()
    """出处：来源的 key 和位置，一处一项"""
    pending: Annotated[bool, Label(PENDING), Is.ACTED_ON, Show.SECTION] = False
    """只有一处来源、还没有印证的写 true"""

    @property
    def bars(self) -> bool:
        """Whether nobody can claim it yet."""
        return self.state == "none-seen" and not self.meanwhile

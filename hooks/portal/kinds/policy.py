"""政策文件 (policies)."""

from typing import Annotated

from portal.kinds.indicator import Indicator
from portal.kinds.phase_out import MarketRule
from portal.read.document import Document
from portal.read.fields import Many, Number
from portal.read.markers import Is, Label, Show


class Policy(Document):
    """规范性文件、规划、通知、名单。"""

    indicators: Annotated[
        Many[Indicator], Label("能耗指标"), Is.PARTS, Is.EXACT, Show.SECTION | Show.SEARCH
    ] = ()
    """文件规定的能效标杆水平和基准水平"""
    rules: Annotated[Many[MarketRule], Label("准入和限制规定"), Is.ROWS, Show.SECTION] = ()
    """文件中的准入或限制规定（不是淘汰目录条目）"""
    item_count: Annotated[Number | None, Label("公布的总项数"), Is.EXACT, Show.FACTS] = None
    """名单、清单的项数"""

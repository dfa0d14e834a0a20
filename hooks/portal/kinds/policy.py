"""政策文件 (policies)."""

from portal.kinds.indicator import Indicator
from portal.kinds.phase_out import MarketRule
from portal.read.document import Document
from portal.read.fields import Many, Number


class Policy(Document):
    """规范性文件、规划、通知、名单。"""

    indicators: Many[Indicator] = ()
    """文件规定的能效标杆水平和基准水平"""
    rules: Many[MarketRule] = ()
    """文件中的准入或限制规定（不是淘汰目录条目）"""
    item_count: Number | None = None
    """名单、清单的项数"""

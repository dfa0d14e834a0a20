"""政策文件 (policies)."""

from collections.abc import Container
from typing import Annotated

from portal.kinds.indicator import Indicator, IndicatorPresentation
from portal.kinds.kind import Kind, Question
from portal.kinds.phase_out import MarketRule, MarketRulePresentation
from portal.read.document import Document
from portal.read.fields import Many, Number
from portal.read.markers import Is, Label, Show


class Policy(Document):
    """规范性文件、规划、通知、名单。"""

    indicators: Annotated[
        Many[Indicator], Label("能耗指标"), Is.PARTS, Is.TABLE, Is.EXACT, Show.SECTION | Show.SEARCH
    ] = ()
    """文件规定的能效标杆水平和基准水平。没有的不写"""
    rules: Annotated[
        Many[MarketRule], Label("准入和限制规定"), Is.ROWS, Is.TABLE, Show.SECTION
    ] = ()
    """文件中的准入或限制规定（不是淘汰目录条目）。写法同淘汰目录的条目"""
    item_count: Annotated[Number | None, Label("公布的总项数"), Is.EXACT, Show.FACTS] = None
    """名单、清单的项数。写文件里的总数，如 301；与 indicators 的项数不同时会报错，没有收全的写 coverage"""

    def counted(self, gone: Container[str] = ()) -> int | None:
        listed = self.indicators or self.item_count is not None
        return len(self.indicators) if listed else None


KIND = Kind(
    "policies",
    "政策文件",
    Policy,
    "规范性文件、规划、行动方案、通知和名单",
    IndicatorPresentation(),
    rows={MarketRule: MarketRulePresentation()},
    questions={
        "topics": Question(2, "有哪些政策"),
        "industries": Question(2, "什么管着你：政策文件"),
        "regions": Question(2, "当地有什么政策"),
        "equipment": Question(7, "什么管着它：政策文件"),
    },
    measure="件",
    asks="fitting",
    fresh_days=183,
)

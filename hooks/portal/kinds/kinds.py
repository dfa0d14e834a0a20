"""The eight catalogues: their folders, addresses, names and models. A new catalogue starts here."""

from dataclasses import dataclass

from portal.kinds.case import Case
from portal.kinds.law import Law
from portal.kinds.news import News
from portal.kinds.phase_out import PhaseOutList
from portal.kinds.policy import Policy
from portal.kinds.standard import Standard
from portal.kinds.tax import TaxList
from portal.kinds.technology import TechnologyList
from portal.read.record import Record


@dataclass(frozen=True)
class Kind:
    """One catalogue. Its id is both the folder under data/ and the first part of addresses."""

    id: str
    name: str
    model: type[Record]
    description: str


KINDS = (
    Kind("laws", "法律法规", Law, "法律、行政法规、部门规章和地方性法规"),
    Kind("policies", "政策文件", Policy, "规范性文件、规划、行动方案、通知和名单"),
    Kind("standards", "标准限额", Standard, "能效标准、能耗限额和计算通则"),
    Kind("technologies", "技术装备", TechnologyList, "节能技术装备目录和技术条目"),
    Kind("phase-out", "淘汰目录", PhaseOutList, "明令淘汰的设备、工艺和产品"),
    Kind("tax", "税收优惠", TaxList, "税收优惠、财政金融支持和政府采购"),
    Kind("cases", "典型案例", Case, "企业、园区和产业集群做过的事和结果"),
    Kind("news", "工作动态", News, "施行、换版、到期等有日期的事"),
)

BY_ID = {kind.id: kind for kind in KINDS}

"""What the columns of official tables are headed with, and which field that is."""

from functools import cache

from pydantic import BaseModel

from portal.editing.tables.cell_text import folded, one_line, without_marks
from portal.read.model_fields import fields_of

LEFT_OUT = "不要"
"""Stands for a field in a mapping: the column is not taken."""

_COMMON = {
    "item_no": "序号 编号 项目编号 项号 条目编号 条目 目录编号 产品编号 项目序号 No NO 序",
    "note": "备注 说明 备注说明 其他说明 附注",
    "equipment": "设备类别 设备种类 设备类型",
}

_OF_ROWS = {
    "PhaseOutRow": {
        "item_no": "淘汰编号 目录序号",
        "name": "名称 产品名称 设备名称 设备产品名称 产品设备名称 机电设备名称 机电设备产品名称 淘汰产品名称 "
        "淘汰设备名称 淘汰产品设备名称 落后设备名称 落后产品名称 项目名称 品名 工艺装备名称 设备产品 "
        "淘汰落后设备名称 生产工艺设备名称 高耗能落后机电设备产品名称 淘汰工艺设备名称",
        "models": "型号 型号规格 规格型号 型号及规格 规格及型号 产品型号 设备型号 淘汰型号 产品型号规格 设备型号规格 "
        "型号系列 系列型号 具体型号 型号规格系列 淘汰产品型号 淘汰型号规格",
        "scope": "淘汰范围 适用范围 范围 适用条件 限定条件 规格范围 淘汰条件 容量范围 适用范围和条件 淘汰范围和条件",
        "reason": "淘汰理由 理由 淘汰原因 原因 淘汰依据说明",
        "deadline": "淘汰期限 淘汰完成时限 完成淘汰时限 完成淘汰时间 计划淘汰时间 拟淘汰时间 淘汰完成时间 计划完成时间 淘汰截止时间 停用时间 停止使用时间 停止使用期限 停用期限 期限 淘汰时间 淘汰时限 完成时限 时限 完成时间 "
        "截止时间 最迟停用日期 停用日期 停止使用日期 使用期限",
        "equipment": "类别 类型 产品类别 种类 大类 分类 设备大类 产品类型 所属类别",
        "made": "生产年份 生产日期 制造年份 出厂年份 出厂日期 生产时间 制造时间",
        "commissioned": "投运年份 投运时间 投产年份 投入使用时间 投用时间",
        "replacement": "推荐替代产品 替代产品 替代型号 替代设备 推荐产品 推荐替代设备 更新产品 推荐更新产品 替代方向",
        "action": "处理方式 处置方式 处理措施 管理要求 淘汰限制",
        "place": "只适用于 实施地区 适用区域",
    },
    "TechnologyRow": {
        "name": "名称 技术名称 技术装备名称 装备名称 产品名称 设备名称 技术产品名称 工艺名称 节能技术名称 技术设备名称",
        "category": "类别 技术类别 所属类别 分类 技术领域 所属领域 领域",
        "applicability": "适用范围 适用条件 应用范围 适用领域 适用行业 应用领域 推广范围",
        "principle": "原理自己的话 简介自己的话",
    },
    "TaxRow": {
        "name": "名称 项目名称 设备名称 产品名称 专用设备名称 品目名称 综合利用的资源名称 资源名称",
        "group": "类别 分组 大类 项目类别",
        "product": "综合利用产品和劳务名称 综合利用产品名称 产品和劳务名称 生产的产品",
        "threshold": "技术标准和相关条件 技术标准 性能参数 技术指标 门槛 技术标准和条件",
        "rate": "退税比例 减免比例 抵免比例 抵免税率 比例",
        "standards": "执行标准 能效标准 依据的标准 标准号",
        "code": "品目编码 编码 商品编码",
        "grade": "能效等级 等级要求 水效等级",
        "effective": "执行起始日期 执行日期 施行日期 实施日期 生效日期 起始时间 执行起始时间",
        "expires": "终止日期 截止日期 执行终止日期 到期日期 有效期至 截止时间 终止时间",
    },
}

_NOT_COPIED = {
    "TechnologyRow": (
        "技术简介 技术原理 工艺技术原理 基本原理 主要技术内容 技术内容 技术介绍 主要内容 简要技术说明 工作原理 原理 "
        "技术原理及特点 节能效果 节能减碳效果 节能量 典型案例 应用案例 推广前景 推广比例 主要技术指标 技术指标 "
        "申报单位 技术提供单位 推荐单位 联系方式 联系人 联系电话 支撑单位 企业名称"
    ),
    "TaxRow": "",
    "PhaseOutRow": "",
}
"""Columns of official texts and of firms: we say it in our own words or not at all, so that they are
taken only where somebody asks for it."""

OURS = ("问题", "编号id")
"""Columns that a copy with problems has."""


def recognised(heading: str, model: type[BaseModel]) -> str:
    """The field that a heading means; '不要' for what is not taken by itself; '' where nobody knows."""
    word = folded(without_marks(one_line(heading)).text)
    if not word:
        return ""
    if word in OURS:
        return LEFT_OUT
    known = words(model)
    if word in known:
        return known[word]
    return LEFT_OUT if word in _split(_NOT_COPIED.get(_kind(model), "")) else ""


@cache
def words(model: type[BaseModel]) -> dict[str, str]:
    """Every heading that is known for the rows of a list, and its field."""
    own = _OF_ROWS.get(_kind(model), {})
    found: dict[str, str] = {}
    for name, field in fields_of(model).items():
        found.setdefault(folded(name), name)
        found.setdefault(folded(field.label), name)
    for table in (_COMMON, own):
        for field_name, text in table.items():
            for word in _split(text):
                found[word] = field_name
    return found


def writable(model: type[BaseModel]) -> list[str]:
    """The fields that a column can be taken for: lines, lists of lines, dates, choices; and the two
    conditions on years, that become rules."""
    plain = [
        one.name
        for one in fields_of(model).values()
        if one.below is None and one.name not in ("id", "alias_ids")
    ]
    return [*plain, "made", "commissioned"] if _kind(model) == "PhaseOutRow" else plain


@cache
def _split(text: str) -> list[str]:
    return [folded(word) for word in text.split()]


def _kind(model: type[BaseModel]) -> str:
    return model.__name__

"""What fields are called when people are spoken to."""

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from pydantic import BaseModel

from portal.kinds.kinds import KINDS

FIELD_NAMES = {
    "title": "题名",
    "name": "名称",
    "doc_no": "文号",
    "issued": "成文日期",
    "published": "发布日期",
    "effective": "施行日期",
    "expires": "有效期至",
    "repealed": "废止日期",
    "target_until": "目标期",
    "issuers": "发布机关",
    "level": "效力级别",
    "summary": "摘要",
    "status_doubt": "是否有效",
    "rate": "比例",
    "conditions": "享受条件",
    "how_to_claim": "办理步骤",
    "materials": "留存资料",
    "formula": "计算公式",
    "supersedes": "替代关系",
    "supersedes_note": "另外替代的文件",
    "replaces": "替代的旧标准",
    "item_no": "序号",
    "item_count": "总项数",
    "code": "品目编码",
    "standards": "标准号",
    "figures": "数值",
    "duties": "规定",
    "deadlines": "期限",
    "models": "型号",
    "scope": "适用范围",
    "deadline": "期限",
    "deadline_rules": "期限条件",
    "limits": "额定值范围",
    "bands": "能耗范围",
    "emission_steps": "按浓度减征",
    "formulas": "公式系数",
    "parameters": "参数",
    "interpolated": "两档之间插值",
    "double_suction": "双吸",
    "key_energy_user": "重点用能单位",
    "energy_user": "对用能单位",
    "yearly": "每年的日期",
    "recipient": "报给谁",
    "kgce_heat": "一千克标准煤的热量",
    "medium": "耗能工质",
    "asks": "要回答的条件",
    "reason": "理由",
    "coverage": "收录情况",
    "year": "起始年份",
    "organization": "实施单位",
    "amendments": "历次修改",
    "continues": "接续关系",
    "coefficients": "系数",
    "relief_codes": "减免性质代码",
    "until": "结束年份",
    "date": "日期",
    "added": "收录日期",
    "note": "说明",
    "product": "产品",
    "threshold": "门槛",
    "principle": "原理",
    "applicability": "适用条件",
    "earlier": "旧版对照",
    "rows": "条目",
    "rules": "市场准入条目",
    "cautions": "提醒",
    "match": "判断方法",
    "limit": "限定值",
    "access": "准入值",
    "advanced": "先进值",
    "confidence": "可信度",
    "unverified": "待核字段",
    "verification": "核实情况",
    "catalogue": "栏目",
    "related": "相关记录",
}


def field_label(name: str) -> str:
    """What a field is called; where nobody said, the first words of what the editors are told."""
    return FIELD_NAMES.get(name) or _described().get(name, name)


@cache
def _described() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in KINDS:
        for name, words in _descriptions(kind.model, set()):
            found.setdefault(name, words)
    return found


def _descriptions(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, str]]:
    seen.add(model)
    for name, field in model.model_fields.items():
        yield name, re.split("[，：；（。]", field.description or name)[0]
        for below in _models(field.annotation):
            if below not in seen:
                yield from _descriptions(below, seen)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)

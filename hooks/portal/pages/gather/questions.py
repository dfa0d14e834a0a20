"""What people ask of a topic, an industry, a region or a kind of machine, and which catalogue answers."""

from portal.kinds.item import Item
from portal.kinds.kinds import KINDS

_YOU = {
    "laws": "什么管着你：法律法规",
    "policies": "什么管着你：政策文件",
    "phase-out": "淘汰目录列了什么",
    "technologies": "什么技术能帮你",
    "tax": "能得到什么优惠",
    "standards": "怎样比：限额和能效",
    "cases": "谁做过",
    "news": "最近动态",
}

QUESTIONS: dict[str, dict[str, str]] = {
    "topics": _YOU
    | {
        "laws": "法律法规怎么规定",
        "policies": "有哪些政策",
        "technologies": "有什么技术",
        "standards": "有哪些标准和限额",
    },
    "industries": _YOU,
    "regions": {
        "laws": "当地法规怎么规定",
        "policies": "当地有什么政策",
        "phase-out": "当地的淘汰目录列了什么",
        "technologies": "当地有什么技术",
        "tax": "当地能得到什么优惠",
        "standards": "当地有什么标准",
        "cases": "当地谁做过",
        "news": "当地最近动态",
    },
    "equipment": {
        "phase-out": "淘汰目录列了什么",
        "standards": "能效要达到多少",
        "technologies": "换成什么、怎样改",
        "tax": "买新的能得到什么优惠",
        "cases": "谁换过、谁改过",
        "laws": "什么管着它：法律法规",
        "policies": "什么管着它：政策文件",
        "news": "最近动态",
    },
}
"""Facet -> catalogue -> question, in the order in which they are asked."""

assert all(set(asked) == {kind.id for kind in KINDS} for asked in QUESTIONS.values())


def question(facet: str, kind: str, items: list[Item]) -> str:
    """The question that these items answer; one asks for models only where lists name any."""
    if (facet, kind) == ("equipment", "phase-out") and any(item.get("models") for item in items):
        return "淘汰目录列了哪些型号"
    return QUESTIONS[facet][kind]

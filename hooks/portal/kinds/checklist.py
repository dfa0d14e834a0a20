"""A list that a firm goes through by itself: what there has to be, what asks for it, what is looked at."""

from typing import Annotated

from portal.kinds.job import Grounded
from portal.read.fields import Line, Slug
from portal.read.markers import Hidden, Is, Label, Show

ANSWERS = {"yes": "有", "no": "没有", "none": "不适用", "unsure": "不清楚"}
"""What a firm can say of an item; one that is not answered is 未填."""

UNANSWERED = "未填"

OURS = "本站拟的自查单，不是官方表"


class CheckItem(Grounded):
    """One thing that there has to be."""

    id: Annotated[Slug, Label("代号"), Hidden("浏览器里记着答了什么")]
    """代号，小写字母、数字、连字符，如 meters。定了不改：企业答过的按它认"""
    part: Annotated[Line, Label("哪一部分"), Show.SECTION]
    """哪一部分，如“计量和统计”；同一部分的写在一起"""
    text: Annotated[Line, Label("要有什么"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """要有什么，写成能答“有”“没有”的东西：制度、清单、记录。来源没有的不写"""
    who: Annotated[Line | None, Label("只对谁"), Is.ACTED_ON, Show.SECTION] = None
    """只对哪些企业，如“重点用能单位”；都要的不写"""
    proof: Annotated[Line | None, Label("检查时看什么"), Show.SECTION | Show.SEARCH] = None
    """检查时看什么材料，来源写了才写"""

"""How records speak of one another: the field that states it, and what each side calls the other."""

from enum import Enum


class Relation(Enum):
    """A kind of link: the field that states it, and how each side speaks of the other."""

    SUPERSEDES = ("supersedes", "替代或废止", "被以下文件替代或废止")
    CONTINUES = ("continues", "接续", "由以下文件接续")
    AMENDS = ("amends", "修改、调整", "由以下文件修改、调整")
    ENDS = ("ends", "使其停止执行", "因以下文件停止执行")
    BASIS = ("basis", "依据", "以本文件为依据")
    CONFUSED = ("confused_with", "名称相近，勿混淆", "名称相近，勿混淆")
    RELATED = ("related", "相关", "相关")
    ABOUT = ("about", "涉及", "相关动态")
    USED = ("records", "用到的文件和条目", "要用到它的事")
    ASK = ("bodies", "找谁问", "有这些事的问它")
    SERVES = ("serves", "用得着它的记录", "用到的词")
    INTERPRETS = ("interprets", "解释的记录", "官方解读")
    ANSWERS = ("records", "答复的依据", "有人问过")
    ONLINE = ("records", "对应的文件、优惠和要做的事", "在线办理")
    NATIONWIDE = ("of", "全国的这件事", "各地的办法")
    FILED = ("documents", "依据的文件", "要按它交的表")
    FORM = ("jobs", "办什么事要交它", "要交的表")
    FOLLOWS = ("follows", "办理还按", "办理按它的优惠")
    DEADLINE = ("deadline_rules", "期限依据", "据此定期限的条目")

    def __init__(self, field: str, forward: str, backward: str):
        self.field = field
        self.forward = forward
        self.backward = backward

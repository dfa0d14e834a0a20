"""What those who build on the data can rely on: the version, what may come without a new one, and what
has changed so far."""

from dataclasses import dataclass

VERSION = "1.0"
"""The first number is that of the addresses; it changes when something goes or means something else."""

ROOT = "api/v1/"
"""Where everything is, below the root of the site."""

PROMISES = (
    (
        "同样的数据生成同样的字节：文件里没有生成时间，没有“今天”。随日子变的只有三样："
        "index.json 的 last_change，到了日子才有的更新，材料过了两年、不再给出的电话、邮箱和地址。"
    ),
    "网址、字段名和它们的意思不变；要变就开 /api/v2/，/api/v1/ 至少再留 12 个月。",
    "可以随时增加：记录、栏目、字段、词条、文件，已有选项里的新的值。认不得的，跳过就行。",
    "编号（id）不会改给别的东西用；撤回、改名、合并的编号，原来的网址上有一个文件说明。",
    "没有的字段就是没有写，不是 0，不是“否”；还没有核实的列在 pending 里。",
)
"""In the words of the page and of the index."""

OF_TEXTS = (
    "全文：条、款、项的位置（key）在一版里不变，第几条就是第几条；改了编号的，新的一版里是新的位置。"
    "全文的 url 也随日子变：现行的一版在 text/，别的在自己的日子下；.json、.xml 的网址不变。"
)
"""What is promised besides where somebody holds full texts."""


def promises(with_texts: bool) -> tuple[str, ...]:
    """All that holds for a site."""
    return (*PROMISES, OF_TEXTS) if with_texts else PROMISES


@dataclass(frozen=True)
class VersionNote:
    """What a version brought."""

    version: str
    day: str
    words: str


CHANGES = (VersionNote("1.0", "2026-11-30", "第一版。"),)
"""The newest first."""

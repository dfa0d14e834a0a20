"""Whether the numbers of a text run on: what is missing, double or out of its order."""

from collections.abc import Iterator
from itertools import groupby

from portal.editing.texts.structure_finder import FoundStructure
from portal.read.numerals import numeral_of

_WITHIN = {"节": ("章",), "章": ("编", "分编"), "分编": ("编",)}
"""What a rank may begin to count anew in."""

MOST_NAMED = 5


def numbering_faults(
    found: FoundStructure, unit: str, absent: frozenset[str], listed: tuple[str, ...]
) -> Iterator[str]:
    """What is wrong with the numbers, a sentence each. `absent` are articles that the text is known not
    to have; `listed` is what its contents list names."""
    for annex, articles in groupby(found.articles, key=lambda one: one[4]):
        yield from _articles(list(articles), unit, absent if not annex else frozenset(), annex)
    yield from _divisions(found, unit)
    yield from _against_contents(found, listed)


def _articles(
    articles: list[tuple[str, int, int, int, int]], unit: str, absent: frozenset[str], annex: int
) -> Iterator[str]:
    number = more = 0
    before = "开头"
    seen: dict[tuple[int, int], int] = {}
    of = f"附件（第 {annex} 个）里，" if annex else ""
    for label, own, own_more, where, _ in articles:
        at = f"（文件第 {where} {unit}）"
        gap = [one for n in range(number + 1, own) if (one := f"第{numeral_of(n)}条") not in absent]
        skipped = own == number + 1 and own_more  # 第十条之一 without 第十条
        if (own, own_more) in seen:
            yield (
                f"{of}{label}出现了两次：文件第 {seen[own, own_more]} {unit}和第 {where} {unit}。"
                "引用的别的文件的条文，前后要有引号；确实重复的，对照原文改文件"
            )
        elif (own, own_more) < (number, more):
            yield f"{of}{before}后面是{label}{at}，次序倒了"
        elif own > number and gap:
            named = "、".join(gap[:MOST_NAMED]) + (
                f"等 {len(gap)} 条" if len(gap) > MOST_NAMED else ""
            )
            yield (
                f"{of}{before}后面是{label}{at}，缺{named}。对照原文补上；"
                f"原文就没有的，加 --absent {gap[0]}"
                + ("；引用的别的文件的条文，前后要有引号" if before == "开头" else "")
            )
        elif skipped and f"第{numeral_of(own)}条" not in absent:
            yield f"{of}{before}后面是{label}{at}，缺第{numeral_of(own)}条"
        elif own == number and own_more > more + 1:
            yield f"{of}{before}后面是{label}{at}，缺第{numeral_of(own)}条之{numeral_of(more + 1)}"
        seen.setdefault((own, own_more), where)
        if (own, own_more) > (number, more):
            number, more, before = own, own_more, label


def _divisions(found: FoundStructure, unit: str) -> Iterator[str]:
    last: dict[str, tuple[int, str]] = {}
    fresh: set[str] = set()
    """Ranks that may count from one again, since what they lie in has changed."""
    annex = 0
    for rank, label, number, where, within in found.divisions:
        if within != annex:
            last, fresh, annex = {}, set(), within
        if not label:
            continue
        before, name = last.get(rank, (0, "开头"))
        if number != before + 1 and not (number == 1 and rank in fresh):
            yield f"{name}后面是{label}（文件第 {where} {unit}），{_wrong(rank, before, number)}"
        last[rank] = (number, label)
        fresh.discard(rank)
        fresh |= {below for below, above in _WITHIN.items() if rank in above}
        if rank == "章":
            last.pop("节", None)
        if rank in ("编", "分编"):
            fresh |= {"节"}


def _wrong(rank: str, before: int, number: int) -> str:
    if number <= before:
        return "编号重复或者倒了：对照原文改文件"
    missing = [f"第{numeral_of(n)}{rank}" for n in range(before + 1, number)]
    return f"缺{'、'.join(missing[:MOST_NAMED])}：对照原文补上标题"


def _against_contents(found: FoundStructure, listed: tuple[str, ...]) -> Iterator[str]:
    """What the contents list names and the text has not: then the file is only a part of it."""
    there = [label for _, label, _, _, _ in found.divisions if label]
    for entry in listed:
        label = next((one for one in there if entry.startswith(one)), None)
        if label is not None:
            there.remove(label)
        elif entry.startswith("第") and any(rank in entry[:8] for rank in ("章", "编", "节")):
            yield f"目录里有“{entry}”，正文里没有：文件多半不全，或者标题没有单独成段"

"""What two editions come to, in words: the same on pages, in feeds and in the terminal."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from portal.catalogue.editions.comparison import FATES, EditionComparison, Fate
from portal.catalogue.text_comparison import ArticleChange, TextComparison

ALL_WORDS: Mapping[Fate, str] = {
    "added": "新增",
    "removed": "删去",
    "merged": "并入别条",
    "split": "由旧条分出",
    "changed": "修改",
    "moved": "移动",
    "pending": "有待核",
    "unchanged": "未变",
}

PART_WORDS: Mapping[Fate, str] = {"added": "只见于新版", "removed": "只见于旧版"}
"""What is said instead where one side is not all here: what is missing may only not be recorded."""

ARTICLE_WORDS: Mapping[str, str] = {
    "changed": "修改",
    "added": "新增",
    "deleted": "删去",
    "moved": "移动",
    "split": "拆分",
    "merged": "合并",
    "same": "未变",
}
"""What became of an article, in the order in which it is told."""

_SHORT_WORDS: Mapping[str, str] = {
    "changed": "改",
    "added": "增",
    "deleted": "删",
    "moved": "移",
    "split": "拆",
    "merged": "并成",
}
"""The same in a line of counts; what stayed is not told there."""

BASIS_WORDS: Mapping[str, str] = {
    "changed": "相近",
    "added": "只见于本文件",
    "deleted": "只见于依据",
    "split": "分在几条",
    "merged": "合在一条",
    "same": "相同",
}
"""The same of a document beside the one that it rests on, of which nothing became."""

KIN = 3
"""Names of entries that one came from or went into which are told."""

BATCH_WORDS: Mapping[Fate, str] = {"added": "只见于后批", "removed": "只见于前批"}
"""What is said of batches that hold beside one another."""


def fate_word(fate: Fate, whole: tuple[bool, bool], batches: bool = False) -> str:
    """What became of an entry, in a word, as far as one can know; `whole` is of the old side and of
    the new."""
    if batches and fate in BATCH_WORDS:
        return BATCH_WORDS[fate]
    known = {"added": whole[0], "removed": whole[1]}.get(fate, True)
    return ALL_WORDS[fate] if known else PART_WORDS[fate]


def kin_words(fate: Fate, names: Sequence[str]) -> str:
    """What an entry went into or came from; only perhaps, where no machine tells so."""
    several = "、".join(f"“{name}”" for name in names[:KIN])
    named = f"{several}等 {len(names)} 条" if len(names) > KIN else several
    if not names:
        return ""
    if fate == "merged":
        return f"型号在新版列在{named}里"
    if fate == "split":
        return f"型号在旧版列在{named}里"
    return (
        f"可能由旧版的{named}分出，没有把握"
        if fate == "added"
        else f"可能并入新版的{named}，没有把握"
    )


def remark_words(fate: Fate, unsure: bool, moved: bool, kin: Sequence[str]) -> str:
    """What there is to say of an entry besides what became of it."""
    told = (
        kin_words(fate, kin),
        "没有把握是同一条" if unsure and not kin else "",
        "位置也移动了" if moved and fate != "moved" else "",
    )
    return "；".join(one for one in told if one)


def counts_words(
    counts: Mapping[Fate, int], whole: tuple[bool, bool], unsure: int = 0, batches: bool = False
) -> str:
    """`新增 12 项，删去 3 项，修改 5 项`; what there is none of is left out."""
    parts = [
        f"{fate_word(fate, whole, batches)} {counts[fate]} 项" for fate in FATES if counts.get(fate)
    ]
    if unsure:
        parts.append(f"其中 {unsure} 项对不对得上没有把握")
    return "，".join(parts) or "没有可以对照的内容"


def counts_of(comparison: EditionComparison) -> dict[Fate, int]:
    return {fate: comparison.count(fate) for fate in FATES}


def limits_words(counts: Mapping[Fate, int], whole: tuple[bool, bool]) -> Iterator[str]:
    """What a reader must not conclude where something is on one side only, and not all is here."""
    old, new = whole
    if counts.get("removed") and not new:
        yield "新版在本站没有收全（或没有写明总项数），“只见于旧版”不等于新版删去了它。"
    if counts.get("added") and not old:
        yield "旧版在本站没有收全（或没有写明总项数），“只见于新版”不等于它是新增的。"


def article_fate(change: ArticleChange, basis: bool = False) -> str:
    """What of the fate of an article is told: another number alone is none."""
    if change.fate in ("changed", "moved_changed"):
        return "changed"
    if change.fate in ("same", "renumbered"):
        return "moved" if change.moved and not basis else "same"
    return change.fate


def article_counts(comparison: TextComparison, basis: bool = False) -> dict[str, int]:
    """How many articles share what is told of them; what there is none of is left out."""
    found = Counter(article_fate(one, basis) for one in comparison.changes)
    return {fate: found[fate] for fate in ARTICLE_WORDS if found[fate]}


def article_remark(change: ArticleChange, basis: bool = False) -> str:
    """What there is to say of an article besides."""
    if basis:
        return ""
    if change.references:
        return "只改了引用的条号"
    return "位置也移动了" if change.moved and change.fate != "renumbered" else ""


def text_counts_words(comparison: TextComparison, basis: bool = False) -> str:
    """`改 12 条（其中 2 条只改引用的条号），增 3 条，删 1 条，移 2 条，拆 1 条，另有 8 条只是条号变动`; what
    there is none of is left out. With `basis` of a document beside the one that it rests on."""
    counts = article_counts(comparison, basis)
    if basis:
        told = [f"{word} {counts[fate]} 条" for fate, word in BASIS_WORDS.items() if fate in counts]
        return "，".join(told) or "没有可以对照的条文"
    numbers = sum(one.fate == "renumbered" and not one.moved for one in comparison.changes)
    cited = sum(one.references for one in comparison.changes)
    told = list(article_counts_words(counts, numbers, cited))
    beside = (*comparison.around, *comparison.divisions)
    if any(one.fate not in ("same", "renumbered") for one in beside):
        told.append("条文以外的文字或者章名有变动")
    return "，".join(told) or "两份文字相同"


def article_counts_words(
    counts: Mapping[str, int], numbers: int = 0, cited: int = 0
) -> Iterator[str]:
    """改 12 条（其中 2 条只改引用的条号）, 增 3 条, 另有 8 条只是条号变动; what there is none of is left out.
    `counts` by the words of `article_fate`; `numbers` are the articles that only got another number,
    `cited` those that changed in the numbers that they cite and nothing else."""
    told = False
    for fate, word in _SHORT_WORDS.items():
        if counts.get(fate):
            only = _cited_words(cited, counts[fate]) if fate == "changed" else ""
            yield f"{word} {counts[fate]} 条{only}"
            told = True
    if numbers:
        yield f"{'另有 ' if told else ''}{numbers} 条只是条号变动"


def _cited_words(cited: int, changed: int) -> str:
    """Of those that changed, how many only cite other numbers."""
    if not cited:
        return ""
    return f"（{'都' if cited == changed else f'其中 {cited} 条'}只改引用的条号）"

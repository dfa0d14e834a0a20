"""Two texts side by side: noise makes no amendment, and every article is told of once."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.catalogue.text_comparison import TEXT_FATES, TextComparison, compare_texts
from portal.catalogue.text_folding import folded_lines
from portal.read.numerals import numeral_of
from portal.texts.light_markdown import parse_text
from portal.texts.structure import LegalText
from portal.view.comparison_words import text_counts_words

BEES = "养蜂场应当建立台账，记录蜂群数量、放蜂地点和用药情况，并保存三年。"
HIVES = "蜂箱之间的距离不得少于两米，蜂场周围五百米内不得喷洒农药。"
HONEY = "蜂蜜装瓶前应当过滤两遍，装瓶以后贴上采收日期和蜜源植物的名称。"
QUEENS = "蜂王每两年更换一次，更换的日期写在箱盖内侧。"
FINES = "把邻居的蜂群引到自己箱里的，应当归还，并赔偿一个采蜜季的损失。"
WINTER = "入冬以前每箱留足饲料，十一月以后不再开箱检查。"


def text(*articles: str | tuple[str, str], chapters: dict[int, str] | None = None) -> LegalText:
    """A text of articles, numbered through or with a label of their own; chapters by the place of
    their first article."""
    lines = []
    for at, one in enumerate(articles):
        if name := (chapters or {}).get(at):
            lines.append(f"# {name}")
        label, words = (f"第{numeral_of(at + 1)}条", one) if isinstance(one, str) else one
        lines.append(f"**{label}**　{words}".rstrip("　"))
    found, problems = parse_text("\n\n".join(lines), "own.md", "养蜂办法")
    assert not problems
    return found


def fates(comparison: TextComparison) -> list[tuple[str, str, str]]:
    return [
        (one.fate, "+".join(one.old), "+".join(one.new))
        for one in comparison.changes
        if one.fate != "same"
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("依照第五十二条第二款第（一）项处理。", "依照第52条第2款第(一)项处理。"),
        ("依照第一百零五条处理。", "依照第１０５条处理。"),
        ("三十日内，百分之五以上", "30日内,5%以上"),
        ("甲、乙；丙。", "甲，乙;丙"),
        ("《养蜂办法》所称“蜂场”", "〈养蜂办法〉所称「蜂场」"),
        ("蜂 箱　之 间", "蜂箱之间"),
        ("第 五十 二 条", "第五十二条"),
        ("甲：\n（一）乙；\n（二）丙。", "甲： （一）乙； （二）丙。"),
        ("1.甲", "1、甲"),
        ("養蜂場應當", "养蜂场应当"),
        ("二〇二六年", "2026年"),
        ("⾷用", "食用"),
    ],
)
def test_noise_is_folded(one: str, other: str) -> None:
    assert folded_lines(one) == folded_lines(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("不得少于两米", "不得少于三米"),
        ("可以更换", "应当更换"),
        ("10.5吨", "105吨"),
        ("甲和乙", "甲或者乙"),
        ("第五十二条", "第五十三条"),
        ("-5度", "5度"),
    ],
)
def test_words_are_not(one: str, other: str) -> None:
    assert folded_lines(one) != folded_lines(other)


def test_noise_makes_no_amendment() -> None:
    old = text("依照第二条、第三条处理。", BEES, HIVES)
    new = text("依照第2条,第3条处理", BEES.replace("，", ", "), f"{HIVES[:9]} {HIVES[9:]}")
    assert compare_texts(old, new).is_same


def test_an_insertion_renumbers_what_follows() -> None:
    found = compare_texts(text(BEES, HIVES, HONEY), text(BEES, QUEENS, HIVES, HONEY))
    assert fates(found) == [
        ("added", "", "a2"),
        ("renumbered", "a2", "a3"),
        ("renumbered", "a3", "a4"),
    ]
    assert not any(one.moved for one in found.changes)


def test_what_is_put_between_as_之一_renumbers_nothing() -> None:
    new = text(BEES, ("第一条之一", QUEENS), ("第二条", HIVES), ("第三条", HONEY))
    assert fates(compare_texts(text(BEES, HIVES, HONEY), new)) == [("added", "", "a1-1")]


def test_a_deleted_one_stands_where_it_was() -> None:
    found = compare_texts(text(BEES, QUEENS, HIVES), text(BEES, HIVES))
    assert fates(found) == [("deleted", "a2", ""), ("renumbered", "a3", "a2")]
    found = compare_texts(text(QUEENS, BEES, HIVES), text(BEES, HIVES))
    assert [one.fate for one in found.changes] == ["deleted", "renumbered", "renumbered"]


def test_a_split_article() -> None:
    old = text(WINTER, f"{BEES}{HIVES}{QUEENS}", HONEY)
    new = text(WINTER, BEES, f"{HIVES}{QUEENS}", HONEY)
    found = compare_texts(old, new)
    assert ("split", "a2", "a2+a3") in fates(found)
    assert found.counts["added"] == found.counts["deleted"] == 0


def test_merged_articles() -> None:
    old = text(WINTER, BEES, f"{HIVES}{QUEENS}", HONEY)
    new = text(WINTER, f"{BEES}{HIVES}{QUEENS}", HONEY)
    found = compare_texts(old, new)
    assert ("merged", "a2+a3", "a2") in fates(found)
    assert found.counts["added"] == found.counts["deleted"] == 0


def test_a_moved_chapter_moves_its_articles_alone() -> None:
    old = text(
        BEES,
        HIVES,
        HONEY,
        QUEENS,
        FINES,
        chapters={0: "第一章　蜂场", 2: "第二章　蜂蜜", 4: "第三章　赔偿"},
    )
    new = text(
        HONEY,
        QUEENS,
        BEES,
        HIVES,
        FINES,
        chapters={0: "第一章　蜂蜜", 2: "第二章　蜂场", 4: "第三章　赔偿"},
    )
    found = compare_texts(old, new)
    assert found.counts["renumbered"] == 4
    assert sum(one.moved for one in found.changes) == 2
    assert [one.fate for one in found.divisions] == ["renumbered", "renumbered", "same"]


def test_two_that_changed_places() -> None:
    found = compare_texts(text(BEES, HIVES, HONEY), text(BEES, HONEY, HIVES))
    assert fates(found) == [("renumbered", "a3", "a2"), ("renumbered", "a2", "a3")]
    assert [one.moved for one in found.changes].count(True) == 1


def test_changed_words_and_changed_words_with_another_number() -> None:
    found = compare_texts(
        text(BEES, HIVES, HONEY),
        text(BEES.replace("三年", "五年"), QUEENS, HIVES, HONEY.replace("两遍", "三遍")),
    )
    assert fates(found) == [
        ("changed", "a1", "a1"),
        ("added", "", "a2"),
        ("renumbered", "a2", "a3"),
        ("moved_changed", "a3", "a4"),
    ]  # fmt: skip


def test_references_that_follow_the_numbering_are_marked() -> None:
    old = text(BEES, HIVES, HONEY, "违反第二条、第三条规定的，责令改正。")
    new = text(BEES, QUEENS, HIVES, HONEY, "违反第三条、第四条规定的，责令改正。")
    (last,) = (one for one in compare_texts(old, new).changes if one.new == ("a5",))
    assert (last.fate, last.references) == ("moved_changed", True)
    other = text(BEES, QUEENS, HIVES, HONEY, "违反第三条、第二条规定的，责令改正。")
    (last,) = (one for one in compare_texts(old, other).changes if one.new == ("a5",))
    assert (last.fate, last.references) == ("moved_changed", False)


def test_empty_articles_are_known_by_their_number() -> None:
    assert compare_texts(text(BEES, "", HIVES, ""), text(BEES, "", HIVES, "")).is_same
    found = compare_texts(text(BEES, HIVES, HONEY), text(BEES, "", HONEY))
    assert fates(found) == [("changed", "a2", "a2")]


def test_an_article_written_anew_keeps_its_place() -> None:
    found = compare_texts(text(BEES, HIVES, HONEY, QUEENS), text(BEES, FINES, HONEY, QUEENS))
    assert fates(found) == [("changed", "a2", "a2")]


def test_another_law_shares_nothing() -> None:
    old, new = text(BEES, HIVES), text(HONEY, QUEENS, FINES)
    assert compare_texts(old, new).counts == dict.fromkeys(TEXT_FATES, 0) | {
        "added": 3,
        "deleted": 2,
    }
    assert not compare_texts(text(), text()).changes


def test_what_stands_outside_articles_is_told_beside() -> None:
    body = "开头的话。\n\n**第一条**　甲乙丙丁。\n\n# 附件1　名录\n\n{}\n\n***\n\n某某某"
    old, new = (parse_text(body.format(one), "own.md", "办法")[0] for one in ("蜂箱", "蜂箱和蜂刷"))
    found = compare_texts(old, new)
    assert [(one.fate, one.new) for one in found.around] == [
        ("same", ("preamble",)),
        ("changed", ("f1",)),
        ("same", ("closing",)),
    ]
    assert not found.is_same


def test_the_line_of_counts() -> None:
    found = compare_texts(
        text(BEES, HIVES, HONEY, QUEENS), text(BEES.replace("三年", "五年"), HIVES, WINTER, HONEY)
    )
    assert text_counts_words(found) == "改 1 条，增 1 条，删 1 条，另有 1 条只是条号变动"
    assert text_counts_words(compare_texts(text(BEES), text(BEES))) == "两份文字相同"
    found = compare_texts(text(BEES, HIVES, HONEY), text(BEES, HONEY, HIVES))
    assert text_counts_words(found) == "移 1 条，另有 1 条只是条号变动"


WORDS = st.lists(
    st.one_of(
        st.sampled_from((BEES, HIVES, HONEY, QUEENS, FINES, WINTER, "", BEES + HIVES)),
        st.text("蜂箱蜜王年冬两一二。，", max_size=40),
    ),
    max_size=12,
)


@given(WORDS)
def test_a_text_is_the_same_as_itself(words: list[str]) -> None:
    found = compare_texts(text(*words), text(*words))
    assert found.is_same
    assert found.counts["same"] == len(words)


@given(WORDS, WORDS)
def test_every_article_is_told_of_once(one: list[str], other: list[str]) -> None:
    old, new = text(*one), text(*other)
    found = compare_texts(old, new)
    assert Counter(key for change in found.changes for key in change.old) == Counter(
        list(old.articles)
    )
    assert Counter(key for change in found.changes for key in change.new) == Counter(
        list(new.articles)
    )
    assert sum(found.counts.values()) == len(found.changes)
    firsts = [change.new[0] for change in found.changes if change.new]
    assert firsts == sorted(firsts, key=list(new.articles).index)

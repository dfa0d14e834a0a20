"""What is taken in is whole, is of that record and of that day; else it says what is wrong."""

from pathlib import Path

import pytest
from helpers.texts_made import HISTORY, LINES, TITLE, WHOLE, planned, records, saved, word

from portal.catalogue.text_versions import read_version
from portal.editing.texts.plain_text import plain_lines
from portal.texts.structure import LegalText


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return records(tmp_path)


def text_of(data: Path, *lines: str, **said: str) -> LegalText:
    plan = planned(data, plain_lines("\n".join(lines)), **said)
    assert plan.problems == []
    version, problems = read_version(plan.content, plan.path)
    assert version is not None and problems == []
    return version.text


def problems_of(data: Path, *lines: str, **said: str) -> str:
    return "\n".join(planned(data, plain_lines("\n".join(lines)), **said).problems)


def test_a_word_document_becomes_the_file_of_that_day(data: Path) -> None:
    plan = planned(data, saved(word(*WHOLE)))
    assert plan.problems == []
    assert plan.path == data / "texts/water/2020-03-01.md"
    told = "\n".join(plan.told)
    assert "章 3，条 5，一条不缺，款 6，项、目 4" in told and "没有录入：目录 4 行" in told
    version, _ = read_version(plan.content, plan.path)
    assert version is not None
    assert version.text.history == (
        "2018年5月1日示例会议通过",
        "根据2020年3月1日《关于修改〈示例节水规定〉的决定》修正",
    )
    assert list(version.text.articles) == ["a1", "a2", "a3", "a3-1", "a4"]
    assert {"a1-k2", "a2-k1-x1-m2", "a2-k1-x2", "z2"} <= version.text.keys


def test_the_file_of_another_law_is_refused_with_the_one_that_is_near(data: Path) -> None:
    told = problems_of(data, "示例节纸规定", *LINES)
    assert "这像是 paper（示例节纸规定）的全文" in told
    assert "找不到标题" in problems_of(data, "以下是正文，没有标题。", *LINES)


def test_a_day_that_the_record_does_not_know_is_refused_with_those_it_knows(data: Path) -> None:
    told = problems_of(data, *WHOLE, day="2020-04-01")
    assert "2018-07-01（施行）、2020-03-01（修正）" in told and "effective" in told
    assert "像是 2020-03-01 那一版" in problems_of(data, *WHOLE, day="2018-07-01")


def test_a_history_that_ends_too_early_is_said(data: Path) -> None:
    plan = planned(data, plain_lines("\n".join((TITLE, "（2018年5月1日示例会议通过）", *LINES))))
    assert plan.problems == []
    assert "题注里没有 2020-03-01 的修改" in "\n".join(plan.told)


@pytest.mark.parametrize(
    "leave, put, told",
    [
        ("第三条　水表每年检定一次。", [], "缺第三条"),
        ("第四条　本规定自公布之日起施行。", ["第五条　施行。"], "缺第四条。对照原文补上"),
        ("", ["第四条　又一条。"], "第四条出现了两次：文件第 19 行和第 20 行"),
        ("", ["第一条之一　倒了。"], "次序倒了"),
        ("第二章　管理", [], "第一章后面是第三章"),
        ("第三章　附则", [], "目录里有“第三章附则”，正文里没有"),
    ],
)
def test_a_gap_or_a_double_is_told_with_its_place(
    data: Path, leave: str, put: list[str], told: str
) -> None:
    lines = [TITLE, HISTORY, "目录", "第一章　总则", "第二章　管理", "第三章　附则"]
    lines += [one for one in LINES if one != leave] + put
    assert told in problems_of(data, *lines)


def test_articles_that_the_text_never_had_are_named(data: Path) -> None:
    lines = [one for one in WHOLE if not one.startswith("第三条")]
    text = text_of(data, *lines, absent=("第3条",))  # type: ignore[arg-type]
    assert list(text.articles) == ["a1", "a2", "a4"]


def test_a_paragraph_that_speaks_of_an_article_is_none(data: Path) -> None:
    lines = list(WHOLE)
    lines.insert(lines.index("第二章　管理", 6), "第一条第二款规定的，从其规定。")
    assert (
        text_of(data, *lines).articles["a2"].paragraphs[-1].text == "第一条第二款规定的，从其规定。"
    )


def test_what_a_decision_quotes_is_no_article_of_it(data: Path) -> None:
    text = text_of(
        data,
        TITLE,
        "一、第十条修改为：",
        "“第十条　用水的，应当：",
        "“（一）装表；",
        "“（二）记账。”",
        "二、增加一条，作为第十条之一：",
        "“第十条之一　公开。”",
        "三、本决定自公布之日起施行。",
        "示例会议",
        "2020年3月1日",
    )
    assert list(text.articles) == ["s1", "s2", "s3"]
    assert "“（二）记账。”" in text.articles["s1"].words
    assert [len(one.blocks) for one in text.articles.values()] == [2, 2, 1]
    assert len(text.closing) == 2


def test_a_document_without_articles_is_counted_by_its_headings(data: Path) -> None:
    text = text_of(
        data,
        TITLE,
        "示发〔2020〕3号",
        "各单位：",
        "一、总体要求",
        "（一）指导思想。节约。",
        "（二）目标。有两个：",
        "1.少用；",
        "二、任务",
        "（三）装表。",
        "三、本意见自公布之日起施行。",
        "附件：1.清单",
        "示例机关",
        "2020年3月1日",
        "附件1",
        "清单",
        "第一条　附件里的条。",
    )
    assert text.history == ("示发〔2020〕3号",)
    assert list(text.articles) == ["s1-1", "s1-2", "s2-3", "f1-a1"]
    assert [one.name for one in text.divisions] == [
        *("一、　总体要求", "二、　任务", "三、", "附件1　清单")
    ]
    assert len(text.closing) == 3


def test_page_numbers_running_heads_and_words_of_the_page_go(data: Path) -> None:
    lines = ["首页", "法规库", TITLE, "发布时间：2020-01-01　来源：某网", HISTORY]
    for number, line in enumerate(LINES, 1):
        lines.append(line)
        if number % 4 == 0:
            lines += [f"— {number // 4} —", TITLE]
    text = text_of(data, *lines, "责任编辑：某某", "【打印】【关闭】")
    assert text == text_of(data, *WHOLE)


def test_a_version_is_never_overwritten_and_is_compared(data: Path) -> None:
    first = planned(data, saved(word(*WHOLE)))
    first.path.parent.mkdir(parents=True)
    first.path.write_text(first.content, encoding="utf-8")
    other = [one.replace("每年检定", "每两年检定") for one in WHOLE]
    plan = planned(data, plain_lines("\n".join(other)))
    (told,) = plan.problems
    assert "这一天的全文已经有了" in told and "改 1 条" in told and "git diff --no-index" in told
    earlier = first.path.with_name("2018-07-01.md")
    first.path.rename(earlier)
    told = "\n".join(planned(data, plain_lines("\n".join(other))).told)
    assert "和前一版（2018-07-01）比：改 1 条" in told
    earlier.rename(first.path)
    told = "\n".join(planned(data, saved(word(TITLE, *LINES)), "2018-07-01").told)
    assert "从这一版到后一版（2020-03-01）：两份文字相同" in told


def test_what_shows_nowhere_else_is_refused_in_a_text_too(data: Path) -> None:
    assert "显示不出来" in problems_of(data, *WHOLE[:-1], "第四条　施行\ue000。")

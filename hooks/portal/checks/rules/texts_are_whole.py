"""The articles and chapters of a full text follow one another: what is missing is said, never passed
over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.text_versions import PLACE, TextVersion
from portal.checks.violation import Violation
from portal.read.explanation import Explanation
from portal.read.numerals import numeral_of
from portal.texts.labels import article_key, division_named
from portal.texts.structure import Article, Division, Part

EXPLAINED = Explanation(
    "全文的编号",
    "少了一条、一章，读者看到的就不是全文；编号乱了，引用的条款会指到别处。",
    "对照原文补上或改正；原文就没有的，写进文件头的 absent，一次一行。",
    (
        "(全文): “〈第四条〉”前面缺〈第三条〉 (对照原文补上；原文就没有的，在文件头写 absent: [〈第三条〉])",
        "(全文): “〈第二条之二〉”前面缺〈第二条之一〉 (对照原文补上；原文就没有的，在文件头写 absent: [〈第二条之一〉])",
        "(全文): “〈第二章〉”前面缺〈第一章〉 (对照原文补上；原文就没有的，在文件头写 absent: [〈第一章〉])",
        "(全文): “〈第五条〉”排在“〈第六条〉”后面 (对照原文改正先后；引用的别的文件的条文，每行前面加 >)",
    ),
)

Number = tuple[int, int]
"""Of an article: 第十条 (10, 0), 第十条之一 (10, 1)."""

NAMED = 3
"""Numbers that are missing which a message names."""

_CHAPTERS = ("编", "分编", "章", "节")


@dataclass(frozen=True)
class _Numbered:
    number: Number
    label: str
    line: int


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for versions in catalogue.texts.values():
        for version in versions:
            absent = frozenset(_plain(one) for one in version.head.absent)
            for problem, hint, line in _of_text(version, absent):
                yield Violation(version.path, (PLACE,), problem, hint, (line, 1))


def _of_text(version: TextVersion, absent: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    parts = version.text.parts
    annexes: list[Part] = [one for one in parts if isinstance(one, Division) and one.rank == "附件"]
    main = [one for one in parts if one not in annexes]
    scopes: list[list[Part]] = [main, *([one] for one in annexes)]
    for scope in scopes:
        articles = list(_articles(scope))
        for sign in ("条", "、"):
            yield from _in_order([one for one in articles if _sign(one) == sign], absent, sign)
        yield from _chapters(scope, absent)


def _articles(parts: Sequence[Part]) -> Iterator[_Numbered]:
    """What is numbered through: 第…条 wherever it lies, and 一、 that lies in nothing numbered alike."""
    for part in parts:
        if isinstance(part, Article):
            if number := _number(part.label):
                yield _Numbered(number, part.label, part.line)
        elif part.rank == "部分":
            if number := _number(f"{part.label.rstrip('、')}、"):
                yield _Numbered(number, part.label, part.line)
            yield from (one for one in _articles(part.parts) if _sign(one) == "条")
        else:
            yield from _articles(part.parts)


def _sign(one: _Numbered) -> str:
    return "条" if one.label.startswith("第") else "、"


def _number(label: str) -> Number | None:
    key = article_key(label) or article_key(f"{label}、")
    if not key or label.startswith(("（", "(")):
        return None
    number, _, more = key[1:].partition("-")
    return int(number), int(more or 0)


def _in_order(
    found: Sequence[_Numbered], absent: frozenset[str], sign: str
) -> Iterator[tuple[str, str, int]]:
    before, last = (0, 0), ""
    there = absent | {_label(one.number, sign) for one in found}
    for one in found:
        if one.number <= before:
            hint = "对照原文改正先后；引用的别的文件的条文，每行前面加 >"
            yield f"“{one.label}”排在“{last}”后面", hint, one.line
        elif missing := [x for x in _between(before, one.number, sign) if x not in there]:
            yield _missing(one.label, missing, one.line)
        before, last = max(before, one.number), one.label


def _between(before: Number, now: Number, sign: str) -> list[str]:
    """The labels that ought to stand between two numbers."""
    if now[0] == before[0]:
        return [_label((now[0], more), sign) for more in range(before[1] + 1, now[1])]
    passed = [_label((number, 0), sign) for number in range(before[0] + 1, now[0])]
    whole = [_label((now[0], more), sign) for more in range(now[1])]
    return passed + whole


def _label(number: Number, sign: str) -> str:
    if sign != "条":
        return f"{numeral_of(number[0])}、"
    more = f"之{numeral_of(number[1])}" if number[1] else ""
    return f"第{numeral_of(number[0])}条{more}"


def _chapters(parts: Sequence[Part], absent: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    """Within what they lie in they follow one another; the first may go on counting from before."""
    last: dict[str, int] = {}
    yield from _chapters_in(parts, absent, last)


def _chapters_in(
    parts: Sequence[Part], absent: frozenset[str], last: dict[str, int]
) -> Iterator[tuple[str, str, int]]:
    begun: set[str] = set()
    for part in parts:
        if not isinstance(part, Division):
            continue
        number = division_named(part.name)[3] if part.rank in _CHAPTERS else None
        if number is not None:
            fitting = {last.get(part.rank, 0) + 1} | (set() if part.rank in begun else {1})
            start = last.get(part.rank, 0) if part.rank in begun or number > 1 else 0
            wanted = [f"第{numeral_of(one)}{part.rank}" for one in range(start + 1, number)]
            missing = [one for one in wanted if one not in absent]
            if number not in fitting and number <= start:
                hint = "对照原文改正先后；引用的别的文件的条文，每行前面加 >"
                yield f"“{part.label}”排在“第{numeral_of(start)}{part.rank}”后面", hint, part.line
            elif number not in fitting and missing:
                yield _missing(part.label, missing, part.line)
            last[part.rank] = number
            begun.add(part.rank)
        yield from _chapters_in(part.parts, absent, last)


def _missing(label: str, missing: Sequence[str], line: int) -> tuple[str, str, int]:
    shown = "、".join(missing[:NAMED])
    more = f"等 {len(missing)} 处" if len(missing) > NAMED else ""
    hint = f"对照原文补上；原文就没有的，在文件头写 absent: [{', '.join(missing[:NAMED])}]"
    return f"“{label.rstrip('、')}”前面缺{shown}{more}", hint, line


def _plain(label: str) -> str:
    """第 199 条 as it is written here, 第一百九十九条."""
    number = _number(label.replace(" ", ""))
    if number is None:
        return label.replace(" ", "")
    return _label(number, "条" if label.startswith("第") else "、")

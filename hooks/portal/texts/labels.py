"""What names a part of a text: 第五十二条, 第三章, 附件1, 一、, （一）, 1. ."""

import re

from portal.read.numerals import NUMERAL, number_of

ARTICLE_LABEL = re.compile(rf"第({NUMERAL})条(?:之({NUMERAL}))?")
CLAUSE_LABEL = re.compile(rf"({NUMERAL})[、．.]|[（(]({NUMERAL})[）)]")
DIVISION_LABEL = re.compile(rf"(第({NUMERAL})(分编|编|章|节|部分))(?:[　 :：]+|$)(.*)")
ANNEX_LABEL = re.compile(rf"(附\s*(?:件|录|表|则|图)?\s*({NUMERAL})?)(?:[　 :：．.]+|$)(.*)")
PART_LABEL = re.compile(r"([一二三四五六七八九十百]+)、\s*(.*)")
ITEM_LABEL = re.compile("[（(][一二三四五六七八九十百]+[）)]")
POINT_LABEL = re.compile("[0-9０-９]{1,3}[．.、](?![0-9])|[（(][0-9０-９]{1,3}[）)]|[①-⑳]")

RANKS = {"编": "b", "分编": "c", "章": "z", "节": "j", "附件": "f", "部分": "s", "": "h"}
"""The letter that the keys of divisions of a rank begin with."""


def article_key(label: str) -> str | None:
    """The key of 第五十二条 (a52), 第十条之一 (a10-1), 一、 and （一） (s1); None for what is none."""
    try:
        if found := ARTICLE_LABEL.fullmatch(label):
            more = f"-{number_of(found[2])}" if found[2] else ""
            return f"a{number_of(found[1])}{more}"
        if found := CLAUSE_LABEL.fullmatch(label):
            return f"s{number_of(found[1] or found[2])}"
    except ValueError:
        pass
    return None


def division_named(name: str) -> tuple[str, str, str, int | None]:
    """Rank, label, title and number of a heading."""
    try:
        if found := DIVISION_LABEL.fullmatch(name):
            rank = found[3] if found[3] in RANKS else "部分"
            return rank, found[1], found[4].strip(), number_of(found[2])
        if (found := ANNEX_LABEL.fullmatch(name)) and found[1].strip() != "附则":
            return (
                "附件",
                found[1].replace(" ", ""),
                found[3].strip(),
                number_of(found[2]) if found[2] else None,
            )
        if found := PART_LABEL.fullmatch(name):
            return "部分", f"{found[1]}、", found[2].strip(), number_of(found[1])
    except ValueError:
        pass
    return "", "", name, None

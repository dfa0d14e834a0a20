"""A data folder of any size, made of the real records and of real laws from a file of texts.

The file holds a JSON object a line: title, category (a path of names), history (sentences with
dates) and articles (no, chapter, text). Nothing of it is kept in the project.
"""

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load

DUTIES = 4
"""Of a record: editors write down what concerns small enterprises, and that is little."""

SUMMARY, MUST = 200, 120
"""Characters."""

SHARE = 5
"""Every so many records is put among the policies, the others among the laws."""

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_REGIONS = {
    "上海": "310000",
    "山东": "370000",
    "河南": "410000",
    "浙江": "330000",
    "北京": "110000",
    "广东": "440000",
    "重庆": "500000",
}
_LEVELS = {
    "行政法规": "administrative-regulation",
    "行政法": "law",
    "经济法": "law",
    "社会法": "law",
    "部门规章": "departmental-rule",
}


class TooSmall(Exception):
    """The texts do not make as many records; the text says in Chinese how many they make."""


def make(data: Path, texts: Path, target: Path, count: int) -> int:
    """Write to the folder `target` a copy of `data` and as many records of texts as make `count`
    pages of records and rows in all; return how many were added.

    The ledger is left out, so nothing waits for publication. A long law becomes several records of
    a few articles each, so that no text comes twice. They are written as JSON, which is YAML too.
    """
    shutil.copytree(data, target, ignore=shutil.ignore_patterns("ledger"))
    catalogue = Catalogue(load(data))
    wanted = max(0, count - len(catalogue.items))
    known = {_bare(item.title) for item in catalogue.records}
    laws = [law for law in _laws(texts) if _bare(law["title"]) not in known]
    articles = sum(len(law["articles"]) for law in laws)
    each = max(1, min(DUTIES, articles // max(wanted, 1)))
    added = 0
    for record, kind in _records(laws, each):
        if added == wanted:
            break
        if record["level"] == "local-regulation" and "regions" not in record:
            continue
        path = target / kind / f"{record['id']}.yaml"
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
        added += 1
    if added < wanted:
        raise TooSmall(f"语料只够再做 {added} 条记录，还差 {wanted - added} 条。")
    return added


def _laws(texts: Path) -> Iterator[dict[str, Any]]:
    """Each law once, by title."""
    seen: set[str] = set()
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        for line in lines:
            law = json.loads(line)
            if _bare(law["title"]) not in seen:
                seen.add(_bare(law["title"]))
                yield law


def _records(laws: list[dict[str, Any]], each: int) -> Iterator[tuple[dict[str, Any], str]]:
    """First the beginning of every law, then what follows in each, and so on."""
    longest = max((len(law["articles"]) for law in laws), default=0)
    number = 0
    for part, start in enumerate(range(0, longest, each), 1):
        for law in laws:
            if articles := law["articles"][start : start + each]:
                number += 1
                yield _record(law, articles, part, number)


def _record(
    law: dict[str, Any], articles: list[dict[str, str]], part: int, number: int
) -> tuple[dict[str, Any], str]:
    names = law["category"].split("/")
    local = names[0] == "DLC"
    policy = number % SHARE == 0
    span = articles[0]["no"] if len(articles) == 1 else f"{articles[0]['no']}至{articles[-1]['no']}"
    title = _line(law["title"], 150)
    texts = [(_line(one["no"], 40), _line(one["text"], MUST)) for one in articles]
    record: dict[str, Any] = {
        "id": f"corpus-{_letters(number)}",
        "title": title if part == 1 else f"{title}（{_line(span, 40)}）",
        "summary": _line(articles[0]["text"], SUMMARY) or title,
        "level": "local-regulation" if local else _LEVELS.get(names[0], "departmental-rule"),
    }
    if policy:
        record["level"] = "local-document" if local else "normative-document"
    if region := next((code for name, code in _REGIONS.items() if name in law["category"]), None):
        record["regions"] = [region]
    unverified = [{"field": "effective"}]
    if day := _day(law["history"]):
        record["issued"] = day
    else:
        unverified.append({"field": "issued"})
    record["duties"] = [{"article": no, "must": must} for no, must in texts if no and must]
    record["verification"] = {
        "confidence": "medium",
        "checked": "2026-11-22",
        "unverified": unverified,
    }
    record["sources"] = [{"title": "法律文本", "seen": "2026-11-22"}]
    record["added"] = "2026-11-22"
    return record, "policies" if policy else "laws"


def _letters(number: int) -> str:
    """A number in letters: digits in an id would be found by who looks for a document's number."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _bare(title: str) -> str:
    return _SPACE.sub("", title).removeprefix("中华人民共和国")


def _day(history: list[str]) -> str | None:
    for sentence in history:
        if found := _DATE.search(sentence):
            try:
                return date(*map(int, found.groups())).isoformat()
            except ValueError:
                continue
    return None


def _line(text: str, length: int) -> str:
    """One line of at most so many characters, with nothing that editors could not type."""
    return _SPACE.sub(" ", _UNSEEN.sub(" ", text)).strip()[:length].strip()

"""What is written wrongly, with the right form: for `check.py --wording`."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Tree
from portal.checks.violation import Violation
from portal.editing.wording.organs import FormerOrgans
from portal.editing.wording.passages import Passage, passages
from portal.read.document import Document
from portal.read.vocabulary import AcceptedWording, Term, WordingTerm

_DOC_NO = re.compile(
    r"(?<=[\u4e00-\u9fff])\s?[\[［【(（｛{〖]\s?((?:19|20)\d{2})\s?[\]］】)）｝}〗]\s?(?=第?\s?\d{1,5}\s?号)"
)
_STANDARD = re.compile(
    r"(?<![A-Za-z])(GB|GB/T|GB/Z|HJ|JB/T|NB/T|TSG|DL/T|YB/T|QB/T|DB\d\d(?:/T)?)(\s?)(\d{1,5}(?:\.\d+)?)"
    r"(\s?[-—–－‐−~～]+\s?)((?:19|20)?\d{2})(?![\d.])"
)
_MODEL = re.compile(
    r"(?<![A-Za-z0-9])([A-Z]{1,5}\d?[A-Z0-9]{0,6}\d[A-Z]{0,3})([—–－‐−])(?=\d{1,4}(?![\d年月]))"
)


Finding = tuple[int, str, str, str]
"""Where, what is written, what to write instead, why."""


class Wording:
    """The right ways of writing as the vocabularies of a catalogue have them."""

    def __init__(self, catalogue: Catalogue):
        self._catalogue = catalogue
        self._accepted = _accepted(catalogue)
        self._words = WrongWords.of(catalogue.vocabularies)
        self._organs = FormerOrgans(catalogue.vocabularies.get("issuers", {}))
        self._years = _years_of_standards(catalogue)

    def found_in(self, passage: Passage) -> Iterator[Finding]:
        """What is wrong in a piece of text and was not accepted there."""
        for found in (
            *self._words.found_in(passage.text),
            *numbers(passage.text),
            *standards(passage.text, self._years),
            *_models(passage.text),
            *self._organs.found_in(passage),
        ):
            if not _is_accepted(passage, found[0], found[1], self._accepted):
                yield found

    def violations(self, tree: Tree) -> Iterator[Violation]:
        """Everything in the data and the hand-written pages."""
        items = self._catalogue.items.values()
        standing = [one for one in items if not self._catalogue.is_withdrawn(one)]
        for passage in passages(standing, tree):
            for at, wrong, right, why in self.found_in(passage):
                yield passage.violation(at, f"“{wrong}”{why}", f"写 {right}")
        yield from _out_of_time(self._catalogue)


def numbers(text: str) -> Iterator[Finding]:
    for found in _DOC_NO.finditer(text):
        yield found.start(), found[0].strip(), f"〔{found[1]}〕", "是文号里的年份，括号用六角括号"


def standards(text: str, years: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Of editions older than all that are known nothing is said: they may well have been there."""
    for found in _STANDARD.finditer(text):
        letters, space, number, dash, year = found.groups()
        right = f"{letters} {number}-{year}"
        if dash != "-" or (space == "" and letters.startswith("GB")):
            yield found.start(), found[0], right, "的写法不统一，字母和号之间空一格，年份前用短横"
        elif len(year) == 2 and int(year) < 60:
            yield found.start(), found[0], f"{letters} {number}-20{year}", "的年份写四位"
        known = years.get(f"{letters} {number}")
        if known and len(year) == 4 and min(known) < year and year not in known:
            nearest = "、".join(f"{letters} {number}-{one}" for one in sorted(known))
            yield found.start(), found[0], nearest, "没有这一年的版本（收录的各版里没有）"


def _models(text: str) -> Iterator[Finding]:
    for found in _MODEL.finditer(text):
        yield found.start(), found[0], f"{found[1]}-", "是型号，用短横 -"


class WrongWords:
    """Misprints and units as the vocabulary has them. Of letters the whole word is meant, and its case."""

    def __init__(self, terms: Mapping[str, WordingTerm]):
        self._right: dict[str, WordingTerm] = {
            wrong: term for term in terms.values() for wrong in term.wrong
        }
        parts = sorted(self._right, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_pattern, parts))) if parts else None

    @classmethod
    def of(cls, vocabularies: Mapping[str, Mapping[str, Term]]) -> "WrongWords":
        return cls(cast(Mapping[str, WordingTerm], vocabularies.get("wording", {})))

    def found_in(self, text: str) -> Iterator[Finding]:
        for found in self._pattern.finditer(text) if self._pattern else ():
            term = self._right[found[0]]
            if not any(covers(text, found.start(), found.end(), one) for one in term.right_in):
                yield found.start(), found[0], term.name, f"写错了：{term.description}"


def _pattern(wrong: str) -> str:
    before = "(?<![A-Za-z])" if wrong[0].isascii() and wrong[0].isalpha() else ""
    after = "(?![A-Za-z0-9])" if wrong[-1].isascii() and wrong[-1].isalnum() else ""
    return f"{before}{re.escape(wrong)}{after}"


def covers(text: str, start: int, end: int, word: str) -> bool:
    """Whether a word that contains what was found stands there."""
    at = text.find(word, max(0, end - len(word)), start + len(word))
    return at >= 0 and at <= start and at + len(word) >= end


def _years_of_standards(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    """The years of the editions that are recorded or named as replaced, by letters and number."""
    found: dict[str, set[str]] = {}
    for item in catalogue.of("standards"):
        number = item.get("doc_no") or ""
        if match := _STANDARD.fullmatch(number):
            found.setdefault(f"{match[1]} {match[3]}", set()).add(match[5])
            said = " ".join(
                str(item.get(name) or "") for name in ("supersedes_note", "summary", "dates_note")
            )
            said += " ".join(("", *item.get("replaces", ())))
            for other in _STANDARD.finditer(said):
                found.setdefault(f"{other[1]} {other[3]}", set()).add(other[5])
    return {name: frozenset(years) for name, years in found.items()}


def _accepted(catalogue: Catalogue) -> list[AcceptedWording]:
    terms = catalogue.vocabularies.get("accepted-wording", {}).values()
    return [cast(AcceptedWording, one) for one in terms]


def _is_accepted(passage: Passage, at: int, wrong: str, accepted: list[AcceptedWording]) -> bool:
    return any(
        _concerns(one, passage) and covers(passage.text, at, at + len(wrong), one.words)
        for one in accepted
    )


def _concerns(one: AcceptedWording, passage: Passage) -> bool:
    """Whether an exception was made for the record, the list of the row, or the hand-written page."""
    if not one.records:
        return True
    ids = {passage.id, passage.item.record.id} if passage.item else set()
    paths = (passage.path == name or passage.path.endswith(f"/{name}") for name in one.records)
    return any(id in one.records for id in ids) or any(paths)


def _out_of_time(catalogue: Catalogue) -> Iterator[Violation]:
    """An organ that gives out a document before there was one of its name, or after."""
    issuers = catalogue.vocabularies.get("issuers", {})
    for item in catalogue.records:
        document = item.record
        if not isinstance(document, Document) or catalogue.is_withdrawn(item):
            continue
        days = [one for one in (document.issued, document.published) if one]
        if not days:
            continue
        first, last = min(days).last.year, max(days).first.year
        for index, id in enumerate(document.issuers):
            organ = issuers.get(id)
            since, until = getattr(organ, "since", None), getattr(organ, "until", None)
            if organ and since and first < since.first.year:
                told = f"{organ.name}从 {since} 起才有，文件是 {first} 年的"
                yield Violation.of(item, ("issuers", index), told, "写当时的机关")
            if organ and until and last > until.last.year:
                told = f"{organ.name}到 {until} 为止，文件是 {last} 年的"
                successor = issuers.get(getattr(organ, "successor", None) or "")
                hint = f"写 {successor.id}（{successor.name}）" if successor else "写当时的机关"
                yield Violation.of(item, ("issuers", index), told, hint)

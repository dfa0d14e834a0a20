"""Numbers of documents and standards: as they are to be written, and when two are the same."""

import re
from dataclasses import dataclass

from portal.read.normalise import normalise
from portal.read.numbered import IDENTIFIER

_STANDARD = re.compile(
    r"^(?P<letters>DB[0-9]{2}|[A-Z]{2,3})\s*(?P<part>/\s*[TZ])?\s*(?P<digits>\d+(?:\.\d+)?)"
    r"(?:\s*[-—–－―‐‑‒−~]{1,2}\s*(?P<year>\d{4}))?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[\[［【(（〔]((?:19|20)\d{2})[\]］】)）〕](?=第?\d+号)")
_SPOKEN = (("国家标准", "GB"), ("国标", "GB"))
_FILLERS = re.compile("[号第年]")
_BETWEEN_ISSUERS = re.compile("(?<=[^a-z0-9 ]) (?=[^a-z0-9 ])")
_ATOM = re.compile("[a-z]+|[0-9]+|[^a-z0-9 ]+")


@dataclass(frozen=True)
class StandardNumber:
    """GB/T 2589-2020 in its parts; `year` is '' where nobody has said it."""

    letters: str
    digits: str
    year: str

    def __str__(self) -> str:
        return f"{self.letters} {self.digits}" + (f"-{self.year}" if self.year else "")

    @property
    def slug(self) -> str:
        """gbt-2589-2020."""
        parts = (self.letters.replace("/", ""), self.digits.replace(".", "-"), self.year)
        return "-".join(part for part in parts if part).lower()


def standard_number(text: str) -> StandardNumber | None:
    """The number of a standard, however it is written; None for what is none."""
    found = _STANDARD.match(_said(text).strip())
    if found is None:
        return None
    part = (found["part"] or "").replace(" ", "")
    return StandardNumber((found["letters"] + part).upper(), found["digits"], found["year"] or "")


def as_written(text: str) -> str:
    """A number in the form in which official documents have it: GB 18613-2020, 财税〔2017〕71号."""
    number = standard_number(text)
    return str(number) if number else _YEAR.sub(r"〔\1〕", text.strip())


def are_same(one: str, other: str) -> bool:
    """Whether two numbers are one: brackets, dashes, spaces and width do not count, nor that one of
    them leaves out the year of a standard or names a part."""
    standards = standard_number(one), standard_number(other)
    if all(standards):
        first, second = standards
        assert first and second
        years = {first.year, second.year} - {""}
        return (first.letters, first.digits) == (second.letters, second.digits) and len(years) < 2
    return any(_begins(mine, theirs) for mine in _atoms(one) for theirs in _atoms(other))


def are_editions(one: str, other: str) -> bool:
    """Whether two standards differ in nothing but the year."""
    first, second = standard_number(one), standard_number(other)
    if first is None or second is None or are_same(one, other):
        return False
    return first.digits == second.digits and first.letters[:2] == second.letters[:2]


def is_newer(one: str, other: str) -> bool:
    """Whether the first of two editions of a standard is of a later year."""
    first, second = standard_number(one), standard_number(other)
    return bool(first and second and first.year > second.year)


def are_other_standards(one: str, other: str) -> bool:
    """Whether both are numbers of standards, and not of editions of one."""
    both = standard_number(one) and standard_number(other)
    return bool(both) and not are_same(one, other) and not are_editions(one, other)


def share_identifier(one: str, other: str) -> bool:
    """Whether two numbers have the same year and the same number, whoever issued them."""
    return bool(_identifiers(one) & _identifiers(other))


def identifier(text: str) -> tuple[str, str]:
    """Year and number of a document; '' where they are not there."""
    found = next(iter(sorted(_identifiers(text))), ("", ""))
    return found


def _identifiers(text: str) -> set[tuple[str, str]]:
    found = IDENTIFIER.finditer(normalise(text, {}))
    return {(one[1], one[3]) for one in found if one[1]}


def _said(text: str) -> str:
    wide = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    wide = wide.replace("\u3000", " ")
    for spoken, written in _SPOKEN:
        wide = wide.replace(spoken, written)
    return wide


def _atoms(text: str) -> list[tuple[str, ...]]:
    parts = re.split("[；;，,]", text)
    read = [_BETWEEN_ISSUERS.sub("", normalise(_said(part), {})) for part in parts]
    found = [tuple(_ATOM.findall(_FILLERS.sub(" ", part))) for part in read]
    return [one for one in found if any(atom.isdigit() for atom in one)]


def _begins(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter one is the beginning of the other, with a number at its end."""
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and long[: len(short)] == short

"""What is written wrongly on a page: with the words of the project's vocabularies, and nothing of a site's."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from portal.editing.inspection.finding import Fault
from portal.editing.inspection.read_page import NO_TEXT, ReadPage, is_hidden_itself, text_of
from portal.editing.wording.organs import FormerOrgans
from portal.editing.wording.passages import Passage, without_addresses
from portal.editing.wording.wording import WrongWords, covers, numbers, standards
from portal.read.vocabulary import AcceptedWording, Term

_QUOTES = (
    "code",
    "pre",
    "kbd",
    "samp",
    "var",
    "del",
    "blockquote",
    "q",
    "textarea",
    "input",
    "select",
    "math",
    "button",
)
_BLOCKS = (
    "p",
    "li",
    "td",
    "th",
    "dd",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figcaption",
    "caption",
)
_APART = (*_QUOTES, *_BLOCKS)
_YEAR = re.compile(r"(?<!\d)(1[89]\d{2}|20\d{2})(?!\d)")


class PageWording:
    def __init__(self, vocabularies: Mapping[str, Mapping[str, Term]]):
        self._words = WrongWords.of(vocabularies)
        self._organs = FormerOrgans(vocabularies.get("issuers", {}))
        accepted = vocabularies.get("accepted-wording", {}).values()
        self._accepted = [cast(AcceptedWording, one).words for one in accepted]

    def faults(self, page: ReadPage) -> Iterator[Fault]:
        if page.is_fragment or page.main is None:
            return
        years = [int(one) for one in _YEAR.findall(page.words)]
        for line, text in _texts(page.main):
            yield from self._of_text(page, line, text, min(years, default=None))

    def _of_text(self, page: ReadPage, line: int, text: str, year: int | None) -> Iterator[Fault]:
        """An organ is one of its time on a page that tells of a year in which it was."""
        for kind, found in (
            ("misprint", self._words.found_in(text)),
            ("doc-number", numbers(text)),
            ("standard-number", standards(text, {})),
            ("former-organ", self._organs.found_in(Passage("", page.path, (), text, year))),
        ):
            for at, wrong, right, why in found:
                if _is_mentioned(text, at, at + len(wrong)):
                    continue
                if any(covers(text, at, at + len(wrong), one) for one in self._accepted):
                    continue
                shown = (
                    text[max(0, at - 8) : at + len(wrong) + 8].strip()
                    if kind == "doc-number"
                    else wrong
                )
                yield Fault(kind, page.path, line, f"“{shown}”{why}", f"写 {right}")


def _texts(main: Any) -> Iterator[tuple[int, str]]:
    """The innermost blocks of text, each with its line."""
    left_out: set[Any] = set()
    for one in main.iter():
        if one in left_out or _is_quoted(one) or is_hidden_itself(one):
            left_out.update(one)
        elif one.tag in _BLOCKS and (text := _own(one)):
            yield one.sourceline or 0, without_addresses(text)


def _is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether words stand in quotation marks by themselves: they are talked of, not used."""
    return text[start - 1 : start] == "“" and text[end : end + 1] == "”"


def _is_quoted(element: Any) -> bool:
    """Whether it is another's words: quoted, or marked as what is not to be put into others."""
    return element.tag in _QUOTES or element.get("translate") == "no"


def _own(block: Any) -> str:
    """The text of a block without what it quotes and what is a block again."""
    if not len(block):
        return " ".join((block.text or "").split())
    if next(block.iterdescendants(*_APART), None) is None:
        return text_of(block)
    pieces = [block.text or ""]
    for child in block:
        if child.tag in _APART or child.tag in NO_TEXT:
            pieces.append("　")
        elif next(child.iterdescendants(*_APART), None) is not None:
            pieces.append(_own(child))
        else:
            pieces.append(text_of(child))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())

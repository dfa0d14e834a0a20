"""The structure of a text, found from its lines and written as light Markdown."""

from collections import Counter
from dataclasses import dataclass, field

from portal.editing.texts.line_kinds import (
    ORDER,
    ArticleLine,
    DivisionLine,
    annex_line,
    article_line,
    clause_line,
    division_line,
    heading_words,
    is_heading_like,
    is_item,
    part_line,
)
from portal.editing.texts.quotations import Quotations
from portal.editing.texts.read_file import ReadLine, ReadPart, ReadTable
from portal.editing.texts.signature import signature
from portal.texts.written_text import escaped


@dataclass
class FoundStructure:
    """`lines` are those of the file to be; `places` say of each article and division where in the read
    file it stands: its label, and within which annex."""

    lines: list[str] = field(default_factory=list)
    articles: list[tuple[str, int, int, int, int]] = field(default_factory=list)
    """Label, number, 之, where, and the annex that it is in (0: none)."""
    divisions: list[tuple[str, str, int, int, int]] = field(default_factory=list)
    """Rank, label, number, where, annex."""


def found_structure(parts: tuple[ReadPart, ...]) -> FoundStructure:
    """What the parts of a text are, its title and history left out."""
    return _Finder(parts).find()


class _Finder:
    def __init__(self, parts: tuple[ReadPart, ...]):
        self.parts = parts
        self.found = FoundStructure()
        self.last = (0, 0)
        self.annex = 0
        self.depths: list[int] = []
        self.closing: list[str] = []
        self.closing_at = signature(parts)
        self.by_articles = _has_articles(parts)
        self.quotations = Quotations(parts, self.by_articles)
        self.parts_are_headings = not self.by_articles and self._parts_are_headings()
        self.clauses: Counter[str] = Counter()

    def find(self) -> FoundStructure:
        at = 0
        while at < len(self.parts):
            one = self.parts[at]
            if isinstance(one, ReadTable):
                self._add(_table(one))
            elif at in self.closing_at:
                self.closing.append(escaped(one.text))
            else:
                at += self._line(at, one)
            at += 1
        if self.closing:
            self.found.lines += ["***", *self.closing]
        return self.found

    def _line(self, at: int, line: ReadLine) -> int:
        """Take one line; how many of those that follow belong to it."""
        if self.quotations.has(at):
            self._quote(line.text)
            return 0
        division = division_line(line)
        if division and (division.label or line.heading or not self.annex):
            return self._division(at, division)
        if (annex := annex_line(line)) and self._is_annex(at):
            return self._annex(at, *annex)
        article = article_line(line)
        if article and (self._follows(article) or (article.sure and not article.refers)):
            self._article(line, article)
        elif article and self.by_articles and not article.refers:
            self._article(line, article)  # a gap, to be told: never swallowed
        elif not self.by_articles and not self.annex and self._clause(line):
            pass
        else:
            self._add(line.text if is_item(line.text) else escaped(line.text))
        return 0

    def _division(self, at: int, division: DivisionLine) -> int:
        title, taken = division.title, 0
        if division.label and not title and (after := self._short_line(at + 1)):
            title, taken = heading_words(after.text), 1
        depth = ORDER[division.rank]
        self.depths = [one for one in self.depths if one < depth] + [depth]
        level = len(self.depths) + (1 if self.annex else 0)
        self._add(f"{'#' * level} {'　'.join(filter(None, (division.label, title)))}")
        where = self.parts[at].where
        self.found.divisions.append(
            (division.rank, division.label, division.number, where, self.annex)
        )
        return taken

    def _annex(self, at: int, label: str, title: str) -> int:
        taken = 0
        if not title and (after := self._short_line(at + 1)):
            title, taken = after.text, 1
        self.annex += 1
        self.last, self.depths = (0, 0), []
        self._add(f"# {'　'.join(filter(None, (label, title)))}")
        return taken

    def _article(self, line: ReadLine, article: ArticleLine) -> None:
        heading = f"【{article.heading}】" if article.heading else ""
        self._add(f"**{article.label}**{heading}　{article.text}".rstrip("　"))
        self.last = (article.number, article.more)
        self.found.articles.append(
            (article.label, article.number, article.more, line.where, self.annex)
        )

    def _clause(self, line: ReadLine) -> bool:
        """一、 and （一） in a document without articles."""
        if part := part_line(line):
            numeral, text = part
            self.clauses["part"] += 1
            self.clauses["clause"] = 0
            if self.parts_are_headings:
                self._add(f"# {numeral}、{text if is_heading_like(text) else ''}")
                if not is_heading_like(text) and text:
                    self._add(escaped(text))
            else:
                self._add(f"**{numeral}、**　{text}".rstrip("　"))
            return True
        found = clause_line(line) if self.parts_are_headings and self.clauses["part"] else None
        if found and found[1] in (self.clauses["clause"] + 1, self.clauses["any"] + 1):
            self.clauses["clause"] = self.clauses["any"] = found[1]
            self._add(f"**{found[0]}**　{found[2]}".rstrip("　"))
            return True
        return False

    def _parts_are_headings(self) -> bool:
        found = [
            part for one in self.parts if isinstance(one, ReadLine) and (part := part_line(one))
        ]
        headings = sum(is_heading_like(text) for _, text in found)
        return bool(found) and headings * 2 >= len(found)

    def _follows(self, article: ArticleLine) -> bool:
        number, more = self.last
        return (article.number, article.more) in ((number + 1, 0), (number, more + 1))

    def _short_line(self, at: int) -> ReadLine | None:
        """The line that may be the rest of a heading."""
        one = self.parts[at] if at < len(self.parts) else None
        if not isinstance(one, ReadLine) or at in self.closing_at:
            return None
        plain = len(one.text) <= 40 and not one.text.endswith(("。", "；", "：", "，"))
        division = division_line(one)
        other = article_line(one) or part_line(one) or annex_line(one) or is_item(one.text)
        return one if plain and not other and not (division and division.label) else None

    def _is_annex(self, at: int) -> bool:
        """Whether the text proper is over: none of its articles comes afterwards."""
        if not self.annex and not self.found.articles and len(self.found.lines) < 2:
            return False
        if self.annex or not self.by_articles:
            return True
        for one in self.parts[at + 1 :]:
            article = article_line(one) if isinstance(one, ReadLine) else None
            if article and article.sure:
                return not self._follows(article)
        return True

    def _quote(self, text: str) -> None:
        lines = self.found.lines
        if lines and lines[-1].startswith("> "):
            lines[-1] += f"\n> {text}"
        else:
            self._add(f"> {text}")

    def _add(self, line: str) -> None:
        self.found.lines.append(line)


def _table(table: ReadTable) -> str:
    rows = [
        "| " + " | ".join(cell.replace("|", "\\|").strip() for cell in row) + " |"
        for row in table.rows
    ]
    rule = "| " + " | ".join("---" for _ in table.rows[0]) + " |"
    return "\n".join((rows[0], rule, *rows[1:]))


def _has_articles(parts: tuple[ReadPart, ...]) -> bool:
    """Whether the text proper is counted by articles: in one that is counted 一、 二、 they are those of
    annexes, or of another text that it amends."""
    counted = False
    for n, one in enumerate(parts):
        if not isinstance(one, ReadLine):
            continue
        if n and annex_line(one) and counted:
            return False
        article = article_line(one)
        if article and article.sure and (article.number == 1 or not counted):
            return True
        counted = counted or part_line(one) is not None
    return False

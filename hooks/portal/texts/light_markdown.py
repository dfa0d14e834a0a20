"""How a text is written down: one line for each thing, with a blank line between.

    # 第一章　总则                a division; as many # as it lies deep
    **第一条**　为了……，制定本法。   an article; what follows is its first paragraph
    **第十条之一**【名称】　……
    下一款的文字。                 another paragraph
    （一）……；                    an item (项) of the paragraph before it
    1.……；                        a point (目) of the item before it
    **一、**……  **（一）**……      what is numbered in a document without articles
    > 第十条修改为：……            quoted from another text
    | 名称 | 限值 |               a table, its first row is the head
    # 附件1　……                   an annex
    ***                           what follows is the closing: who signed, when

A line that only looks like one of these has `\\` before it. Nothing else is a sign: `*`, `_` and `<` stand
for themselves.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.read.numerals import NUMERAL, number_of
from portal.read.problem import Problem
from portal.texts.annex_numbers import AnnexNumbers
from portal.texts.structure import (
    Article,
    Block,
    Division,
    LegalText,
    Paragraph,
    Part,
    QuotedText,
    TextItem,
    TextTable,
)

ARTICLE_LABEL = re.compile(rf"第({NUMERAL})条(?:之({NUMERAL}))?")
CLAUSE_LABEL = re.compile(rf"({NUMERAL})[、．.]|[（(]({NUMERAL})[）)]")
DIVISION_LABEL = re.compile(rf"(第({NUMERAL})(分编|编|章|节|部分))(?:[　 :：]+|$)(.*)")
ANNEX_LABEL = re.compile(rf"(附\s*(?:件|录|表|则|图)?\s*({NUMERAL})?)(?:[　 :：．.]+|$)(.*)")
PART_LABEL = re.compile(r"([一二三四五六七八九十百]+)、\s*(.*)")
ITEM_LABEL = re.compile("[（(][一二三四五六七八九十百]+[）)]")
POINT_LABEL = re.compile("[0-9０-９]{1,3}[．.、](?![0-9])|[（(][0-9０-９]{1,3}[）)]|[①-⑳]")

RANKS = {"编": "b", "分编": "c", "章": "z", "节": "j", "附件": "f", "部分": "s", "": "h"}
"""The letter that the keys of divisions of a rank begin with."""

_LETTERS = {"article": "a", "paragraph": "k", "item": "x", "point": "m"}

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ARTICLE = re.compile(r"\*\*(.+?)\*\*(?:【(.+?)】)?[　 ]?(.*)")
_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?")
_SIGN = re.compile(rf"#|\*\*|\*\*\*$|>|\||\\|---|{ITEM_LABEL.pattern}|{POINT_LABEL.pattern}")
"""What a line means something by; one that only looks so has a backslash in front."""


@dataclass
class _Open:
    """A division or article that is still being read."""

    depth: int
    key: str
    rank: str = ""
    label: str = ""
    title: str = ""
    heading: str = ""
    line: int = 0
    is_article: bool = False
    blocks: list[Block] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def closed(self) -> Part:
        if self.is_article:
            return Article(self.key, self.label, tuple(self.blocks), self.heading, self.line)
        return Division(
            self.key,
            self.rank,
            self.label,
            self.title,
            tuple(self.blocks),
            tuple(self.parts),
            self.line,
        )


def parse_text(
    body: str, path: str, title: str, history: tuple[str, ...] = (), first: int = 1
) -> tuple[LegalText, list[Problem]]:
    """The text in the body of a file, which begins on its line `first`, and what is wrong with it."""
    return _TextReader(path, first).read(body, title, history)


@dataclass
class _Growing:
    """The block that was read last, as long as the lines after it may add to it."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    items: list[tuple[str, str, str, list[TextItem]]] = field(default_factory=list)
    """Key, label, text and points of each."""

    def into(self, block: Block) -> Block:
        """The block with all that was added."""
        if isinstance(block, TextTable):
            return TextTable(tuple(self.rows))
        if isinstance(block, QuotedText):
            return QuotedText(tuple(self.lines))
        items = tuple(
            TextItem(key, label, text, tuple(points)) for key, label, text, points in self.items
        )
        return Paragraph(block.key, block.text, items)


class _TextReader:
    def __init__(self, path: str, first: int):
        self.path = path
        self.number = first
        self.problems: list[Problem] = []
        self.preamble: list[Block] = []
        self.closing: list[Block] = []
        self.top: list[Part] = []
        self.open: list[_Open] = []
        self.into = self.preamble
        self.prefix = ""
        """The key of what the next paragraph belongs to."""
        self.paragraphs = 0
        """How many there are in it so far."""
        self.growing: _Growing | None = None
        self.counts: dict[tuple[str, str], int] = {}
        """How many divisions of each rank there are below a key."""
        self.annexes = AnnexNumbers(())
        self.taken: dict[str, set[int]] = defaultdict(set)
        """The numbers of the annexes below a key."""
        self.clauses: dict[str, str] = {}
        """The last 一、 below a key: a （一） after it lies in it."""
        self.keys: dict[str, int] = {}
        self.again: dict[str, int] = {}
        """How often each key was to be used once more."""
        self.quoted = False
        """Whether the line before was a quoted one or a row, which the next one goes on with."""

    def read(
        self, body: str, title: str, history: tuple[str, ...]
    ) -> tuple[LegalText, list[Problem]]:
        self.annexes = AnnexNumbers(_numbered_annexes(body))
        for number, line in enumerate(body.split("\n"), self.number):
            self.number = number
            self._line(line.strip())
        self._settle()
        self._close(0)
        text = LegalText(title, tuple(self.top), tuple(self.preamble), tuple(self.closing), history)
        return text, self.problems

    def _line(self, line: str) -> None:
        if not line:
            self.quoted = False
        elif line == "***":
            self._enter(self.closing, "")
            self._close(0)
        elif found := _HEADING.fullmatch(line):
            self._heading(len(found[1]), found[2].strip())
        elif found := _ARTICLE.fullmatch(line):
            self._article(found[1].strip(), found[2] or "", found[3].strip())
        elif line.startswith(">"):
            self._quoted(line[1:].strip())
        elif line.startswith("|"):
            self._row(line)
        else:
            self._text(line)

    def _heading(self, depth: int, name: str) -> None:
        deepest = sum(not one.is_article for one in self.open) + 1
        if depth > deepest:
            told = f"标题“{name}”前面有 {depth} 个 #，这里最多 {deepest} 个"
            self._problem(told, "上一级的标题少一个 #；编、章、节各比上一级多一个")
        self._settle()
        self._close(min(depth, deepest))
        rank, label, title, number = division_named(name)
        letter = RANKS[rank]
        around = self.open[-1] if self.open else None
        beside = (around.key if around else "", rank)
        self.counts[beside] = self.counts.get(beside, 0) + 1
        within = (
            "" if rank in ("章", "附件") and not self._in_annex or around is None else around.key
        )
        if rank == "附件":
            taken, place = self.taken[within], self.counts[beside]
            number = self.annexes.number(depth, _annex_kind(label), number, place, taken)
            taken.add(number)
        elif number is None:
            number = self.counts[beside]
        if around and around.rank == "编" and rank == "章":
            within = around.key
        opened = _Open(
            min(depth, deepest),
            self._key("-".join(filter(None, (within, f"{letter}{number}"))), label or title),
            rank,
            label,
            title,
            line=self.number,
        )
        self.open.append(opened)
        self._enter(opened.blocks, opened.key)

    def _article(self, label: str, heading: str, text: str) -> None:
        key = article_key(label)
        if key is None:
            told = f"“{label}”不是条号"
            self._problem(
                told, "写 **第五十二条**、**第十条之一**，没有条的文件写 **一、**、**（一）**"
            )
            return
        self._settle()
        while self.open and self.open[-1].is_article:
            self._shut()
        annex = next((one.key for one in self.open if one.rank == "附件"), "")
        around = self.open[-1].key if self.open else ""
        if key.startswith("s"):
            part = next((one for one in reversed(self.open) if one.rank == "部分"), None)
            within = (
                part.key
                if part
                else self.clauses.get(around, annex)
                if "（" in label or "(" in label
                else annex
            )
            key = (
                f"{within}-{key[1:]}"
                if within.split("-")[-1].startswith("s")
                else f"{within}-{key}"
                if within
                else key
            )
        elif annex:
            key = f"{annex}-{key}"
        opened = _Open(
            99,
            self._key(key, label),
            label=label.rstrip("、．."),
            heading=heading,
            line=self.number,
            is_article=True,
        )
        if opened.key.rsplit("-", 1)[-1].startswith("s"):
            self.clauses[around] = opened.key
        self.open.append(opened)
        self._enter(opened.blocks, opened.key)
        if text:
            self._paragraph(text)

    def _text(self, line: str) -> None:
        if line.startswith("\\"):
            self._paragraph(line[1:])
        elif found := ITEM_LABEL.match(line):
            self._item(found[0], line[found.end() :].strip(), point=False)
        elif found := POINT_LABEL.match(line):
            self._item(found[0], line[found.end() :].strip(), point=True)
        else:
            self._paragraph(line)
        self.quoted = False

    def _enter(self, into: list[Block], prefix: str) -> None:
        """What follows belongs to another part."""
        self._settle()
        self.into, self.prefix = into, prefix
        self.paragraphs = 0
        self.quoted = False

    def _settle(self) -> None:
        """Nothing is added to the last block any more. Until then what is added lies in lists: a table
        of some thousand rows would be copied as often."""
        if self.growing:
            self.into[-1] = self.growing.into(self.into[-1])
            self.growing = None

    def _begin(self, block: Block) -> _Growing:
        self._settle()
        self.into.append(block)
        self.growing = _Growing()
        return self.growing

    def _paragraph(self, text: str) -> Paragraph:
        self._settle()
        self.paragraphs += 1
        key = "-".join(filter(None, (self.prefix, f"k{self.paragraphs}")))
        paragraph = Paragraph(key, text)
        self.into.append(paragraph)
        return paragraph

    def _item(self, label: str, text: str, point: bool) -> None:
        around = self.into[-1] if self.into else None
        if not isinstance(around, Paragraph):
            around = self._paragraph("")
        if self.growing is None:
            self.growing = _Growing()
        items = self.growing.items
        if point and items and ITEM_LABEL.match(items[-1][1]):
            key, _, _, points = items[-1]
            points.append(TextItem(f"{key}-m{1 + len(points)}", label, text))
        else:
            items.append((f"{around.key}-x{1 + len(items)}", label, text, []))

    def _quoted(self, text: str) -> None:
        if not (self.quoted and self.growing and self.growing.lines):
            self._begin(QuotedText(()))
        assert self.growing
        self.growing.lines.append(text)
        self.quoted = True

    def _row(self, line: str) -> None:
        if _RULE.fullmatch(line):
            return
        cells = tuple(
            one.strip().replace("\\|", "|") for one in re.split(r"(?<!\\)\|", line.strip())[1:-1]
        )
        if self.quoted and self.growing and self.growing.rows:
            wanted = len(self.growing.rows[0])
            if len(cells) != wanted:
                told = f"这一行有 {len(cells)} 格，表头有 {wanted} 格"
                self._problem(told, "补上缺的格，或者删去多的 |；格里的竖线写 \\|")
        else:
            self._begin(TextTable(()))
        assert self.growing
        self.growing.rows.append(cells)
        self.quoted = True

    @property
    def _parts(self) -> list[Part]:
        around = next((one for one in reversed(self.open) if not one.is_article), None)
        return around.parts if around else self.top

    @property
    def _in_annex(self) -> bool:
        return any(one.rank == "附件" for one in self.open)

    def _close(self, depth: int) -> None:
        """Shut all that a heading of this depth ends."""
        while self.open and (self.open[-1].is_article or self.open[-1].depth >= max(depth, 1)):
            self._shut()

    def _shut(self) -> None:
        part = self.open.pop().closed()
        self._parts.append(part)

    def _key(self, key: str, name: str) -> str:
        if key in self.keys:
            told = f"“{name}”出现了两次，第一次在第 {self.keys[key]} 行"
            self._problem(told, "对照原文改正编号；引用的别的文件的条文，每行前面加 >")
            self.again[key] = self.again.get(key, 1) + 1
            key = f"{key}-{self.again[key]}"
        self.keys[key] = self.number
        return key

    def _problem(self, told: str, hint: str) -> None:
        self.problems.append(Problem(self.path, self.number, 1, "(正文)", told, hint))


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


def _annex_kind(label: str) -> str:
    """附件 of 附件1."""
    return re.sub(f"{NUMERAL}$", "", label)


def _numbered_annexes(body: str) -> Iterator[tuple[int, str, int]]:
    for line in body.split("\n"):
        if found := _HEADING.fullmatch(line.strip()):
            rank, label, _, number = division_named(found[2].strip())
            if rank == "附件" and number is not None:
                yield len(found[1]), _annex_kind(label), number


def written_text(text: LegalText) -> str:
    """The body of the file that `parse_text` reads the same text from."""
    lines = [*_written_blocks(text.preamble), *_written_parts(text.parts, 1)]
    if text.closing:
        lines += ["***", *_written_blocks(text.closing)]
    return "\n\n".join(lines) + "\n"


def _written_parts(parts: tuple[Part, ...], depth: int) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Division):
            between = "" if part.rank == "部分" and part.label.endswith("、") else "　"
            yield f"{'#' * depth} {between.join(filter(None, (part.label, part.title)))}"
            yield from _written_blocks(part.blocks)
            yield from _written_parts(part.parts, depth + 1)
        else:
            yield from _written_article(part)


def _written_article(article: Article) -> Iterator[str]:
    label = article.label
    if CLAUSE_LABEL.fullmatch(f"{label}、"):
        label += "、"
    head = f"**{label}**{f'【{article.heading}】' if article.heading else ''}"
    first, *rest = article.blocks or (Paragraph("", ""),)
    if isinstance(first, Paragraph):
        yield f"{head}　{first.text}".rstrip("　")
        yield from _written_items(first.items)
    else:
        yield head
        rest = [first, *rest]
    yield from _written_blocks(tuple(rest))


def _written_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.text:
                yield escaped(block.text)
            yield from _written_items(block.items)
        elif isinstance(block, QuotedText):
            yield "\n".join(f"> {line}".rstrip() for line in block.lines)
        else:
            rows = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in block.rows]
            rule = " | ".join("---" for _ in block.rows[0])
            yield "\n".join(f"| {row} |" for row in (rows[0], rule, *rows[1:]))


def _written_items(items: tuple[TextItem, ...]) -> Iterator[str]:
    for item in items:
        yield f"{item.label}{item.text}"
        yield from _written_items(item.items)


def escaped(line: str) -> str:
    """A line of plain text that is read as such."""
    return f"\\{line}" if _SIGN.match(line) else line

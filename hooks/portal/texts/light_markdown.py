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

from portal.read.problem import Problem
from portal.texts.annex_numbers import AnnexNumbers
from portal.texts.growing import GrowingBlock, OpenPart
from portal.texts.labels import (
    ITEM_LABEL,
    POINT_LABEL,
    RANKS,
    article_key,
    division_named,
)
from portal.texts.structure import (
    Block,
    LegalText,
    Paragraph,
    Part,
    QuotedText,
    TextItem,
    TextTable,
)

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ARTICLE = re.compile(r"\*\*(.+?)\*\*(?:【(.+?)】)?[　 ]?(.*)")
_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?")


def parse_text(
    body: str, path: str, title: str, history: tuple[str, ...] = (), first: int = 1
) -> tuple[LegalText, list[Problem]]:
    """The text in the body of a file, which begins on its line `first`, and what is wrong with it."""
    return _TextReader(path, first).read(body, title, history)


class _TextReader:
    def __init__(self, path: str, first: int):
        self.path = path
        self.number = first
        self.problems: list[Problem] = []
        self.preamble: list[Block] = []
        self.closing: list[Block] = []
        self.top: list[Part] = []
        self.open: list[OpenPart] = []
        self.into = self.preamble
        self.prefix = ""
        """The key of what the next paragraph belongs to."""
        self.paragraphs = 0
        """How many there are in it so far."""
        self.growing: GrowingBlock | None = None
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
        headings = filter(None, (_HEADING.fullmatch(line.strip()) for line in body.split("\n")))
        self.annexes = AnnexNumbers((len(one[1]), one[2].strip()) for one in headings)
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
            number = self.annexes.number(depth, label, number, place, taken)
            taken.add(number)
        elif number is None:
            number = self.counts[beside]
        if around and around.rank == "编" and rank == "章":
            within = around.key
        opened = OpenPart(
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
        opened = OpenPart(
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

    def _begin(self, block: Block) -> GrowingBlock:
        self._settle()
        self.into.append(block)
        self.growing = GrowingBlock()
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
            self.growing = GrowingBlock()
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

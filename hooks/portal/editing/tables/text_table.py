"""Tables that are text: CSV of every sort, what is pasted from Word, tables of web pages."""

import csv
import io
import re
from collections import Counter
from typing import Any

from lxml import etree, html

from portal.editing.tables.grid import BadWorkbook, GridFile, GridSheet, SheetCell, Span

MOST_ROWS, WIDEST = 20_000, 400

_DELIMITERS = {"\t": "制表符", ",": "逗号", ";": "分号", "，": "全角逗号", "|": "竖线"}


def text_table(data: bytes, name: str) -> GridFile:
    """The table in a text file."""
    text, encoding = decoded(data)
    if "\0" in text:
        raise BadWorkbook("这不是表格，也不是文字文件。用 Excel 打开，另存为 .xlsx 再导入。")
    rows, delimiter = _rows(text)
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > WIDEST:
        raise BadWorkbook(f"这张表有 {len(rows)} 行，不像一张附件。只留有附件的部分再导入。")
    cells = tuple(
        tuple(SheetCell(number, column, text) for column, text in enumerate(row, 1))
        for number, row in enumerate(rows, 1)
    )
    remarks = [f"按 {encoding} 编码、{delimiter}分列读的"]
    return GridFile((GridSheet(name, cells),), tuple(remarks))


def decoded(data: bytes) -> tuple[str, str]:
    """The text in bytes, and what it was written in. Refuses rather than shows wrong characters."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _decode(data, "utf-16"), "UTF-16"
    if data[:3] == b"\xef\xbb\xbf":
        return _decode(data, "utf-8-sig"), "UTF-8"
    if data[1:2] == b"\0" or data[:1] == b"\0":
        return _decode(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _decode(data, "gb18030"), "GBK（GB18030）"


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError:
        raise BadWorkbook(
            "文件里的文字读不出来：不是 UTF-8，也不是 GBK。用 Excel 打开，另存为 .xlsx 再导入。"
        ) from None


def _rows(text: str) -> tuple[list[list[str]], str]:
    """The rows, split at what splits most of them alike."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    best: tuple[float, list[list[str]], str, int] | None = None
    for sign, name in _DELIMITERS.items():
        if sign not in text:
            continue
        rows, odd = _parsed(text, sign)
        widths = Counter(len(row) for row in rows if any(row))
        width, often = max(widths.items(), key=lambda one: (one[1] * (one[0] > 1), one[0]))
        score = often / max(sum(widths.values()), 1) * (width > 1) * min(width, 6)
        if best is None or score > best[0] * (1 if sign == "\t" else 1.05):
            best = (score, rows, name, odd)
    if best is None or best[0] == 0:
        raise BadWorkbook(
            "这里只有一列文字，没有分成列的表格。把表格复制到 Excel，另存为 .xlsx 再导入。"
        )
    if best[3]:
        raise BadWorkbook(
            f"第 {best[3]} 行的引号只有一半，分不清一格到哪里为止。"
            "在 Excel 里打开，改好这一格，另存为 .xlsx 再导入。"
        )
    _look_at_widths(best[1])
    return best[1], best[2]


def _parsed(text: str, sign: str) -> tuple[list[list[str]], int]:
    """The rows; quoted cells may hold line breaks. Where quotes are no quotes (10"泵, as Word pastes it)
    each line is a row; with them the line on which a cell begins with a quote that nothing closes."""
    odd = 0
    try:
        rows = [list(row) for row in csv.reader(io.StringIO(text), delimiter=sign, strict=True)]
    except csv.Error:
        rows = [line.split(sign) for line in text.split("\n")]
        alike = sign == "\t" and len({len(row) for row in rows if any(row)}) == 1
        for number, row in enumerate(rows, 1):
            if not (odd or alike) and any(
                one.startswith('"') and one.count('"') % 2 for one in row
            ):
                odd = number
        rows = [[_unquoted(one) for one in row] for row in rows]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return [[_lines(one) for one in row] for row in rows], odd


def _unquoted(cell: str) -> str:
    found = re.fullmatch(r'"([^"]*)"', cell)
    return found[1] if found else cell


def _lines(cell: str) -> str:
    """Word's and old programs' breaks within a cell are breaks."""
    return re.sub("[\x0b\x0c\x85\u2028\u2029]", "\n", cell)


def _look_at_widths(rows: list[list[str]]) -> None:
    """Word pastes the paragraphs of a cell as lines: one row then comes as short ones, that are as long
    as a row together. Raises BadWorkbook."""
    widths = Counter(len(row) for row in rows if any(row))
    width = max(widths, key=lambda one: (widths[one] * (one > 1), one))
    for number, row in enumerate(rows, 1):
        whole, last = len(row), number
        while 1 < whole < width and last < len(rows) and 0 < len(rows[last]) < width:
            if _counts_on(row[0], rows[last][0]):
                break
            whole, last = whole + len(rows[last]) - 1, last + 1
        if whole != width or last == number:
            continue
        raise BadWorkbook(
            f"第 {number} 行到第 {last} 行合起来才是一行：Word 的一格里分了段，粘贴的时候断开了。"
            "在 Word 里复制表格，先粘贴到 Excel 里，看看行对不对，另存为 .xlsx 再导入。"
        )


def _counts_on(one: str, other: str) -> bool:
    return one.strip().isdecimal() and other.strip().isdecimal() and int(other) == int(one) + 1


def html_table(data: bytes, name: str) -> GridFile:
    """The tables of a page, or of what Word and Excel put on the clipboard; `.xls` files that
    programs of authorities write are such pages, too."""
    text, _ = _page(data)
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
        root = html.fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        raise BadWorkbook("网页里的表格读不出来。复制到 Excel，另存为 .xlsx 再导入。") from None
    tables = [
        one for one in root.iter("table") if not any(True for _ in one.iterancestors("table"))
    ]
    sheets = []
    for number, table in enumerate(tables, 1):
        title = name if len(tables) == 1 else f"{name} 表{number}"
        sheets.append(GridSheet(title, _grid(table)))
    return GridFile(tuple(sheets), ("按网页里的表格读的",))


def _page(data: bytes) -> tuple[str, str]:
    text, encoding = decoded(data)
    if text.startswith("<?xml"):  # lxml takes no text that states its encoding
        text = text.partition("?>")[2]
    return text, encoding


def _grid(table: Any) -> tuple[tuple[SheetCell, ...], ...]:
    placed: dict[tuple[int, int], SheetCell] = {}
    lines = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    if len(lines) > MOST_ROWS:
        raise BadWorkbook(f"这张表有 {len(lines)} 行，不像一张附件。")
    width = 0
    for number, line in enumerate(lines, 1):
        column = 1
        for part in line:
            if part.tag not in ("td", "th"):
                continue
            while (number, column) in placed:
                column += 1
            down = min(_count(part, "rowspan"), len(lines) - number + 1)
            right = min(_count(part, "colspan"), WIDEST)
            span: Span = (number, column, number + down - 1, column + right - 1)
            text = _text(part)
            for row in range(span[0], span[2] + 1):
                for one in range(span[1], span[3] + 1):
                    merged = span if down > 1 or right > 1 else None
                    placed[row, one] = SheetCell(row, one, text, "text", merged)
            column += right
            width = max(width, column - 1)
            if width > WIDEST:
                raise BadWorkbook(f"这张表有 {width} 列，不像一张附件。")
    return tuple(
        tuple(placed.get((row, column), SheetCell(row, column)) for column in range(1, width + 1))
        for row in range(1, len(lines) + 1)
    )


def _count(part: Any, name: str) -> int:
    text = part.get(name) or "1"
    return max(int(text), 1) if text.isdecimal() and len(text) < 6 else 1


def _text(part: Any) -> str:
    """The text of a cell, with its lines: paragraphs and <br> break, the source's own lines do not."""
    pieces: list[str] = []
    _collect(part, pieces)
    lines = "".join(pieces).split("\n")
    return "\n".join(line for line in (" ".join(one.split()) for one in lines) if line)


def _collect(part: Any, pieces: list[str]) -> None:
    raised = part.tag == "sup"
    if part.tag in ("p", "div", "br", "li"):
        pieces.append("\n")
    text = (part.text or "").replace("\n", " ")
    pieces.append(text.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) if raised else text)
    for child in part:
        if isinstance(child.tag, str):
            _collect(child, pieces)
        pieces.append((child.tail or "").replace("\n", " "))

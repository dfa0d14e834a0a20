"""Columns that nobody knows, that are there twice, or that are gone."""

from collections.abc import Iterator, Mapping

from portal.editing.tables.annex import Annex
from portal.editing.tables.cell_text import folded
from portal.editing.tables.headings import LEFT_OUT
from portal.editing.tables.import_choices import TableMapping
from portal.editing.tables.table_heading import NAMING, AnnexColumn
from portal.editing.tables.table_problem import TableProblem


def unmapped(annex: Annex) -> Iterator[TableProblem]:
    """Columns that hold something and that nobody knows."""
    rows = [row for entry in annex.entries for row in entry.rows]
    for column in annex.heading.columns:
        if column.field:
            continue
        held = [annex.sheet.cell(row, column.number) for row in rows]
        if any(cell.text.strip() and cell.anchor[1] == column.number for cell in held):
            shown = (
                f"“{column.heading}”这一列" if column.heading else f"{column.letter} 列没有列名，"
            )
            key = column.heading or column.letter
            yield TableProblem(
                annex.sheet.name,
                f"{column.letter}{annex.heading.last}",
                "",
                "列",
                f"{shown}不知道对应哪个字段",
                f"--map {key}=字段，如 --map {key}=note；不取的写 --map {key}={LEFT_OUT}",
            )


def repeated_columns(annex: Annex, given: Mapping[str, str]) -> Iterator[TableProblem]:
    """Two columns for one field, where nobody said that they are: each by its letter, or by a heading of
    its own. A heading that is there twice names neither."""
    meant = {folded(key) for key in given}
    if beside := _beside(annex):
        yield beside
        return
    for name in dict.fromkeys(one.field for one in annex.heading.columns):
        if not name or name == LEFT_OUT:
            continue
        columns = _apart(annex, name)
        headings = [folded(one.heading) for one in columns]
        if len(columns) > 1 and not all(
            one.letter.lower() in meant or (headings.count(own) == 1 and own in meant)
            for one, own in zip(columns, headings, strict=True)
        ):
            shown = "、".join(f"{one.letter} 列“{one.heading}”" for one in columns)
            last = columns[-1]
            yield TableProblem(
                annex.sheet.name,
                f"{last.letter}{annex.heading.last}",
                "",
                "列",
                f"{shown}都是 {name}",
                f"不取的那一列写 --map {last.letter}={LEFT_OUT}，另有意思的写 --map {last.letter}=字段",
            )


def _beside(annex: Annex) -> TableProblem | None:
    """Two tables side by side, as lists in print have them: the columns begin anew. Whoever leaves out
    those on the right loses half of the items."""
    fields = [
        (one, one.field)
        for one in annex.heading.columns
        if one.field and one.field != LEFT_OUT and one in _apart(annex, one.field)
    ]
    names = [name for _, name in fields]
    for half in range(2, len(names) // 2 + 1):
        for begin in range(len(names) - 2 * half + 1):
            middle = begin + half
            own = set(names[begin:middle])
            again = names[begin:middle] == names[middle : middle + half] and len(own) == half
            if not again or not own & set(NAMING):
                continue
            first, last = fields[middle][0], fields[-1][0]
            told = f"{first.letter}–{last.letter} 列和左边的列一样：两张表并排，右边的也是条目"
            hint = "把右边的一张剪切、粘贴到左边一张的下面，再导入；"
            hint += f"右边是替代产品一类的，写 --map {first.letter}=字段"
            where = f"{first.letter}{annex.heading.last}"
            return TableProblem(annex.sheet.name, where, "", "列", told, hint)
    return None


def _apart(annex: Annex, name: str) -> list[AnnexColumn]:
    """The columns of a field; a heading that is merged over several is one."""
    found: dict[tuple[int, int], AnnexColumn] = {}
    for column in annex.heading.of(name):
        anchor = annex.sheet.cell(annex.heading.last, column.number).anchor
        found.setdefault(anchor, column)
    return list(found.values())


def lost_columns(annex: Annex, kept: TableMapping) -> Iterator[TableProblem]:
    """What was there the last time and is not there now: a heading may have changed."""
    own = {folded(part) for one in annex.heading.columns for part in (one.heading, one.letter)}
    got = {one.field for one in annex.heading.columns}
    for heading, name in kept.columns.items():
        if name != LEFT_OUT and folded(heading) not in own and name not in got:
            told = f"上一次有列“{heading}”（{name}），这一次没有，也没有别的列是它"
            hint = f"列名改了的，写 --map 新的列名={name}；确实没有了的，删去 mappings 里的这一行"
            where = f"A{annex.heading.first}"
            yield TableProblem(annex.sheet.name, where, "", "列", told, hint)

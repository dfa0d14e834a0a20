"""What an editor should know of an annex beside its problems."""

from collections.abc import Iterator, Sequence

from portal.editing.tables.annex import Annex
from portal.editing.tables.annex_row import AnnexRow
from portal.editing.tables.cell_text import other_form
from portal.editing.tables.counts import gaps_in
from portal.editing.tables.headings import LEFT_OUT


def remarks_of(
    annex: Annex, rows: Sequence[AnnexRow], count: int | None, is_miscounted: bool
) -> Iterator[str]:
    """What nobody has to answer, and everybody should see."""
    if count is None and not is_miscounted:
        yield "表里没有写共多少项，清单也没有写：自己和原文对一遍条数"
    gaps = gaps_in([one.number for one in rows])
    if gaps and count == len(rows):
        yield f"序号里没有 {'、'.join(map(str, gaps[:20]))}：看原文是不是也跳过了"
    columns = annex.heading.columns
    left = dict.fromkeys(one.heading for one in columns if one.field == LEFT_OUT and one.heading)
    if shown := "、".join(one for one in left if one != "问题"):
        yield (
            f"没有取的列：{shown}（官方的介绍不照抄，联系方式不收；要取的用自己的话写，"
            "再用 --map 列名=字段）"
        )
    if annex.dittos:
        yield f"有 {annex.dittos} 格写着“同上”：按上一条的内容写了"
    if annex.nothings:
        yield f"有 {annex.nothings} 格只有“—”“/”“无”：当作空的"
    if annex.filled:
        yield (f"有 {annex.filled} 条类别空着：按上一条的写了（合并的单元格存成文字，只留第一格）")
    borne = {mark for one in rows for mark in one.marks}
    borne |= {other_form(mark) for mark in borne if mark not in annex.notes}
    for mark, text in annex.notes.items():
        if mark not in borne:
            yield f"表下的注“{mark} {text}”，没有条目带这个记号：看要写在哪里"
    for text in annex.unmarked:
        yield f"表下的注：{text}（没有写进条目；要提醒读者的，写在清单的 cautions 里）"

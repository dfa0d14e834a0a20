"""As many items as the document says that there are, in all and in each section."""

from collections.abc import Iterator

from portal.editing.tables.annex import Annex
from portal.editing.tables.annex_row import AnnexRow
from portal.editing.tables.row_role import Announced
from portal.editing.tables.table_problem import TableProblem


def count_of(
    annex: Annex, given: int | None, of_list: int | None
) -> tuple[int | None, list[TableProblem]]:
    """The count that the document gives, and what contradicts it. What the editor says comes first."""
    if given is not None:
        return given, []
    told = [one for one in annex.announced if one.section == 0]
    counts = dict.fromkeys(one.count for one in told)
    if not counts:
        return of_list, []
    if len(counts) > 1:
        shown = "、".join(f"第 {one.row} 行“{one.words}”" for one in told)
        hint = "看原文是哪一个：--count 项数"
        return None, [_problem(annex, told[-1], f"表里写的项数不一样：{shown}", hint)]
    count = next(iter(counts))
    if of_list is not None and of_list != count:
        hint = "看原文是哪一个：--count 项数，或者改清单的 item_count"
        message = f"表里写共 {count} 项，清单的 item_count（公布的总项数）是 {of_list}"
        return None, [_problem(annex, told[0], message, hint)]
    return count, []


def miscounted(
    annex: Annex, wanted: list[AnnexRow], count: int | None, explained: bool
) -> Iterator[TableProblem]:
    """Where items got lost. `explained` says that the list has words for what it lacks."""
    if count is not None and count != len(wanted) and not explained:
        yield _whole(annex, wanted, count)
    for one in annex.announced:
        if not one.section:
            continue
        own = [row for row in wanted if one.section in row.entry.sections]
        if one.count not in (len(own), _models(own)) and not explained:
            told = f"“{one.words}”下面有 {len(own)} 条{_or_models(own)}"
            yield _problem(annex, one, told, "对照原文补上缺的，删去多的")


def _whole(annex: Annex, wanted: list[AnnexRow], count: int) -> TableProblem:
    told = next((one for one in annex.announced if one.section == 0), Announced(count, 1))
    models = _models(wanted)
    if models == count:
        message = f"公布的 {count} 项是按型号数的：这里是 {len(wanted)} 条，{models} 个型号"
        hint = f'加上 --coverage "按目录的 {len(wanted)} 个条目收录，{count} 个型号都列在各条里"'
        return _problem(annex, told, message, hint)
    gaps = gaps_in([row.number for row in wanted])
    missing = f"；序号里没有 {'、'.join(map(str, gaps[:20]))}" if gaps else ""
    hint = (
        '对照原文补上；只收录一部分的，加上 --coverage "缺哪些、为什么"；项数写错的，--count 项数'
    )
    message = f"公布的是 {count} 项，表里有 {len(wanted)} 条{_or_models(wanted)}{missing}"
    return _problem(annex, told, message, hint)


def gaps_in(numbers: list[str]) -> list[int]:
    """The whole numbers that are left out between the first and the last."""
    own = [int(number) for number in numbers if number.isdecimal()]
    if len(own) < 0.9 * len(numbers) or not own:
        return []
    return sorted(set(range(min(own), max(own) + 1)) - set(own)) if max(own) < 10_000 else []


def _models(rows: list[AnnexRow]) -> int:
    return sum(len(row.stated.get("models", ())) for row in rows)


def _or_models(rows: list[AnnexRow]) -> str:
    return f"（{models} 个型号）" if (models := _models(rows)) and models != len(rows) else ""


def _problem(annex: Annex, one: Announced, message: str, hint: str) -> TableProblem:
    return TableProblem(annex.sheet.name, f"A{one.row}", "", "项数", message, hint)

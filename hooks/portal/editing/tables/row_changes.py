"""From the rows that a table wants to the text of the list: what becomes what, row by row.

A wanted row names fields; what it does not name stays. A row keeps its id, whatever becomes of its
place. Rows that the table does not have stay in the list: who published a row cannot drop it, and of
the others an editor says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from portal.catalogue.editions.longest_rise import longest_rise
from portal.editing.files.yaml_text import Uneditable, with_record
from portal.editing.tables.row_ids import next_id
from portal.editing.tables.row_steps import FieldStep, Outcome, RowStep, field_steps
from portal.editing.tables.table_problem import TableProblem
from portal.editing.tables.wanted_row import NO_TERMS, RowTerms, WantedRow, merged
from portal.read.model_fields import fields_of
from portal.read.problem import Unreadable, nearest
from portal.read.strict_yaml import parse
from portal.read.text import decode


@dataclass(frozen=True)
class RowChanges:
    """`text` is that of the whole file; where there are problems it is the old one. `rows` are all the
    rows of the list as they would be, in their order."""

    text: str
    rows: list[dict[str, Any]]
    steps: list[RowStep]
    problems: list[TableProblem]


def row_changes(
    text: str,
    place: Sequence[str | int],
    wanted: Sequence[WantedRow],
    model: type[BaseModel],
    terms: RowTerms = NO_TERMS,
) -> RowChanges:
    """What taking these rows to the list at a place of a record does. `text` is that of the file as it
    is; `model` that of the record."""
    record = parse(decode(text.encode("utf-8"), "(文件)"), "(文件)")
    holder, old, row_model = _held(record, place, model)
    work = _Work(str(record.get("id", "")), old, row_model, terms)
    rows = work.rows(wanted)
    if work.problems:
        return RowChanges(text, old, work.steps, work.problems)
    if rows or old:
        holder[place[-1]] = rows
    try:
        return RowChanges(with_record(text, record, model), rows, work.steps, [])
    except Unreadable as error:
        problems = [_of_result(one, wanted) for one in error.problems]
    except Uneditable as error:
        problems = [TableProblem("", "", "", "", str(error))]
    return RowChanges(text, old, work.steps, problems)


class _Work:
    """One table taken to one list."""

    def __init__(
        self, record: str, old: list[dict[str, Any]], model: type[BaseModel], terms: RowTerms
    ):
        self.record, self.old, self.model, self.terms = record, old, model, terms
        self.has_ids = "id" in fields_of(model)
        self.by_id = {_id(row, index): row for index, row in enumerate(old)}
        self.steps: list[RowStep] = []
        self.problems: list[TableProblem] = []

    def rows(self, wanted: Sequence[WantedRow]) -> list[dict[str, Any]]:
        self._look_at_ids(wanted)
        if self.problems:
            return self.old
        wanted = self._known_again(wanted)
        named = [row.id for row in wanted if row.id in self.by_id]
        moved = self._moved([id for id in named if id])
        taken = {*self.terms.taken, *self.by_id, *(row.id for row in wanted if row.id)}
        found: list[tuple[str, dict[str, Any]]] = []
        for row in wanted:
            before = self.by_id.get(row.id) if row.id else None
            id = row.id or self._new_id(row, taken)
            taken.add(id)
            after, settled = self._merged(before or ({"id": id} if self.has_ids else {}), row, id)
            found.append((id, after))
            self._note(row, id, before, after, settled, id in moved)
        return [row for _, row in self._with_left(found)]

    def _known_again(self, wanted: Sequence[WantedRow]) -> list[WantedRow]:
        """The rows with the ids of those without one that are in the list already, in every field that
        the table has, and nowhere else in the table: taken in twice, a new row stands once."""
        named = {*(row.id for row in wanted if row.id), *self.terms.removed}
        free = (
            {id: row for id, row in self.by_id.items() if id not in named} if self.has_ids else {}
        )
        found = []
        for row in wanted:
            if row.id is None and any(value is not None for value in row.values.values()):
                same = (id for id, old in free.items() if self._says_the_same(row, old))
                if id := next(same, None):
                    del free[id]
                    row = replace(row, id=id)
            found.append(row)
        return found

    def _says_the_same(self, row: WantedRow, old: Mapping[str, Any]) -> bool:
        return next(self._steps(old, merged(old, row.values)), None) is None

    def _moved(self, after: Sequence[str]) -> set[str]:
        """The fewest rows whose moving makes the order of the list that of the table."""
        rank = {id: index for index, id in enumerate(self.by_id)}
        stay = longest_rise([rank[id] for id in after])
        return {id for index, id in enumerate(after) if index not in stay}

    def _look_at_ids(self, wanted: Sequence[WantedRow]) -> None:
        seen: dict[str, WantedRow] = {}
        for row in wanted:
            if not row.id:
                continue
            if row.id in seen:
                first = seen[row.id].cells.get("", "")
                hint = "新的条目把编号格空着，会自动取号；多出来的一行删去"
                self.problems.append(
                    row.problem("id", f"编号 {row.id} 有两行，另一行在 {first}", hint, "编号")
                )
            elif row.id not in self.by_id and self._is_unknown(row):
                near = nearest(row.id, list(self.by_id))
                hint = (f"可能是 {near}；" if near else "") + "新的条目把编号格空着，会自动取号"
                self.problems.append(row.problem("id", f"清单里没有编号 {row.id}", hint, "编号"))
            seen.setdefault(row.id, row)
        for id in self.terms.removed:
            if id not in self.by_id:
                near = nearest(id, list(self.by_id))
                hint = f"可能是 {near}" if near else ""
                self.problems.append(
                    TableProblem("", "", id, "编号", f"要删的 {id} 不在清单里", hint)
                )
            elif id in self.terms.published:
                hint = f"要撤回：publish.py --withdraw {id} --reason 原因"
                told = f"{id} 已经发布过，不能直接删"
                self.problems.append(TableProblem("", "", id, "编号", told, hint))

    def _is_unknown(self, row: WantedRow) -> bool:
        """Ids are given here; only who begins a list may bring them along."""
        return bool(self.by_id) or not self.has_ids

    def _new_id(self, row: WantedRow, taken: set[str]) -> str:
        if not self.has_ids:
            return f"+{len(taken)}"
        numbers = [str(one.get("item_no") or "") for one in self.old]
        number = str(row.values.get("item_no") or "")
        return next_id(self.record, list(self.by_id), taken, numbers, number)

    def _merged(
        self, before: Mapping[str, Any], row: WantedRow, id: str
    ) -> tuple[dict[str, Any], tuple[FieldStep, ...]]:
        settled = set(self.terms.settled.get(id, ()))
        kept: list[FieldStep] = []
        values = dict(row.values)
        for name in sorted(settled):
            head, _, part = name.partition(".")
            if head not in values:
                continue
            asked = values[head]
            if part:
                if isinstance(asked, Mapping) and part in asked:
                    values[head] = {key: held for key, held in asked.items() if key != part}
                    kept += self._steps(
                        {head: {part: (before.get(head) or {}).get(part)}},
                        {head: {part: asked[part]}},
                    )
                continue
            del values[head]
            kept += self._steps({head: before.get(head)}, {head: asked})
        return merged(before, values), tuple(kept)

    def _note(
        self,
        row: WantedRow,
        id: str,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any],
        settled: tuple[FieldStep, ...],
        moved: bool,
    ) -> None:
        fields = tuple(self._steps(before or {}, after))
        outcome: Outcome = "added" if before is None else "changed" if fields else "same"
        self.steps.append(
            RowStep(
                outcome,
                id,
                _name(after),
                row.sheet,
                row.cells.get("", ""),
                moved,
                id in self.terms.published,
                fields,
                settled,
            )
        )

    def _steps(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldStep]:
        for name, field_ in fields_of(self.model).items():
            old, new = before.get(name), after.get(name)
            if field_.below and (isinstance(old, dict) or isinstance(new, dict)):
                below = fields_of(field_.below)
                for part in dict.fromkeys([*(old or {}), *(new or {})]):
                    label = below[part].label if part in below else part
                    step = field_steps(
                        f"{name}.{part}", label, (old or {}).get(part), (new or {}).get(part)
                    )
                    yield from step
            elif name != "id":
                yield from field_steps(name, field_.label, old, new)

    def _with_left(
        self, found: list[tuple[str, dict[str, Any]]]
    ) -> list[tuple[str, dict[str, Any]]]:
        """The rows that the table does not have, behind the one that they stood behind."""
        have = {id for id, _ in found}
        behind: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        before = ""
        for id, row in self.by_id.items():
            if id in have:
                before = id
                continue
            published = id in self.terms.published
            gone = (id in self.terms.removed or not self.terms.keep_missing) and not published
            self.steps.append(
                RowStep("removed" if gone else "left", id, _name(row), published=published)
            )
            if not gone:
                behind.setdefault(before, []).append((id, row))
        result = behind.get("", [])
        for id, row in found:
            result += [(id, row), *behind.get(id, [])]
        return result


def _held(
    record: dict[str, Any], place: Sequence[str | int], model: type[BaseModel]
) -> tuple[Any, list[dict[str, Any]], type[BaseModel]]:
    """What holds the list, the list, the model of its rows."""
    holder: Any = record
    for step in place[:-1]:
        holder = holder[step]
    inner = model
    for step in place:
        if isinstance(step, str):
            below = fields_of(inner)[step].below
            assert below, f"{step} holds no rows"
            inner = below
    old = holder.get(place[-1]) or []
    return holder, old, inner


def _id(row: Mapping[str, Any], index: int) -> str:
    """What a row is known by; rows without ids by their number."""
    return str(row["id"]) if "id" in row else f"#{index + 1}"


def _name(row: Mapping[str, Any]) -> str:
    for name in ("name", "product", "energy"):
        if name in row:
            return str(row[name])
    return ""


def _of_result(problem: Any, wanted: Sequence[WantedRow]) -> TableProblem:
    return TableProblem("", "", "", problem.field, problem.message, problem.hint)

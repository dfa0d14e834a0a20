"""From the items of an annex to rows as a list has them, each with where it came from and what was
thought on the way."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from portal.editing.tables.annex import Annex, is_ditto
from portal.editing.tables.annex_parts import fill_down, is_parallel, once
from portal.editing.tables.annex_row import YEARS, AnnexRow, ImportedList, RowWork
from portal.editing.tables.cell_text import folded, one_line, without_marks
from portal.editing.tables.field_values import UnclearValue, is_several, value_of
from portal.editing.tables.grid import SheetCell
from portal.editing.tables.headings import LEFT_OUT
from portal.editing.tables.import_choices import NOTHING, ImportChoices
from portal.editing.tables.row_inference import (
    add_footnotes,
    infer_action,
    infer_equipment,
    infer_match,
    take_term,
)
from portal.editing.tables.table_heading import AnnexColumn
from portal.editing.tables.written_dates import UnclearDate, read_date, read_year_rule
from portal.editing.tables.written_models import is_turned, read_models
from portal.kinds.phase_out import PhaseOutRow
from portal.read.model_fields import fields_of

AT_ONCE = {"immediate": "immediate", "立即": "immediate", "encouraged": "encouraged"}
"""What may be said of a deadline instead of a day."""


def annex_rows(annex: Annex, target: ImportedList, choices: ImportChoices) -> list[AnnexRow]:
    """The items as rows, in the order of the table."""
    fill_down(annex)
    labels = {name: one.label for name, one in fields_of(target.model).items()}
    return [
        _Row(annex, target, choices, AnnexRow(entry, labels=labels)).read()
        for entry in annex.entries
    ]


class _Row(RowWork):
    def read(self) -> AnnexRow:
        by_field: dict[str, list[AnnexColumn]] = {}
        for column in self.annex.heading.columns:
            if column.field and column.field != LEFT_OUT:
                by_field.setdefault(column.field, []).append(column)
        for name in sorted(by_field, key=lambda one: one != "item_no"):
            self._field(name, by_field[name])
        self._years(by_field)
        for name, text in self.choices.constants.items():
            if name in fields_of(self.target.model) and name not in self.row.stated:
                self._set(name, text)
        self._own_choices()
        if "name" not in self.row.stated and "name" not in by_field and self.entry.sections:
            self.row.stated["name"] = self.annex.sections[self.entry.sections[-1]]
            self.row.remarks.append("表里没有名称一列，名称取自上面的分类标题")
        if issubclass(self.target.model, PhaseOutRow):
            infer_action(self)
            infer_match(self)
            infer_equipment(self)
        add_footnotes(self)
        return self.row

    def _field(self, name: str, columns: list[AnnexColumn]) -> None:
        cells = [cell for column in columns for cell in self.entry.cells.get(column.number, ())]
        if not cells:
            return
        self.row.cells[name] = cells[0].address
        for cell in cells:
            if cell.kind == "error":
                self.problem(
                    name, f"{cell.text} 是公式出错的结果，不是内容", "改正公式，或者直接写内容"
                )
                return
            if cell.kind == "formula":
                hint = "用 Excel 打开，保存一次；或者把公式换成它的结果（选择性粘贴→数值）"
                self.problem(name, "这里是公式，文件里没有存下算出的结果", hint)
                return
        if len(cells) > 1 and name not in ("models", *YEARS):
            cells = once(cells)
            if len(cells) > 1 and is_parallel(self.annex, self.entry, self.choices.further):
                shown = "、".join(f"“{one_line(cell.text)}”" for cell in cells[:3])
                hint = "取消合并，每行写上序号和名称，分成几条；确是一条的，并成一格"
                self.problem(name, f"这一条占了几行，各行写的不同：{shown}", hint)
                return
        if any(is_ditto(cell.text) for cell in cells):
            self.problem(name, "写着“同上”，上面没有可以照写的", "按原文写出来")
            return
        reader: Callable[[list[SheetCell], AnnexColumn], None] = {
            "models": self._models,
            "deadline": self._deadline,
            "equipment": self._category,
        }.get(name, lambda held, column: self._plain(name, held, column))
        if name not in YEARS:
            reader(cells, columns[0])

    def _given(self, column: AnnexColumn, text: str) -> str | None:
        """What the editor said that a text of a column means."""
        for key, meant in self.choices.values.items():
            if folded(key) in (folded(column.heading), column.letter.lower(), column.field):
                for written, value in meant.items():
                    if folded(written) == folded(text):
                        return value
        return None

    def _plain(self, name: str, cells: list[SheetCell], column: AnnexColumn) -> None:
        text = "\n".join(cell.text for cell in cells)
        line = one_line(text)
        marked = without_marks(line)
        self._remember(marked.marks, cells[0].address)
        given = self._given(column, marked.text)
        if given == NOTHING:
            return
        if name == "item_no" and any(cell.kind == "date" for cell in cells):
            self.problem(
                name,
                f"Excel 把序号变成了日期（{marked.text}）",
                "把这一列设成“文本”格式，重新输入序号",
            )
            return
        if name == "item_no":
            number = unicodedata.normalize("NFKC", marked.text).strip("、., 。")
            kept = number if number.isdecimal() else marked.text.strip("、.．。 ")
            marked = type(marked)(kept, marked.marks)
        if marked.text:
            several = is_several(self.target.model, name)
            self._set(name, given or (text if several else marked.text), cells[0])

    def _set(self, name: str, text: str, cell: SheetCell | None = None) -> None:
        try:
            value = value_of(
                self.target.model,
                name,
                text,
                self.target.vocabularies,
                cell,
                self.annex.sheet.epoch,
            )
        except UnclearValue as error:
            self.problem(name, error.message, error.hint)
            return
        if value not in ("", []):
            self.row.stated[name] = value

    def _models(self, cells: list[SheetCell], column: AnnexColumn) -> None:
        for cell in cells:
            if cell.kind == "date" or is_turned(cell.text):
                told = f"Excel 把型号变成了日期或者科学计数（{cell.text}）"
                hint = "把这一列设成“文本”格式，按原文重新输入型号"
                self.problem("models", told, hint, cell.address)
                return
        given = [self._given(column, cell.text) for cell in cells]
        texts = [
            meant if meant is not None else cell.text
            for meant, cell in zip(given, cells, strict=True)
            if meant != NOTHING
        ]
        found = read_models(texts)
        self._remember(found.marks, cells[0].address)
        twice = [model for model in dict.fromkeys(found.models) if found.models.count(model) > 1]
        if twice:
            self.problem("models", f"型号 {twice[0]} 写了两次", "删去一个；抄错的按原文改")
        if found.unclear:
            hint = f"一行写一个型号，或者用顿号分开；确是这样写的，--set {self.row.called}.models=型号、型号"
            self.problem("models", f"看不出有哪几个型号：{found.unclear}", hint)
        if found.models:
            self.row.stated["models"] = list(found.models)
            self.row.cells["match"] = cells[0].address
        if found.match:
            self.row.guessed["match"] = found.match
        if found.norm:
            self.row.guessed["models_norm"] = list(found.norm)
        self.row.doubt = found.doubt

    def _deadline(self, cells: list[SheetCell], column: AnnexColumn) -> None:
        cell = cells[0]
        line = one_line("\n".join(one.text for one in cells)) if len(cells) > 1 else cell.text
        marked = without_marks(one_line(line))
        given = self._given(column, marked.text)
        if given == NOTHING:
            return
        if given in AT_ONCE:
            self.row.stated["deadline_rules"] = [{"made": "any", "stop_use": AT_ONCE[given]}]
            return
        try:
            if given:
                day = read_date(SheetCell(cell.row, cell.column, given), given, "")
            else:
                day = read_date(cell, marked.text, self.annex.sheet.epoch)
        except UnclearDate as error:
            several = len(cells) > 1 and len(self.entry.rows) > 1
            hint = "这一条占了几行，各行的期限不同：分成几条" if several else error.hint
            self.problem("deadline", error.message, hint)
            return
        self._remember(marked.marks, cell.address)
        self.row.stated["deadline"] = day.text
        if day.remark:
            self.row.remarks.append(day.remark)

    def _years(self, by_field: Mapping[str, list[AnnexColumn]]) -> None:
        """Columns of years make the deadline a rule: only machines of these years are meant."""
        rule: dict[str, Any] = {}
        for name in YEARS:
            for column in by_field.get(name, ()):
                cells = self.entry.cells.get(column.number, [])
                text = one_line("\n".join(cell.text for cell in cells))
                text = self._given(column, text) or text
                if not text or text == NOTHING:
                    continue
                self.row.cells[name] = cells[0].address
                try:
                    rule[name] = read_year_rule(text)
                except UnclearDate as error:
                    self.problem(name, error.message, error.hint)
        if not rule or all(value == "any" for value in rule.values()):
            return
        if rules := self.row.stated.pop("deadline_rules", None):
            rule["stop_use"] = rules[0]["stop_use"]
        elif day := self.row.stated.pop("deadline", None):
            rule["stop_use_by"] = day
        else:
            self.problem(
                "deadline", "写了年份条件，没有写期限", "补上期限；没有期限的，把条件写在 scope 里"
            )
            return
        self.row.stated["deadline_rules"] = [rule]
        self.row.cells["deadline_rules"] = self.row.cells.get("deadline", "")

    def _own_choices(self) -> None:
        """What the editor set for this item alone comes before what the table says."""
        for (which, name), text in self.choices.row_values.items():
            if which not in (self.row.number, f"行{self.entry.row}"):
                continue
            self.row.decided.add(name)
            if text == NOTHING:
                self.row.stated.pop(name, None)
            elif name in fields_of(self.target.model):
                self.row.problems = [
                    one
                    for one in self.row.problems
                    if one.field != fields_of(self.target.model)[name].label
                ]
                self._set(name, text)

    def _category(self, cells: list[SheetCell], column: AnnexColumn) -> None:
        text = without_marks(one_line("\n".join(cell.text for cell in cells))).text
        given = self._given(column, text)
        if given == NOTHING:
            return
        take_term(self, given or text, f"--value {column.heading or column.letter}:{text}=")

    def _remember(self, marks: tuple[str, ...], cell: str) -> None:
        self.marks += [(mark, cell) for mark in marks if mark not in {one for one, _ in self.marks}]
